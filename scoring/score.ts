/** `score()`: from answers to the scores of every node. Pure: the same input gives the same bytes. */
import { normalised, summarise } from './aggregate.ts';
import type { Child, Summary } from './aggregate.ts';
import type { AnswerValue, Answers } from './answers.ts';
import type { Definition, Question, Scale, ScoreNode } from './definition.ts';
import type { Facts } from './profile.ts';
import { rankChildren } from './ranking.ts';
import { ZERO, compareToInteger, ratio, toPoints } from './ratio.ts';
import type { Ratio } from './ratio.ts';
import type { NodeResult, QuestionResult, Result } from './result.ts';
import { notReached, readPoints, ruleScale, without } from './rules.ts';
import type { Reading } from './rules.ts';
import { isVisible } from './visibility.ts';

/** Raised when the same input may give other bytes than before. */
export const ENGINE_VERSION = '1';

const ONE = ratio(1);

/**
 * Scores answers that fit the definition (see `readAnswers`) for the profile's facts.
 * Scores are in points (thousandths ÷ 1000); the definition must have passed `checkDefinition`.
 */
export function score(definition: Definition, answers: Answers, facts: Facts): Result {
  const plan = planOf(definition);
  const counts = { answered: 0, unknown: 0, notApplicable: 0, open: 0, notReached: 0 };
  const questions: Record<string, QuestionResult> = {};
  const outcomes = new Map<string, Outcome>();
  for (const planned of plan.questions) {
    const { reading, outcome, shown } = readQuestion(planned, answers, facts);
    counts[COUNTED_AS[reading.state]]++;
    questions[planned.question.id] = shown;
    outcomes.set(planned.question.id, outcome);
  }
  const nodes: Record<string, NodeResult> = {};
  for (const node of plan.nodes) {
    const outcome = scoreNode(node, outcomes);
    outcomes.set(node.id, outcome);
    nodes[node.id] = outcome.shown;
  }
  return {
    engine: ENGINE_VERSION,
    definition: { id: definition.id, version: definition.version },
    answers: counts,
    nodes,
    questions,
  };
}

/** Visible questions without an answer, in the definition's order. */
export function openQuestions(definition: Definition, answers: Answers, facts: Facts): string[] {
  return definition.questions
    .filter(
      (question) =>
        answers[question.id] === undefined && isVisible(question.visibleIf, answers, facts),
    )
    .map((question) => question.id);
}

const COUNTED_AS = {
  answered: 'answered',
  unknown: 'unknown',
  'not-applicable': 'notApplicable',
  open: 'open',
  'not-reached': 'notReached',
} as const;

/** A question or node on its way up the tree; null where nothing is applicable. */
interface Outcome {
  summary: Summary | null;
  scale: Scale;
  band: number | null;
  questions: number;
  shown: NodeResult;
}

interface ReadQuestion {
  reading: Reading;
  outcome: Outcome;
  shown: QuestionResult;
}

interface PlannedQuestion {
  question: Question;
  scale: Scale;
  /** Readings of single choices and of the missing states, made once: most answers are one of these. */
  prepared: Map<AnswerValue | undefined, ReadQuestion>;
  notReached: ReadQuestion;
  hidden: ReadQuestion;
}

interface Plan {
  questions: PlannedQuestion[];
  /** Children before parents. */
  nodes: ScoreNode[];
}

const plans = new WeakMap<Definition, Plan>();

function planOf(definition: Definition): Plan {
  let plan = plans.get(definition);
  if (!plan) {
    plan = { questions: definition.questions.map(planQuestion), nodes: childrenFirst(definition) };
    plans.set(definition, plan);
  }
  return plan;
}

function planQuestion(question: Question): PlannedQuestion {
  const scale = ruleScale(question.rule);
  const prepared = new Map<AnswerValue | undefined, ReadQuestion>();
  const options = question.rule.type === 'choice' ? Object.keys(question.rule.points) : [];
  for (const answer of [undefined, 'dont-know', 'not-relevant', ...options]) {
    prepared.set(answer, toOutcome(readPoints(question, scale, answer), scale));
  }
  return {
    question,
    scale,
    prepared,
    notReached: toOutcome(notReached(scale), scale),
    hidden: toOutcome(without('not-applicable', scale), scale),
  };
}

function childrenFirst(definition: Definition): ScoreNode[] {
  const byId = new Map(definition.nodes.map((node) => [node.id, node]));
  const ordered = new Set<ScoreNode>();
  const visit = (node: ScoreNode) => {
    for (const { id } of node.children) {
      const child = byId.get(id);
      if (child) visit(child);
    }
    ordered.add(node);
  };
  const root = byId.get(definition.root);
  if (root) visit(root);
  return [...ordered];
}

function readQuestion(planned: PlannedQuestion, answers: Answers, facts: Facts): ReadQuestion {
  const { question, scale } = planned;
  if (question.visibleIf && !isVisible(question.visibleIf, answers, facts)) {
    return question.hiddenAs === 'not-reached' ? planned.notReached : planned.hidden;
  }
  const answer = answers[question.id];
  return planned.prepared.get(answer) ?? toOutcome(readPoints(question, scale, answer), scale);
}

function toOutcome(reading: Reading, scale: Scale): ReadQuestion {
  const { state, points, low, high } = reading;
  const applies = state !== 'not-applicable';
  const summary = applies
    ? { score: points, low, high, coverage: points === null ? ZERO : ONE }
    : null;
  const shown = Object.freeze({
    state,
    points: points && toPoints(points),
    low: applies ? toPoints(low) : null,
    high: applies ? toPoints(high) : null,
  });
  return {
    reading,
    shown,
    outcome: {
      summary,
      scale,
      band: null,
      questions: points === null ? 0 : 1,
      shown: NOT_APPLICABLE,
    },
  };
}

const NOT_APPLICABLE: NodeResult = Object.freeze({
  state: 'not-applicable',
  score: null,
  low: null,
  high: null,
  coverage: null,
  questions: 0,
  band: null,
  uncappedBand: null,
  heldBy: [],
  next: null,
  ranking: null,
});

function scoreNode(node: ScoreNode, outcomes: Map<string, Outcome>): Outcome {
  const children: Child[] = [];
  let questions = 0;
  for (const { id, weight } of node.children) {
    const outcome = outcomes.get(id);
    if (!outcome?.summary) continue;
    questions += outcome.questions;
    children.push(childOf(node, outcome.summary, outcome.scale, weight));
  }
  if (children.length === 0)
    return { summary: null, scale: node.scale, band: null, questions, shown: NOT_APPLICABLE };
  const summary = summarise(node.aggregate, node.missing, node.scale, children);
  const uncapped = bandOf(node, summary.score);
  const cap = uncapped === null ? null : capOf(node, outcomes);
  const band = cap === null || uncapped === null ? uncapped : Math.min(uncapped, cap.highest);
  const shown: NodeResult = {
    state: summary.score === null ? 'unscored' : 'scored',
    score: summary.score && toPoints(summary.score),
    low: toPoints(summary.low),
    high: toPoints(summary.high),
    coverage: summary.coverage.n / summary.coverage.d,
    questions,
    band: nameOf(node, band),
    uncappedBand: nameOf(node, uncapped),
    heldBy: cap !== null && band !== uncapped ? cap.heldBy : [],
    next: nextBand(node, summary.score, band),
    ranking: node.aggregate.method === 'ranking' ? rankChildren(node, outcomes) : null,
  };
  return { summary, scale: node.scale, band, questions, shown };
}

function childOf(node: ScoreNode, summary: Summary, scale: Scale, weight: number): Child {
  if (!node.normalise || (scale.min === node.scale.min && scale.max === node.scale.max))
    return { ...summary, scale, weight };
  const map = (value: Ratio) => normalised(value, scale, node.scale);
  return {
    score: summary.score && map(summary.score),
    low: map(summary.low),
    high: map(summary.high),
    coverage: summary.coverage,
    scale: node.scale,
    weight,
  };
}

function bandOf(node: ScoreNode, value: Ratio | null): number | null {
  if (value === null || node.bands === undefined) return null;
  return node.bands.findLastIndex((band) => compareToInteger(value, band.from) >= 0);
}

/** Highest band that the weakest child allows, and who the weakest are. */
function capOf(
  node: ScoreNode,
  outcomes: Map<string, Outcome>,
): { highest: number; heldBy: string[] } | null {
  if (!node.cap) return null;
  const bands = node.children.flatMap(({ id }) => {
    const band = outcomes.get(id)?.band;
    return band === null || band === undefined ? [] : [{ id, band }];
  });
  if (bands.length === 0) return null;
  const lowest = Math.min(...bands.map(({ band }) => band));
  const heldBy = bands.filter(({ band }) => band === lowest).map(({ id }) => id);
  return { highest: lowest + node.cap.above, heldBy: heldBy.toSorted() };
}

function nameOf(node: ScoreNode, band: number | null): string | null {
  return band === null ? null : (node.bands?.[band]?.id ?? null);
}

function nextBand(node: ScoreNode, value: Ratio | null, band: number | null): NodeResult['next'] {
  const next = band === null ? undefined : node.bands?.[band + 1];
  if (next === undefined || value === null) return null;
  const lacking = { n: next.from * value.d - value.n, d: value.d };
  return { band: next.id, distance: lacking.n <= 0 ? 0 : toPoints(lacking) };
}
