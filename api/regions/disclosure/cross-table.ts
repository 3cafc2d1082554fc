import type { PlanCell, Relation, TablePlan } from './plan.ts';
import { type PlanFinding, type ProtectedCell, protectPlan } from './protect-plan.ts';
import type { DisclosureSettings } from './settings.ts';

/** Counts of firms by two classifications. */
export interface CrossTable {
  rows: readonly string[];
  columns: readonly string[];
  /** One list for each row, in the order of the columns. */
  counts: readonly (readonly number[])[];
  /** Whether the totals of rows, of columns and of everything are published too. */
  totals: boolean;
}

/** A place in the table by its labels: null stands for the total over all rows or columns. */
interface Place {
  row: string | null;
  column: string | null;
}

export interface ProtectedCrossTable {
  /** What may be printed: null where a count is withheld. */
  table: {
    rows: readonly string[];
    columns: readonly string[];
    counts: (number | null)[][];
    rowTotals: (number | null)[] | null;
    columnTotals: (number | null)[] | null;
    total: number | null;
  };
  suppressed: (Place &
    Pick<ProtectedCell, 'status' | 'reason'> & { lower: number; upper: number | null })[];
  verdict: { safe: boolean; findings: (Place & Omit<PlanFinding, 'key'>)[] };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** The key of a cell by the places of its row and column; undefined stands for a total. */
export function crossKey(row: number | undefined, column: number | undefined): string {
  return `${row ?? 'all'}/${column ?? 'all'}`;
}

/**
 * The table as a plan. Nobody has said whether rows or columns are answers (levels), so both count as such. Totals that
 * are not published link nothing, since nobody knows them.
 */
export function crossTablePlan({ rows, columns, counts, totals }: CrossTable): TablePlan {
  const published = totals;
  const rowTotals = counts.map(sum);
  const cells: PlanCell[] = [
    ...counts.flatMap((line, row) =>
      line.map((count, column) => ({ key: crossKey(row, column), count })),
    ),
    ...rowTotals.map((count, row) => ({ key: crossKey(row, undefined), count, published })),
    ...columns.map((_, column) => ({
      key: crossKey(undefined, column),
      count: sum(counts.map((line) => line[column] ?? 0)),
      published,
    })),
    { key: crossKey(undefined, undefined), count: sum(rowTotals), published },
  ];
  const relations: Relation[] = [
    ...rows.map((_, row) => ({
      total: crossKey(row, undefined),
      parts: columns.map((__, column) => crossKey(row, column)),
      tells: true,
    })),
    ...columns.map((_, column) => ({
      total: crossKey(undefined, column),
      parts: rows.map((__, row) => crossKey(row, column)),
      tells: true,
    })),
    {
      total: crossKey(undefined, undefined),
      parts: rows.map((_, row) => crossKey(row, undefined)),
    },
    {
      total: crossKey(undefined, undefined),
      parts: columns.map((_, column) => crossKey(undefined, column)),
    },
  ];
  return { cells, relations };
}

/**
 * Protects a table by itself, as if nothing else were ever published about the same firms.
 * @throws RangeError for counts that are no whole numbers or settings weaker than allowed
 */
export async function protectCrossTable(
  table: CrossTable,
  settings: DisclosureSettings,
): Promise<ProtectedCrossTable> {
  const { rows, columns, totals } = table;
  const { cells, audit } = await protectPlan(crossTablePlan(table), settings);
  const byKey = new Map(cells.map((cell) => [cell.key, cell]));
  const places = placesOf(table);
  const printed = (row?: number, column?: number): number | null =>
    byKey.get(crossKey(row, column))?.count ?? null;
  return {
    table: {
      rows,
      columns,
      counts: rows.map((_, row) => columns.map((__, column) => printed(row, column))),
      rowTotals: totals ? rows.map((_, row) => printed(row)) : null,
      columnTotals: totals ? columns.map((_, column) => printed(undefined, column)) : null,
      total: totals ? printed() : null,
    },
    suppressed: audit.intervals.flatMap(({ key, lower, upper }) => {
      const cell = byKey.get(key);
      return cell ? [{ ...place(places, key), ...why(cell), lower, upper }] : [];
    }),
    verdict: {
      safe: audit.safe,
      findings: audit.findings.map(({ key, ...finding }) => ({
        ...place(places, key),
        ...finding,
      })),
    },
  };
}

function placesOf({ rows, columns }: CrossTable): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const [row, rowLabel] of [...rows.entries(), [undefined, null] as const])
    for (const [column, columnLabel] of [...columns.entries(), [undefined, null] as const])
      places.set(crossKey(row, column), { row: rowLabel, column: columnLabel });
  return places;
}

/** A finding may be about “all other rows”, which has no place of its own. */
function place(places: ReadonlyMap<string, Place>, key: string): Place {
  return places.get(key) ?? { row: null, column: null };
}

function why({ status, reason }: ProtectedCell): Pick<ProtectedCell, 'status' | 'reason'> {
  return reason ? { status, reason } : { status };
}
