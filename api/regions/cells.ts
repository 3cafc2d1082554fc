import type { CellView, Figure, Quartiles, SuppressionReason } from '../contract-regions.ts';
import { type Group, levelKey } from './groups.ts';
import type { ProtectedFigures } from './protected-figures.ts';
import type { PlannedTable } from './table-plan.ts';
import { HALVES, LEVELS, type Score, emptyScore, scoredFirms } from './tally.ts';

/** What a release shows of a group at a node: never why it shows no more. */
export function toCell(
  { key, at, firms, scores }: Group,
  node: string,
  { figures }: Pick<PlannedTable, 'figures'>,
  protectedFigures: ProtectedFigures,
): CellView {
  const why = reasonsOf(key, node, protectedFigures);
  const score = scores.get(node) ?? emptyScore();
  const shows = (figure: Figure): boolean => figures.includes(figure) && !why[figure];
  const scored = scoredFirms(score);
  const ofLevels = node === 'overall' ? scores.get('level') : score;
  const withheldLevels = protectedFigures.levels.get(node);
  const levels = ofLevels?.levels.map((count, level) =>
    withheldLevels?.has(levelKey(key, level)) ? null : count,
  );
  const isPartly = figures.some((figure) => whyOf(figure, key, node, protectedFigures));
  return {
    at,
    node,
    count: why.count ? null : firms,
    mean: shows('mean') && scored > 0 ? Math.round(score.sum / scored) / 100 : null,
    levels: shows('levels') && levels ? levels : null,
    quartiles: shows('quartiles') ? quartilesOf(score) : null,
    status: why.count ? 'suppressed' : isPartly ? 'partly' : 'shown',
  };
}

/** Why a figure is withheld, or for levels any number of them. */
export function whyOf(
  figure: Figure,
  key: string,
  node: string,
  protectedFigures: ProtectedFigures,
): SuppressionReason | undefined {
  const whole = reasonsOf(key, node, protectedFigures)[figure];
  if (whole || figure !== 'levels') return whole;
  const ofNode = protectedFigures.levels.get(node);
  for (let level = 0; level <= LEVELS; level++) {
    const reason = ofNode?.get(levelKey(key, level));
    if (reason) return reason;
  }
  return undefined;
}

/** By figure why all of it is withheld. */
function reasonsOf(
  key: string,
  node: string,
  { counts, means, quartiles, levels }: ProtectedFigures,
): Partial<Record<Figure, SuppressionReason>> {
  const reasons = {
    count: counts.get(key),
    levels: levels.get(node)?.get(key),
    mean: means.get(node)?.get(key),
    quartiles: quartiles.get(node)?.get(key),
  };
  return Object.fromEntries(Object.entries(reasons).filter(([, reason]) => reason !== undefined));
}

/**
 * Quartiles from the firms by half points: inside a half point they are spread evenly, and a tenth is as far as that
 * carries. Null without a score.
 */
function quartilesOf(score: Score): Quartiles | null {
  const firms = scoredFirms(score);
  if (firms === 0) return null;
  const at = (share: number): number => {
    let below = 0;
    for (const [half, count] of score.halves.entries()) {
      if (count > 0 && below + count >= share * firms) {
        const points = (half + (share * firms - below) / count) / 2;
        return Math.round(points * 10) / 10;
      }
      below += count;
    }
    return HALVES / 2;
  };
  return [at(0.25), at(0.5), at(0.75)];
}
