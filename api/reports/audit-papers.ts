/** What the documents of engagements and audits are made from, and who makes them. */
import type { AuditPoint, AuditView } from '../contract-audits.ts';
import type { Accreditation, EngagementView } from '../contract-companies.ts';
import type { Answers } from '../../scoring/answers.ts';
import type { Comparison } from '../../scoring/comparison.ts';
import type { Language } from '../../scoring/definition.ts';

/** The parts of an audit that its report reads; a stored audit has them all. */
export type AuditOnPaper = Pick<
  AuditView,
  | 'id'
  | 'instrument'
  | 'version'
  | 'point'
  | 'company'
  | 'consultant'
  | 'profile'
  | 'declared'
  | 'verified'
  | 'inventory'
  | 'conclusions'
  | 'evidence'
  | 'results'
  | 'stageProposal'
  | 'offers'
  | 'signedOff'
  | 'corrects'
>;

export interface AuditPapers {
  audit: AuditOnPaper;
  /** The firm's; null where it gave none. */
  vatNumber: string | null;
  engagement: EngagementView;
  /** The consultant's as it stands today; a signed-off audit carries its own. */
  accreditation: Accreditation | null;
}

/** Without answers the changes are told in points alone. */
interface Measured {
  id: string;
  /** "T0", "T1" … */
  point: string;
  /** Day, YYYY-MM-DD. */
  on: string;
  answers: Answers | null;
}

/** Two measurements of a firm, by any instrument. */
export interface TwoMeasurements {
  /** Null where the firm has not given its name. */
  company: string | null;
  instrument: string;
  version: number;
  /** Verified answers where both audits are verified, else the declared ones. */
  track: 'declared' | 'verified';
  /** One of the two is not signed off yet: every page says so. */
  draft: boolean;
  before: Measured;
  after: Measured;
  comparison: Comparison;
}

/** Two audits. */
export interface ComparisonPapers extends TwoMeasurements {
  before: Measured & { point: AuditPoint };
  after: Measured & { point: AuditPoint };
}

export interface LetterPapers {
  engagement: EngagementView;
  vatNumber: string | null;
  accreditation: Accreditation | null;
}

/** Makes the documents of audits. The same papers give the same bytes. */
export interface AuditDocuments {
  /** @throws HttpError 409 before the audit is verified */
  reportPdf(papers: AuditPapers, language: Language): Promise<Buffer>;
  /** @throws HttpError 409 before the audit is verified */
  reportDocx(papers: AuditPapers, language: Language): Promise<Buffer>;
  comparisonPdf(papers: TwoMeasurements, language: Language): Promise<Buffer>;
}
