import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  mayShowQuartiles,
  protectMeans,
  publishedMean,
} from '../../../api/regions/disclosure/means.ts';
import { type MoneyCell, protectMoney } from '../../../api/regions/disclosure/money.ts';
import type { TablePlan } from '../../../api/regions/disclosure/plan.ts';
import { disclosureSettings } from '../../../api/regions/disclosure/settings.ts';
import { boxTotals, planOf } from './plans.ts';

const settings = disclosureSettings(5, 10);

/** Amounts of single firms in each finest group; sums and largest amounts of everything follow. */
function moneyOf(plan: TablePlan, amounts: readonly (readonly number[])[]): Map<string, MoneyCell> {
  const lists = new Map(amounts.map((list, leaf) => [`leaf ${leaf}`, [...list]]));
  for (const { total, parts } of plan.relations)
    lists.set(
      total,
      parts.flatMap((part) => lists.get(part) ?? []),
    );
  return new Map(
    [...lists].map(([key, list]) => {
      const [largest = 0, second = 0] = list.toSorted((one, other) => other - one);
      return [key, { sum: list.reduce((sum, one) => sum + one, 0), largest, second }];
    }),
  );
}

function summedUp(plan: TablePlan, leaves: readonly number[]): Map<string, number> {
  const sums = new Map(leaves.map((value, leaf) => [`leaf ${leaf}`, value]));
  for (const { total, parts } of plan.relations)
    sums.set(
      total,
      parts.reduce((sum, part) => sum + (sums.get(part) ?? 0), 0),
    );
  return sums;
}

const SQUARE = boxTotals([2, 2]);
const even = (firms: number, amount: number): number[] =>
  Array.from({ length: firms }, (_, index) => amount + index);

describe('sums of money', () => {
  const plan = planOf([8, 8, 8, 8], SQUARE);
  const amounts = [
    [900_000, 20_000, 5_000, 5_000, 5_000, 5_000, 5_000, 5_000],
    even(8, 100_000),
    even(8, 120_000),
    even(8, 90_000),
  ];

  it('when the second could estimate the largest, then the sum is withheld, and others with it', async () => {
    const cells = moneyOf(plan, amounts);
    const { withheld, safe } = await protectMoney(
      plan,
      new Set(),
      { name: 'aid', cells },
      settings,
    );
    expect(withheld).toContain('leaf 0');
    expect(withheld.size).toBeGreaterThanOrEqual(4);
    expect(withheld).not.toContain('total 4');
    expect(safe).toBe(true);
  });

  it('when contributions are alike, then all sums are shown', async () => {
    const cells = moneyOf(
      plan,
      amounts.map((_, leaf) => even(8, 100_000 + leaf)),
    );
    const { withheld } = await protectMoney(plan, new Set(), { name: 'aid', cells }, settings);
    expect([...withheld]).toEqual([]);
  });

  it('when a count is withheld or too small, then its sum is too', async () => {
    const small = planOf([8, 8, 8, 3], SQUARE);
    const cells = moneyOf(small, [even(8, 900), even(8, 800), even(8, 700), even(3, 800)]);
    const money = { name: 'aid', cells };
    const { withheld, safe } = await protectMoney(small, new Set(['leaf 1']), money, settings);
    expect([...withheld]).toEqual(expect.arrayContaining(['leaf 1', 'leaf 3']));
    expect(safe).toBe(true);
  });

  it('is refused without a secret per cent, and with amounts that contradict themselves', async () => {
    const cells = moneyOf(plan, amounts);
    const money = { name: 'aid', cells };
    const withoutPercent = disclosureSettings(5);
    await expect(protectMoney(plan, new Set(), money, withoutPercent)).rejects.toThrow('p %');
    for (const wrong of [
      { sum: 10, largest: 20, second: 0 },
      { sum: 10, largest: 2, second: 3 },
      { sum: 10, largest: 5, second: -1 },
      { sum: Number.NaN, largest: 5, second: 1 },
    ]) {
      const broken = { name: 'aid', cells: new Map([...cells, ['leaf 0', wrong]]) };
      await expect(protectMoney(plan, new Set(), broken, settings)).rejects.toThrow(RangeError);
    }
    const missing = new Map([...cells].filter(([key]) => key !== 'total 0'));
    await expect(
      protectMoney(plan, new Set(), { name: 'aid', cells: missing }, settings),
    ).rejects.toThrow('add up');
  });
});

describe('means', () => {
  const plan = planOf([7, 30, 30, 30], SQUARE);
  const scores = (leaves: readonly number[]) => [
    { name: 'technology', from: 0, to: 5, sums: summedUp(plan, leaves) },
  ];

  it('when a mean stands on too few firms, then it cannot be worked out from the others', async () => {
    const { withheld, safe } = await protectMeans(
      plan,
      new Set(),
      scores([14, 60, 75, 45]),
      settings,
    );
    expect([...withheld].toSorted()).toEqual(['leaf 0', 'leaf 1', 'leaf 2', 'leaf 3']);
    expect(safe).toBe(true);
  });

  it('when firms share one level, then their mean is withheld however many they are', async () => {
    const large = planOf([30, 30, 30, 30], SQUARE);
    const shared = {
      ...large,
      cells: large.cells.map((cell, at) => (at === 0 ? { ...cell, oneLevel: true } : cell)),
    };
    const sums = summedUp(large, [60, 60, 75, 45]);
    const { withheld } = await protectMeans(
      shared,
      new Set(),
      [{ name: 'technology', from: 0, to: 5, sums }],
      settings,
    );
    expect(withheld).toContain('leaf 0');
    expect(withheld.size).toBeGreaterThanOrEqual(4);
  });

  it('when all firms around score nothing, then more is withheld, since a total of nothing tells all', async () => {
    const { withheld, safe } = await protectMeans(
      plan,
      new Set(),
      scores([0, 0, 75, 45]),
      settings,
    );
    expect(withheld).toContain('leaf 0');
    expect(withheld).toContain('total 0');
    expect(safe).toBe(true);
  });

  it('leave every withheld mean open by a tenth of the scale, whatever the scores', async () => {
    const leaf = fc.tuple(fc.nat(24), fc.double({ min: 0, max: 5, noNaN: true }));
    await fc.assert(
      fc.asyncProperty(fc.array(leaf, { minLength: 6, maxLength: 6 }), async (leaves) => {
        const any = planOf(
          leaves.map(([firms]) => firms),
          boxTotals([2, 3]),
        );
        const sums = summedUp(
          any,
          leaves.map(([firms, mean]) => firms * mean),
        );
        const { safe, withheld } = await protectMeans(
          any,
          new Set(),
          [{ name: 'technology', from: 0, to: 5, sums }],
          settings,
        );
        expect(safe).toBe(true);
        const few = any.cells.filter(({ count }) => count > 0 && count < settings.meanMinimum);
        for (const { key } of few) expect(withheld).toContain(key);
      }),
      { numRuns: 100 },
    );
  });

  it('are refused beyond their scale or when they do not add up', async () => {
    const beyond = protectMeans(plan, new Set(), scores([36, 60, 75, 45]), settings);
    await expect(beyond).rejects.toThrow('beyond the scale');
    const sums = new Map([...summedUp(plan, [14, 60, 75, 45]), ['total 4', 100]]);
    const wrong = [{ name: 'technology', from: 0, to: 5, sums }];
    await expect(protectMeans(plan, new Set(), wrong, settings)).rejects.toThrow('add up');
  });

  it('are made from the count that is printed', () => {
    expect(publishedMean(30, 12, false)).toBe(2.5);
    expect(publishedMean(30, null, false)).toBeNull();
    expect(publishedMean(30, 12, true)).toBeNull();
    expect(publishedMean(0, 0, false)).toBeNull();
  });

  it('come with quartiles from four times the minimum on', () => {
    expect(mayShowQuartiles(20, false, settings)).toBe(true);
    expect(mayShowQuartiles(19, false, settings)).toBe(false);
    expect(mayShowQuartiles(20, true, settings)).toBe(false);
    expect(mayShowQuartiles(null, false, settings)).toBe(false);
  });
});
