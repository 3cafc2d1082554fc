/** Figures of a small invented region: tables as the service hands them over, with shown and withheld cells. */
import type {
  CellView,
  DashboardView,
  EditionView,
  Figure,
  Grouping,
  TableSummary,
  TableView,
} from '../../api/contract-regions.ts';
import { loadRegionTerms } from '../../api/regions/terms.ts';
import { classifications, questionnaires } from './service.ts';

export const terms = loadRegionTerms(questionnaires, classifications);
const nodes = terms.nodes.map(({ id }) => id);
const FIGURES: Figure[] = ['count', 'mean', 'levels', 'quartiles'];

export function cell(at: string[], node: string, overrides: Partial<CellView> = {}): CellView {
  return {
    at,
    node,
    count: 40,
    mean: 2.35,
    levels: [2, 8, 15, 10, 4, 1, 0],
    quartiles: [1.75, 2.25, 3],
    status: 'shown',
    ...overrides,
  };
}

export function withheld(at: string[], node: string): CellView {
  const nothing = { count: null, mean: null, levels: null, quartiles: null };
  return cell(at, node, { ...nothing, status: 'suppressed' });
}

/** A table by one grouping at every node; the last code is withheld. */
export function tableBy(grouping: Grouping, codes: string[]): TableView {
  const cells = codes.flatMap((code, index) =>
    nodes.map((node) => (index === codes.length - 1 ? withheld([code], node) : cell([code], node))),
  );
  return table(grouping, [grouping], [codes], cells);
}

export function table(
  id: string,
  groupings: Grouping[],
  codes: string[][],
  cells: CellView[],
): TableView {
  return {
    id,
    groupings,
    figures: FIGURES,
    nodes,
    groups: cells.length / nodes.length,
    region: 'ITI1',
    release: 'r1',
    asOf: '2026-11-20',
    codes,
    cells,
  };
}

export const tables: TableView[] = [
  table(
    'region',
    [],
    [],
    nodes.map((node) => cell([], node)),
  ),
  tableBy('nuts3', ['ITI18', 'ITI14', 'unknown']),
  tableBy('valueChain', ['gold-fashion', 'mechatronics', 'unknown']),
  tableBy('quarter', ['2026-Q2', '2026-Q3', '2026-Q4']),
];

export const edition: EditionView = {
  id: 'ITI1-3',
  region: 'ITI1',
  regionName: 'Toscana',
  number: 3,
  asOf: '2026-11-20',
  publishedAt: '2026-11-21T08:00:00.000Z',
  generated: true,
  licence: 'CC-BY-4.0',
  counted: { firms: 1250, anonymous: 1 },
  tables: tables.map(({ id, groupings, figures, nodes: of, groups }): TableSummary => {
    return { id, groupings, figures, nodes: of, groups };
  }),
  rules: { minimum: 5, meanMinimum: 10, quartileMinimum: 20 },
};

const cellsOf = (id: string) => tables.find((each) => each.id === id)?.cells ?? [];

export const dashboard: DashboardView = {
  region: 'ITI1',
  release: 'r1',
  asOf: '2026-11-20',
  generated: true,
  counted: edition.counted,
  total: cellsOf('region'),
  strengths: [{ area: 'digital-sales', mean: 3.1 }],
  weaknesses: [{ area: 'simulation', mean: 0.8 }],
  valueChains: cellsOf('valueChain'),
  provinces: cellsOf('nuts3'),
  sizes: [],
  lifePhases: [],
  sections: [],
  instruments: [],
  quarters: cellsOf('quarter'),
  trend: [{ release: 'r1', asOf: '2026-11-20', cells: [cell([], 'overall')] }],
  coverage: {
    source: '=HYPERLINK("http://example.org")',
    asOf: '2025-12-31',
    rows: [
      { grouping: 'region', code: 'ITI1', official: 353700, measured: 1250, share: 0.4 },
      { grouping: 'nuts3', code: 'ITI18', official: 30000, measured: null, share: null },
    ],
  },
};
