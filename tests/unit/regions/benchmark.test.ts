import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CellView, Quartiles } from '../../../api/contract-regions.ts';
import { candidatesOf, compareWithGroups } from '../../../api/regions/benchmark.ts';
import { bandOf, percentileOf, toldPercent } from '../../../scoring/benchmark.ts';
import type { Result } from '../../../scoring/result.ts';
import { aProfile } from '../../support/visitor.ts';

const QUARTILES: Quartiles = [1, 2, 3];
const AREAS = new Set(['cybersecurity']);

function cellsOf(count: number | null, figures: Partial<CellView> = {}): CellView[] {
  const cell = { at: [], mean: null, levels: null, quartiles: null };
  return ['overall', 'technology'].map((node) => ({
    ...cell,
    node,
    count,
    status: 'partly' as const,
    ...figures,
  }));
}

const result = {
  nodes: { overall: { score: 2.5 }, technology: { score: null } },
} as unknown as Result;

describe('the place of a score', () => {
  it.each<[number, Quartiles, boolean, number, string]>([
    [0, QUARTILES, false, 0, 'lowest-quarter'],
    [0.99, QUARTILES, false, 24.75, 'lowest-quarter'],
    [1, QUARTILES, false, 25, 'below-median'],
    [2, QUARTILES, false, 50, 'above-median'],
    [2.5, QUARTILES, false, 62.5, 'above-median'],
    [3, QUARTILES, false, 75, 'highest-quarter'],
    [4, QUARTILES, false, 87.5, 'highest-quarter'],
    [5, [2, 2, 2], false, 100, 'highest-quarter'],
    [2, [2, 2, 2], false, 50, 'above-median'],
    [0, [0, 0, 3], false, 25, 'below-median'],
    // Half of the group at 0, which quartiles spread over the half point: each stands in their middle.
    [0, [0.25, 0.5, 1], true, 25, 'below-median'],
    [0.4, [0.25, 0.5, 1], true, 25, 'below-median'],
    [5, QUARTILES, true, 96.875, 'highest-quarter'],
  ])('of %p among %p (area: %p) is %p per cent', (score, quartiles, isArea, percent, band) => {
    const found = percentileOf(score, quartiles, isArea);
    expect(found).toBeCloseTo(percent, 10);
    expect(bandOf(found)).toBe(band);
  });

  it('cannot be told without a score or without quartiles', () => {
    expect(percentileOf(null, QUARTILES, false)).toBeNull();
    expect(percentileOf(2, null, true)).toBeNull();
    expect(bandOf(null)).toBeNull();
  });

  it('is never lower for a higher score, and is told from 5 to 95', () => {
    const points = fc.integer({ min: 0, max: 500 }).map((each) => each / 100);
    const three = fc.tuple(points, points, points).map((all) => all.toSorted((a, b) => a - b));
    fc.assert(
      fc.property(points, points, three, fc.boolean(), (one, other, quartiles, isArea) => {
        const at = (score: number) =>
          percentileOf(score, quartiles as unknown as Quartiles, isArea) ?? NaN;
        const [lower, higher] = [at(Math.min(one, other)), at(Math.max(one, other))];
        expect(lower).toBeLessThanOrEqual(higher + 1e-9);
        expect(toldPercent(lower)).toBeGreaterThanOrEqual(5);
        expect(toldPercent(higher)).toBeLessThanOrEqual(95);
      }),
    );
  });
});

describe('firms like mine', () => {
  const candidates = candidatesOf(aProfile());
  const shown = { mean: 2, quartiles: QUARTILES };

  it('begin with the same trade, size and province and end with the whole region', () => {
    expect(candidates.map(({ at }) => at)).toEqual([
      ['ITI18', 'gold-fashion', 'micro'],
      ['gold-fashion', 'micro'],
      ['gold-fashion'],
      ['micro'],
      [],
    ]);
  });

  it('are the nearest group whose quartiles are shown, and every step before says why not', () => {
    const groups = [cellsOf(null), cellsOf(12, { mean: 2.2 }), cellsOf(40, shown)];
    const found = compareWithGroups(result, candidates, groups, AREAS);
    expect(found?.steps.map(({ why }) => why)).toEqual(['too-few', 'too-few', 'used']);
    expect(found?.count).toBe(40);
    expect(found?.nodes).toEqual([
      {
        node: 'overall',
        score: 2.5,
        mean: 2,
        quartiles: QUARTILES,
        percentile: 65,
        band: 'above-median',
      },
      {
        node: 'technology',
        score: null,
        mean: 2,
        quartiles: QUARTILES,
        percentile: null,
        band: null,
      },
    ]);
  });

  it('without quartiles anywhere are the nearest group with a mean, without a band', () => {
    const groups = [cellsOf(null), cellsOf(12, { mean: 2.2 }), cellsOf(14, { mean: 2.1 })];
    const found = compareWithGroups(result, candidates, groups, AREAS);
    expect([found?.count, found?.nodes[0]?.band]).toEqual([12, null]);
  });

  it('are nobody where nothing is shown, or only a count', () => {
    expect(
      compareWithGroups(result, candidates, [cellsOf(null), cellsOf(7), [], [], []], AREAS),
    ).toBeNull();
  });

  it('pass over groups for which a fact is missing, and say so', () => {
    const { valueChain: _none, ...profile } = aProfile();
    const partial = candidatesOf(profile);
    const found = compareWithGroups(result, partial, [[], [], [], cellsOf(30, shown), []], AREAS);
    expect(found?.steps.map(({ why }) => why)).toEqual([
      'fact-missing',
      'fact-missing',
      'fact-missing',
      'used',
    ]);
  });
});
