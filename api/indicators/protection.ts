import { type MoneyCell, protectMoney } from '../regions/disclosure/money.ts';
import type { PlanCell, TablePlan } from '../regions/disclosure/plan.ts';
import { protectPlan } from '../regions/disclosure/protect-plan.ts';
import {
  type CellHistory,
  changeBetween,
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
  const plan = planOf(input);
  const previous = input.earlier ? previousOf(input, input.earlier) : undefined;
  const counts = await protectPlan(plan, settings, previous);
  const withheld = new Set(counts.cells.flatMap(({ key, count }) => (count === null ? [key] : [])));
  let isSafe = counts.audit.safe;
  let hidden: ReadonlySet<string> = withheld;
  // Without a per cent for the p % rule no sum is published.
  if (!input.isCount && settings.secretPercent === undefined) isSafe = false;
  if (!input.isCount && isSafe) {
    const money = { name: 'indicator', cells: amountsOf(input) };
    const sums = await protectMoney(plan, withheld, money, settings);
    isSafe = sums.safe;
    hidden = sums.withheld;
  }
  const before = new Map(input.earlier?.last.places.map((place) => [place.code, place]));
  return plan.cells.map(({ key: code, count: firms }) => {
    const shown = isSafe && !hidden.has(code);
    const shownIn = shown ? input.release : (before.get(code)?.shownIn ?? null);
    return { code, firms, value: sumOf(input, code), shown, shownIn };
  });
}

function planOf({ region, provinces, members }: ToProtect): TablePlan {
  const cells: PlanCell[] = [region, ...provinces].map((key) => ({
    key,
    count: firmsAt(members, key).length,
    // A region is read more often than its provinces.
    weight: key === region ? 10 : 1,
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
      const values = firmsAt(input.members, place).map(([, { value }]) => value);
      const [largest = 0, second = 0] = values.toSorted((a, b) => b - a);
      return [place, { sum: sumOf(input, place), largest, second }];
    }),
  );
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
