import { holdChanges } from '../regions/disclosure/hold-changes.ts';
import { type MoneyCell, isDominated, protectMoney } from '../regions/disclosure/money.ts';
import type { PlanCell, TablePlan } from '../regions/disclosure/plan.ts';
import { protectPlan } from '../regions/disclosure/protect-plan.ts';
import {
  type CellHistory,
  changeBetween,
  linkReleases,
  type PreviousRelease,
} from '../regions/disclosure/releases.ts';
import type { DisclosureSettings } from '../regions/disclosure/settings.ts';
import type { Members } from './members.ts';

/** An indicator at one place, as a release keeps it. */
export interface KeptPlace {
  code: string;
  firms: number;
  value: number;
  shown: boolean;
  /** The last release that showed it, this one included. */
  shownIn: string | null;
}

/** What an earlier release kept of an indicator. */
export interface KeptIndicator {
  release: string;
  places: KeptPlace[];
  members: Members;
}

/** Earlier releases of an indicator: the last one, and those that showed some place last. */
export interface Earlier {
  last: KeptIndicator;
  shown: ReadonlyMap<string, KeptIndicator>;
}

export interface ToProtect {
  release: string;
  region: string;
  provinces: readonly string[];
  /** Firms are counted; of everything else the contributions of firms are added up. */
  isCount: boolean;
  members: Members;
  earlier: Earlier | null;
}

/**
 * The region and its provinces, one linked table: what must not be told is withheld, together with what would tell it.
 * Without proof that nothing withheld can be worked out, nothing is shown.
 */
export async function protectIndicator(
  input: ToProtect,
  settings: DisclosureSettings,
): Promise<KeptPlace[]> {
  const { earlier } = input;
  const held = earlier ? await heldPlaces(input, earlier, settings.minimum) : new Set<string>();
  const plan = planOf(input, held ?? new Set());
  const previous = earlier ? previousOf(input, earlier) : undefined;
  const counts = await protectPlan(plan, settings, previous);
  const withheld = new Set(counts.cells.flatMap(({ key, count }) => (count === null ? [key] : [])));
  let isSafe = counts.audit.safe && held !== null;
  let hidden: ReadonlySet<string> = withheld;
  // Without a per cent for the p % rule no sum is published.
  if (!input.isCount && settings.secretPercent === undefined) isSafe = false;
  if (!input.isCount && isSafe) {
    if (earlier)
      for (const place of dominatedChanges(input, earlier, settings)) withheld.add(place);
    const money = { name: 'indicator', cells: amountsOf(input) };
    const sums = await protectMoney(
      previous ? markKnown(plan, previous, settings.minimum) : plan,
      withheld,
      money,
      settings,
    );
    isSafe = sums.safe;
    hidden = withRest(input, sums.withheld, settings);
  }
  const before = new Map(earlier?.last.places.map((place) => [place.code, place]));
  return plan.cells.map(({ key: code, count: firms }) => {
    const shown = isSafe && !hidden.has(code);
    const shownIn = shown ? input.release : (before.get(code)?.shownIn ?? null);
    return { code, firms, value: sumOf(input, code), shown, shownIn };
  });
}

/** What the region tells of its withheld provinces together is a sum too: where one firm makes it up, the region goes. */
function withRest(
  { region, provinces, members }: ToProtect,
  withheld: ReadonlySet<string>,
  settings: DisclosureSettings,
): ReadonlySet<string> {
  const rest = provinces.filter((place) => withheld.has(place));
  const amounts = rest.flatMap((place) => firmsAt(members, place).map(([, { value }]) => value));
  return isDominated(amountsIn(amounts), settings) ? new Set([...withheld, region]) : withheld;
}

/** Places in or around which too few firms have changed since a release that everybody may have kept. */
async function heldPlaces(
  input: ToProtect,
  { last, shown }: Earlier,
  minimum: number,
): Promise<Set<string> | null> {
  const { region, provinces } = input;
  const held = new Set<string>();
  const shownIn = new Map(last.places.map((place) => [place.code, shown.get(place.shownIn ?? '')]));
  for (const then of new Set([last, ...shown.values()])) {
    const changes = provinces.map((key): [string, number] => {
      const now = figuresAt(input.members, key);
      const { joined, left, changed } = changeBetween(figuresAt(then.members, key), now);
      return [key, joined + left + changed];
    });
    const all = changes.reduce((sum, [, count]) => sum + count, 0);
    const cells = [[region, all] as const, ...changes].map(([key, count]): PlanCell => {
      const lastShown = shownIn.get(key);
      const isComparable = then === last ? lastShown === last : lastShown !== undefined;
      return isComparable ? { key, count } : { key, count, withhold: 'unchanged' };
    });
    const relations = [{ total: region, parts: [...provinces] }];
    const found = await holdChanges({ cells, relations }, minimum);
    if (!found.safe) return null;
    for (const key of found.held) held.add(key);
  }
  return held;
}

/** Places whose sum has changed by so little beside one firm's part of the change that it tells that part. */
function dominatedChanges(
  { region, provinces, members }: ToProtect,
  { last, shown }: Earlier,
  settings: DisclosureSettings,
): string[] {
  const shownIn = new Map(last.places.map((place) => [place.code, place.shownIn]));
  return [region, ...provinces].filter((place) => {
    const then = shown.get(shownIn.get(place) ?? '');
    if (!then) return false;
    const before = new Map(firmsAt(then.members, place));
    const now = new Map(firmsAt(members, place));
    const changes = [...new Set([...before.keys(), ...now.keys()])].map((firm) =>
      Math.abs((now.get(firm)?.value ?? 0) - (before.get(firm)?.value ?? 0)),
    );
    return isDominated(amountsIn(changes), settings);
  });
}

/** What was shown and has not changed is known: no other sum can be hidden behind it. */
function markKnown(plan: TablePlan, previous: PreviousRelease, minimum: number): TablePlan {
  const { cells } = linkReleases(plan, previous, minimum);
  return { ...plan, cells: cells.slice(0, plan.cells.length) };
}

function planOf(
  { region, provinces, members }: Pick<ToProtect, 'region' | 'provinces' | 'members'>,
  held: ReadonlySet<string> = new Set(),
): TablePlan {
  const cells: PlanCell[] = [region, ...provinces].map((key) => ({
    key,
    count: firmsAt(members, key).length,
    // A region is read more often than its provinces.
    weight: key === region ? 10 : 1,
    ...(held.has(key) && { withhold: 'few-changes' as const }),
  }));
  return { cells, relations: [{ total: region, parts: [...provinces] }] };
}

function firmsAt(members: Members, place: string) {
  return [...members].filter(([, { nuts3 }]) => nuts3.startsWith(place));
}

function sumOf({ members }: ToProtect, place: string): number {
  return firmsAt(members, place).reduce((sum, [, { value }]) => sum + value, 0);
}

function amountsOf(input: ToProtect): Map<string, MoneyCell> {
  return new Map(
    [input.region, ...input.provinces].map((place) => {
      return [place, amountsIn(firmsAt(input.members, place).map(([, { value }]) => value))];
    }),
  );
}

function amountsIn(values: readonly number[]): MoneyCell {
  const [largest = 0, second = 0] = values.toSorted((a, b) => b - a);
  return { sum: values.reduce((sum, value) => sum + value, 0), largest, second };
}

/** What everybody may have kept of the last release, and how many firms have changed since. */
function previousOf(input: ToProtect, { last, shown }: Earlier): PreviousRelease {
  const plan = planOf({ ...input, members: last.members });
  const histories = last.places.map(({ code, shownIn }): [string, CellHistory] => {
    const now = figuresAt(input.members, code);
    const then = shownIn === null ? undefined : shown.get(shownIn);
    const sinceLast = changeBetween(figuresAt(last.members, code), now);
    return [
      code,
      then
        ? { sinceLast, sinceShown: changeBetween(figuresAt(then.members, code), now) }
        : { sinceLast },
    ];
  });
  const withheld = last.places.filter((place) => !place.shown).map(({ code }) => code);
  return { plan, withheld: new Set(withheld), histories: new Map(histories) };
}

function figuresAt(members: Members, place: string): Map<string, string> {
  return new Map(firmsAt(members, place).map(([firm, { value }]) => [firm, String(value)]));
}
