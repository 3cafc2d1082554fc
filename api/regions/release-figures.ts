import type { Figure, ReleasePreview } from '../contract-regions.ts';
import { GroupChanges } from './changes.ts';
import { ANONYMOUS, CHECKED, Groups, PASSES, keysOf, levelKey } from './groups.ts';
import type { ProtectedFigures, Withheld } from './protected-figures.ts';
import type { Frame } from './releases.record.ts';
import type { ResultStore } from './results.store.ts';
import type { PlannedTable } from './table-plan.ts';
import { LEVEL_CELLS } from './tally.ts';
import type { TurnStore } from './turns.store.ts';

export interface Counting {
  results: ResultStore;
  turns: TurnStore;
  tables: readonly PlannedTable[];
  nodes: readonly string[];
  region: string;
  number: number;
}

const ATTEMPTS = 5;

/**
 * Lets the database count all groups of the plan, all passes at once: each is the work of one core of the database, which
 * has more than one. What a firm deletes meanwhile may be in one pass and not in another: then all is counted again.
 * @param onPass called after each pass
 * @throws Error if that happens time and again
 */
export async function countGroups(
  counting: Counting,
  onPass: (done: number) => Promise<void>,
): Promise<Groups> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const groups = await countOnce(counting, onPass);
    if (groups) return groups;
  }
  throw new Error('Results were deleted whenever they were counted');
}

/** @returns null where the passes have not counted the same firms */
async function countOnce(
  { results, tables, nodes, region, number }: Counting,
  onPass: (done: number) => Promise<void>,
): Promise<Groups | null> {
  const groups = new Groups(tables, nodes);
  let done = 0;
  const seen = await Promise.all(
    PASSES.map(async (pass) => {
      let [firms, hundredths] = [0, 0];
      for await (const group of results.count(region, number, pass, [...nodes])) {
        groups.add(pass, group);
        firms += group.firms;
        hundredths += group.nodes['overall']?.s ?? 0;
      }
      await onPass(++done);
      return `${firms} ${hundredths}`;
    }),
  );
  groups.sort();
  return new Set(seen).size === 1 ? groups : null;
}

/** The last release as everybody may have kept it, and what has changed since: plain data, see `protect-aside.ts`. */
export interface LastRelease {
  number: number;
  frame: ReadonlyMap<string, Frame>;
  changes: GroupChanges['moves'];
}

/** @param withLevels keys of the groups that show levels */
export async function compareWithLast(
  { turns, tables, nodes, region, number: upTo }: Counting,
  last: { number: number; frame: Frame[] },
  withLevels: ReadonlySet<string>,
): Promise<LastRelease> {
  const { number, frame } = last;
  const changes = new GroupChanges(nodes);
  const span = { after: oldestShown(number, frame), upTo };
  await Promise.all(
    PASSES.map(async (pass) => {
      for await (const turn of turns.turns(region, span, { fields: pass, nodes }))
        for (const key of keysOf(tables, pass, turn)) changes.add(key, turn, withLevels.has(key));
    }),
  );
  return { number, frame: new Map(frame.map((cell) => [cell.key, cell])), changes: changes.moves };
}

/** The first release that still has the last word on some figure. */
function oldestShown(number: number, frame: readonly Frame[]): number {
  let oldest = number;
  for (const { shownIn, means, quartiles, levels } of frame)
    for (const shown of [
      shownIn,
      ...Object.values(means),
      ...Object.values(quartiles),
      ...Object.values(levels).flat(),
    ])
      if (shown !== null && shown < oldest) oldest = shown;
  return oldest;
}

/** What the next release has to know of this one. */
export function toFrame(
  groups: Groups,
  tables: readonly PlannedTable[],
  figures: ProtectedFigures,
  number: number,
  last: readonly Frame[],
): Frame[] {
  const before = new Map(last.map((frame) => [frame.key, frame]));
  const planned = new Map(tables.map((table) => [table.id, new Set(table.figures)]));
  return [...groups.byKey.values()].map(({ key, firms, table }) => {
    const then = before.get(key);
    const isPlanned = (figure: Figure): boolean => planned.get(table)?.has(figure) === true;
    const withheld = figures.counts.has(key);
    const shownIn = (nodes: ReadonlyMap<string, Withheld>, past: Record<string, number> = {}) => {
      const shown = [...nodes].flatMap(([node, keys]) => (keys.has(key) ? [] : [node]));
      return { ...past, ...Object.fromEntries(shown.map((node) => [node, number])) };
    };
    const levelsOf = ([node, keys]: [string, Withheld]): [string, (number | null)[]] => [
      node,
      LEVEL_CELLS.map((level) =>
        keys.has(key) || keys.has(levelKey(key, level))
          ? (then?.levels[node]?.[level] ?? null)
          : number,
      ),
    ];
    return {
      key,
      count: firms,
      withheld,
      shownIn: withheld ? (then?.shownIn ?? null) : number,
      means: isPlanned('mean') ? shownIn(figures.means, then?.means) : {},
      quartiles: isPlanned('quartiles') ? shownIn(figures.quartiles, then?.quartiles) : {},
      levels: isPlanned('levels') ? Object.fromEntries([...figures.levels].map(levelsOf)) : {},
    };
  });
}

/** How many firms a release counts: null where it withholds the number. */
export function countedIn(
  { byKey }: Groups,
  { counts }: Pick<ProtectedFigures, 'counts'>,
): ReleasePreview['counted'] {
  const shown = (key: string): number | null =>
    counts.has(key) ? null : (byKey.get(key)?.firms ?? 0);
  return { firms: shown(CHECKED), anonymous: shown(ANONYMOUS) };
}
