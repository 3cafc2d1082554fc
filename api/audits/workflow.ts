/** The life of an audit as data: in which status which side may do what, and where that leads. */
import type { Action } from '../accounts/rights.ts';
import type { AuditDeed, AuditStatus } from '../contract-audits.ts';

/** The two parties of an audit. */
export type Side = 'company' | 'consultant';

/** Side → status afterwards. A side that is not named may not. */
type Step = Partial<Record<Side, AuditStatus>>;

const both = (status: AuditStatus): Step => ({ company: status, consultant: status });

/** Status × deed × side → next status. What is not in here is refused. */
const WORKFLOW: Record<AuditStatus, Partial<Record<AuditDeed, Step>>> = {
  draft: {
    declare: { company: 'in-progress' },
    'add-evidence': { company: 'draft' },
    comment: both('draft'),
    note: { consultant: 'draft' },
    delete: { company: 'draft' },
  },
  'in-progress': {
    declare: { company: 'in-progress' },
    submit: { company: 'submitted' },
    verify: { consultant: 'in-progress' },
    conclude: { consultant: 'in-progress' },
    'add-evidence': both('in-progress'),
    comment: both('in-progress'),
    note: { consultant: 'in-progress' },
    delete: { company: 'in-progress' },
  },
  submitted: {
    verify: { consultant: 'submitted' },
    conclude: { consultant: 'submitted' },
    'request-changes': { consultant: 'changes-requested' },
    confirm: { consultant: 'verified' },
    'add-evidence': both('submitted'),
    comment: both('submitted'),
    note: { consultant: 'submitted' },
    delete: { company: 'submitted' },
  },
  'changes-requested': {
    declare: { company: 'changes-requested' },
    submit: { company: 'submitted' },
    verify: { consultant: 'changes-requested' },
    conclude: { consultant: 'changes-requested' },
    'add-evidence': both('changes-requested'),
    comment: both('changes-requested'),
    note: { consultant: 'changes-requested' },
    delete: { company: 'changes-requested' },
  },
  verified: {
    conclude: { consultant: 'verified' },
    'request-changes': { consultant: 'changes-requested' },
    'sign-off': { consultant: 'signed-off' },
    comment: both('verified'),
    note: { consultant: 'verified' },
    delete: { company: 'verified' },
  },
  // Nothing here changes a signed-off audit: a correction and a follow-up are audits of their own.
  'signed-off': {
    correct: { consultant: 'signed-off' },
    'follow-up': both('signed-off'),
  },
};

export const STATUSES = Object.keys(WORKFLOW) as AuditStatus[];

/** What of the one table of rights a deed needs. */
export const RIGHT_FOR: Record<AuditDeed, Action> = {
  declare: 'audit.declare',
  submit: 'audit.submit',
  verify: 'audit.verify',
  conclude: 'audit.verify',
  'request-changes': 'audit.request-changes',
  confirm: 'audit.verify',
  'sign-off': 'audit.sign-off',
  correct: 'audit.correct',
  'follow-up': 'audit.follow-up',
  'add-evidence': 'evidence.add',
  comment: 'audit.comment',
  note: 'audit.note',
  delete: 'audit.delete',
};

export const DEEDS = Object.keys(RIGHT_FOR) as AuditDeed[];

/** @returns the status that the deed leads to, or null where that side may not do it now */
export function nextStatus(status: AuditStatus, deed: AuditDeed, side: Side): AuditStatus | null {
  return WORKFLOW[status][deed]?.[side] ?? null;
}

/** While the consultant is still at work, the firm does not see half a finding. */
const SHOWN_TO_FIRM: readonly AuditStatus[] = ['changes-requested', 'verified', 'signed-off'];

export function isShownToFirm(status: AuditStatus): boolean {
  return SHOWN_TO_FIRM.includes(status);
}

/** From here on there are results, and a report. */
export function isMeasured(status: AuditStatus): boolean {
  return status === 'verified' || status === 'signed-off';
}

/** Who has to do something next. */
export const WAITS_FOR: Record<AuditStatus, Side | null> = {
  draft: 'company',
  'in-progress': 'company',
  submitted: 'consultant',
  'changes-requested': 'company',
  verified: 'consultant',
  'signed-off': null,
};
