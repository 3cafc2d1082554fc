/** What the report of an audit is made from. Days are `YYYY-MM-DD` in Europe/Rome. */
import type { Answers } from './answers.ts';
import type { AuditPoint, Conclusions, EvidenceView, InventoryItem, Verified } from './audit.ts';
import type { Definition, Instrument, InstrumentQuestion, Model, Stages } from './definition.ts';
import type { Catalogue } from './offer.ts';
import type { Profile } from './profile.ts';
import type { SurveyTexts } from './report-context.ts';
import type { Result, Routing } from './result.ts';
import type { StageProposal } from './stage.ts';

export interface AccreditationFacts {
  body: string;
  number: string;
  /** Day, included. */
  validUntil: string;
}

export interface EngagementFacts {
  id: string;
  tasks: ('technological-audit' | 'assisted-assessment' | 'follow-up')[];
  scope: string;
  from: string;
  until: string;
  /** Days on which the two sides accepted in the service; null while one has not. */
  accepted: { company: string | null; consultant: string | null };
}

export interface AuditFacts {
  id: string;
  point: AuditPoint;
  declared: Answers;
  verified: Record<string, Verified>;
  inventory: InventoryItem[];
  conclusions: Conclusions;
  evidence: EvidenceView[];
  results: { declared: Result; verified: Result };
  stageProposal: StageProposal | null;
  /** Null: a draft, and the report says so on every page. */
  signedOff: { on: string; stage: number | null } | null;
  /** The signed-off version that this one replaces. */
  corrects: string | null;
}

/** All that the parts of the report but the engagement are made from. */
export interface AuditContent {
  model: Model;
  /** What the stages and structural areas of the proposal are called. */
  stages: Stages;
  instrument: Pick<Instrument, 'title' | 'version'> & {
    questions: Pick<InstrumentQuestion, 'id' | 'process'>[];
  };
  definition: Definition;
  survey: SurveyTexts;
  catalogue: Catalogue;
  profile: Profile;
  activityTitle?: string | undefined;
  provinceName?: string | undefined;
  firm: { name: string; vatNumber: string | null };
  consultant: {
    name: string;
    organisation: string;
    accreditation: AccreditationFacts | null;
    /** On the day of the report. */
    accredited: boolean;
  };
  audit: AuditFacts;
  /** Offers judged on `day`, by the verified result. */
  routing: Routing;
  /** Day of the sign-off; of today for a draft. */
  day: string;
}

export interface AuditReportInput extends AuditContent {
  engagement: EngagementFacts;
}
