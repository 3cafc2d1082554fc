import type { CellView, CoverageView, DashboardView } from '../contract-regions.ts';
import type { OfficialCountsRecord, ReleaseRecord } from './releases.record.ts';

const NAMED_AT_MOST = 5;

/** Cells of one table at all nodes, as the release shows them. */
export type CellsOf = (table: string) => CellView[];

/** Everything that the dashboard shows of a release, made once from its protected cells. */
export function buildDashboard(
  release: Pick<ReleaseRecord, '_id' | 'region' | 'asOf'>,
  facts: Pick<DashboardView, 'counted' | 'generated'>,
  cellsOf: CellsOf,
  model: { dimensions: string[]; areas: string[] },
  earlier: DashboardView | null,
  official: OfficialCountsRecord | null,
): DashboardView {
  const total = cellsOf('region');
  const means = total
    .flatMap(({ node, mean }) =>
      model.areas.includes(node) && mean !== null ? [{ area: node, mean }] : [],
    )
    .toSorted((a, b) => b.mean - a.mean);
  const chains = new Set(['overall', ...model.areas]);
  const trended = new Set(['overall', ...model.dimensions]);
  const { _id: id, region, asOf } = release;
  return {
    region,
    release: id,
    asOf,
    ...facts,
    total,
    strengths: means.slice(0, NAMED_AT_MOST),
    weaknesses: means.toReversed().slice(0, NAMED_AT_MOST),
    valueChains: cellsOf('value-chain').filter(({ node }) => chains.has(node)),
    provinces: cellsOf('province'),
    sizes: overall(cellsOf('size')),
    lifePhases: overall(cellsOf('life-phase')),
    sections: overall(cellsOf('section')),
    instruments: overall(cellsOf('instrument')),
    quarters: overall(cellsOf('quarter')),
    trend: [
      ...(earlier?.trend ?? []),
      { release: id, asOf, cells: total.filter(({ node }) => trended.has(node)) },
    ],
    coverage: official && coverageOf(official, cellsOf),
  };
}

function overall(cells: CellView[]): CellView[] {
  return cells.filter(({ node }) => node === 'overall');
}

const TABLES = { nuts3: 'province', section: 'section', size: 'size' } as const;

/** A share times the official count is the count again, so it is withheld wherever the count is. */
export function coverageOf(
  { source, asOf, total, counts }: Omit<OfficialCountsRecord, '_id'>,
  cellsOf: CellsOf,
): CoverageView {
  const row = (
    grouping: CoverageView['rows'][number]['grouping'],
    code: string,
    official: number,
    cell: CellView | undefined,
  ) => {
    // A group that is not in the table holds no firm, which everybody can see.
    const measured = cell ? cell.count : 0;
    const share =
      measured === null || official === 0 ? null : Math.round((measured / official) * 1000) / 10;
    return { grouping, code, official, measured, share };
  };
  const ofGroupings = (['nuts3', 'section', 'size'] as const).flatMap((grouping) => {
    const cells = overall(cellsOf(TABLES[grouping]));
    return Object.entries(counts[grouping] ?? {}).map(([code, official]) =>
      row(
        grouping,
        code,
        official,
        cells.find(({ at }) => at[0] === code),
      ),
    );
  });
  const whole = overall(cellsOf('identity')).find(({ at }) => at[0] === 'checked');
  return { source, asOf, rows: [row('region', '', total, whole), ...ofGroupings] };
}
