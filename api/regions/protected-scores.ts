import type { PlanCell, Relation } from './disclosure/plan.ts';
import { disclosureSettings } from './disclosure/settings.ts';
import { CHECKED, type Group, systemsOf } from './groups.ts';
import type { Protecting, Withheld } from './protected-figures.ts';
import { LEVELS, scoredFirms } from './tally.ts';

/**
 * Withholds figures that stand on too few firms with a score, or on firms of one level, and others so that these cannot
 * be worked out. What links the figures is the same as for counts, so the number of firms with a score at every one of
 * the nodes, at the least, is protected in their place: whatever can be worked out then stands on as many firms. What
 * cannot be proved is withheld as a whole.
 * @param withheld groups that show no such figure for another reason
 */
export async function protectScores(
  { figures, settings, since, protect }: Protecting,
  figure: 'means' | 'quartiles',
  nodes: readonly string[],
  withheld: Withheld,
): Promise<Withheld> {
  const minimum = figure === 'means' ? settings.meanMinimum : settings.quartileMinimum;
  const result: Withheld = new Map(withheld);
  for (const relations of systemsOf(figures.relations)) {
    const scored = leastScored(figures.groups, nodes, relations);
    const oneLevel = oneLevelAt(figures.groups, nodes, scored.keys());
    const cells = [...scored].map(([key, count]): PlanCell => {
      const cell = { key, count };
      const small = count < minimum;
      if (withheld.has(key)) return { ...cell, withhold: 'unchanged' };
      if (oneLevel.has(key) || count === 0) return { ...cell, withhold: 'few-changes' };
      const standing = since?.standing(figure, nodes, key, minimum);
      // What all other tables add up to is known from them.
      if (standing === 'known' || (key === CHECKED && standing === undefined))
        return small ? cell : { ...cell, known: true };
      return standing ? { ...cell, withhold: standing } : cell;
    });
    const found = await protect({ cells, relations }, disclosureSettings(minimum));
    for (const key of found?.keys() ?? scored.keys()) {
      if (result.has(key)) continue;
      const reason = found?.get(key) ?? 'completes';
      const few = since?.standing(figure, nodes, key, minimum) === 'few-changes';
      const why = reason === 'few-changes' && !few ? 'small' : reason;
      result.set(key, oneLevel.has(key) ? 'one-level' : why);
    }
  }
  return result;
}

/** For each group of a system the fewest firms with a score at one of the nodes; sums of their parts for totals. */
function leastScored(
  groups: ReadonlyMap<string, Group>,
  nodes: readonly string[],
  relations: readonly Relation[],
): Map<string, number> {
  const byTotal = new Map(relations.map(({ total, parts }) => [total, parts]));
  const least = new Map<string, number>();
  const find = (key: string): number => {
    const known = least.get(key);
    if (known !== undefined) return known;
    const parts = byTotal.get(key);
    const scores = groups.get(key)?.scores;
    const own = nodes.map((node) => {
      const score = scores?.get(node);
      return score ? scoredFirms(score) : 0;
    });
    const count = parts ? parts.reduce((sum, part) => sum + find(part), 0) : Math.min(...own);
    least.set(key, count);
    return count;
  };
  for (const { total, parts } of relations) [total, ...parts].forEach(find);
  return least;
}

/** Groups all of whose firms with a score, or all but one, stand at one level of one of the nodes. */
function oneLevelAt(
  groups: ReadonlyMap<string, Group>,
  nodes: readonly string[],
  keys: Iterable<string>,
): Set<string> {
  return new Set(
    [...keys].filter((key) =>
      nodes.some((node) => {
        const score = groups.get(key)?.scores.get(node === 'overall' ? 'level' : node);
        if (!score) return false;
        const firms = scoredFirms(score);
        return firms > 0 && Math.max(...score.levels.slice(0, LEVELS)) >= firms - 1;
      }),
    ),
  );
}
