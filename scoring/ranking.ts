/**
 * Ranking of a node's children by factors, after the prioritisation matrix of the Smart Industry Readiness Index:
 * each factor's column is divided by its own total first, so that no factor weighs more for being counted in larger units.
 */
import type { ScoreNode } from './definition.ts';
import { toPoints } from './ratio.ts';
import type { Ratio } from './ratio.ts';

interface Ranked {
  scale: { max: number };
  /** Null where nothing is applicable. */
  summary: { score: Ratio | null } | null;
}

/** Children from the first to take up to the last; `share` (0–1) is the weighted mean of the factor shares. Ties by id. */
export function rankChildren(
  node: ScoreNode,
  outcomes: ReadonlyMap<string, Ranked>,
): { id: string; share: number }[] {
  if (node.aggregate.method !== 'ranking') return [];
  const { factors } = node.aggregate;
  const ids = node.children.map(({ id }) => id).filter((id) => outcomes.get(id)?.summary);
  const weights = factors.reduce((sum, factor) => sum + factor.weight, 0);
  const columns = factors.map((factor) => {
    const values = new Map(
      ids.map((id) => [
        id,
        (factor.values[id] ?? 0) * (factor.timesGap ? gapOf(outcomes.get(id)) : 1),
      ]),
    );
    const total = [...values.values()]
      .toSorted((a, b) => a - b)
      .reduce((sum, value) => sum + value, 0);
    return {
      weight: factor.weight,
      share: (id: string) => (total === 0 ? 0 : (values.get(id) ?? 0) / total),
    };
  });
  return ids
    .map((id) => ({
      id,
      share: columns.reduce((sum, column) => sum + column.weight * column.share(id), 0) / weights,
    }))
    .toSorted((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1));
}

/** Distance of a child to the top of its scale, in points; a child without score has all of it to go. */
function gapOf(child: Ranked | undefined): number {
  if (!child?.summary) return 0;
  const top = child.scale.max / 1000;
  return child.summary.score === null ? top : top - toPoints(child.summary.score);
}
