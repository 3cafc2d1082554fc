/** Checks what is carried over from other instruments: rules R2, R3 and R27. */
import { canonicalJson } from './canonical.ts';
import { findingsIn, repeated } from './check-rules.ts';
import type { Finding, ReportFinding } from './check-rules.ts';
import type { CarryOver, Definition, Rule } from './definition.ts';

type Pair = CarryOver['from'][number]['questions'][number];

/** `definitions` holds those of every instrument and version. */
export function checkCarryOver(
  definition: Definition,
  carryOver: CarryOver,
  definitions: Definition[],
  file: string,
): Finding[] {
  return findingsIn(file, (report) => {
    const keys = carryOver.from.map(({ instrument, version }) => `${instrument}/v${version}`);
    for (const key of repeated(keys)) report('R2', 'from', `“${key}” stands twice`);
    carryOver.from.forEach(({ instrument, version, questions }, index) => {
      const there = definitions.find(
        (other) => other.id === instrument && other.version === version,
      );
      if (!there) return report('R3', `from.${index}`, `There is no “${keys[index]}”`);
      for (const id of repeated(questions.map(({ to }) => to)))
        report('R2', `from.${index}.questions`, `“${id}” is answered twice`);
      questions.forEach((pair, place) =>
        checkPair(there, definition, pair, (rule, path, message) =>
          report(rule, `from.${index}.questions.${place}${path}`, message),
        ),
      );
    });
  });
}

function checkPair(there: Definition, here: Definition, pair: Pair, report: ReportFinding): void {
  const [from, to] = [ruleOf(there, pair.from), ruleOf(here, pair.to)];
  if (!from) report('R3', '.from', `“${there.id}” has no question “${pair.from}”`);
  if (!to) report('R3', '.to', `There is no question “${pair.to}”`);
  if (!from || !to) return;
  if (from.type === 'choice' && to.type === 'choice')
    checkWords(from.points, to.points, pair.values, report);
  else if (from.type === 'matrix' && to.type === 'matrix') {
    checkWords(from.stages, to.stages, pair.values, report);
    checkRows(from.rows, to.rows, pair.rows, report);
  } else if (pair.values || pair.rows || canonicalJson(from) !== canonicalJson(to))
    report('R27', '', `“${pair.from}” and “${pair.to}” do not ask for the same points`);
}

function ruleOf({ questions }: Definition, id: string): Rule | undefined {
  return questions.find((question) => question.id === id)?.rule;
}

/** Without a mapping every value there must be one here. */
function checkWords(
  from: Record<string, number>,
  to: Record<string, number>,
  values: Record<string, string> | undefined,
  report: ReportFinding,
): void {
  const pairs = values ? Object.entries(values) : Object.keys(from).map((value) => [value, value]);
  for (const [theirs = '', ours = ''] of pairs) {
    if (from[theirs] === undefined) report('R3', '.values', `“${theirs}” is no answer there`);
    else if (to[ours] === undefined) report('R3', '.values', `“${ours}” is no answer here`);
    else if (from[theirs] !== to[ours])
      report('R27', '.values', `“${theirs}” and “${ours}” give other points`);
  }
}

function checkRows(
  from: string[],
  to: string[],
  rows: Record<string, string> | undefined,
  report: ReportFinding,
): void {
  const pairs = rows ? Object.entries(rows) : from.map((row) => [row, row]);
  for (const [theirs = '', ours = ''] of pairs) {
    if (!from.includes(theirs)) report('R3', '.rows', `There is no row “${theirs}” there`);
    if (!to.includes(ours)) report('R3', '.rows', `There is no row “${ours}” here`);
  }
  for (const row of repeated(pairs.map(([, ours = '']) => ours)))
    report('R2', '.rows', `The row “${row}” is answered twice`);
}
