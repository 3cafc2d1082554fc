import type { TablePlan } from '../../../api/regions/disclosure/plan.ts';

/** A table that agrees with everything that is printed: values by key. */
export type Possible = ReadonlyMap<string, number>;

interface Search {
  /** Keys of the cells that are not printed. */
  withheld: ReadonlySet<string>;
  /** Least value of a withheld cell; 0 if absent. */
  floor?: (key: string) => number;
  /** Cells whose value is given. */
  given?: ReadonlyMap<string, number>;
}

/**
 * All tables of whole numbers that agree with what is printed, one after the other, by trying: withheld cells take each
 * value from their floor to `atMost` (20 if absent), nearest to the truth first. No solver, no algebra: what the auditor is measured by.
 */
export function* possibleTables(
  plan: TablePlan,
  { withheld, floor = () => 0, given = new Map() }: Search,
): Generator<Possible> {
  const values = new Map<string, number>();
  for (const { key, count } of plan.cells) if (!withheld.has(key)) values.set(key, count);
  for (const [key, value] of given) values.set(key, value);
  const unknown = plan.cells.filter(({ key }) => !values.has(key));
  const equations = new Map(plan.cells.map(({ key }) => [key, relationsOf(plan, key)]));
  const fits = (key: string): boolean =>
    (equations.get(key) ?? []).every((relation) => canHold(relation, values));

  function* from(index: number): Generator<Possible> {
    const cell = unknown[index];
    if (!cell) {
      yield new Map(values);
      return;
    }
    for (const value of nearestFirst(cell.count, floor(cell.key), cell.atMost ?? 20)) {
      values.set(cell.key, value);
      if (fits(cell.key)) yield* from(index + 1);
    }
    values.delete(cell.key);
  }
  if (plan.relations.every((relation) => canHold(relation, values))) yield* from(0);
}

function relationsOf(plan: TablePlan, key: string): TablePlan['relations'] {
  return plan.relations.filter(({ total, parts }) => total === key || parts.includes(key));
}

/** Whether the cells that have a value leave a way for the sum to come out. */
function canHold(
  { total, parts }: TablePlan['relations'][number],
  values: ReadonlyMap<string, number>,
): boolean {
  const whole = values.get(total);
  if (whole === undefined) return true;
  const known = parts.filter((part) => values.has(part));
  const sum = known.reduce((all, part) => all + (values.get(part) ?? 0), 0);
  return known.length === parts.length ? sum === whole : sum <= whole;
}

function nearestFirst(truth: number, floor: number, ceiling: number): number[] {
  const values = Array.from({ length: Math.max(0, ceiling - floor + 1) }, (_, by) => floor + by);
  return values.toSorted((one, other) => Math.abs(one - truth) - Math.abs(other - truth));
}
