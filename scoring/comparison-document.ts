/** The before/after report as a document to print. */
import type { ComparisonReport, ComparisonRow } from './comparison-model.ts';
import { listOf, plain, section, strong } from './document-text.ts';
import type { Block, PrintedDocument, Section } from './document.ts';
import { createWording } from './report-wording.ts';
import type { ReportTexts, Wording } from './report-wording.ts';

export function comparisonDocument(report: ComparisonReport, texts: ReportTexts): PrintedDocument {
  const words = createWording(texts);
  const { counts, notice } = report;
  return {
    language: report.language,
    kind: words.say('comparison.kind'),
    title: report.title,
    subtitle: report.subtitle,
    subject: words.say('comparison.subject'),
    day: report.day,
    foot: report.after,
    mark: report.draft ? words.say('comparison.mark') : null,
    opening: [
      facts(words, report),
      { kind: 'paragraph', text: report.headline, style: 'lead' },
      ...(notice === null ? [] : [strong(notice)]),
      ...(counts === null ? [] : [plain(counts)]),
    ],
    sections: [
      section(words.say('comparison.scores'), [pairs(words, report)]),
      section(words.say('comparison.sentences'), listOf(sentences(words, report.rows))),
      changesSection(words, report),
      section(words.say('comparison.notes'), listOf(report.notes)),
    ],
  };
}

function facts(words: Wording, { company, before, after, track }: ComparisonReport): Block {
  const lines = { ...(company !== null && { firm: company }), before, track, after };
  return {
    kind: 'facts',
    facts: Object.entries(lines).map(([key, value]) => ({
      label: words.say(`comparison.fact.${key}`),
      value,
    })),
  };
}

/** What moved or is not compared, one by one; what stayed, by name alone. */
function sentences(words: Wording, rows: ComparisonRow[]): string[] {
  const [told, stayed] = [
    rows.filter((row) => !row.unchanged),
    rows.filter((row) => row.unchanged),
  ];
  const lines = told.map(({ name, sentence }) => words.say('comparison.line', { name, sentence }));
  const names = words.list(stayed.map(({ name }) => name));
  return stayed.length === 0 ? lines : [...lines, words.say('comparison.unchanged', { names })];
}

function pairs(words: Wording, { rows, scale }: ComparisonReport): Block {
  return {
    kind: 'pairs',
    alt: words.say('comparison.alt', { count: rows.length, top: words.points(scale.top) }),
    top: scale.top,
    first: words.say('comparison.before'),
    second: words.say('comparison.after'),
    columns: [
      { title: words.say('comparison.column.area'), share: 4 },
      { title: words.say('comparison.before'), share: 1.3, align: 'center' },
      { title: words.say('comparison.after'), share: 1.3, align: 'center' },
      { title: words.say('comparison.column.difference'), share: 1.5, align: 'center' },
      { title: words.say('comparison.column.level'), share: 2.6 },
    ],
    rows: rows.map((row) => ({
      name: row.name,
      first: row.before,
      second: row.after,
      cells: [row.name, row.beforeShown, row.afterShown, row.difference, row.level],
      ...(row.role !== 'area' && { strong: true }),
    })),
  };
}

function changesSection(words: Wording, { changes }: ComparisonReport): Section {
  const title = words.say('comparison.changes');
  if (changes.length === 0) return section(title, [plain(words.say('comparison.changes.none'))]);
  return section(
    title,
    changes.map(({ name, rows }) =>
      section(name, [
        {
          kind: 'table',
          columns: [
            { title: words.say('comparison.column.indicator'), share: 4 },
            { title: words.say('comparison.before'), share: 3 },
            { title: words.say('comparison.after'), share: 3 },
            { title: words.say('comparison.column.points'), share: 1.4, align: 'right' },
          ],
          rows: rows.map((row) => [row.title, row.before, row.after, row.points]),
        },
      ]),
    ),
  );
}
