import { describe, expect, it } from '@jest/globals';
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
