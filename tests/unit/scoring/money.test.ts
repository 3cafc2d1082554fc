import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { judgeGrant, judgeIncentive } from '../../../scoring/money.ts';
import type { Grant, OfferOf } from '../../../scoring/offer.ts';

/** The terms of the call for technological audits. */
const audit: Grant = {
  bySize: {
    micro: { minimum: 500_000, maximum: 750_000, rate: 600 },
    small: { minimum: 500_000, maximum: 1_250_000, rate: 500 },
    medium: { minimum: 500_000, maximum: 2_000_000, rate: 400 },
  },
  deMinimis: true,
  premiums: [
    {
      id: 'contract-research',
      rate: 200,
      name: { en: 'contract research', it: 'ricerca a contratto' },
    },
  ],
};

describe('a grant', () => {
  it.each([
    [
      'micro',
      750_000,
      { verdict: 'yes', eligible: 750_000, grant: 450_000, ownShare: 300_000, rate: 600 },
    ],
    ['micro', 1_000_000, { verdict: 'yes', eligible: 750_000, grant: 450_000, ownShare: 550_000 }],
    ['micro', 500_000, { verdict: 'yes', grant: 300_000, ownShare: 200_000 }],
    [
      'micro',
      499_999,
      { verdict: 'no', reason: 'below-minimum', grant: 0, ownShare: 499_999, lacking: 1 },
    ],
    [
      'small',
      1_250_001,
      { verdict: 'yes', eligible: 1_250_000, grant: 625_000, ownShare: 625_001 },
    ],
    ['medium', 2_000_000, { verdict: 'yes', grant: 800_000, ownShare: 1_200_000 }],
    [
      'large',
      1_000_000,
      { verdict: 'no', reason: 'size-not-admitted', grant: 0, ownShare: 1_000_000 },
    ],
    ['micro', 0, { verdict: 'no', reason: 'below-minimum', lacking: 500_000 }],
  ] as const)('for a %s firm at a cost of %d cents', (size, cost, expected) => {
    expect(judgeGrant(audit, cost, size)).toMatchObject(expected);
  });

  it('is rounded once, half up', () => {
    const terms = { minimum: 0, maximum: 1_000_000, rate: 500 };
    const half: Grant = { bySize: { micro: terms }, deMinimis: false, premiums: [] };
    expect(judgeGrant(half, 1, 'micro').grant).toBe(1);
    expect(
      judgeGrant({ ...half, bySize: { micro: { ...terms, rate: 333 } } }, 1001, 'micro').grant,
    ).toBe(333);
  });

  it('grows by a premium, stays below the cap and never exceeds the cost', () => {
    expect(judgeGrant(audit, 750_000, 'micro', ['contract-research']).grant).toBe(600_000);
    expect(judgeGrant({ ...audit, cap: 100_000 }, 750_000, 'micro')).toMatchObject({
      grant: 100_000,
      ownShare: 650_000,
    });
    const generous: Grant = {
      ...audit,
      premiums: [{ id: 'all', rate: 900, name: { en: 'a', it: 'a' } }],
    };
    expect(judgeGrant(generous, 750_000, 'micro', ['all']).grant).toBe(750_000);
  });

  it('and the own share always make up the cost', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000_000_000 }),
        fc.constantFrom('micro', 'small', 'medium', 'large'),
        (cost, size) => {
          const { grant, ownShare, eligible } = judgeGrant(audit, cost, size);
          expect(grant + ownShare).toBe(cost);
          expect(grant).toBeLessThanOrEqual(eligible);
        },
      ),
    );
  });

  it.each([-1, 0.5, Number.NaN, 1e13])('of %p cents is refused', (cost) => {
    expect(() => judgeGrant(audit, cost, 'micro')).toThrow(RangeError);
  });
});

describe('a tax incentive', () => {
  const brackets = [
    { upTo: 250_000_000, rate: 1800 },
    { upTo: 1_000_000_000, rate: 1000 },
    { upTo: 2_000_000_000, rate: 500 },
  ];
  const deduction = { benefit: 'extra-deduction', brackets, taxRate: 240 } as OfferOf<'incentive'>;

  it('of extra deduction is worth 43.2 % of the first bracket at a tax rate of 24 %', () => {
    expect(judgeIncentive(deduction, 100_000_000).benefit).toBe(43_200_000);
  });

  it('counts each bracket at its own rate, and nothing above the last', () => {
    const credit = { benefit: 'tax-credit', brackets: [{ upTo: 250_000_000, rate: 200 }, { upTo: 1_000_000_000, rate: 100 }] } as OfferOf<'incentive'>; // prettier-ignore
    expect(judgeIncentive(credit, 300_000_000).benefit).toBe(50_000_000 + 5_000_000);
    expect(judgeIncentive(credit, 5_000_000_000).benefit).toBe(50_000_000 + 75_000_000);
    expect(judgeIncentive(credit, 0)).toEqual({ benefit: 0, brackets: [] });
  });
});
