/** How to read the report: levels, tracks, weights, coverage and range. */
import type { AuditContext } from './audit-report-context.ts';
import { listOf, plain, section } from './document-text.ts';
import type { Cell, Section, TableBlock } from './document.ts';

export function methodSection(context: AuditContext): Section {
  const { words, input } = context;
  const { area, dimension, overall } = input.model.aggregation;
  const known = (missing: typeof area.missing) =>
    words.rate(missing.rule === 'leave-out' ? missing.coverage : 0);
  const scored = dimension.missing.rule === 'leave-out' ? dimension.missing.scored : 1;
  const cap = overall.cap ? [words.say('audit.method.cap', { count: overall.cap.above })] : [];
  return section(words.say('audit.method'), [
    ...listOf([
      words.say('audit.method.signs', { count: input.definition.questions.length }),
      words.say('audit.method.tracks'),
      words.say('audit.method.differences'),
      words.say('audit.method.coverage', { area: known(area.missing) }),
      words.say('audit.method.dimension', { count: scored, weight: known(dimension.missing) }),
      ...cap,
      words.say('note.range'),
      words.say('note.levels'),
      words.say('audit.method.evidence'),
      words.pick(input.stages.notice),
    ]),
    section(words.say('audit.levels'), [levelTable(context)]),
    section(words.say('audit.weights'), [
      plain(words.pick(input.model.sources.weights.text)),
      weightTable(context),
      plain(
        words.say('note.sources', {
          weights: words.day(input.model.sources.weights.date),
          targets: words.day(input.model.sources.targets.date),
        }),
      ),
    ]),
  ]);
}

function levelTable({ words, input }: AuditContext): TableBlock {
  return {
    kind: 'table',
    columns: [
      { title: words.say('audit.column.level'), share: 2.4 },
      { title: words.say('audit.column.from'), share: 1.2, align: 'center' },
      { title: words.say('audit.column.meaning'), share: 7 },
    ],
    rows: input.model.levels.map(({ plain: name, from, meaning }, index) => [
      words.say('audit.level', { index, plain: words.pick(name) }),
      words.points(from / 1000),
      words.pick(meaning),
    ]),
  };
}

/** Each dimension with its share of the whole, then its areas with their shares of the dimension. */
function weightTable({ words, input, dimensions }: AuditContext): TableBlock {
  const { model } = input;
  const total = model.dimensions.reduce((sum, { weight }) => sum + weight, 0);
  const shown = new Set(dimensions.flatMap(({ areas }) => areas.map(({ id }) => id)));
  const rows = model.dimensions.flatMap((dimension): Cell[][] => [
    [
      [{ text: words.pick(dimension.name), bold: true }],
      [{ text: words.rate(Math.round((dimension.weight * 1000) / total / 10) * 10), bold: true }],
      words.say('audit.weights.whole'),
    ],
    ...model.areas
      .filter((area) => area.dimension === dimension.id && shown.has(area.id))
      .map((area): Cell[] => [
        words.pick(area.name),
        words.rate(area.weight * 10),
        words.pick(area.weightReason),
      ]),
  ]);
  return {
    kind: 'table',
    columns: [
      { title: words.say('audit.column.area'), share: 3.6 },
      { title: words.say('audit.column.weight'), share: 1.2, align: 'center' },
      { title: words.say('audit.column.reason'), share: 6 },
    ],
    rows,
  };
}
