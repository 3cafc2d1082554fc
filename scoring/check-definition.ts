/** Checks a compiled definition, whoever wrote it: rules R2–R9 and R14. Its shape (R1) has been checked before. */
import { NOT_RELEVANT_ANSWER, UNKNOWN_ANSWER } from './answers.ts';
import { checkExactness } from './check-exactness.ts';
import { checkNode } from './check-node.ts';
import { findingsIn, repeated } from './check-rules.ts';
import type { Finding, ReportFinding } from './check-rules.ts';
import type { Condition, Definition, Question, Rule } from './definition.ts';
import { FACT_FIELDS } from './profile.ts';
import { ruleScale } from './rules.ts';
import { conditionReads } from './visibility.ts';

export function checkDefinition(definition: Definition, file: string): Finding[] {
  const broken = findingsIn(file, (report) => {
    checkIds(definition, report);
    checkTree(definition, report);
  });
  // The other rules walk the tree and need a sound one.
  if (broken.length > 0) return broken;
  const findings = findingsIn(file, (report) => {
    definition.questions.forEach((question, index) =>
      checkQuestion(definition, question, index, report),
    );
    definition.nodes.forEach((node, index) =>
      checkNode(definition, node, `nodes.${index}`, report),
    );
  });
  // Exactness is worked out from sound scales.
  return findings.length > 0
    ? findings
    : findingsIn(file, (report) => checkExactness(definition, report));
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
    const { min, max } = ruleScale(rule);
    if (!Number.isInteger(min) || !Number.isInteger(max))
      report('R6', `${path}.knots`, 'The points at min and max must be whole: put knots there');
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
