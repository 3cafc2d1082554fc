import type { BenchmarkView, CellView, Grouping } from '../contract-regions.ts';
import { bandOf, percentileOf, toldPercent } from '../../scoring/benchmark.ts';
import { type Profile, readSize } from '../../scoring/profile.ts';
import type { Result } from '../../scoring/result.ts';

/** Groups of firms from the nearest to the whole region: what counts least for a firm's maturity is dropped first. */
const WIDENING: Grouping[][] = [
  ['nuts3', 'valueChain', 'size'],
  ['valueChain', 'size'],
  ['valueChain'],
  ['size'],
  [],
];

/** A group of the table plan that a firm may be compared with. */
export interface Candidate {
  groupings: Grouping[];
  /** Codes in the order of the groupings; empty text for a fact that the firm has not given. */
  at: string[];
}

/** The groups that the firm belongs to, the nearest first. */
export function candidatesOf(profile: Profile): Candidate[] {
  const facts: Partial<Record<Grouping, string | undefined>> = {
    nuts3: profile.nuts3,
    valueChain: profile.valueChain,
    size: readSize(profile).size ?? undefined,
  };
  return WIDENING.map((groupings) => ({
    groupings,
    at: groupings.map((grouping) => facts[grouping] ?? ''),
  }));
}

export function isComplete({ at }: Candidate): boolean {
  return !at.includes('');
}

/**
 * Compares a result with the nearest group that tells enough: quartiles if any group has them, else a mean.
 * @param groups the released cells of each candidate, in order; none where there is no such group
 * @param areas ids of the model's areas
 * @returns null where not even the whole region tells anything
 */
export function compareWithGroups(
  result: Pick<Result, 'nodes'>,
  candidates: readonly Candidate[],
  groups: readonly (readonly CellView[])[],
  areas: ReadonlySet<string>,
): Pick<BenchmarkView, 'steps' | 'count' | 'nodes'> | null {
  const tells = (figure: 'quartiles' | 'mean'): number =>
    groups.findIndex((cells) => {
      const overall = cells.find(({ node }) => node === 'overall');
      return overall?.count != null && overall[figure] !== null;
    });
  const used = tells('quartiles') >= 0 ? tells('quartiles') : tells('mean');
  const cells = groups[used];
  if (!cells) return null;
  return {
    steps: candidates.slice(0, used + 1).map((candidate, index) => ({
      ...candidate,
      why: index === used ? 'used' : isComplete(candidate) ? 'too-few' : 'fact-missing',
    })),
    count: cells[0]?.count ?? 0,
    nodes: cells.map(({ node, mean, quartiles }) => {
      const score = result.nodes[node]?.score ?? null;
      const percentile = percentileOf(score, quartiles, areas.has(node));
      const told = percentile === null ? null : toldPercent(percentile);
      return { node, score, mean, quartiles, percentile: told, band: bandOf(percentile) };
    }),
  };
}
