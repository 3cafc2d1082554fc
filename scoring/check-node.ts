/** Checks one node of a definition against its children: rules R2 and R6–R8. */
import { repeated } from './check-rules.ts';
import type { ReportFinding } from './check-rules.ts';
import type { Definition, Scale, ScoreNode } from './definition.ts';
import { ruleScale } from './rules.ts';

interface Child {
  id: string;
  /** On the node's own scale where it is normalised. */
  scale: Scale;
  /** Ids of its bands; null for questions and nodes without bands. */
  bands: string[] | null;
}

/** `path` is the node's place in the file, such as `nodes.3`. */
export function checkNode(
  definition: Definition,
  node: ScoreNode,
  path: string,
  report: ReportFinding,
): void {
  if (!(node.scale.max > node.scale.min))
    report('R6', `${path}.scale`, 'The maximum must exceed the minimum');
  const children = node.children.map(({ id }) => childOf(definition, node, id));
  checkScale(node, children, path, report);
  checkBands(node, children, path, report);
  checkLadder(node, children, `${path}.aggregate`, report);
  checkRanking(node, `${path}.aggregate`, report);
}

function childOf(definition: Definition, parent: ScoreNode, id: string): Child {
  const node = definition.nodes.find((candidate) => candidate.id === id);
  const question = definition.questions.find((candidate) => candidate.id === id);
  const own = node?.scale ?? (question ? ruleScale(question.rule) : parent.scale);
  return {
    id,
    scale: parent.normalise ? parent.scale : own,
    bands: node?.bands?.map((band) => band.id) ?? null,
  };
}

/** What the node can become must lie on its scale: in means each child, in sums and counts all of them together. */
function checkScale(node: ScoreNode, children: Child[], path: string, report: ReportFinding): void {
  const { aggregate, scale } = node;
  if (isOneOf(aggregate.method, ['mean', 'weighted-mean', 'minimum'])) {
    for (const { id, scale: own } of children)
      if (own.min < scale.min || own.max > scale.max)
        report(
          'R6',
          `${path}.children`,
          `“${id}” goes beyond the scale of “${node.id}”: normalise it`,
        );
    return;
  }
  const reach = reachOf(node, children);
  if (reach && (reach.min < scale.min || reach.max > scale.max))
    report(
      'R6',
      `${path}.scale`,
      `“${node.id}” can reach ${reach.min} to ${reach.max}, its scale goes from ${scale.min} to ${scale.max}`,
    );
}

function isOneOf(method: string, methods: string[]): boolean {
  return methods.includes(method);
}

/** Children that are left out add nothing, so a sum may always come down to 0. */
function reachOf({ aggregate }: ScoreNode, children: Child[]): Scale | null {
  switch (aggregate.method) {
    case 'sum':
      return {
        min: children.reduce((sum, { scale }) => sum + Math.min(0, scale.min), 0),
        max: children.reduce((sum, { scale }) => sum + Math.max(0, scale.max), 0),
      };
    case 'count':
      return { min: 0, max: children.length * 1000 };
    case 'ladder':
      return { min: Math.min(...aggregate.rungs), max: Math.max(...aggregate.rungs) };
    case 'mean':
    case 'weighted-mean':
    case 'minimum':
    case 'ranking':
      return null;
  }
}

function checkBands(node: ScoreNode, children: Child[], path: string, report: ReportFinding): void {
  const bands = node.bands ?? [];
  const ids = bands.map((band) => band.id);
  if (node.cap && !children.every((child) => child.bands?.join() === ids.join()))
    report('R7', `${path}.cap`, 'A cap needs the same bands on the node and on all its children');
  if (node.bands && bands[0]?.from !== node.scale.min)
    report('R7', `${path}.bands`, 'The first band must begin at the scale’s minimum');
  bands.forEach(({ from }, index) => {
    const before = bands[index - 1];
    if (before && from <= before.from) report('R7', `${path}.bands.${index}`, 'Bands must rise');
    if (from > node.scale.max)
      report('R7', `${path}.bands.${index}`, 'The band lies beyond the scale');
  });
  for (const id of repeated(ids)) report('R2', `${path}.bands`, `The band “${id}” stands twice`);
}

function checkLadder(
  { aggregate }: ScoreNode,
  children: Child[],
  path: string,
  report: ReportFinding,
): void {
  if (aggregate.method !== 'ladder') return;
  const { rungs, met } = aggregate;
  if (rungs.length !== children.length + 1)
    report(
      'R8',
      `${path}.rungs`,
      `${children.length} rungs need ${children.length + 1} points, the first for none`,
    );
  if (rungs.some((value, index) => value < (rungs[index - 1] ?? value)))
    report('R8', `${path}.rungs`, 'The points of the rungs must not fall');
  for (const { id, scale } of children)
    if (met > scale.max)
      report('R8', `${path}.met`, `“${id}” ends at ${scale.max}: it can never be met`);
}

function checkRanking({ aggregate, children }: ScoreNode, path: string, report: ReportFinding) {
  if (aggregate.method !== 'ranking') return;
  for (const factor of aggregate.factors)
    for (const { id } of children)
      if (factor.values[id] === undefined)
        report('R8', `${path}.factors`, `The factor “${factor.id}” has no value for “${id}”`);
}
