import type { PlanCell, TablePlan, WithholdReason } from './plan.ts';

/** How many firms of a group joined, left, or stayed with other figures. */
export interface Change {
  joined: number;
  left: number;
  changed: number;
}

/** What became of a cell since earlier releases. */
export interface CellHistory {
  /** Since the last release that showed it; absent if none did. */
  sinceShown?: Change;
  /** Since the last release. */
  sinceLast: Change;
}

/** The last release, as everybody may have kept it. */
export interface PreviousRelease {
  plan: TablePlan;
  /** Keys of the cells that it did not show. */
  withheld: ReadonlySet<string>;
  /** By key; a cell without an entry is new, or nothing is left of it. */
  histories: ReadonlyMap<string, CellHistory>;
}

/**
 * Compares the firms of a group at two times.
 * @param before @param after by firm, anything that tells its figures apart, such as a result's id
 */
export function changeBetween(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): Change {
  const change: Change = { joined: 0, left: 0, changed: 0 };
  for (const [firm, figures] of after) {
    if (!before.has(firm)) change.joined += 1;
    else if (before.get(firm) !== figures) change.changed += 1;
  }
  for (const firm of before.keys()) if (!after.has(firm)) change.left += 1;
  return change;
}

/**
 * Whether a cell that was shown may be shown again: the difference between the two figures is then about no firm, or
 * about at least `minimum`.
 * @throws RangeError for numbers of firms that are none
 */
export function mayRepublish(change: Change, minimum: number): boolean {
  const touched = touchedBy(change);
  return touched === 0 || touched >= minimum;
}

function touchedBy({ joined, left, changed }: Change): number {
  for (const firms of [joined, left, changed])
    if (!Number.isSafeInteger(firms) || firms < 0)
      throw new RangeError('A change is counted in whole firms');
  return joined + left + changed;
}

/**
 * The plan of a release together with that of the last one, so that protection holds against whoever has both and knows
 * which groups did not change: these have one value in both. A group that was shown and did not change is known; one
 * that was not shown and did not change stays withheld; one in which too few firms changed is withheld.
 */
export function linkReleases(
  plan: TablePlan,
  { plan: last, withheld, histories }: PreviousRelease,
  minimum: number,
): TablePlan {
  const now = new Map(plan.cells.map((cell) => [cell.key, cell]));
  const unchanged = (key: string): boolean => {
    const history = histories.get(key);
    return now.has(key) && history !== undefined && touchedBy(history.sinceLast) === 0;
  };
  const nameThen = (key: string): string => (unchanged(key) ? key : `before: ${key}`);
  const then = last.cells
    .filter(({ key }) => !unchanged(key))
    .map((cell): PlanCell => {
      const known = !withheld.has(cell.key) && cell.published !== false;
      return { key: nameThen(cell.key), count: cell.count, published: false, known };
    });
  return {
    cells: [
      ...plan.cells.map((cell) =>
        settle(cell, histories.get(cell.key), withheld.has(cell.key), minimum),
      ),
      ...then,
    ],
    relations: [
      ...plan.relations,
      ...last.relations.map(({ total, parts }) => ({
        total: nameThen(total),
        parts: parts.map(nameThen),
      })),
    ],
  };
}

function settle(
  cell: PlanCell,
  history: CellHistory | undefined,
  wasWithheld: boolean,
  minimum: number,
): PlanCell {
  if (!history || cell.known || cell.published === false) return cell;
  const standing = standingOf(history, wasWithheld, minimum);
  const small = cell.count > 0 && cell.count < minimum;
  if (standing === 'known') return small ? cell : { ...cell, known: true };
  return standing ? { ...cell, withhold: standing } : cell;
}

/**
 * What follows for a figure from what became of it: `known`, since everybody has it from an earlier release; or why it
 * must be withheld; undefined where nothing follows.
 * @param wasWithheld in the last release
 * @param minimum how many firms what has changed must stand on
 */
export function standingOf(
  { sinceShown, sinceLast }: CellHistory,
  wasWithheld: boolean,
  minimum: number,
): 'known' | WithholdReason | undefined {
  if (sinceShown && touchedBy(sinceShown) === 0) return 'known';
  if (sinceShown && !mayRepublish(sinceShown, minimum)) return 'few-changes';
  return wasWithheld && touchedBy(sinceLast) === 0 ? 'unchanged' : undefined;
}
