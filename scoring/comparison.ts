/** Two results of one firm beside each other: before and after, or declared and verified. */
import { canonicalJson } from './canonical.ts';
import type { Definition, Question, ScoreNode } from './definition.ts';
import type { NodeResult, QuestionResult, Result } from './result.ts';

export type ComparedScore = Pick<NodeResult, 'score' | 'low' | 'high' | 'band'>;

export interface NodeComparison {
  id: string;
  role: ScoreNode['role'];
  /**
   * `not-comparable`: another set of questions or points, or of areas that concern the firm; `unscored`: one of the
   * two has no score; `not-applicable`: in one of the two at least.
   */
  state: 'compared' | 'not-comparable' | 'unscored' | 'not-applicable';
  /** What either result says of it; null where its version does not have the node. */
  before: ComparedScore | null;
  after: ComparedScore | null;
  /** Points, after − before; null unless compared. */
  difference: number | null;
  /** Levels gained or lost; null unless compared. */
  levels: number | null;
  /** The ranges of the two do not overlap: the difference is more than missing answers could make. */
  clear: boolean;
}

export interface Comparison {
  /** False where the instrument or the model's tree and levels differ: then no node is compared. */
  comparable: boolean;
  /**
   * `same-points`: another version that asks the same for the same points. `other-version`: some questions or points
   * differ, and each node says whether it is compared.
   */
  reason: 'same-version' | 'same-points' | 'other-instrument' | 'other-version' | 'other-model';
  /** Overall, dimensions and areas in the order of the model; those of the earlier version alone come last. */
  nodes: NodeComparison[];
  /** Questions of both whose answer changed, with the points of each; null where not answered. */
  changed: { question: string; before: number | null; after: number | null }[];
}

/** A result with the definition that it was scored by. */
export interface ScoredBy {
  definition: Definition;
  result: Result;
}

/**
 * Compares node by node, only where the questions below and their points are equal. A parent is compared only if the
 * same areas concern the firm both times. Throws a RangeError if a result is not of the definition beside it.
 */
export function compareResults(before: ScoredBy, after: ScoredBy): Comparison {
  mustBelong(before);
  mustBelong(after);
  const reason = reasonOf(before.definition, after.definition);
  const comparable = reason !== 'other-instrument' && reason !== 'other-model';
  const ids = new Set([...nodesOf(after.definition), ...nodesOf(before.definition)]);
  return {
    comparable,
    reason,
    nodes: [...ids].map((id) => compareNode(id, before, after, comparable)),
    changed: comparable ? changedQuestions(before, after) : [],
  };
}

function mustBelong({ definition, result }: ScoredBy): void {
  const { id, version } = result.definition;
  if (id !== definition.id || version !== definition.version)
    throw new RangeError(
      `A result of ${id}/v${version} is not of ${definition.id}/v${definition.version}`,
    );
}

function reasonOf(before: Definition, after: Definition): Comparison['reason'] {
  if (before.id !== after.id) return 'other-instrument';
  if (frameOf(before) !== frameOf(after)) return 'other-model';
  const same =
    nodesOf(after).every((id) => below(before, id) === below(after, id)) &&
    before.questions.length === after.questions.length;
  if (!same) return 'other-version';
  return before.version === after.version ? 'same-version' : 'same-points';
}

/** What comes from the model: the tree down to the areas, its weights, scale and levels. */
function frameOf({ root, nodes }: Definition): string {
  const frame = nodes.map((node) => ({
    ...node,
    children: node.children.filter(({ id }) => nodes.some((child) => child.id === id)),
  }));
  return canonicalJson({ root, frame: frame.toSorted((a, b) => (a.id < b.id ? -1 : 1)) });
}

const ROLES = ['overall', 'dimension', 'area', 'group'] as const;

function nodesOf({ nodes }: Definition): string[] {
  return nodes
    .filter(({ role }) => role !== 'group')
    .toSorted((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role))
    .map(({ id }) => id);
}

/** The node with everything below it as text; equal texts give equal scores for equal answers. */
function below(definition: Definition, id: string): string {
  const node = definition.nodes.find((candidate) => candidate.id === id);
  if (node) return canonicalJson([node, node.children.map((child) => below(definition, child.id))]);
  const question = definition.questions.find((candidate) => candidate.id === id);
  return question ? scoredPart(question) : '';
}

/** What of a question makes its points: the effort of a step up does not. */
function scoredPart({ id, rule, visibleIf, hiddenAs }: Question): string {
  return canonicalJson({ id, rule, visibleIf, hiddenAs });
}

function compareNode(
  id: string,
  before: ScoredBy,
  after: ScoredBy,
  comparable: boolean,
): NodeComparison {
  const [was, is] = [before.result.nodes[id], after.result.nodes[id]];
  const shown = { before: was ? shownOf(was) : null, after: is ? shownOf(is) : null };
  const node = nodeOf(after, id) ?? nodeOf(before, id);
  const role = node?.role ?? 'group';
  const nothing = { difference: null, levels: null, clear: false };
  if (!was || !is || !comparable || !sameQuestions(id, before, after))
    return { id, role, state: 'not-comparable', ...shown, ...nothing };
  if (was.state === 'not-applicable' || is.state === 'not-applicable')
    return { id, role, state: 'not-applicable', ...shown, ...nothing };
  if (was.score === null || is.score === null)
    return { id, role, state: 'unscored', ...shown, ...nothing };
  const bands = node?.bands?.map((band) => band.id) ?? [];
  const place = ({ band }: NodeResult) => (band === null ? null : bands.indexOf(band));
  const [from, to] = [place(was), place(is)];
  return {
    id,
    role,
    state: 'compared',
    ...shown,
    difference: is.score - was.score,
    levels: from === null || to === null ? null : to - from,
    clear: isAbove(is, was) || isAbove(was, is),
  };
}

function nodeOf({ definition }: ScoredBy, id: string): ScoreNode | undefined {
  return definition.nodes.find((node) => node.id === id);
}

function shownOf({ score, low, high, band }: NodeResult): ComparedScore {
  return { score, low, high, band };
}

function isAbove(one: NodeResult, other: NodeResult): boolean {
  return one.low !== null && other.high !== null && one.low > other.high;
}

/** Equal down to the questions, and no area below that concerns the firm in one of the two alone. */
function sameQuestions(id: string, before: ScoredBy, after: ScoredBy): boolean {
  if (below(before.definition, id) !== below(after.definition, id)) return false;
  return areasBelow(after.definition, id).every(
    (area) =>
      (before.result.nodes[area]?.state === 'not-applicable') ===
      (after.result.nodes[area]?.state === 'not-applicable'),
  );
}

/** Areas strictly below a node. */
function areasBelow({ nodes }: Definition, id: string): string[] {
  const children = nodes.find((node) => node.id === id)?.children ?? [];
  return children.flatMap((child) => {
    const node = nodes.find((candidate) => candidate.id === child.id);
    if (!node) return [];
    return [
      ...(node.role === 'area' ? [node.id] : []),
      ...areasBelow({ nodes } as Definition, node.id),
    ];
  });
}

function changedQuestions(before: ScoredBy, after: ScoredBy): Comparison['changed'] {
  const earlier = new Map(before.definition.questions.map((question) => [question.id, question]));
  return after.definition.questions.flatMap((question) => {
    const { id } = question;
    const same = earlier.get(id);
    const [was, is] = [before.result.questions[id], after.result.questions[id]];
    if (!same || !was || !is || scoredPart(same) !== scoredPart(question)) return [];
    return differs(was, is) ? [{ question: id, before: was.points, after: is.points }] : [];
  });
}

function differs(was: QuestionResult, is: QuestionResult): boolean {
  return was.state !== is.state || was.points !== is.points;
}
