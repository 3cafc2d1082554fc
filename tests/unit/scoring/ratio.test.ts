import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  WeightedSum,
  add,
  compareToInteger,
  dividedBy,
  isLess,
  ratio,
  times,
  toPoints,
} from '../../../scoring/ratio.ts';

const ratios = fc
  .tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 1, max: 1000 }))
  .map(([n, d]) => ratio(n, d));

describe('exact fractions', () => {
  it('are kept in lowest terms', () => {
    expect(ratio(6, 4)).toEqual({ n: 3, d: 2 });
    expect(ratio(-6, 4)).toEqual({ n: -3, d: 2 });
    expect(ratio(0, 7)).toEqual({ n: 0, d: 1 });
  });

  it('add, multiply and divide as fractions do', () => {
    fc.assert(
      fc.property(ratios, ratios, fc.integer({ min: 1, max: 500 }), (a, b, k) => {
        expect(add(a, b)).toEqual(add(b, a));
        expect(dividedBy(times(a, k), k)).toEqual(a);
        expect(add(add(a, b), times(b, -1))).toEqual(a);
      }),
    );
  });

  it('compare without dividing', () => {
    expect(compareToInteger(ratio(8999, 3), 3000)).toBeLessThan(0);
    expect(compareToInteger(ratio(9000, 3), 3000)).toBe(0);
    expect(isLess(ratio(1, 3), ratio(1, 2))).toBe(true);
    expect(isLess(ratio(1, 2), ratio(1, 2))).toBe(false);
  });

  it('stay exact when a product passes 2^53 on the way', () => {
    const big = ratio(9_007_199_254_740_991, 9_007_199_254_740_989);
    expect(add(big, times(big, -1))).toEqual({ n: 0, d: 1 });
    expect(compareToInteger(big, 1)).toBeGreaterThan(0);
  });

  it('are refused when even the lowest terms pass 2^53', () => {
    expect(() => add(ratio(1, 94_906_267), ratio(1, 94_906_297))).toThrow(/R14/);
  });

  it('sum with weights whatever the order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 100 }), ratios), {
          minLength: 1,
          maxLength: 3,
        }),
        (terms) => {
          const sum = (list: typeof terms) => {
            const total = new WeightedSum();
            for (const [weight, value] of list) total.add(weight, value);
            return total.over(7);
          };
          expect(sum(terms)).toEqual(sum(terms.toReversed()));
        },
      ),
    );
  });

  it('become points by one division', () => {
    expect(toPoints(ratio(7000, 3))).toBe(7 / 3);
  });
});
