/** What scoring, prioritising and routing return. All values are plain JSON; scores are in points (0–5 in our model). */
import type { OfferKind } from './offer.ts';

/** An answer is in exactly one state; they never collapse. */
export type AnswerState = 'answered' | 'unknown' | 'not-applicable' | 'open' | 'not-reached';

export interface QuestionResult {
  state: AnswerState;
  /** Points given; null unless answered or not reached. */
  points: number | null;
  low: number | null;
  high: number | null;
}

export interface NodeResult {
  state: 'scored' | 'unscored' | 'not-applicable';
  /** Null unless scored: never 0 for "not known". */
  score: number | null;
  /** Range if the missing answers were known; null when not applicable. */
  low: number | null;
  high: number | null;
  /** Known share of the applicable weight, 0–1; null when not applicable. */
  coverage: number | null;
  /** Questions below this node that are answered or not reached. */
  questions: number;
  /** Band after the cap; null without bands or score. */
  band: string | null;
  uncappedBand: string | null;
  /** Children whose band holds this node's band down, when capped. */
  heldBy: string[];
  /** The next band and the points that lack to it (of the uncapped score); null at the top. */
  next: { band: string; distance: number } | null;
  /** Children in order, for the method `ranking` only; `share` is 0–1. */
  ranking: { id: string; share: number }[] | null;
}

export interface Result {
  engine: string;
  definition: { id: string; version: number };
  answers: {
    answered: number;
    unknown: number;
    notApplicable: number;
    open: number;
    notReached: number;
  };
  nodes: Record<string, NodeResult>;
  questions: Record<string, QuestionResult>;
}

export interface AreaPriority {
  area: string;
  /** `improve`: below target. `find-out`: applicable but without a score. `keep`: at or above target. `not-linked`: no link to the goals. */
  action: 'improve' | 'find-out' | 'keep' | 'not-linked';
  /** weight × (areas of the dimension ÷ 100) × gap × relevance; 0 unless `improve`. */
  priority: number;
  target: number;
  /** What the target was taken for: the firm's size, and by how many levels its chain or role moved it. `assumed` when the size is unknown. */
  targetFor: { size: string; assumed: boolean; shifts: number };
  gap: number | null;
  relevance: number;
}

export type Verdict = 'yes' | 'no' | 'unknown';
export type CriterionId =
  | 'opening'
  | 'funds'
  | 'country'
  | 'place'
  | 'size'
  | 'activity'
  | 'life-phase'
  | 'value-chain'
  | 'chain-role'
  | 'assessment';

/** One reason: a code and values; sentences are made in the report. */
export interface CriterionResult {
  criterion: CriterionId;
  verdict: Verdict;
  reason: string;
  values: Record<string, string | number | boolean | string[]>;
}

/** Money of one cost under one call, in cents. */
export interface GrantResult {
  verdict: 'yes' | 'no';
  reason: 'granted' | 'below-minimum' | 'size-not-admitted';
  cost: number;
  eligible: number;
  grant: number;
  /** Everything the grant does not pay, what exceeds the call's maximum included. */
  ownShare: number;
  rate: number;
  /** What lacks to the minimum, when below it. */
  lacking: number;
}

export interface Funding {
  call: string;
  verdict: Verdict;
  atLowest: GrantResult | null;
  atHighest: GrantResult | null;
}

export interface OfferResult {
  offer: string;
  kind: OfferKind;
  verdict: Verdict;
  criteria: CriterionResult[];
  /** Areas of the firm that it helps, in order of their priority. */
  helps: string[];
  /** Sum of the priorities of the areas helped: orders the list. */
  rank: number;
  /** Calls that pay for it, best first (services only). */
  funding: Funding[];
}

/** A fact that the firm has not given, and how many offers wait for it. */
export interface MissingFact {
  fact: 'size' | 'place' | 'activity' | 'life-phase' | 'value-chain' | 'chain-role' | 'assessment';
  offers: number;
}

export interface Routing {
  today: string;
  offers: OfferResult[];
  /** At most three: each names an area, a service for it, and the call that pays. */
  nextSteps: { area: string; offer: string | null; call: string | null }[];
  missing: MissingFact[];
}
