import type { CellHistory, PreviousRelease } from './disclosure/releases.ts';
import { ANONYMOUS, Groups, PASSES, keysOf, relationsOf } from './groups.ts';
import type { Frame } from './releases.record.ts';
import type { ResultStore } from './results.store.ts';
import type { PlannedTable } from './table-plan.ts';

export interface Counting {
  results: ResultStore;
  tables: readonly PlannedTable[];
  nodes: readonly string[];
  region: string;
  number: number;
}

/** Lets the database count all groups of the plan, pass by pass. @param onPass called after each */
export async function countGroups(
  { results, tables, nodes, region, number }: Counting,
  onPass: (done: number) => Promise<void>,
): Promise<Groups> {
  const groups = new Groups(tables, nodes);
  let done = 0;
  // All at once: each is the work of one core of the database, which has more than one.
  await Promise.all(
    PASSES.map(async (pass) => {
      for await (const group of results.count(region, number, pass, [...nodes]))
        groups.add(pass, group);
      await onPass(++done);
    }),
  );
  groups.sort();
  return groups;
}

/** The last release as everybody may have kept it, and what became of its groups since. */
export async function compareWithLast(
  { results, tables, region, number }: Counting,
  last: { number: number; frame: Frame[] },
): Promise<PreviousRelease> {
  const shownIn = new Map(last.frame.map((cell) => [cell.key, cell.shownIn]));
  const earliest = Math.min(last.number, ...last.frame.map((cell) => cell.shownIn ?? last.number));
  const since = new Map<string, Since>();
  for (const pass of PASSES)
    for (const turn of await results.turns(region, earliest, number, pass))
      for (const key of keysOf(tables, pass, turn)) {
        const found = since.get(key) ?? { last: nothing(), shown: nothing() };
        add(found.last, last.number, turn);
        add(found.shown, shownIn.get(key) ?? last.number, turn);
        since.set(key, found);
      }
  const histories = new Map<string, CellHistory>();
  for (const [key, shown] of shownIn) {
    const found = since.get(key) ?? { last: nothing(), shown: nothing() };
    histories.set(key, {
      ...(shown !== null && { sinceShown: toChange(found.shown) }),
      sinceLast: toChange(found.last),
    });
  }
  return {
    plan: {
      cells: last.frame.map(({ key, count }) => ({ key, count })),
      relations: relationsOf(last.frame.map(({ key }) => key)),
    },
    withheld: new Set(last.frame.filter(({ withheld }) => withheld).map(({ key }) => key)),
    histories,
  };
}

interface Moved {
  joined: number;
  left: number;
}
interface Since {
  last: Moved;
  shown: Moved;
}

const nothing = (): Moved => ({ joined: 0, left: 0 });

function add(
  moved: Moved,
  since: number,
  { from, until, results }: { from: number; until: number | null; results: number },
): void {
  if (from > since && until === null) moved.joined += results;
  if (from <= since && until !== null && until > since) moved.left += results;
}

/** A firm that was measured again left with one result and joined with another, so the two are not added. */
function toChange({ joined, left }: Moved) {
  return { joined: Math.max(joined, left), left: 0, changed: 0 };
}

/** What the next release has to know of this one. */
export function toFrame(
  groups: Groups,
  withheld: ReadonlyMap<string, unknown>,
  number: number,
  last: readonly Frame[],
): Frame[] {
  const before = new Map(last.map((cell) => [cell.key, cell.shownIn]));
  return [...groups.byKey.values()].map(({ key, firms }) => {
    const isWithheld = withheld.has(key);
    return {
      key,
      count: firms,
      withheld: isWithheld,
      shownIn: isWithheld ? (before.get(key) ?? null) : number,
    };
  });
}

/** How many firms a release counts. */
export function countedIn({ byKey }: Groups): { firms: number; anonymous: number } {
  const anonymous = byKey.get(ANONYMOUS)?.firms ?? 0;
  const all = byKey.get('region:')?.firms ?? 0;
  return { firms: all - anonymous, anonymous };
}
