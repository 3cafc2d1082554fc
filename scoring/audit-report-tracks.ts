/** What the firm declared against what was verified: overall, by dimension, area and business process. */
import { isConfirmed } from './audit-report-context.ts';
import type { AuditContext } from './audit-report-context.ts';
import type { NodeComparison } from './comparison.ts';
import { signedPoints } from './difference.ts';
import { listOf, plain, section } from './document-text.ts';
import type { Block, PairRow, Section, TableBlock } from './document.ts';
import { levelOf, resultOf } from './report-context.ts';
import { scoreView } from './report-scores.ts';

export function tracksSection(context: AuditContext): Section {
  const { words } = context;
  return section(words.say('audit.tracks'), [
    plain(trackSentence(context)),
    ...listOf([countSentence(context), ...unscoredSentence(context)]),
    section(words.say('audit.processes'), [
      plain(words.say('audit.processes.intro')),
      processTable(context),
    ]),
    section(words.say('audit.by-area'), [pairs(context)]),
  ]);
}

/** Overall scores of both tracks and their difference. */
export function trackSentence({ words, comparison, declared }: AuditContext): string {
  const node = comparison.nodes.find(({ id }) => id === declared.root.id);
  if (node?.state !== 'compared' || node.difference === null)
    return words.say('audit.tracks.unscored');
  const values = {
    declared: words.score(node.before?.score ?? 0),
    verified: words.score(node.after?.score ?? 0),
    difference: words.score(Math.abs(node.difference)),
  };
  const shown = signedPoints(words, node.difference);
  if (shown === words.score(0)) return words.say('audit.tracks.same', values);
  return words.say(node.difference < 0 ? 'audit.tracks.lower' : 'audit.tracks.higher', values);
}

interface Counts {
  checked: number;
  confirmed: number;
  different: number;
  undeclared: number;
}

function countsOf({ input }: AuditContext, questions: Set<string>): Counts {
  const counts = { checked: 0, confirmed: 0, different: 0, undeclared: 0 };
  for (const [question, { value }] of Object.entries(input.audit.verified)) {
    if (!questions.has(question)) continue;
    const declared = input.audit.declared[question];
    counts.checked++;
    if (declared === undefined) counts.undeclared++;
    else if (isConfirmed(declared, value)) counts.confirmed++;
    else counts.different++;
  }
  return counts;
}

function countSentence(context: AuditContext): string {
  const { input, words } = context;
  const all = new Set(input.definition.questions.map(({ id }) => id));
  const { checked, ...counts } = countsOf(context, all);
  const evidence = context.evidence.length;
  return words.say('audit.tracks.counts', { count: checked, ...counts, evidence });
}

function unscoredSentence({ comparison, areas, words }: AuditContext): string[] {
  const names = comparison.nodes
    .filter(({ state }) => state === 'unscored')
    .flatMap(({ id }) => areas.get(id)?.name ?? []);
  return names.length === 0
    ? []
    : [words.say('audit.tracks.without', { areas: words.list(names) })];
}

/** Overall, then each dimension with its areas: chart and table of the same numbers. */
function pairs(context: AuditContext): Block {
  const { words, dimensions, declared } = context;
  const rows = [
    pairRow(context, declared.root.id, words.say('audit.overall'), true),
    ...dimensions.flatMap(({ id, name, areas }) => [
      pairRow(context, id, name, true),
      ...areas.map((area) => pairRow(context, area.id, area.name, false)),
    ]),
  ];
  return {
    kind: 'pairs',
    alt: words.say('audit.tracks.alt', {
      count: rows.length,
      top: words.points(declared.root.scale.max / 1000),
    }),
    top: declared.root.scale.max / 1000,
    first: words.say('audit.declared'),
    second: words.say('audit.verified'),
    columns: [
      { title: words.say('audit.column.area'), share: 3.6 },
      { title: words.say('audit.declared'), share: 1.4, align: 'center' },
      { title: words.say('audit.verified'), share: 1.4, align: 'center' },
      { title: words.say('audit.column.difference'), share: 1.4, align: 'center' },
      { title: words.say('audit.column.range'), share: 1.8, align: 'center' },
      { title: words.say('audit.column.level'), share: 2.6 },
    ],
    rows,
  };
}

function pairRow(context: AuditContext, id: string, name: string, strong: boolean): PairRow {
  const { words, comparison, declared, verified } = context;
  const first = scoreView(declared, resultOf(declared, id));
  const second = scoreView(verified, resultOf(verified, id));
  const node = comparison.nodes.find((candidate) => candidate.id === id);
  return {
    name,
    first: first.score,
    second: second.score,
    cells: [
      name,
      first.shown,
      second.shown,
      differenceText(context, node),
      second.range ?? words.say('score.none'),
      levelShown(context, id),
    ],
    ...(strong && { strong }),
  };
}

/** "2 in use", or why there is no level. */
function levelShown({ words, verified }: AuditContext, id: string): string {
  const node = resultOf(verified, id);
  if (!node || node.state === 'not-applicable') return words.say('audit.not-relevant');
  const level = levelOf(verified, node.band);
  return level
    ? words.say('audit.level', { index: level.index, plain: level.plain })
    : words.say('score.none');
}

/** "–0.4", or a dash where the two cannot be compared. */
export function differenceText({ words }: AuditContext, node: NodeComparison | undefined): string {
  const difference = node?.difference ?? null;
  return difference === null ? words.say('score.none') : signedPoints(words, difference);
}

function processTable(context: AuditContext): TableBlock {
  const { words, input, evidence } = context;
  const processes = [
    ...new Set(input.instrument.questions.flatMap(({ process }) => process ?? [])),
  ];
  return {
    kind: 'table',
    columns: [
      { title: words.say('audit.column.process'), share: 3 },
      { title: words.say('audit.column.checked'), share: 2, align: 'right' },
      { title: words.say('audit.column.confirmed'), share: 2, align: 'right' },
      { title: words.say('audit.column.different'), share: 2, align: 'right' },
      { title: words.say('audit.column.undeclared'), share: 2, align: 'right' },
      { title: words.say('audit.column.evidence'), share: 2, align: 'right' },
    ],
    rows: processes.map((process) => {
      const own = input.instrument.questions.filter((question) => question.process === process);
      const ids = new Set(own.map(({ id }) => id));
      const counts = countsOf(context, ids);
      const files = evidence.filter(({ question }) => ids.has(question)).length;
      const numbers = [
        counts.checked,
        counts.confirmed,
        counts.different,
        counts.undeclared,
        files,
      ];
      return [words.say(`audit.process.${process}`), ...numbers.map((each) => words.whole(each))];
    }),
  };
}
