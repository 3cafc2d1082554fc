/** The HTTP types of technological audits. */
import type { Answers } from '../scoring/answers.ts';
import type {
  AuditPoint,
  AuditStatus,
  Conclusions,
  EvidenceView,
  InventoryItem,
  Verified,
} from '../scoring/audit.ts';
import type { Comparison } from '../scoring/comparison.ts';
import type { Language } from '../scoring/definition.ts';
import type { Profile } from '../scoring/profile.ts';
import type { Result, Routing } from '../scoring/result.ts';
import type { StageProposal } from '../scoring/stage.ts';

export type {
  Adoption,
  AuditPoint,
  AuditStatus,
  Conclusions,
  EvidenceView,
  InventoryItem,
  Measure,
  Verified,
} from '../scoring/audit.ts';

/**
 * POST /audits/:auditId/evidence?question&name&datedOn&expiresOn with the file as body (application/octet-stream) →
 * 201 EvidenceView · GET /audits/:auditId/evidence/:evidenceId downloads it · DELETE → 204
 */

export interface CommentView {
  id: string;
  /** Null: about the audit as a whole. */
  question: string | null;
  text: string;
  by: 'company' | 'consultant';
  at: string;
  yours: boolean;
}

/**
 * POST /engagements/:engagementId/audits → 201 AuditView; the same point again gives the audit that is there.
 * Declared answers are carried over from the firm's newest submitted assessment unless `carry` is false.
 */
export interface BeginAudit {
  language: Language;
  point: AuditPoint;
  carry?: boolean;
}
/**
 * PUT /audits/:auditId/engagement → AuditView: another consultant of the firm goes on with an audit whose own
 * consultant has no active engagement any more; 409 `in-good-hands` while there is one.
 */
export interface TakeOver {
  /** The engagement that lives, the caller's own. */
  engagement: string;
}

/** Three parts that are saved apart, each with a revision of its own, so that nobody overwrites the other side. */
export interface Part<T> {
  revision: number;
  value: T;
}

/** GET /audits/:auditId */
export interface AuditView {
  id: string;
  series: string;
  instrument: string;
  version: number;
  language: Language;
  point: AuditPoint;
  status: AuditStatus;
  company: { id: string; name: string };
  engagement: string;
  consultant: {
    account: string;
    name: string;
    organisation: string;
    accredited: 'valid' | 'expired' | 'none';
  };
  /** What the caller is here. */
  side: 'company' | 'consultant';
  /** What the caller may do now, by role, engagement and status. */
  may: AuditDeed[];
  profile: Profile;
  declared: Part<Answers>;
  /** Declared answers that came from another assessment and were not touched since: question → assessment id. */
  carried: Record<string, string>;
  /** Question → what the consultant found; the firm sees it in `changes-requested`, `verified` and `signed-off`. */
  verified: Part<Record<string, Verified>>;
  inventory: Part<InventoryItem[]>;
  /** For the firm empty where the verified values are not shown either. */
  conclusions: Part<Conclusions>;
  evidence: EvidenceView[];
  comments: CommentView[];
  /** Question (or `audit`) → private note of the consultant; never sent to the firm. */
  notes: Record<string, string> | null;
  requests: { question: string | null; text: string; at: string }[];
  /** Null before `verified`. The stage is carried by a signed-off audit alone. */
  results: { declared: Result; verified: Result } | null;
  stageProposal: StageProposal | null;
  offers: Routing | null;
  signedOff: {
    at: string;
    /** Day, Europe/Rome. */
    on: string;
    name: string;
    accreditation: { body: string; number: string; validUntil: string } | null;
    accredited: boolean;
    stage: number | null;
  } | null;
  corrects: string | null;
  correctedBy: string | null;
  /** The audit whose answers this one was copied from (T1, T2). */
  follows: string | null;
  createdAt: string;
  updatedAt: string;
}

export type AuditDeed =
  | 'declare'
  | 'submit'
  | 'verify'
  | 'conclude'
  | 'request-changes'
  | 'confirm'
  | 'sign-off'
  | 'correct'
  | 'follow-up'
  | 'add-evidence'
  | 'comment'
  | 'note'
  | 'delete';

/** GET /audits (the consultant's, over active engagements) · GET /companies/:companyId/audits */
export interface AuditSummary {
  id: string;
  company: { id: string; name: string };
  engagement: string;
  point: AuditPoint;
  status: AuditStatus;
  /** Shares of indicators, 0–1. */
  declared: number;
  verified: number;
  evidence: number;
  waitsFor: 'company' | 'consultant' | null;
  updatedAt: string;
  signedOffOn: string | null;
  corrects: string | null;
  follows: string | null;
}

/**
 * PUT /audits/:auditId/{declared,verified,inventory,conclusions} → Saved; 409 `stale-revision` with `current` = the
 * part. The firm saves the inventory by the deed `declare`, the consultant by `verify`; conclusions by `conclude`.
 */
export interface SavePart<T> {
  changeId: string;
  /** Revision of the part that the change was made from. */
  revision: number;
  value: T;
}

/**
 * POST /audits/:auditId/submit · /verification · /sign-off {revision}: of the declared (submit) or the verified part.
 * POST /audits/:auditId/changes {items} · /corrections · /follow-ups → 201 AuditView
 */
export interface Step {
  revision: number;
}
export interface RequestChanges {
  items: { question: string | null; text: string }[];
}
/** POST /audits/:auditId/comments → 201 CommentView · DELETE …/comments/:commentId → 204 · PUT …/notes/:question {text} → 204 */
export interface AddComment {
  question: string | null;
  text: string;
}

/**
 * GET /audits/:auditId/comparison: against the audit it follows. GET …/comparison.pdf?language,
 * GET …/report.pdf?language, GET …/report.docx?language (from `verified` on).
 */
export interface ComparisonView {
  before: { id: string; point: AuditPoint; on: string };
  after: { id: string; point: AuditPoint; on: string };
  comparison: Comparison;
}

/** GET /audits/:auditId/receipt: what the sign-off stands for, signed with the key of GET /receipts/key. */
export interface AuditReceipt {
  format: 'meridiana-audit-1';
  audit: string;
  point: AuditPoint;
  corrects: string | null;
  engine: string;
  instrument: string;
  version: number;
  /** SHA-256 of the canonical definition, hexadecimal. */
  definitionHash: string;
  /** Profile facts used by the scoring; nothing that names the firm. */
  profile: Record<string, string | string[]>;
  declared: Answers;
  verified: Record<string, Verified>;
  inventory: InventoryItem[];
  conclusions: Conclusions;
  evidence: Pick<EvidenceView, 'question' | 'sha256' | 'datedOn'>[];
  results: { declared: Result; verified: Result };
  signedOff: {
    on: string;
    name: string;
    organisation: string;
    accreditation: { body: string; number: string; validUntil: string } | null;
    accredited: boolean;
    stage: number | null;
  };
  signature: { algorithm: 'Ed25519'; publicKey: string; value: string };
}
