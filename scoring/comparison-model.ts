/** The before/after report: what page and PDF show of two measurements of one firm. */
import type { Answers } from './answers.ts';
import type { Comparison, NodeComparison } from './comparison.ts';
import type { Definition, Language, Model } from './definition.ts';
import type { SurveyTexts } from './report-context.ts';

export interface Measurement {
  /** "T0", "T1" … */
  point: string;
  /** Day, YYYY-MM-DD. */
  on: string;
  /** Of the track that is compared; null: changes are told in points alone. */
  answers: Answers | null;
}

export interface ComparisonInput {
  model: Model;
  /** Of the later measurement. */
  definition: Definition;
  survey: SurveyTexts;
  /** Null where the firm has not given its name. */
  company: string | null;
  track: 'declared' | 'verified';
  before: Measurement;
  after: Measurement;
  comparison: Comparison;
  /** One of the two is not signed off yet. */
  draft: boolean;
}

export interface ComparisonRow {
  id: string;
  role: NodeComparison['role'];
  name: string;
  state: NodeComparison['state'];
  before: number | null;
  after: number | null;
  beforeShown: string;
  afterShown: string;
  /** "+0.4", or a dash where the two are not compared. */
  difference: string;
  /** Compared, and shown as the same. */
  unchanged: boolean;
  /** "2 in use", or a dash. */
  level: string;
  /** One sentence: what changed and whether missing answers alone could make it, or why it is not compared. */
  sentence: string;
}

/** An indicator whose answer changed. */
export interface ChangeRow {
  question: string;
  title: string;
  before: string;
  after: string;
  points: string;
}

export interface ComparisonReport {
  language: Language;
  title: string;
  subtitle: string;
  company: string | null;
  /** "First measurement, 20 November 2026" */
  before: string;
  after: string;
  track: string;
  /** One sentence on the whole. */
  headline: string;
  /** Why nothing, or not everything, is compared; null where everything is. */
  notice: string | null;
  /** How many areas rose, fell, stayed and are not compared. */
  counts: string | null;
  scale: { top: number };
  rows: ComparisonRow[];
  changes: { area: string; name: string; rows: ChangeRow[] }[];
  notes: string[];
  /** Day of the later measurement, YYYY-MM-DD. */
  day: string;
  draft: boolean;
}
