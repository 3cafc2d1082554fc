/** Which areas to take up first, against the target for firms of that size and chain and towards the firm's goals. */
import type { Area, Model } from './definition.ts';
import type { Profile, SizeClass } from './profile.ts';
import { readSize } from './profile.ts';
import type { AreaPriority, Result } from './result.ts';

/** The size whose targets are taken while the firm's own is unknown. */
const ASSUMED_SIZE: SizeClass = 'small';

/**
 * Priority = weight × (areas of the dimension ÷ 100) × gap × relevance, gap = max(0, target − score).
 * The second factor keeps areas of a dimension with fewer areas from winning for being few.
 * Areas without score are "find out first"; areas that are not applicable do not appear. Highest priority first.
 */
export function prioritise(model: Model, result: Result, profile: Profile): AreaPriority[] {
  const { size } = readSize(profile);
  const perDimension = new Map<string, number>();
  const factors = new Map<string, number>();
  for (const area of model.areas)
    perDimension.set(area.dimension, (perDimension.get(area.dimension) ?? 0) + 1);
  const list = model.areas.flatMap((area): AreaPriority[] => {
    const node = result.nodes[area.id];
    if (!node || node.state === 'not-applicable') return [];
    const { target, shifts } = targetOf(area, size ?? ASSUMED_SIZE, profile);
    const relevance = relevanceOf(area, profile.goals ?? []);
    const gap = node.score === null ? null : Math.max(0, target - node.score);
    const factor = (area.weight * (perDimension.get(area.dimension) ?? 1)) / 100;
    factors.set(area.id, factor);
    return [
      {
        area: area.id,
        action: actionFor(gap, relevance),
        priority: factor * (gap ?? 0) * relevance,
        target,
        targetFor: { size: size ?? ASSUMED_SIZE, assumed: size === null, shifts },
        gap,
        relevance,
      },
    ];
  });
  // Areas to find out about come in the order of what they may hide.
  return list.toSorted(
    (a, b) =>
      b.priority - a.priority ||
      ACTION_ORDER[a.action] - ACTION_ORDER[b.action] ||
      (factors.get(b.area) ?? 0) * b.relevance * b.target -
        (factors.get(a.area) ?? 0) * a.relevance * a.target ||
      (a.area < b.area ? -1 : 1),
  );
}

const ACTION_ORDER = { improve: 0, 'find-out': 1, keep: 2, 'not-linked': 3 };

function actionFor(gap: number | null, relevance: number): AreaPriority['action'] {
  if (relevance === 0) return 'not-linked';
  if (gap === null) return 'find-out';
  return gap > 0 ? 'improve' : 'keep';
}

/** Target in points, from 1 to 4: the size's base, moved by the shifts for the firm's chain and role. */
function targetOf(
  area: Area,
  size: SizeClass,
  profile: Profile,
): { target: number; shifts: number } {
  const applying = area.shifts.filter(
    (shift) =>
      (shift.sizes === undefined || shift.sizes.includes(size)) &&
      (shift.valueChains === undefined || shift.valueChains.includes(profile.valueChain ?? '')) &&
      (shift.chainRoles === undefined || shift.chainRoles.includes(profile.chainRole ?? '')),
  );
  const base = area.targets[size];
  const moved = applying.reduce((sum, shift) => sum + shift.by, base);
  const target = Math.min(4000, Math.max(1000, moved));
  return { target: target / 1000, shifts: (target - base) / 1000 };
}

/** The highest relevance among the firm's goals; 1 where it states none. */
function relevanceOf(area: Area, goals: string[]): number {
  return goals.length === 0 ? 1 : Math.max(...goals.map((goal) => area.relevance[goal] ?? 0));
}
