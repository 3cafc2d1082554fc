import type { PlanCell, Relation, TablePlan } from './disclosure/plan.ts';
import { ALL, levelKey } from './groups.ts';
import { holdLevels } from './held-levels.ts';
import { LevelRows } from './level-rows.ts';
import type { Protecting, Withheld } from './protected-figures.ts';
import type { Standing } from './since-last.ts';
import { LEVEL_CELLS } from './tally.ts';

/**
 * Groups too small to show levels at all: fewer than quartiles need, since firms that stand alone at a level would leave
 * each other no room. What follows about all of them together must be as large, so the next larger goes too.
 * @param withheld groups that show no levels for another reason
 */
export function withoutLevels({ figures, settings, since }: Protecting, withheld: Withheld) {
  const { groups, relations, withLevels } = figures;
  const { quartileMinimum } = settings;
  const firms = (key: string): number => groups.get(key)?.firms ?? 0;
  // Whoever has the last release knows the levels of a group that has not changed: it hides no other.
  const isKnown = (key: string): boolean =>
    since !== undefined && since.isUnchanged(key) && since.hadLevels(key);
  const without: Withheld = new Map();
  for (const key of withLevels) {
    const wasWithout = since?.isUnchanged(key) && !since.hadLevels(key) ? 'unchanged' : undefined;
    const reason = firms(key) < quartileMinimum ? 'small' : wasWithout;
    const why = withheld.get(key) ?? reason;
    if (why) without.set(key, why);
  }
  for (const { total, parts } of relations) {
    if (!parts.every((part) => withLevels.has(part))) continue;
    const sum = (keys: string[]): number => keys.reduce((all, key) => all + firms(key), 0);
    let rest = sum(parts.filter((part) => without.has(part)));
    // The firms with a checked number are what all other tables add up to: the whole region goes instead.
    if (rest > 0 && total === ALL) without.set(ALL, without.get(ALL) ?? 'completes');
    if (rest === 0 || total === ALL) continue;
    const shown = parts
      .filter((part) => !without.has(part) && !isKnown(part))
      .toSorted((a, b) => firms(a) - firms(b));
    for (const part of shown) {
      if (rest >= quartileMinimum) break;
      without.set(part, 'completes');
      rest += firms(part);
    }
  }
  return without;
}

/**
 * Withholds numbers of firms by level at one node. Groups without levels are left out; what follows about all of them
 * together, from the levels of the whole and of the groups that are shown, is protected in their place. What cannot be
 * proved is withheld as a whole.
 */
export async function protectLevels(
  { figures, settings, since, protect }: Protecting,
  node: string,
  without: Withheld,
): Promise<Withheld> {
  const rows = new LevelRows(figures, node, without);
  const held = since ? holdLevels(rows, since, node, settings.minimum) : new Set<string>();
  const standing = (key: string, level: number): Standing => {
    if (held.has(levelKey(key, level))) return 'few-changes';
    // Where a group shows levels for the first time, a level with nobody tells nothing about anybody then.
    const isEmpty = rows.byKey.get(key)?.levels[level] === 0;
    if (isEmpty && since?.hadLevels(key) === false) return undefined;
    return since?.standingOfLevel(node, key, level, settings.minimum);
  };
  const found = await protect(levelPlan(rows, standing, settings.minimum), settings);
  if (found) return new Map([...without, ...found]);
  return new Map([...figures.withLevels].map((key) => [key, without.get(key) ?? 'completes']));
}

/** All counts of groups are known here; they add up over levels, and each level over the groups. */
function levelPlan(
  rows: LevelRows,
  standing: (key: string, level: number) => Standing,
  minimum: number,
): TablePlan {
  const cells: PlanCell[] = [];
  const links: Relation[] = [];
  for (const [key, { firms, levels, published }] of rows.byKey) {
    cells.push({ key, count: firms, known: true, published });
    levels.forEach((count, at) => {
      const cell = { key: levelKey(key, at), count, published };
      const follows = published ? standing(key, at) : undefined;
      const small = count > 0 && count < minimum;
      if (follows === 'known') cells.push(small ? cell : { ...cell, known: true });
      else cells.push(follows ? { ...cell, withhold: follows } : cell);
    });
    links.push({ total: key, parts: levels.map((_, at) => levelKey(key, at)), tells: true });
  }
  for (const { total, parts } of rows.relations)
    for (const at of LEVEL_CELLS)
      links.push({
        total: levelKey(total, at),
        parts: parts.map((part) => levelKey(part, at)),
      });
  return { cells, relations: links };
}
