import { type LayerAudit, auditLayer } from './audit.ts';
import { countLayer } from './counts.ts';
import type { Layer } from './layer.ts';
import { type TablePlan, checkPlan } from './plan.ts';
import { type DisclosureSettings, checkSettings } from './settings.ts';
import { type ProtectedSums, SLACK, checkSums, outcomeOf } from './sums.ts';
import { addComplements } from './suppression.ts';

/** Points of a score, summed over the firms of each cell of the plan; a cell without an entry has none. */
export interface ScoreSums {
  name: string;
  /** The scale on which one firm is scored. */
  from: number;
  to: number;
  sums: ReadonlyMap<string, number>;
}

/** A withheld mean stays uncertain by at least this share of the scale. */
const SHARE = 0.1;

/**
 * Protects the means of a plan whose counts are protected: means of fewer firms than the setting says, or of firms that
 * share one level, are withheld, and others so that these cannot be worked out from mean × count. All scores are withheld
 * in the same cells. The attacker is given all counts, also the withheld ones.
 * @throws RangeError for sums beyond the scale or that do not add up
 */
export async function protectMeans(
  plan: TablePlan,
  withheldCounts: ReadonlySet<string>,
  scores: readonly ScoreSums[],
  settings: DisclosureSettings,
): Promise<ProtectedSums> {
  checkSettings(settings);
  checkPlan(plan);
  const first = new Set<number>();
  plan.cells.forEach(({ key, count, published, oneLevel }, at) => {
    const few = count > 0 && count < settings.meanMinimum;
    if (published === false || few || oneLevel || withheldCounts.has(key)) first.add(at);
  });
  const layers = scores.map((score) => scoreLayer(plan, score, first, settings.minimum));
  let withheld: ReadonlySet<number> = first;
  for (const layer of layers) withheld = await addComplements(layer, withheld, []);
  const audits: LayerAudit[] = [];
  for (const layer of layers) audits.push(await auditLayer(layer, withheld, [], 'enough'));
  return outcomeOf(plan, withheld, audits);
}

function scoreLayer(
  plan: TablePlan,
  { name, from, to, sums }: ScoreSums,
  first: ReadonlySet<number>,
  minimum: number,
): Layer {
  const counts = plan.cells.map(({ count }) => count);
  const values = plan.cells.map(({ key }) => sums.get(key) ?? 0);
  counts.forEach((count, at) => {
    const value = values[at] ?? 0;
    if (value >= from * count - SLACK && value <= to * count + SLACK) return;
    throw new RangeError(`“${name}”: the points of “${plan.cells[at]?.key}” are beyond the scale`);
  });
  const lowest = counts.map((count, at) => Math.min(from * count, values[at] ?? 0));
  const layer = {
    ...countLayer(plan, minimum),
    values,
    lowest,
    insiderLowest: lowest,
    highest: counts.map((count, at) => Math.max(to * count, values[at] ?? 0)),
    open: counts.map((count) => count > 0),
    whole: false,
    widths: counts.map((count, at) => (first.has(at) ? SHARE * (to - from) * count : 0)),
  };
  checkSums(plan, layer, name);
  return layer;
}

/**
 * A mean as it may be printed: from the count that is printed beside it, so that the two never tell more together.
 * @param sum of the points of all firms
 * @param count null where it is withheld
 */
export function publishedMean(sum: number, count: number | null, withheld: boolean): number | null {
  return withheld || count === null || count === 0 ? null : sum / count;
}

/** Whether quartiles of a cell may be printed: its mean may, and it stands on enough firms. */
export function mayShowQuartiles(
  count: number | null,
  meanWithheld: boolean,
  settings: DisclosureSettings,
): boolean {
  checkSettings(settings);
  return !meanWithheld && count !== null && count >= settings.quartileMinimum;
}
