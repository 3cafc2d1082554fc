/** What a technological audit holds beside its scores: tracks, inventory, conclusions and evidence. */
import type { AnswerValue } from './answers.ts';
import type { BenefitInput, BenefitKind } from './benefit.ts';

/** draft → in-progress → submitted → changes-requested → (submitted) → verified → signed-off */
export type AuditStatus =
  'draft' | 'in-progress' | 'submitted' | 'changes-requested' | 'verified' | 'signed-off';

/** Which time the firm is measured. */
export type AuditPoint = 'T0' | 'T1' | 'T2';

/** What the consultant found for one indicator. */
export interface Verified {
  value: AnswerValue;
  /** Needed where the value differs from the declared one. */
  reason?: string;
  /** Day of the check, YYYY-MM-DD. */
  on: string;
}

/** Stage of adoption of a machine, system or technology. */
export type Adoption = 'none' | 'planned' | 'trial' | 'in-use' | 'widespread';

export interface InventoryItem {
  id: string;
  kind: 'machine' | 'system' | 'technology';
  name: string;
  /** Year of make, where known. */
  year?: number;
  process?: string;
  keyStep?: boolean;
  /** Gives or takes data over a network. */
  connected: 'yes' | 'no' | 'unknown';
  /** For what is not connected: can it be made to? */
  retrofit: 'possible' | 'not-worth-it' | 'impossible' | 'unknown' | 'not-needed';
  adoption: Adoption;
  note?: string;
}

/** One line of the action plan. Money in euro cents. */
export interface Measure {
  id: string;
  area: string;
  title: string;
  effort: 'days' | 'weeks' | 'months';
  cost: { low: number; high: number };
  /** Worked out by `estimateBenefit`; null without figures of the firm. */
  benefit: { kind: BenefitKind; input: BenefitInput } | null;
  /** Ids of offers of the catalogue. */
  service: string | null;
  call: string | null;
  /** Such as 2027-Q1. */
  quarter: string;
}

/** What the consultant writes beside the scores. */
export interface Conclusions {
  /** Area → finding, up to 2,000 characters. */
  findings: Record<string, string>;
  /** Ids of areas, the most urgent first; empty: the order that the scoring proposes. */
  priorities: string[];
  measures: Measure[];
  summary: string;
  /** Acatech-equivalent stage (1–6) that the consultant states, with a reason; null: not stated. */
  stage: { stage: number; reason: string } | null;
}

export interface EvidenceView {
  id: string;
  /** Indicator (question) that it belongs to. */
  question: string;
  name: string;
  /** Media type by content. */
  type: string;
  bytes: number;
  /** SHA-256, hexadecimal. */
  sha256: string;
  /** Day that the document itself bears, YYYY-MM-DD. */
  datedOn: string;
  /** Last day on which it holds; null: does not expire. */
  expiresOn: string | null;
  uploadedAt: string;
  by: 'company' | 'consultant';
}
