import { describe, expect, it } from '@jest/globals';
import type { CellView, Quartiles } from '../../../api/contract-regions.ts';
import { candidatesOf, compareWithGroups } from '../../../api/regions/benchmark.ts';
import { bandOf } from '../../../scoring/benchmark.ts';
import type { Result } from '../../../scoring/result.ts';
import { aProfile } from '../../support/visitor.ts';

const QUARTILES: Quartiles = [1, 2, 3];

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

describe('the band of a score', () => {
  it.each<[number | null, Quartiles | null, string | null]>([
    [0.99, QUARTILES, 'lowest-quarter'],
    [1, QUARTILES, 'below-median'],
    [2, QUARTILES, 'above-median'],
    [3, QUARTILES, 'highest-quarter'],
    [5, [2, 2, 2], 'highest-quarter'],
    [null, QUARTILES, null],
    [2, null, null],
  ])('of %p among %p is %p', (score, quartiles, band) => {
    expect(bandOf(score, quartiles)).toBe(band);
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
    const found = compareWithGroups(result, candidates, groups);
    expect(found?.steps.map(({ why }) => why)).toEqual(['too-few', 'too-few', 'used']);
    expect(found?.count).toBe(40);
    expect(found?.nodes).toEqual([
      { node: 'overall', score: 2.5, mean: 2, quartiles: QUARTILES, band: 'above-median' },
      { node: 'technology', score: null, mean: 2, quartiles: QUARTILES, band: null },
    ]);
  });

  it('without quartiles anywhere are the nearest group with a mean, without a band', () => {
    const groups = [cellsOf(null), cellsOf(12, { mean: 2.2 }), cellsOf(14, { mean: 2.1 })];
    const found = compareWithGroups(result, candidates, groups);
    expect([found?.count, found?.nodes[0]?.band]).toEqual([12, null]);
  });

  it('are nobody where nothing is shown, or only a count', () => {
    expect(
      compareWithGroups(result, candidates, [cellsOf(null), cellsOf(7), [], [], []]),
    ).toBeNull();
  });

  it('pass over groups for which a fact is missing, and say so', () => {
    const { valueChain: _none, ...profile } = aProfile();
    const partial = candidatesOf(profile);
    const found = compareWithGroups(result, partial, [[], [], [], cellsOf(30, shown), []]);
    expect(found?.steps.map(({ why }) => why)).toEqual([
      'fact-missing',
      'fact-missing',
      'fact-missing',
      'used',
    ]);
  });
});
