/**
 * Rule R14: sums stay exact in 53 bits. Works out the worst denominators that scores and coverages can have, whatever
 * is left out: siblings share the least common multiple of what small weight sums can leave; larger sums multiply.
 * If the product times the largest value fits in 53 bits, so does every sum on the way.
 */
import type { ReportFinding } from './check-rules.ts';
import type { Definition, Rule, ScoreNode } from './definition.ts';
import { ruleScale } from './rules.ts';

export function checkExactness(definition: Definition, report: ReportFinding): void {
  const scoreOf = denominators(definition, scoreDenominator);
  const coverageOf = denominators(definition, coverageDenominator);
  for (const node of definition.nodes) {
    const largest = BigInt(Math.max(Math.abs(node.scale.min), Math.abs(node.scale.max), 1));
    const [score, coverage] = [size(scoreOf(node.id)) * largest, size(coverageOf(node.id))];
    if (score > MOST || coverage > MOST)
      report(
        'R14',
        `nodes.${node.id}`,
        'The weights are too uneven to be summed exactly: use smaller whole numbers',
      );
  }
}

const MOST = BigInt(Number.MAX_SAFE_INTEGER);
/** Weight sums up to this one are counted by their least common multiple. */
const SMALL_SUM = 12n;

interface Denominator {
  shared: bigint;
  own: bigint;
}

const NO_DIVISION: Denominator = { shared: 1n, own: 1n };

type OfNode = (definition: Definition, node: ScoreNode, children: Denominator[]) => Denominator;

/** Worked out once per id, children first. */
function denominators(definition: Definition, ofNode: OfNode): (id: string) => Denominator {
  const nodes = new Map(definition.nodes.map((node) => [node.id, node]));
  const known = new Map<string, Denominator>();
  const denominatorOf = (id: string): Denominator => {
    const node = nodes.get(id);
    const found =
      known.get(id) ??
      (node
        ? ofNode(
            definition,
            node,
            node.children.map((child) => denominatorOf(child.id)),
          )
        : ofNode === scoreDenominator
          ? questionDenominator(ruleOf(definition, id))
          : NO_DIVISION);
    known.set(id, found);
    return found;
  };
  return denominatorOf;
}

function scoreDenominator(
  definition: Definition,
  node: ScoreNode,
  children: Denominator[],
): Denominator {
  const stretched = node.normalise
    ? children.map((child, index) => ({
        ...child,
        shared: child.shared * stretchOf(definition, node, node.children[index]?.id ?? ''),
      }))
    : children;
  if (node.aggregate.method === 'mean') return divided(stretched, BigInt(node.children.length));
  return divided(stretched, node.aggregate.method === 'weighted-mean' ? weightSum(node) : 1n);
}

/** Coverage is a weighted mean whatever the method. */
function coverageDenominator(
  _definition: Definition,
  node: ScoreNode,
  children: Denominator[],
): Denominator {
  return divided(children, weightSum(node));
}

/** The children added up and divided by any sum of weights up to `largest`. */
function divided(children: Denominator[], largest: bigint): Denominator {
  const shared = children.map((child) => child.shared).reduce(lcm, 1n);
  const own = children.reduce((product, child) => product * child.own, 1n);
  return largest <= SMALL_SUM
    ? { shared: shared * range(Number(largest)).reduce(lcm, 1n), own }
    : { shared, own: own * largest };
}

/** All weights together, with their common divisor taken out as `score()` does. */
function weightSum(node: ScoreNode): bigint {
  const weights = node.children.map(({ weight }) => BigInt(weight));
  return weights.reduce((sum, weight) => sum + weight, 0n) / weights.reduce(gcd, 0n);
}

/** What the change of scale divides by, in lowest terms. */
function stretchOf(definition: Definition, node: ScoreNode, id: string): bigint {
  const child = definition.nodes.find((candidate) => candidate.id === id);
  const rule = ruleOf(definition, id);
  const from = child?.scale ?? (rule ? ruleScale(rule) : node.scale);
  const [width, onto] = [BigInt(from.max - from.min), BigInt(node.scale.max - node.scale.min)];
  return width > 0n && onto > 0n ? width / gcd(width, onto) : 1n;
}

function questionDenominator(rule: Rule | undefined): Denominator {
  if (rule?.type === 'matrix')
    return { shared: range(rule.best ?? rule.rows.length).reduce(lcm, 1n), own: 1n };
  if (rule?.type !== 'number') return NO_DIVISION;
  const steps = rule.knots
    .slice(1)
    .map(([x], index) => BigInt(Math.max(1, x - (rule.knots[index]?.[0] ?? 0))));
  return { shared: steps.reduce(lcm, 1n), own: 1n };
}

function ruleOf(definition: Definition, id: string): Rule | undefined {
  return definition.questions.find((question) => question.id === id)?.rule;
}

function size({ shared, own }: Denominator): bigint {
  return shared * own;
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
