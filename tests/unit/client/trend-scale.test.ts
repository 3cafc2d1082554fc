import { describe, expect, it } from '@jest/globals';
import { scaleAround } from '../../../client/region/trend-scale.ts';

describe('the scale of a trend', () => {
  it.each([
    [[1.11, 1.2, 1.01], 1, 2],
    [[0.9, 1.2], 0, 2],
    [[2, null, 2], 2, 3],
    [[5], 4, 5],
    [[0], 0, 1],
    [[null], 0, 5],
    [[], 0, 5],
  ])('around %j goes from %d to %d', (means, min, max) => {
    expect(scaleAround(means)).toEqual({ min, max });
  });
});
