import { type Action, type Caller, may, type Relation } from '../accounts/rights.ts';
import type { AuditDeed, AuditStatus } from '../contract-audits.ts';
import { conflict, HttpError, notFound } from '../http/http-error.ts';
import { type AuditRecord, isId } from './audits.record.ts';
import type { AuditStore } from './audits.store.ts';
import type { Parties } from './parties.ts';
import { DEEDS, nextStatus, RIGHT_FOR, type Side } from './workflow.ts';

/** Somebody at the table of an audit: on which side, and what that allows. */
export interface Seat {
  caller: Caller;
  side: Side;
  relation: Relation;
  audit: AuditRecord;
}

/** Lets people in: by their place in the firm, or by an engagement that is active in this very moment. */
export class Seats {
  readonly #store: AuditStore;
  readonly #parties: Parties;

  constructor(store: AuditStore, parties: Parties) {
    this.#store = store;
    this.#parties = parties;
  }

  /** @throws HttpError 404 for what is not there and for what is not the caller's alike */
  async take(caller: Caller, id: string): Promise<Seat> {
    const company = isId(id) ? await this.#store.companyOf(id) : null;
    if (company === null) throw notFound('auditId');
    const relation = await this.#parties.relation(caller, company);
    if (!relation) throw notFound('auditId');
    const audit = await this.#store.find(id, company);
    const seat = audit && seatAt(audit, caller, relation);
    if (!seat) throw notFound('auditId');
    return seat;
  }
}

/**
 * A member sits on the firm's side, the audit's consultant on the other. Another consultant of the same firm
 * may only build on what is signed off.
 */
function seatAt(audit: AuditRecord, caller: Caller, relation: Relation): Seat | null {
  const { member, engagement } = relation;
  const isOwn = audit.consultant.account === caller.account;
  const asConsultant: Seat = { caller, side: 'consultant', relation: { engagement }, audit };
  const mayRead = may(caller, 'audit.read', asConsultant.relation);
  if (mayRead && isOwn) return asConsultant;
  if (member) return { caller, side: 'company', relation: { member }, audit };
  return mayRead && audit.status === 'signed-off' ? asConsultant : null;
}

/** @throws HttpError 403 */
export function demand({ caller, relation }: Pick<Seat, 'caller' | 'relation'>, action: Action) {
  if (!may(caller, action, relation)) throw notAllowed(action);
}

/** Where the deed leads from the audit's status. @throws HttpError 403 for the wrong person, 409 for the wrong status */
export function step(seat: Seat, deed: AuditDeed): AuditStatus {
  demand(seat, RIGHT_FOR[deed]);
  const { status } = seat.audit;
  const next = nextStatus(status, deed, seat.side);
  if (next === null) throw wrongStatus(status, deed);
  return next;
}

/** What the one at the table may do now. */
export function deedsOf(seat: Seat): AuditDeed[] {
  const { caller, relation, audit, side } = seat;
  return DEEDS.filter(
    (deed) =>
      may(caller, RIGHT_FOR[deed], relation) && nextStatus(audit.status, deed, side) !== null,
  );
}

function notAllowed(action: Action): HttpError {
  return new HttpError(403, 'not-allowed', 'Your part in the audit does not allow this.', {
    issues: [{ path: 'account', code: 'not-allowed', message: action }],
  });
}

export function wrongStatus(status: AuditStatus, deed: AuditDeed) {
  return conflict('wrong-status', `The audit is ${status}: ${deed} is not possible now.`, [
    'status',
  ]);
}
