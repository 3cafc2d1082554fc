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
 * value between their floor and `atMost` (20 more than is true if absent), nearest to the truth first, and what then follows by adding up.
 * No solver, no algebra: what the auditor is measured by.
 */
export function* possibleTables(
  plan: TablePlan,
  { withheld, floor = () => 0, given = new Map() }: Search,
): Generator<Possible> {
  const values = new Map<string, number>();
  for (const { key, count } of plan.cells) if (!withheld.has(key)) values.set(key, count);
  for (const [key, value] of given) values.set(key, value);
  const cells = new Map(plan.cells.map((cell) => [cell.key, cell]));

  function* from(): Generator<Possible> {
    if (!plan.relations.every((relation) => canHold(relation, values))) return;
    const next = nextUnknown(plan, values);
    if (next === undefined) {
      yield new Map(values);
      return;
    }
    const { count = 0, atMost = Infinity } = cells.get(next.key) ?? {};
    const tries =
      next.forced === undefined ? nearestFirst(count, Math.min(atMost, count + 20)) : [next.forced];
    for (const value of tries) {
      if (value < floor(next.key) || value > atMost) continue;
      values.set(next.key, value);
      yield* from();
    }
    values.delete(next.key);
  }
  yield* from();
}

interface Unknown {
  key: string;
  /** The only value with which a sum comes out. */
  forced?: number;
}

/** What follows from a sum goes first, then a cell of the sum of which least is unknown. */
function nextUnknown(plan: TablePlan, values: ReadonlyMap<string, number>): Unknown | undefined {
  let best: { key: string; unknown: number } | undefined;
  for (const { total, parts } of plan.relations) {
    const unknown = [total, ...parts].filter((key) => !values.has(key));
    const [key] = unknown;
    if (key === undefined) continue;
    if (unknown.length === 1) {
      const sum = parts.reduce((all, part) => all + (values.get(part) ?? 0), 0);
      return { key, forced: key === total ? sum : (values.get(total) ?? 0) - sum };
    }
    if (!best || unknown.length < best.unknown) best = { key, unknown: unknown.length };
  }
  if (best) return { key: best.key };
  const free = plan.cells.find(({ key }) => !values.has(key));
  return free && { key: free.key };
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

function nearestFirst(truth: number, most: number): number[] {
  const values = Array.from({ length: most + 1 }, (_, value) => value);
  return values.toSorted((one, other) => Math.abs(one - truth) - Math.abs(other - truth));
}
