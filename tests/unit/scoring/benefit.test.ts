import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { estimateBenefit } from '../../../scoring/benefit.ts';
import type { BenefitInput, BenefitKind } from '../../../scoring/benefit.ts';

const from = (value: number, source = 'time sheets of September 2026') => ({ value, source });
const SHARES = { savedLow: from(200), savedHigh: from(500) };
const HOURS = { hoursPerYear: from(1000), hourlyCost: from(30_00), ...SHARES };
const COST = { low: 10_000_00, high: 20_000_00 };

describe('the saving of a year', () => {
  it.each<[BenefitKind, BenefitInput, number, number]>([
    // 1,000 h × 30 € × 20 % and 50 %
    ['hours', HOURS, 6_000_00, 15_000_00],
    // 50,000 pieces × 4 % × 12 €, of which 20 % and 50 %
    [
      'scrap',
      {
        piecesPerYear: from(50_000),
        scrapRate: from(40),
        pieceCost: from(12_00),
        ...SHARES,
      },
      4_800_00,
      12_000_00,
    ],
    // 80 h × 250 €
    [
      'downtime',
      { hoursPerYear: from(80), hourCost: from(250_00), ...SHARES },
      4_000_00,
      10_000_00,
    ],
    // 200,000 kWh × 0.22 €
    ['energy', { unitsPerYear: from(200_000), unitCost: from(22), ...SHARES }, 8_800_00, 22_000_00],
  ])('of %s comes from the figures alone', (kind, input, low, high) => {
    expect(estimateBenefit(kind, input, COST)).toMatchObject({
      saving: { low, high },
      problems: [],
    });
  });

  it('is rounded once, half up', () => {
    const input = { hoursPerYear: from(1), hourlyCost: from(1), savedLow: from(499), savedHigh: from(500) }; // prettier-ignore
    expect(estimateBenefit('hours', input, COST).saving).toEqual({ low: 0, high: 1 });
  });

  it('is exact where the product on the way passes 2^53', () => {
    const input = {
      piecesPerYear: from(99_999_999),
      scrapRate: from(999),
      pieceCost: from(9_999_999),
      savedLow: from(999),
      savedHigh: from(1000),
    };
    // 99,999,999 × 9,999,999 × 0.999 = 998,999,890,110,000.999; × 0.999 = 998,000,890,219,890.998…
    expect(estimateBenefit('scrap', input, COST).saving).toEqual({
      low: 998_000_890_219_891,
      high: 998_999_890_110_001,
    });
  });
});

describe('the payback', () => {
  it('runs from the lowest cost at the highest saving to the highest cost at the lowest, in whole months', () => {
    // 10,000 € ÷ 15,000 € × 12 = 8; 20,000 € ÷ 6,000 € × 12 = 40
    expect(estimateBenefit('hours', HOURS, COST).payback).toEqual({ low: 8, high: 40 });
    expect(estimateBenefit('hours', HOURS, { ...COST, low: 10_000_01 }).payback?.low).toBe(9);
  });

  it('when the lowest saving is nothing, then the cost may never come back', () => {
    const input = { ...HOURS, savedLow: from(0) };
    expect(estimateBenefit('hours', input, COST)).toMatchObject({
      saving: { low: 0 },
      payback: { low: 8, high: null },
    });
  });

  it('when it costs nothing, then there is nothing to earn back', () => {
    const free = estimateBenefit('hours', { ...HOURS, savedLow: from(0) }, { low: 0, high: 0 });
    expect(free.payback).toEqual({ low: 0, high: 0 });
  });
});

describe('the formula', () => {
  it('has every figure with its unit and source, in order', () => {
    expect(estimateBenefit('hours', HOURS, COST).formula).toEqual({
      factors: [
        { name: 'hoursPerYear', unit: 'hours', ...HOURS.hoursPerYear },
        { name: 'hourlyCost', unit: 'cents', ...HOURS.hourlyCost },
      ],
      shares: [
        { name: 'savedLow', unit: 'thousandths', ...SHARES.savedLow },
        { name: 'savedHigh', unit: 'thousandths', ...SHARES.savedHigh },
      ],
    });
  });
});

describe('no figure without its source', () => {
  it.each<[string, BenefitInput, { figure: string; problem: string }[]]>([
    ['a figure has no source', { ...HOURS, hourlyCost: from(30_00, ' ') }, [{ figure: 'hourlyCost', problem: 'no-source' }]], // prettier-ignore
    [
      'figures are missing',
      { hourlyCost: HOURS.hourlyCost, savedLow: SHARES.savedLow },
      [
        { figure: 'hoursPerYear', problem: 'missing' },
        { figure: 'savedHigh', problem: 'missing' },
      ],
    ],
    ['a figure is not whole', { ...HOURS, hoursPerYear: from(0.5) }, [{ figure: 'hoursPerYear', problem: 'not-whole' }]], // prettier-ignore
    ['a figure is no number', { ...HOURS, hoursPerYear: from(NaN) }, [{ figure: 'hoursPerYear', problem: 'not-whole' }]], // prettier-ignore
    ['a figure is negative', { ...HOURS, hourlyCost: from(-1) }, [{ figure: 'hourlyCost', problem: 'out-of-range' }]], // prettier-ignore
    ['more than all is saved', { ...HOURS, savedHigh: from(1001) }, [{ figure: 'savedHigh', problem: 'out-of-range' }]], // prettier-ignore
    ['the low share exceeds the high one', { ...HOURS, savedLow: from(600) }, [{ figure: 'savedLow', problem: 'out-of-range' }]], // prettier-ignore
    ['a figure is of another kind', { ...HOURS, unitCost: from(22) }, [{ figure: 'unitCost', problem: 'not-of-this-kind' }]], // prettier-ignore
    ['a figure is named like a part of every object', { ...HOURS, constructor: from(1) }, [{ figure: 'constructor', problem: 'not-of-this-kind' }]], // prettier-ignore
  ])('when %s, then there is no benefit and it is named', (_what, input, problems) => {
    expect(estimateBenefit('hours', input, COST)).toMatchObject({
      saving: null,
      payback: null,
      problems,
    });
  });

  it.each([
    ['turned round', { low: 2, high: 1 }, 'out-of-range'],
    ['negative', { low: -1, high: 1 }, 'out-of-range'],
    ['beyond a million million cents', { low: 0, high: 1e12 + 1 }, 'out-of-range'],
    ['not whole', { low: 0.5, high: 1 }, 'not-whole'],
  ])('when the cost is %s, then it is named', (_what, cost, problem) => {
    expect(estimateBenefit('hours', HOURS, cost)).toMatchObject({
      saving: null,
      problems: [{ figure: 'cost', problem }],
    });
  });
});

describe('for all figures', () => {
  const quantities = fc.integer({ min: 0, max: 100_000_000 });
  const cents = fc.integer({ min: 0, max: 10_000_000 });
  const shares = fc.tuple(fc.nat(1000), fc.nat(1000)).map((two) => two.toSorted((a, b) => a - b));
  const costs = fc.tuple(fc.nat(1e9), fc.nat(1e9)).map((two) => two.toSorted((a, b) => a - b));

  it('low never exceeds high, and a payback earns the cost back, one month less does not', () => {
    fc.assert(
      fc.property(quantities, cents, shares, costs, (hours, cent, [low, high], [least, most]) => {
        const input = {
          hoursPerYear: from(hours),
          hourlyCost: from(cent),
          savedLow: from(low ?? 0),
          savedHigh: from(high ?? 0),
        };
        const cost = { low: least ?? 0, high: most ?? 0 };
        const { saving, payback } = estimateBenefit('hours', input, cost);
        if (!saving || !payback) throw new Error('there is a problem');
        expect(saving.low).toBeLessThanOrEqual(saving.high);
        for (const [months, price, year] of [
          [payback.low, cost.low, saving.high],
          [payback.high, cost.high, saving.low],
        ] as const) {
          const earned = (after: number) => BigInt(after) * BigInt(year) >= BigInt(price) * 12n;
          const isFirst =
            months === null
              ? year === 0 && price > 0
              : earned(months) && (months === 0 || !earned(months - 1));
          expect(isFirst).toBe(true);
        }
      }),
    );
  });
});
