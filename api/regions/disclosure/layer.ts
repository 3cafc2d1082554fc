import type { Equation } from './plan.ts';

/**
 * One additive figure of all cells of a plan (firms, points, euros), as suppression and auditor see it. Arrays are in
 * the order of the plan's cells.
 */
export interface Layer {
  values: readonly number[];
  equations: readonly Equation[];
  /** What everybody knows a value cannot go below or above. */
  lowest: readonly number[];
  highest: readonly number[];
  /** What somebody who has a firm in the cell knows a value cannot go below. */
  insiderLowest: readonly number[];
  /** Cells that may be withheld: their value is not public already. */
  open: readonly boolean[];
  /** What withholding a cell costs. */
  costs: readonly number[];
  /** Values are whole numbers, and attackers know it. */
  whole: boolean;
  /** The least distance between the ends of what an attacker can tell about a withheld cell; 0 asks for nothing. */
  widths: readonly number[];
}

/** What must remain possible for one withheld cell: every value from `low` to `high`. */
export interface Demand {
  cell: number;
  low: number;
  high: number;
}

/** Numbers nearer than this are the same to the solver. */
export const TOLERANCE = 1e-6;

/** Whether all values are whole, as far as the solver can tell. */
export function areWhole(values: Iterable<number>): boolean {
  for (const value of values) if (Math.abs(value - Math.round(value)) > TOLERANCE) return false;
  return true;
}

/**
 * Finds, for a cell, all cells whose firms stand in it too, so that they empty when it empties: the parts of a total, and
 * every total of which all parts that can hold firms are such cells.
 */
export function insideOf(layer: Layer): (cell: number) => readonly number[] {
  const sums: Sum[] = layer.equations.map(({ cells, signs }) => {
    const total = cells[signs.indexOf(-1)] ?? -1;
    const canHold = (cell: number): boolean =>
      layer.open[cell] === true || layer.values[cell] !== 0;
    return { total, parts: cells.filter((cell) => cell !== total && canHold(cell)) };
  });
  const sumsWith = new Map<number, Sum[]>();
  for (const sum of sums)
    for (const cell of [sum.total, ...sum.parts])
      (sumsWith.get(cell) ?? sumsWith.set(cell, []).get(cell))?.push(sum);
  return (cell) => {
    const inside = new Set([cell]);
    // A set is walked through to its end, also to what is added on the way.
    for (const one of inside)
      for (const { total, parts } of sumsWith.get(one) ?? []) {
        if (total === one) for (const part of parts) inside.add(part);
        else if (parts.every((part) => inside.has(part))) inside.add(total);
      }
    return [...inside];
  };
}

interface Sum {
  total: number;
  parts: readonly number[];
}

/** Cells that are linked by equations, each group apart; only cells for which `counts` holds link and are listed. */
export function linkedGroups(
  equations: readonly Equation[],
  size: number,
  counts: (cell: number) => boolean,
): number[][] {
  const parent = Array.from({ length: size }, (_, cell) => cell);
  const root = (cell: number): number => {
    let at = cell;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? at] ?? at;
      at = parent[at] ?? at;
    }
    return at;
  };
  for (const { cells } of equations) {
    const linked = cells.filter(counts);
    for (const cell of linked) parent[root(cell)] = root(linked[0] ?? cell);
  }
  const groups = new Map<number, number[]>();
  for (let cell = 0; cell < size; cell += 1) {
    if (!counts(cell)) continue;
    const group = groups.get(root(cell));
    if (group) group.push(cell);
    else groups.set(root(cell), [cell]);
  }
  return [...groups.values()];
}
