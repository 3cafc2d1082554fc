import type { Language } from '../../scoring/definition.ts';
import type {
  CellView,
  DashboardPart,
  DashboardView,
  Figure,
  Grouping,
  RegionTerms,
  TableView,
} from '../contract-regions.ts';
import { nameOfCode } from './terms.ts';

export type SheetValue = string | number | null;
export interface SheetColumn {
  /** Head of the column in CSV and key in JSON: the same in every language. */
  name: string;
  type: 'text' | 'number' | 'integer';
}
/** A plain table on its way into a file: its rows are made while they are written. */
export interface Sheet {
  /** Becomes the file's name. */
  name: string;
  columns: SheetColumn[];
  rows: Iterable<SheetValue[]>;
}

export interface SheetWords {
  terms: RegionTerms;
  /** Language of the names beside the codes; null: codes alone. */
  language: Language | null;
}

const text = (name: string): SheetColumn => ({ name, type: 'text' });
const number = (name: string): SheetColumn => ({ name, type: 'number' });
const integer = (name: string): SheetColumn => ({ name, type: 'integer' });

const LEVELS = [0, 1, 2, 3, 4, 5].map((level) => `level_${level}`);
const FIGURES: Record<Figure, SheetColumn[]> = {
  count: [integer('firms')],
  mean: [number('mean')],
  quartiles: [number('lower_quartile'), number('median'), number('upper_quartile')],
  levels: [...LEVELS, 'without_score'].map(integer),
};
const ORDER: Figure[] = ['count', 'mean', 'quartiles', 'levels'];

/** One row for each cell: what it is of, its figures, and whether they are shown. */
function cellSheet(
  name: string,
  { groupings, figures, cells }: Pick<TableView, 'groupings' | 'figures' | 'cells'>,
  words: SheetWords,
): Sheet {
  const named = words.language !== null;
  const shown = ORDER.filter((figure) => figures.includes(figure));
  return {
    name,
    columns: [
      ...[...groupings.map(snake), 'node'].flatMap((column) =>
        named ? [text(column), text(`${column}_name`)] : [text(column)],
      ),
      ...shown.flatMap((figure) => FIGURES[figure]),
      text('status'),
    ],
    rows: mapped(cells, (cell) => [
      ...placeOf(cell, groupings, words),
      ...shown.flatMap((figure) => figuresOf(cell, figure)),
      cell.status,
    ]),
  };
}

export function tableSheet(view: TableView, words: SheetWords): Sheet {
  return cellSheet(view.id, view, words);
}

const CELLS = {
  total: ['total', []],
  'value-chains': ['valueChains', ['valueChain']],
  provinces: ['provinces', ['nuts3']],
  sizes: ['sizes', ['size']],
  'life-phases': ['lifePhases', ['lifePhase']],
  sections: ['sections', ['section']],
  instruments: ['instruments', ['instrument']],
  quarters: ['quarters', ['quarter']],
} as const satisfies Partial<Record<DashboardPart, [keyof DashboardView, Grouping[]]>>;

export const DASHBOARD_PARTS = [
  ...(Object.keys(CELLS) as (keyof typeof CELLS)[]),
  'highlights',
  'trend',
  'coverage',
] as const satisfies DashboardPart[];

/** What one picture of the dashboard shows. */
export function dashboardSheet(view: DashboardView, part: DashboardPart, words: SheetWords): Sheet {
  if (part === 'highlights') return highlightSheet(view, words);
  if (part === 'trend') return trendSheet(view, words);
  if (part === 'coverage') return coverageSheet(view, words);
  const [key, groupings] = CELLS[part];
  const cells = view[key];
  return cellSheet(part, { groupings: [...groupings], figures: figuresIn(cells), cells }, words);
}

function highlightSheet({ strengths, weaknesses }: DashboardView, words: SheetWords): Sheet {
  const rows = [
    ...strengths.map((each) => ({ kind: 'strength', ...each })),
    ...weaknesses.map((each) => ({ kind: 'weakness', ...each })),
  ];
  return {
    name: 'highlights',
    columns: [text('kind'), text('area'), text('area_name'), number('mean')],
    rows: mapped(rows, ({ kind, area, mean }) => [kind, area, nodeName(area, words), mean]),
  };
}

function trendSheet({ trend }: DashboardView, words: SheetWords): Sheet {
  const cells = trend.flatMap((each) => each.cells);
  const { columns } = cellSheet(
    'trend',
    { groupings: [], figures: figuresIn(cells), cells },
    words,
  );
  const rows = trend.flatMap(({ release, asOf, cells: of }) =>
    [...cellSheet('', { groupings: [], figures: figuresIn(cells), cells: of }, words).rows].map(
      (row) => [release, asOf, ...row],
    ),
  );
  return { name: 'trend', columns: [text('release'), text('as_of'), ...columns], rows };
}

function coverageSheet({ coverage }: DashboardView, { terms, language }: SheetWords): Sheet {
  const name = (grouping: string, code: string): string =>
    grouping === 'region' || language === null
      ? ''
      : nameOfCode(terms, grouping as Grouping, code, language);
  return {
    name: 'coverage',
    columns: [
      ...['grouping', 'code', 'name'].map(text),
      ...['official', 'measured'].map(integer),
      number('share_percent'),
      ...['source', 'official_as_of'].map(text),
    ],
    rows: mapped(coverage?.rows ?? [], ({ grouping, code, official, measured, share }) => [
      grouping,
      code,
      name(grouping, code),
      official,
      measured,
      share,
      coverage?.source ?? '',
      coverage?.asOf ?? '',
    ]),
  };
}

function placeOf({ at, node }: CellView, groupings: Grouping[], words: SheetWords): SheetValue[] {
  const { terms, language } = words;
  if (language === null) return [...at, node];
  const codes = groupings.flatMap((grouping, index) => {
    const code = at[index] ?? '';
    return [code, nameOfCode(terms, grouping, code, language)];
  });
  return [...codes, node, nodeName(node, words)];
}

function figuresOf(cell: CellView, figure: Figure): SheetValue[] {
  if (figure === 'count') return [cell.count];
  if (figure === 'mean') return [cell.mean];
  if (figure === 'quartiles') return cell.quartiles ?? [null, null, null];
  return cell.levels ?? Array.from({ length: 7 }, () => null);
}

/** Which figures a part of the dashboard has; one that every cell withholds is not worth columns. */
function figuresIn(cells: CellView[]): Figure[] {
  const has = (figure: 'quartiles' | 'levels') => cells.some((cell) => cell[figure] !== null);
  return ['count', 'mean', ...(['quartiles', 'levels'] as const).filter(has)];
}

function nodeName(node: string, { terms, language }: SheetWords): string {
  const found = terms.nodes.find(({ id }) => id === node);
  return (language && found?.name[language]) ?? node;
}

function* mapped<T>(items: Iterable<T>, row: (item: T) => SheetValue[]): Iterable<SheetValue[]> {
  for (const item of items) yield row(item);
}

/** `valueChain` → `value_chain`. */
export function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
