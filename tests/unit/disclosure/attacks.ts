import type { TablePlan } from '../../../api/regions/disclosure/plan.ts';
import type { ProtectedPlan } from '../../../api/regions/disclosure/protect-plan.ts';
import { type Possible, possibleTables } from './enumeration.ts';

/** Keys of the cells that are not printed: withheld, or never meant to be. */
export function withheldIn(plan: TablePlan, { cells }: ProtectedPlan): Set<string> {
  const shown = new Set(cells.filter(({ status }) => status === 'shown').map(({ key }) => key));
  return new Set(plan.cells.map(({ key }) => key).filter((key) => !shown.has(key)));
}

/** Finds a table that agrees with all that is printed and gives one cell a value; undefined if there is none. */
export function tableWith(
  plan: TablePlan,
  withheld: ReadonlySet<string>,
  key: string,
  value: number,
  floor: (key: string) => number = () => 0,
): Possible | undefined {
  const given = new Map([[key, value]]);
  return possibleTables(plan, { withheld, floor, given }).next().value ?? undefined;
}

/** The cells in which all firms of a cell stand too: those over none but its finest groups. */
export function insideOf(plan: TablePlan, key: string): Set<string> {
  const leaves = leavesOf(plan, key);
  const keys = plan.cells.map((cell) => cell.key);
  return new Set(
    keys.filter((other) => [...leavesOf(plan, other)].every((leaf) => leaves.has(leaf))),
  );
}

function leavesOf(plan: TablePlan, key: string): Set<string> {
  const sum = plan.relations.find(({ total }) => total === key);
  return sum ? new Set(sum.parts.flatMap((part) => [...leavesOf(plan, part)])) : new Set([key]);
}
