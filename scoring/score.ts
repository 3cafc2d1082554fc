/** `score()`: from answers to the scores of every node. Pure: the same input gives the same bytes. */
import { normalised, summarise } from './aggregate.ts';
import type { Children, Summary } from './aggregate.ts';
import { NOT_RELEVANT_ANSWER, UNKNOWN_ANSWER } from './answers.ts';
import type { AnswerValue, Answers } from './answers.ts';
import type { Band, Definition, Question, Scale, ScoreNode } from './definition.ts';
import type { Facts } from './profile.ts';
import { rankChildren } from './ranking.ts';
import { ZERO, compareToInteger, gcd, ratio, toPoints } from './ratio.ts';
import type { Ratio } from './ratio.ts';
import type { AnswerState, NodeResult, QuestionResult, Result } from './result.ts';
import { notReached, readPoints, ruleScale, without } from './rules.ts';
import type { Reading } from './rules.ts';
import { gateQuestions, isVisible, stateBehind, visibleQuestions } from './visibility.ts';

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
  const questions = { ...plan.blankQuestions };
  const outcomes: Outcome[] = [];
  // What conditions read: an answer that is out of sight opens no further question.
  const gates: Answers = {};
  for (const planned of plan.questions) {
    const read = readQuestion(planned, answers, gates, facts, questions);
    counts[COUNTED_AS[read.shown.state]]++;
    questions[planned.question.id] = read.shown;
    outcomes.push(read.outcome);
  }
  const nodes = { ...plan.blankNodes };
  for (const planned of plan.nodes) {
    const outcome = scoreNode(planned, outcomes);
    outcomes.push(outcome);
    nodes[planned.node.id] = outcome.shown;
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
  return visibleQuestions(definition, answers, facts).filter((id) => answers[id] === undefined);
}

const COUNTED_AS = {
  answered: 'answered',
  unknown: 'unknown',
  'not-applicable': 'notApplicable',
  open: 'open',
  'not-reached': 'notReached',
} as const;

/** A question or node on its way up the tree. */
interface Outcome {
  /** Null where nothing is applicable. */
  summary: Summary | null;
  scale: Scale;
  band: number | null;
  questions: number;
  shown: NodeResult;
  /** The same object every time: parents may remember what they made of it. */
  shared: boolean;
}

interface ReadQuestion {
  outcome: Outcome;
  shown: QuestionResult;
}

interface PlannedQuestion {
  question: Question;
  scale: Scale;
  /** Some condition reads it. */
  isGate: boolean;
  /** Readings of single choices and of the missing states, made once: most answers are one of these. */
  prepared: Map<AnswerValue | undefined, ReadQuestion>;
  /** What it counts as while it is out of sight. */
  hidden: Record<Exclude<AnswerState, 'answered'>, ReadQuestion>;
}

interface PlannedNode {
  node: ScoreNode;
  /** Where the children's outcomes stand in the list, and their weights in lowest terms. */
  places: number[];
  weights: number[];
  /** For a node with one child: its outcome by the child's shared outcome. */
  known: Map<Outcome, Outcome>;
}

interface Plan {
  questions: PlannedQuestion[];
  /** Children before parents. */
  nodes: PlannedNode[];
  /** What a result is copied from: every key in its place, every value to be filled in. */
  blankQuestions: Record<string, QuestionResult>;
  blankNodes: Record<string, NodeResult>;
}

const plans = new WeakMap<Definition, Plan>();

function planOf(definition: Definition): Plan {
  let plan = plans.get(definition);
  if (!plan) {
    const nodes = childrenFirst(definition);
    const places = new Map([...definition.questions, ...nodes].map(({ id }, place) => [id, place]));
    const gates = gateQuestions(definition);
    plan = {
      questions: definition.questions.map((question) => planQuestion(question, gates)),
      nodes: nodes.map((node) => planNode(node, places)),
      blankQuestions: blank<QuestionResult>(definition.questions),
      blankNodes: blank<NodeResult>(nodes),
    };
    plans.set(definition, plan);
  }
  return plan;
}

/** Engines keep what JSON gives in a compact form, and copy that faster than a hundred keys are set one by one. */
function blank<T>(entries: { id: string }[]): Record<string, T> {
  const keys = Object.fromEntries(entries.map(({ id }) => [id, null]));
  return JSON.parse(JSON.stringify(keys)) as Record<string, T>;
}

function planQuestion(question: Question, gates: Set<string>): PlannedQuestion {
  const scale = ruleScale(question.rule);
  const prepared = new Map<AnswerValue | undefined, ReadQuestion>();
  for (const answer of [undefined, UNKNOWN_ANSWER, NOT_RELEVANT_ANSWER, ...fewAnswers(question)]) {
    prepared.set(answer, toOutcome(readPoints(question, scale, answer), scale, true));
  }
  return {
    question,
    scale,
    isGate: gates.has(question.id),
    prepared,
    hidden: {
      'not-reached': toOutcome(notReached(scale), scale, true),
      'not-applicable': toOutcome(without('not-applicable', scale), scale, true),
      open: toOutcome(without('open', scale), scale, true),
      unknown: toOutcome(without('unknown', scale), scale, true),
    },
  };
}

/** All answers, where there are few. */
function fewAnswers({ rule }: Question): AnswerValue[] {
  if (rule.type === 'choice') return Object.keys(rule.points);
  return rule.type === 'boolean' ? [true, false] : [];
}

function planNode(node: ScoreNode, places: Map<string, number>): PlannedNode {
  const children = node.children.flatMap(({ id, weight }) => {
    const place = places.get(id);
    return place === undefined ? [] : [{ place, weight }];
  });
  const common = children.reduce((divisor, { weight }) => gcd(divisor, weight), 0);
  return {
    node,
    places: children.map(({ place }) => place),
    weights: children.map(({ weight }) => weight / common),
    known: new Map(),
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

function readQuestion(
  planned: PlannedQuestion,
  answers: Answers,
  gates: Answers,
  facts: Facts,
  before: Record<string, QuestionResult>,
): ReadQuestion {
  const { question, scale } = planned;
  if (question.visibleIf !== undefined && !isVisible(question.visibleIf, gates, facts)) {
    const state =
      question.hiddenAs === 'not-reached'
        ? stateBehind(question.visibleIf, gates, facts, before)
        : 'not-applicable';
    return planned.hidden[state === 'visible' ? 'open' : state];
  }
  const answer = answers[question.id];
  if (planned.isGate && answer !== undefined) gates[question.id] = answer;
  return (
    planned.prepared.get(answer) ?? toOutcome(readPoints(question, scale, answer), scale, false)
  );
}

function toOutcome(
  { state, points, low, high }: Reading,
  scale: Scale,
  shared: boolean,
): ReadQuestion {
  const applies = state !== 'not-applicable';
  const summary = applies
    ? { score: points, low, high, coverage: points === null ? ZERO : ONE }
    : null;
  const shown: QuestionResult = {
    state,
    points: points && toPoints(points),
    low: applies ? toPoints(low) : null,
    high: applies ? toPoints(high) : null,
  };
  return {
    shown: shared ? Object.freeze(shown) : shown,
    outcome: {
      summary,
      scale,
      band: null,
      questions: points === null ? 0 : 1,
      shown: NOT_APPLICABLE,
      shared,
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

/** A node with one child has only as many outcomes as its child: they are made once and shared. */
function scoreNode(planned: PlannedNode, outcomes: Outcome[]): Outcome {
  const only = planned.places.length === 1 ? outcomes[planned.places[0] ?? 0] : undefined;
  if (only === undefined || !only.shared) return scoreAnew(planned, outcomes, false);
  let outcome = planned.known.get(only);
  if (!outcome) {
    outcome = scoreAnew(planned, outcomes, true);
    Object.freeze(outcome.shown);
    planned.known.set(only, outcome);
  }
  return outcome;
}

function scoreAnew(planned: PlannedNode, outcomes: Outcome[], shared: boolean): Outcome {
  const { node } = planned;
  const { children, questions } = gather(planned, outcomes);
  if (children.values.length === 0)
    return {
      summary: null,
      scale: node.scale,
      band: null,
      questions,
      shown: NOT_APPLICABLE,
      shared,
    };
  const summary = summarise(node.aggregate, node.missing, node.scale, children);
  const uncapped = bandOf(node, summary.score);
  const cap = uncapped === null || !node.cap ? null : capOf(planned, node.cap.above, outcomes);
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
    ranking:
      node.aggregate.method === 'ranking'
        ? rankChildren(node, outcomesById(planned, outcomes))
        : null,
  };
  return { summary, scale: node.scale, band, questions, shown, shared };
}

/** The applicable children on the node's own scale. */
function gather(
  { node, places, weights }: PlannedNode,
  outcomes: Outcome[],
): { children: Children; questions: number } {
  const children: Children = { values: [], weights: [], scales: [], places: [] };
  const isLadder = node.aggregate.method === 'ladder';
  let questions = 0;
  for (let index = 0; index < places.length; index++) {
    const outcome = outcomes[places[index] ?? 0];
    if (!outcome || outcome.summary === null) continue;
    questions += outcome.questions;
    const moves =
      node.normalise &&
      (outcome.scale.min !== node.scale.min || outcome.scale.max !== node.scale.max);
    children.values.push(
      moves ? onScale(outcome.summary, outcome.scale, node.scale) : outcome.summary,
    );
    children.weights.push(weights[index] as number);
    if (isLadder) children.places.push(index);
    children.scales.push(moves ? node.scale : outcome.scale);
  }
  return { children, questions };
}

function onScale({ score: own, low, high, coverage }: Summary, from: Scale, to: Scale): Summary {
  return {
    score: own && normalised(own, from, to),
    low: normalised(low, from, to),
    high: normalised(high, from, to),
    coverage,
  };
}

function outcomesById({ node, places }: PlannedNode, outcomes: Outcome[]): Map<string, Outcome> {
  return new Map(
    node.children.map(({ id }, index) => [id, outcomes[places[index] as number] as Outcome]),
  );
}

function bandOf(node: ScoreNode, value: Ratio | null): number | null {
  if (value === null || node.bands === undefined) return null;
  let band = node.bands.length - 1;
  while (band > 0 && compareToInteger(value, (node.bands[band] as Band).from) < 0) band--;
  return band;
}

/**
 * Highest band that the weakest child allows, and who the weakest are. A child without score stands on the lowest
 * band under the rule `floor`, as it does in the score, and holds nobody down otherwise.
 */
function capOf(
  { node, places }: PlannedNode,
  above: number,
  outcomes: Outcome[],
): { highest: number; heldBy: string[] } | null {
  const bands = places.map((place) => {
    const child = outcomes[place];
    return child?.band ?? (node.missing.rule === 'floor' && child?.summary ? 0 : null);
  });
  const lowest = Math.min(...bands.filter((band) => band !== null));
  if (lowest === Infinity) return null;
  const heldBy = node.children.flatMap(({ id }, index) => (bands[index] === lowest ? [id] : []));
  return { highest: lowest + above, heldBy: heldBy.toSorted() };
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
