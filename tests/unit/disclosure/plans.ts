import fc from 'fast-check';
import type { PlanCell, Relation, TablePlan } from '../../../api/regions/disclosure/plan.ts';

/** A plan from the counts of its finest groups and from totals over any of them. */
export function planOf(
  leaves: readonly number[],
  totals: readonly (readonly number[])[],
  facts: Partial<PlanCell> = {},
): TablePlan {
  const name = (leaf: number): string => `leaf ${leaf}`;
  const cells: PlanCell[] = leaves.map((count, leaf) => ({ key: name(leaf), count, ...facts }));
  const relations: Relation[] = [];
  totals.forEach((over, index) => {
    const total = `total ${index}`;
    const count = over.reduce((sum, leaf) => sum + (leaves[leaf] ?? 0), 0);
    cells.push({ key: total, count, ...facts });
    relations.push({ total, parts: over.map(name) });
  });
  return { cells, relations };
}

/** Totals over rows, columns and layers of a box of the given lengths, and over everything. */
export function boxTotals(lengths: readonly number[]): number[][] {
  const size = lengths.reduce((product, length) => product * length, 1);
  const places = Array.from({ length: size }, (_, leaf) => leaf);
  const totals = new Map<string, number[]>();
  for (const leaf of places) {
    const at = coordinates(leaf, lengths);
    for (const [summed] of lengths.entries()) {
      const key = at.map((place, axis) => (axis === summed ? '*' : place)).join();
      totals.set(key, [...(totals.get(key) ?? []), leaf]);
    }
  }
  return [...totals.values(), places].filter((over) => over.length > 1);
}

function coordinates(leaf: number, lengths: readonly number[]): number[] {
  let rest = leaf;
  return lengths.map((length) => {
    const place = rest % length;
    rest = Math.floor(rest / length);
    return place;
  });
}

const shape = fc.constantFrom<number[]>([2, 2], [2, 3], [3, 3], [2, 2, 2], [4], [1, 3]);

/** Small tables of two and three dimensions with all their totals. */
export function boxes(count: fc.Arbitrary<number>): fc.Arbitrary<TablePlan> {
  return shape.chain((lengths) => {
    const size = lengths.reduce((product, length) => product * length, 1);
    return fc
      .array(count, { minLength: size, maxLength: size })
      .map((leaves) => planOf(leaves, boxTotals(lengths)));
  });
}

/** Overlapping totals over any of a few groups: the solver's corners often lie at halves here. */
export function webs(count: fc.Arbitrary<number>): fc.Arbitrary<TablePlan> {
  return fc
    .array(count, { minLength: 3, maxLength: 6 })
    .chain((leaves) =>
      fc
        .array(
          fc.uniqueArray(fc.nat(leaves.length - 1), { minLength: 2, maxLength: leaves.length }),
          { minLength: 1, maxLength: 5 },
        )
        .map((totals) => planOf(leaves, totals)),
    );
}
