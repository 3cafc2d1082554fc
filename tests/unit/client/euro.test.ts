import { describe, expect, it } from '@jest/globals';
import { readEuro } from '../../../client/results/euro.ts';

describe('a sum as people type it', () => {
  it.each([
    ['8500', 850_000],
    ['8.500', 850_000],
    ['8,500', 850_000],
    ['8 500 €', 850_000],
    ['8.500,50', 850_050],
    ['8,500.5', 850_050],
    ['12,5', 1_250],
    ['1.234.567', 123_456_700],
    ['0', 0],
  ])('%s is %d cents', (typed, cents) => {
    expect(readEuro(typed)).toBe(cents);
  });

  it.each(['', 'ten', '-5', '1.2.3', '12,34,567', '1e5', '10000000001'])(
    '%j is no sum',
    (typed) => {
      expect(readEuro(typed)).toBeNull();
    },
  );
});
