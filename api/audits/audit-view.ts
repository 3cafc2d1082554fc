import type { AuditSummary, AuditView } from '../contract-audits.ts';
import type { Accreditation, ConsultantView } from '../contract-companies.ts';
import { canonicalJson } from '../../scoring/canonical.ts';
import { type AuditRecord, NO_CONCLUSIONS, type StoredEvidence } from './audits.record.ts';
import type { AuditLine } from './audits.store.ts';
import { deedsOf, type Seat } from './seat.ts';
import { isShownToFirm, WAITS_FOR } from './workflow.ts';

/** What is worked out beside the record. */
export interface Surroundings extends Pick<AuditView, 'results' | 'stageProposal'> {
  accredited: ConsultantView['accredited'];
  correctedBy: string | null;
}

/** What the audit looks like to who sits there: each side sees what it may. */
export function toView(seat: Seat, beside: Surroundings): AuditView {
  const { audit, side, caller } = seat;
  const isHidden = side === 'company' && !isShownToFirm(audit.status);
  const { declared, verified, inventory, conclusions } = audit;
  return {
    id: audit._id,
    series: audit.series,
    instrument: audit.instrument,
    version: audit.version,
    language: audit.language,
    point: audit.point,
    status: audit.status,
    company: { id: audit.company, name: audit.companyName },
    engagement: audit.engagement,
    consultant: { ...audit.consultant, accredited: beside.accredited },
    side,
    may: deedsOf(seat),
    profile: audit.profile,
    declared: partOf(declared),
    carried: stillCarried(audit),
    verified: isHidden ? { revision: verified.revision, value: {} } : partOf(verified),
    inventory: partOf(inventory),
    conclusions: isHidden
      ? { revision: conclusions.revision, value: NO_CONCLUSIONS }
      : partOf(conclusions),
    evidence: audit.evidence.map(toEvidenceView),
    comments: audit.comments.map(({ account, at, ...comment }) => ({
      ...comment,
      at: at.toISOString(),
      yours: account === caller.account,
    })),
    notes: side === 'consultant' ? (audit.notes[caller.account] ?? {}) : null,
    requests: audit.requests.map(({ at, ...request }) => ({ ...request, at: at.toISOString() })),
    results: beside.results,
    stageProposal: beside.stageProposal,
    offers: audit.offers,
    signedOff: toSignedOff(audit),
    corrects: audit.corrects,
    correctedBy: beside.correctedBy,
    follows: audit.follows,
    createdAt: audit.createdAt.toISOString(),
    updatedAt: audit.updatedAt.toISOString(),
  };
}

function partOf<T>({ revision, value }: { revision: number; value: T }) {
  return { revision, value };
}

/** Answers that still are what they were in the assessment they came from. */
function stillCarried({ carried, declared }: AuditRecord): Record<string, string> {
  return Object.fromEntries(
    Object.entries(carried).flatMap(([question, { assessment, value }]) => {
      const now = declared.value[question];
      const isSame = now !== undefined && canonicalJson(now) === canonicalJson(value);
      return isSame ? [[question, assessment]] : [];
    }),
  );
}

export function toEvidenceView(evidence: StoredEvidence) {
  const { file: _file, account: _account, warned: _warned, uploadedAt, ...shown } = evidence;
  return { ...shown, uploadedAt: uploadedAt.toISOString() };
}

function toSignedOff({ signedOff }: AuditRecord): AuditView['signedOff'] {
  if (!signedOff) return null;
  const { at, on, name, accreditation, accredited, stage } = signedOff;
  return { at: at.toISOString(), on, name, accreditation, accredited, stage };
}

/** Whether an accreditation holds on a day. */
export function accreditedOn(
  accreditation: Accreditation | null,
  day: string,
): ConsultantView['accredited'] {
  if (!accreditation) return 'none';
  return accreditation.validUntil >= day ? 'valid' : 'expired';
}

/** One line of a list. */
export function toSummary(line: AuditLine): AuditSummary {
  return {
    id: line._id,
    company: { id: line.company, name: line.companyName },
    engagement: line.engagement,
    point: line.point,
    status: line.status,
    declared: line.shares.declared,
    verified: line.shares.verified,
    evidence: line.evidence.length,
    waitsFor: WAITS_FOR[line.status],
    updatedAt: line.updatedAt.toISOString(),
    signedOffOn: line.signedOff?.on ?? null,
    corrects: line.corrects,
    follows: line.follows,
  };
}
