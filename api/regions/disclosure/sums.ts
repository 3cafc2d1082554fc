import type { LayerAudit } from './audit.ts';
import type { Layer } from './layer.ts';
import { type TablePlan, placesOf } from './plan.ts';

/** Which sums of a plan, or the means made from them, may be printed. */
export interface ProtectedSums {
  /** Keys of the cells whose figure must not be printed. */
  withheld: ReadonlySet<string>;
  /** True: no withheld sum can be estimated too closely. */
  safe: boolean;
}

/** Sums of decimal fractions differ by this share at most. */
export const SLACK = 1e-6;

/** Refuses sums that do not add up as the plan says. @throws RangeError naming the total */
export function checkSums(plan: TablePlan, { values }: Layer, name: string): void {
  const place = placesOf(plan);
  for (const { total, parts } of plan.relations) {
    const whole = values[place(total)] ?? 0;
    const sum = parts.reduce((all, key) => all + (values[place(key)] ?? 0), 0);
    if (Math.abs(sum - whole) > SLACK * Math.max(1, Math.abs(whole)))
      throw new RangeError(`“${name}”: the parts of “${total}” add up to ${sum}, not to ${whole}`);
  }
}

export function outcomeOf(
  plan: TablePlan,
  withheld: ReadonlySet<number>,
  audits: readonly LayerAudit[],
): ProtectedSums {
  return {
    withheld: new Set([...withheld].flatMap((at) => plan.cells[at]?.key ?? [])),
    safe: audits.every(({ findings }) => findings.length === 0),
  };
}
