import type { Layer } from './layer.ts';
import { type PlanCell, type TablePlan, equationsOf } from './plan.ts';

/** A total costs this many times as much as the cells that it adds up: the figures of the region go last. */
const TOTAL = 8;
/** An empty cell costs as much as one of this many minimums: a reader expects a withheld cell to hold something. */
const EMPTY = 4;

/** The numbers of firms of a plan, of which a withheld one stays uncertain by at least `minimum`. */
export function countLayer(plan: TablePlan, minimum: number): Layer {
  const heights = heightsOf(plan);
  const counts = plan.cells.map(({ count }) => count);
  return {
    values: counts,
    equations: equationsOf(plan),
    lowest: counts.map(() => 0),
    highest: plan.cells.map(({ atMost }) => atMost ?? Infinity),
    insiderLowest: counts.map((count) => Math.min(count, 1)),
    open: plan.cells.map(({ known }) => !known),
    costs: plan.cells.map((cell) => costOf(cell, heights.get(cell.key) ?? 0, minimum)),
    whole: true,
    widths: plan.cells.map(({ published, atMost = Infinity }) =>
      published === false ? 0 : Math.min(minimum, atMost),
    ),
  };
}

/** What is lost when a cell is withheld: more for a large group than for a small one, most for totals. */
function costOf(
  { count, published, weight = 1 }: PlanCell,
  height: number,
  minimum: number,
): number {
  if (published === false) return 1e-3;
  const firms = count === 0 ? EMPTY * minimum : count;
  return weight * (1 + Math.log(1 + firms)) * TOTAL ** height;
}

/** For each total, how many levels of sums stand below it. */
function heightsOf({ cells, relations }: TablePlan): Map<string, number> {
  const published = new Map(cells.map((cell) => [cell.key, cell.published !== false]));
  const heights = new Map<string, number>();
  let changed = true;
  // A plan has few levels; the limit only ends the walk through relations that form a circle.
  for (let level = 0; changed && level < 6; level += 1) {
    changed = false;
    for (const { total, parts } of relations) {
      if (!published.get(total)) continue;
      const height = 1 + Math.max(...parts.map((key) => heights.get(key) ?? 0));
      if (parts.length < 2 || height <= (heights.get(total) ?? 0)) continue;
      heights.set(total, height);
      changed = true;
    }
  }
  return heights;
}
