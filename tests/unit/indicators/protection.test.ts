import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Members } from '../../../api/indicators/members.ts';
import {
  type Earlier,
  type KeptPlace,
  protectIndicator,
  type ToProtect,
} from '../../../api/indicators/protection.ts';
import { disclosureSettings } from '../../../api/regions/disclosure/settings.ts';

const settings = disclosureSettings(5, 20);
const PROVINCES = ['ITI11', 'ITI12', 'ITI13'];

/** Firms by province, each with what it contributes. */
function membersOf(values: Record<string, number[]>, from = 0): Members {
  let firm = from;
  return new Map(
    Object.entries(values).flatMap(([nuts3, all]) =>
      all.map((value) => [`firm-${(firm += 1)}`, { nuts3, value }] as const),
    ),
  );
}

function ones(count: number): number[] {
  return Array<number>(count).fill(1);
}

function ask(values: Record<string, number[]>, overrides: Partial<ToProtect> = {}) {
  const input = { release: 'r1', region: 'ITI1', provinces: PROVINCES, isCount: true };
  return { ...input, members: membersOf(values), earlier: null, ...overrides };
}

function shownAt(places: KeptPlace[]): string[] {
  return places.filter(({ shown }) => shown).map(({ code }) => code);
}

describe('a count of firms', () => {
  it('is shown from five firms on, and of none', async () => {
    const places = await protectIndicator(ask({ ITI11: ones(9), ITI12: ones(5) }), settings);
    expect(shownAt(places)).toEqual(['ITI1', 'ITI11', 'ITI12', 'ITI13']);
    expect(places.map(({ value }) => value)).toEqual([14, 9, 5, 0]);
  });

  it('of a small group does not follow from the region without the others', async () => {
    const places = await protectIndicator(
      ask({ ITI11: ones(40), ITI12: ones(3), ITI13: ones(12) }),
      settings,
    );
    const shown = shownAt(places);
    expect(shown).not.toContain('ITI12');
    expect(shown.length).toBeLessThan(PROVINCES.length);
  });

  it('is withheld where since it was shown fewer firms joined than the minimum', async () => {
    const before = membersOf({ ITI11: ones(10), ITI12: ones(20), ITI13: ones(30) });
    const first = await protectIndicator(ask({}, { members: before }), settings);
    expect(shownAt(first)).toHaveLength(4);
    const last = { release: 'r1', places: first, members: before };
    const earlier: Earlier = { last, shown: new Map([['r1', last]]) };
    const joined = new Map([...before, ['new', { nuts3: 'ITI11', value: 1 }]]);
    const next = await protectIndicator(
      ask({}, { release: 'r2', members: joined, earlier }),
      settings,
    );
    expect(shownAt(next)).not.toContain('ITI11');
    expect(shownAt(next)).not.toContain('ITI1');
    expect(next.find(({ code }) => code === 'ITI11')?.shownIn).toBe('r1');
    const many = new Map([...before, ...membersOf({ ITI11: ones(6) }, 100)]);
    const later = await protectIndicator(
      ask({}, { release: 'r2', members: many, earlier }),
      settings,
    );
    expect(shownAt(later)).toHaveLength(4);
  });
});

describe('a sum of money', () => {
  const money = { isCount: false };

  it('is shown where many firms have a share in it', async () => {
    const places = await protectIndicator(
      ask({ ITI11: [5, 5, 5, 5, 5, 5], ITI12: [9, 8, 7, 6, 5] }, money),
      settings,
    );
    expect(shownAt(places)).toContain('ITI11');
    expect(places[0]?.value).toBe(65);
  });

  it('is withheld where the second largest firm could work out the largest', async () => {
    const places = await protectIndicator(
      ask(
        {
          ITI11: [1000, 400, 1, 1, 1, 1],
          ITI12: [50, 50, 50, 50, 50, 50],
          ITI13: [60, 60, 60, 60, 60, 60],
        },
        money,
      ),
      settings,
    );
    expect(shownAt(places)).not.toContain('ITI11');
  });

  it('is not shown at all without a per cent for the rule', async () => {
    const places = await protectIndicator(ask({ ITI11: ones(50) }, money), disclosureSettings(5));
    expect(shownAt(places)).toEqual([]);
  });

  /** Two releases, the second of which knows the first. */
  async function twice(before: Members, after: Members) {
    const first = await protectIndicator(ask({}, { ...money, members: before }), settings);
    const last = { release: 'r1', places: first, members: before };
    const earlier: Earlier = { last, shown: new Map([['r1', last]]) };
    const next = ask({}, { ...money, release: 'r2', members: after, earlier });
    return { first, second: await protectIndicator(next, settings) };
  }

  it('is withheld where it grew by what one firm received, and by little else', async () => {
    const even = [50, 51, 52, 53, 54, 55];
    const before = membersOf({ ITI11: even, ITI12: even, ITI13: even });
    const grown = (amounts: number[]) =>
      new Map([...before, ...membersOf({ ITI11: amounts }, 100)]);
    const { first, second } = await twice(before, grown([40, 1, 1, 1, 1]));
    expect(shownAt(first)).toHaveLength(4);
    expect(shownAt(second)).not.toContain('ITI11');
    expect(shownAt(second)).not.toContain('ITI1');
    const { second: evenly } = await twice(before, grown([40, 41, 42, 43, 44]));
    expect(shownAt(evenly)).toHaveLength(4);
  });

  it('does not follow from two releases that withhold different provinces beside it', async () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 1000 }), { maxLength: 9 });
    const provinces = fc.tuple(amounts, amounts, amounts);
    await fc.assert(
      fc.asyncProperty(provinces, amounts, fc.nat(2), async (all, joining, at) => {
        const place = PROVINCES[at] ?? '';
        const before = membersOf(Object.fromEntries(all.map((one, i) => [PROVINCES[i], one])));
        const after = new Map([...before, ...membersOf({ [place]: joining }, 100)]);
        const { first, second } = await twice(before, after);
        const known = new Set([
          ...shownAt(second),
          ...shownAt(first).filter((code) => code !== place && code !== 'ITI1'),
        ]);
        const hidden = PROVINCES.filter((code) => !known.has(code));
        const rest = [...after.values()].filter(({ nuts3 }) => hidden.includes(nuts3));
        const [largest = 0, second2 = 0, ...others] = rest
          .map(({ value }) => value)
          .toSorted((x, y) => y - x);
        const sum = others.reduce((total, value) => total + value, 0);
        const follows = known.has('ITI1') && hidden.length > 0 && second2 > 0;
        expect(!follows || sum >= largest * 0.2).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('never lets the second largest firm come closer than the per cent, by any difference', async () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 10_000 }), { maxLength: 9 });
    await fc.assert(
      fc.asyncProperty(fc.tuple(amounts, amounts, amounts), async ([a, b, c]) => {
        const values = { ITI11: a, ITI12: b, ITI13: c };
        const places = await protectIndicator(ask(values, money), settings);
        const shown = new Set(shownAt(places));
        // What is printed, and what follows from the region without the provinces that are printed.
        const hidden = PROVINCES.filter((code) => !shown.has(code));
        const known = [
          ...PROVINCES.filter((code) => shown.has(code)).map((code) => [code]),
          ...(shown.has('ITI1') && hidden.length > 0 ? [hidden] : []),
        ];
        for (const group of known) {
          const all = group.flatMap((code) => values[code as keyof typeof values]);
          const [largest = 0, second = 0] = all.toSorted((x, y) => y - x);
          const rest = all.reduce((sum, value) => sum + value, 0) - largest - second;
          expect(rest).toBeGreaterThanOrEqual(largest * 0.2);
        }
      }),
      {
        numRuns: 60,
        // Two small provinces hide each other, and one firm makes up nearly all of both.
        examples: [
          [
            [
              [1, 1, 1, 1, 1],
              [1, 1, 1, 2],
              [21, 1],
            ],
          ],
        ],
      },
    );
  });
});
