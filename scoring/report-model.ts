/**
 * The one report: every sentence is made here in one language; the results page, PDF and e-mail only format it.
 * Scores are in points (0–5); `shown` texts are rounded half up to one place in the reader's notation.
 * Money texts are already formatted; the cents stay beside them for tables and sorting.
 */
import type { Language } from './definition.ts';
import type { OfferKind } from './offer.ts';
import type { AnswerState, CriterionId, MissingFact, Verdict } from './result.ts';

export interface ScoreView {
  state: 'scored' | 'unscored' | 'not-applicable';
  score: number | null;
  low: number | null;
  high: number | null;
  /** "2.3", or "–" when there is none. */
  shown: string;
  /** "1.8 to 2.9"; null when low equals high or nothing is applicable. */
  range: string | null;
  /** 0–100, whole; null when not applicable. */
  coverage: number | null;
  /** Level index 0–5 and its names; null without score. */
  level: { index: number; name: string; plain: string } | null;
}

export interface WhyLine {
  question: string;
  /** Id of the question, for the link back to it. */
  id: string;
  answer: string;
  state: AnswerState;
  /** "3 of 4", or null where the answer gives no points. */
  points: string | null;
}

export interface AreaReport extends ScoreView {
  id: string;
  dimension: string;
  name: string;
  /** At most 18 characters, for charts. */
  short: string;
  /** The owner's sentence: why it matters. */
  matters: string;
  target: number | null;
  /** "Target 2: what a well-run firm of 1–9 people reaches", with what moved it. */
  targetText: string | null;
  /** The part of it that says what moved the target, or that the size is assumed; null where nothing did. */
  targetNote: string | null;
  /** "One question: an indication" */
  indication: string | null;
  why: WhyLine[];
  /** Sign of the level reached and of the next one. */
  now: string | null;
  next: string | null;
  /** One sentence: what to do to reach the next level. */
  nextStep: string | null;
  /** 1 = first; null when not among the priorities. */
  priorityRank: number | null;
  /** For `not-applicable`: the ground. */
  ground: string | null;
}

export interface DimensionReport extends ScoreView {
  id: string;
  name: string;
  /** One sentence: level, distance to the next one, coverage. */
  sentence: string;
  areas: AreaReport[];
}

export interface MoneyLine {
  cost: number;
  costText: string;
  eligibleText: string;
  grant: number;
  grantText: string;
  ownShare: number;
  ownShareText: string;
  /** Sentence when the call does not pay at this cost ("2,500 € short of the minimum"); null otherwise. */
  note: string | null;
}

export interface FundingView {
  call: string;
  callTitle: string;
  verdict: Verdict;
  /** "pays 60 % of eligible costs up to 7,500 €" */
  terms: string;
  atLowest: MoneyLine | null;
  atHighest: MoneyLine | null;
  deadline: string;
  mark: string | null;
}

export interface OfferView {
  id: string;
  kind: OfferKind;
  kindName: string;
  code: string;
  title: string;
  summary: string;
  /** Printed beside sums and dates of demonstration offers; null for real ones. */
  mark: string | null;
  /** "Constructed example" for invented cases; null otherwise. */
  stamp: string | null;
  verdict: Verdict;
  verdictText: string;
  criteria: { criterion: CriterionId; name: string; verdict: Verdict; text: string }[];
  helps: { id: string; name: string }[];
  /** Why this offer, in words: areas and answers that fired it. */
  reason: string;
  /** Terms in one line each, by what they state (cost, provider, hours, brackets, outcome …). */
  facts: { key: string; label: string; value: string }[];
  funding: FundingView[];
  deadline: string | null;
  contact: { office: string; email: string; phone: string | null; url: string | null };
  source: string;
}

export interface NextStep {
  rank: number;
  area: string;
  areaName: string;
  /** Imperative headline: what to do. */
  headline: string;
  /** Why this first: score, target, goal, and the answer that fired it. */
  reason: string;
  offer: OfferView | null;
  funding: FundingView | null;
}

export interface Report {
  language: Language;
  title: string;
  instrumentTitle: string;
  /** "20 November 2026" */
  assessedOn: string;
  judgedOn: string;
  /** Both days as `YYYY-MM-DD`, for file names and document properties. */
  days: { assessedOn: string; judgedOn: string };
  firm: { name: string | null; facts: { label: string; value: string }[] };
  overall: ScoreView & {
    /** One sentence saying where the firm stands, in plain words. */
    headline: string;
    /** Range, coverage, distance to the next level: one sentence each. */
    sentences: string[];
    /** When capped: the dimension that holds the level, its distance, and the level without the cap. */
    holdBack: string | null;
  };
  levels: { index: number; name: string; plain: string; from: number }[];
  dimensions: DimensionReport[];
  strengths: { area: string; name: string; text: string }[];
  gaps: { area: string; name: string; text: string }[];
  /** "Find out first": applicable areas without a score. */
  findOut: { area: string; name: string; text: string }[];
  nextSteps: NextStep[];
  /** Fewest one-step improvements that lift a dimension: how many, and each by area and the answer to reach. */
  shortcuts: { dimension: string; text: string; steps: { name: string; text: string }[] }[];
  offers: OfferView[];
  missing: { fact: MissingFact['fact']; question: string; text: string }[];
  /** What changed since the offers were frozen, when judged on a later day. */
  changes: string[];
  /** Method, limits of a self-assessment, demonstration marks. */
  notes: string[];
}
