/** Checks a compiled definition, whoever wrote it: rules R2–R9 and R14. Its shape (R1) has been checked before. */
import { NOT_RELEVANT_ANSWER, UNKNOWN_ANSWER } from './answers.ts';
import { findingsIn, repeated } from './check-rules.ts';
import type { Finding, ReportFinding } from './check-rules.ts';
import type { Definition, Question, Rule, Scale, ScoreNode } from './definition.ts';
import { FACT_FIELDS } from './profile.ts';
import { ruleScale } from './rules.ts';
import { conditionReads } from './visibility.ts';
import type { Condition } from './definition.ts';

export function checkDefinition(definition: Definition, file: string): Finding[] {
  const broken = findingsIn(file, (report) => {
    checkIds(definition, report);
    checkTree(definition, report);
  });
  // The other rules walk the tree and need a sound one.
  if (broken.length > 0) return broken;
  return findingsIn(file, (report) => {
    definition.questions.forEach((question, index) =>
      checkQuestion(definition, question, index, report),
    );
    definition.nodes.forEach((node, index) =>
      checkNode(definition, node, `nodes.${index}`, report),
    );
    checkExactness(definition, report);
  });
}

function checkIds(definition: Definition, report: ReportFinding): void {
  const ids = [...definition.nodes, ...definition.questions].map(({ id }) => id);
  for (const id of repeated(ids)) report('R2', id, `The id “${id}” is used twice`);
}

function checkTree(definition: Definition, report: ReportFinding): void {
  const nodes = new Map(definition.nodes.map((node) => [node.id, node]));
  const questions = new Set(definition.questions.map(({ id }) => id));
  if (!nodes.has(definition.root)) report('R5', 'root', `There is no node “${definition.root}”`);
  const parents = new Map<string, string>();
  for (const node of definition.nodes) {
    for (const { id } of node.children) {
      if (!nodes.has(id) && !questions.has(id))
        report('R3', `nodes.${node.id}.children`, `There is no node or question “${id}”`);
      if (parents.has(id))
        report('R5', `nodes.${node.id}.children`, `“${id}” is already below “${parents.get(id)}”`);
      parents.set(id, node.id);
    }
  }
  if (parents.has(definition.root)) report('R5', 'root', 'The root is below another node');
  for (const id of [...nodes.keys(), ...questions]) {
    if (id !== definition.root && !reaches(id, definition.root, parents))
      report('R5', id, `“${id}” is not below the root`);
  }
}

function reaches(id: string, root: string, parents: Map<string, string>): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = id; at !== undefined && !seen.has(at); at = parents.get(at)) {
    if (at === root) return true;
    seen.add(at);
  }
  return false;
}

function checkQuestion(
  definition: Definition,
  question: Question,
  index: number,
  report: ReportFinding,
): void {
  const path = `questions.${index}`;
  const options = optionsOf(question.rule);
  for (const option of options) {
    if (option === UNKNOWN_ANSWER || option === NOT_RELEVANT_ANSWER)
      report('R4', `${path}.rule`, `“${option}” is reserved`);
  }
  const { min, max } = ruleScale(question.rule);
  if (!(max > min))
    report('R6', `${path}.rule`, `“${question.id}” gives the same points whatever the answer`);
  checkRule(question.rule, `${path}.rule`, report);
  if (question.visibleIf)
    checkCondition(definition, question.visibleIf, index, `${path}.visibleIf`, report);
}

function optionsOf(rule: Rule): string[] {
  if (rule.type === 'choice') return Object.keys(rule.points);
  if (rule.type === 'count')
    return [...Object.keys(rule.items), ...(rule.none === undefined ? [] : [rule.none])];
  return rule.type === 'matrix' ? [...rule.rows, ...Object.keys(rule.stages)] : [];
}

function checkRule(rule: Rule, path: string, report: ReportFinding): void {
  if (rule.type === 'count' && rule.none !== undefined && Object.hasOwn(rule.items, rule.none))
    report('R2', path, '“none” is among the items');
  if (rule.type === 'matrix') {
    for (const row of repeated(rule.rows))
      report('R2', `${path}.rows`, `The row “${row}” stands twice`);
    if (rule.best !== undefined && rule.best > rule.rows.length)
      report('R3', `${path}.best`, 'More best rows than rows');
  }
  if (rule.type === 'number') {
    const rising = rule.knots.every(
      ([x], index) => index === 0 || x > (rule.knots[index - 1]?.[0] ?? -Infinity),
    );
    if (!rising || rule.min > rule.max)
      report('R6', `${path}.knots`, 'Knots must rise from the left, and min must not exceed max');
  }
}

/** A condition may read only what stands before it, so that visibility never goes in circles. */
function checkCondition(
  definition: Definition,
  condition: Condition,
  index: number,
  path: string,
  report: ReportFinding,
): void {
  const { questions, fields } = conditionReads(condition);
  for (const id of questions) {
    const at = definition.questions.findIndex((question) => question.id === id);
    if (at === -1) report('R3', path, `There is no question “${id}”`);
    else if (at >= index) report('R9', path, `“${id}” is asked later`);
  }
  for (const field of fields) {
    if (field !== 'naceDivision' && !FACT_FIELDS.some((known) => known === field))
      report('R9', path, `“${field}” is not a profile field that conditions may read`);
  }
  for (const { question: id, in: values } of leaves(condition)) {
    const rule = definition.questions.find((question) => question.id === id)?.rule;
    const known =
      rule && rule.type !== 'number' && rule.type !== 'boolean'
        ? [...optionsOf(rule), UNKNOWN_ANSWER, NOT_RELEVANT_ANSWER]
        : null;
    for (const value of values ?? [])
      if (known && !known.includes(value))
        report('R9', path, `“${value}” is not an answer to “${id}”`);
  }
}

function leaves(condition: Condition): Condition[] {
  const parts = [...(condition.all ?? []), ...(condition.any ?? [])];
  return parts.length === 0 ? [condition] : parts.flatMap(leaves);
}

function checkNode(
  definition: Definition,
  node: ScoreNode,
  path: string,
  report: ReportFinding,
): void {
  const { min, max } = node.scale;
  if (!(max > min)) report('R6', `${path}.scale`, 'The maximum must exceed the minimum');
  const children = node.children.map(({ id }) => ({ id, scale: scaleOf(definition, id) }));
  if (['mean', 'weighted-mean', 'minimum'].includes(node.aggregate.method) && !node.normalise) {
    for (const { id, scale } of children) {
      if (scale && (scale.min < min || scale.max > max))
        report(
          'R6',
          `${path}.children`,
          `“${id}” goes beyond the scale of “${node.id}”: normalise it`,
        );
    }
  }
  checkReach(node, children, path, report);
  checkBands(node, `${path}.bands`, report);
  checkMethod(node, `${path}.aggregate`, report);
}

/** A sum or a count must have room for all of its children. */
function checkReach(
  node: ScoreNode,
  children: { scale: Scale | null }[],
  path: string,
  report: ReportFinding,
): void {
  const { method } = node.aggregate;
  const total = children.reduce(
    (sum, { scale }) => sum + (node.normalise ? node.scale.max : (scale?.max ?? 0)),
    0,
  );
  const most = method === 'sum' ? total : method === 'count' ? children.length * 1000 : null;
  if (most !== null && most > node.scale.max)
    report(
      'R6',
      `${path}.scale`,
      `The children can reach ${most}, the scale ends at ${node.scale.max}`,
    );
}

function scaleOf(definition: Definition, id: string): Scale | null {
  const node = definition.nodes.find((candidate) => candidate.id === id);
  if (node) return node.scale;
  const question = definition.questions.find((candidate) => candidate.id === id);
  return question ? ruleScale(question.rule) : null;
}

function checkBands(node: ScoreNode, path: string, report: ReportFinding): void {
  if (!node.bands) {
    if (node.cap) report('R7', path, 'A cap needs bands');
    return;
  }
  if (node.bands[0]?.from !== node.scale.min)
    report('R7', path, 'The first band must begin at the scale’s minimum');
  node.bands.forEach(({ from }, index) => {
    const before = node.bands?.[index - 1];
    if (before && from <= before.from) report('R7', `${path}.${index}`, 'Bands must rise');
    if (from > node.scale.max) report('R7', `${path}.${index}`, 'The band lies beyond the scale');
  });
  for (const id of repeated(node.bands.map((band) => band.id)))
    report('R2', path, `The band “${id}” stands twice`);
}

function checkMethod(node: ScoreNode, path: string, report: ReportFinding): void {
  const { aggregate } = node;
  if (aggregate.method === 'ladder' && aggregate.rungs.length !== node.children.length + 1) {
    report(
      'R8',
      `${path}.rungs`,
      `${node.children.length} rungs need ${node.children.length + 1} points, the first for none`,
    );
  }
  if (
    aggregate.method === 'ladder' &&
    aggregate.rungs.some((value, index) => index > 0 && value < (aggregate.rungs[index - 1] ?? 0))
  ) {
    report('R8', `${path}.rungs`, 'The points of the rungs must not fall');
  }
  if (aggregate.method !== 'ranking') return;
  for (const factor of aggregate.factors) {
    for (const { id } of node.children) {
      if (factor.values[id] === undefined)
        report('R8', `${path}.factors`, `The factor “${factor.id}” has no value for “${id}”`);
    }
  }
}

/**
 * Worst case of the denominators. Siblings share the least common multiple of what small weight sums can leave;
 * larger sums multiply. If the product times the largest value fits in 53 bits, every reduced sum is exact.
 */
function checkExactness(definition: Definition, report: ReportFinding): void {
  const known = new Map<string, Denominator>();
  const denominatorOf = (id: string): Denominator => {
    const node = definition.nodes.find((candidate) => candidate.id === id);
    const found =
      known.get(id) ??
      (node
        ? nodeDenominator(definition, node, denominatorOf)
        : questionDenominator(definition, id));
    known.set(id, found);
    return found;
  };
  for (const node of definition.nodes) {
    const { shared, own } = denominatorOf(node.id);
    const largest = BigInt(Math.max(Math.abs(node.scale.min), Math.abs(node.scale.max), 1));
    if (shared * own * largest > BigInt(Number.MAX_SAFE_INTEGER)) {
      report(
        'R14',
        `nodes.${node.id}`,
        'The weights are too uneven to be summed exactly: use smaller whole numbers',
      );
    }
  }
}

interface Denominator {
  shared: bigint;
  own: bigint;
}

const NO_DIVISION: Denominator = { shared: 1n, own: 1n };

/** Weight sums up to this one are counted by their least common multiple. */
const SMALL_SUM = 12n;

function nodeDenominator(
  definition: Definition,
  node: ScoreNode,
  denominatorOf: (id: string) => Denominator,
): Denominator {
  const children = node.children.map(({ id }) => denominatorOf(id));
  const stretch = node.normalise
    ? node.children.map(({ id }) => BigInt(width(scaleOf(definition, id))))
    : [];
  const shared = [...children.map((child) => child.shared), ...stretch].reduce(lcm, 1n);
  const own = children.reduce((product, child) => product * child.own, 1n);
  if (!['mean', 'weighted-mean'].includes(node.aggregate.method)) return { shared, own };
  const largest = largestSum(node);
  return largest <= SMALL_SUM
    ? { shared: shared * range(Number(largest)).reduce(lcm, 1n), own }
    : { shared, own: own * largest };
}

/** Largest sum of weights that can remain, with their common divisor taken out. */
function largestSum(node: ScoreNode): bigint {
  const weights = node.children.map(({ weight }) =>
    node.aggregate.method === 'mean' ? 1n : BigInt(weight),
  );
  const common = weights.reduce(gcd, 0n);
  return weights.reduce((sum, weight) => sum + weight, 0n) / (common === 0n ? 1n : common);
}

function questionDenominator(definition: Definition, id: string): Denominator {
  const rule = definition.questions.find((question) => question.id === id)?.rule;
  if (rule?.type === 'matrix')
    return { shared: range(rule.best ?? rule.rows.length).reduce(lcm, 1n), own: 1n };
  if (rule?.type !== 'number') return NO_DIVISION;
  const steps = rule.knots
    .slice(1)
    .map(([x], index) => BigInt(Math.max(1, x - (rule.knots[index]?.[0] ?? 0))));
  return { shared: steps.reduce(lcm, 1n), own: 1n };
}

function width(scale: Scale | null): number {
  return scale ? Math.max(1, scale.max - scale.min) : 1;
}

function range(last: number): bigint[] {
  return Array.from({ length: last }, (_, index) => BigInt(index + 1));
}

function gcd(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

function lcm(a: bigint, b: bigint): bigint {
  return (a / gcd(a, b)) * b;
}
