import { auditLayer } from './audit.ts';
import { countLayer } from './counts.ts';
import { type TablePlan, checkPlan } from './plan.ts';
import { findPrimaries } from './primary.ts';
import { addComplements } from './suppression.ts';

/**
 * Which groups must not be shown again, so that no difference between two releases is about fewer than `minimum` firms:
 * neither that of one group nor one that follows from those of others, such as “Tuscany without Arezzo”. To this end the
 * numbers of firms that have changed are protected like numbers of firms. Groups that differ in nothing are known, and no
 * other can be hidden behind them.
 * @param plan its counts are firms that joined, left or changed; `withhold`: one of the two releases does not show it
 * @returns keys of the groups to withhold beside these, and whether nothing more follows
 */
export async function holdChanges(
  plan: TablePlan,
  minimum: number,
): Promise<{ held: Set<string>; safe: boolean }> {
  const cells = plan.cells.map((cell) => (cell.count === 0 ? { ...cell, known: true } : cell));
  const complete = { cells, relations: plan.relations, rests: [] };
  checkPlan(complete);
  const { reasons, demands } = findPrimaries(complete, minimum);
  const counts = countLayer(complete, minimum);
  const layer = {
    ...counts,
    // A firm that changed has nothing to tell about the number of others that did.
    insiderLowest: cells.map(() => 0),
    // That many have changed may be told; only what is held back already has to stay open.
    widths: cells.map(({ withhold }, at) =>
      withhold === 'few-changes' ? (counts.widths[at] ?? 0) : 0,
    ),
  };
  const withheld = await addComplements(layer, new Set(reasons.keys()), demands);
  const { findings } = await auditLayer(layer, withheld, demands, 'enough');
  const held = [...withheld].flatMap((at) => {
    const cell = cells[at];
    return cell && !cell.withhold ? [cell.key] : [];
  });
  return { held: new Set(held), safe: findings.length === 0 };
}
