import { levelKey } from './groups.ts';
import type { LevelRows } from './level-rows.ts';
import type { SinceLast } from './since-last.ts';
import { LEVEL_CELLS } from './tally.ts';

/** Level cells of which at least one is withheld, or of which some will be: all of them together follow from the rest. */
interface Line {
  /** Those that may be shown. */
  cells: readonly string[];
  /** Firms that have changed in what is not shown anyway. */
  hidden: number;
}

/**
 * Which numbers of firms by level must not be shown again, since too few firms came to the level or left it: in the cell
 * itself, or in what follows from a line of cells (the levels of a group, the groups of a level) of which the others are
 * shown. In each line the changes of what is withheld add up to none or to `minimum`.
 * @returns keys of level cells
 */
export function holdLevels(
  { byKey, relations, rests }: LevelRows,
  since: SinceLast,
  node: string,
  minimum: number,
): Set<string> {
  const changes = new Map<string, number>();
  for (const [key, { published }] of byKey)
    for (const level of LEVEL_CELLS) {
      const inside = published ? [key] : (rests.get(key) ?? []);
      const firms = inside.reduce((sum, each) => sum + since.changesAtLevel(node, each, level), 0);
      changes.set(levelKey(key, level), firms);
    }
  const held = new Set<string>();
  for (const [key, { published }] of byKey)
    for (const level of LEVEL_CELLS)
      if (published && since.standingOfLevel(node, key, level, minimum) === 'few-changes')
        held.add(levelKey(key, level));
  const lines = linesOf({ byKey, relations, rests }, changes);
  for (let size = -1; held.size > size;) {
    size = held.size;
    for (const line of lines) complete(line, changes, held, minimum);
  }
  return held;
}

/** Each group over its levels, and each level over the groups of a total and the total itself. */
function linesOf(
  { byKey, relations, rests }: Pick<LevelRows, 'byKey' | 'relations' | 'rests'>,
  changes: ReadonlyMap<string, number>,
): Line[] {
  const shown = [...byKey].flatMap(([key, { published }]) => (published ? [key] : []));
  const rows = shown.map((key) => ({
    cells: LEVEL_CELLS.map((level) => levelKey(key, level)),
    hidden: 0,
  }));
  const columns = relations.flatMap(({ total, parts }) =>
    LEVEL_CELLS.map((level) => ({
      cells: [...parts.filter((part) => !rests.has(part)), total].map((key) =>
        levelKey(key, level),
      ),
      hidden: parts
        .filter((part) => rests.has(part))
        .reduce((sum, part) => sum + (changes.get(levelKey(part, level)) ?? 0), 0),
    })),
  );
  return [...rows, ...columns];
}

/** Holds back the cell with the fewest changes that are enough, where those of the withheld ones are too few. */
function complete(
  { cells, hidden }: Line,
  changes: ReadonlyMap<string, number>,
  held: Set<string>,
  minimum: number,
): void {
  const of = (key: string): number => changes.get(key) ?? 0;
  const open = cells
    .filter((key) => !held.has(key) && of(key) > 0)
    .toSorted((a, b) => of(a) - of(b));
  let firms = cells.filter((key) => held.has(key)).reduce((sum, key) => sum + of(key), hidden);
  while (firms > 0 && firms < minimum) {
    const next = open.shift();
    if (next === undefined) return;
    held.add(next);
    firms += of(next);
  }
}
