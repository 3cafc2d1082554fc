import type { Interval } from './audit.ts';
import { type Layer, TOLERANCE, areWhole } from './layer.ts';
import { LinearProgram, type Outcome } from './linear-program.ts';

/**
 * What can be told of the withheld cells of one linked group from all shown cells. Each solution of the solver is a
 * possible table, so it says something about every cell in it: ends that have been seen once are not looked for again.
 */
export class Attack {
  readonly #layer: Layer;
  readonly #cells: readonly number[];
  readonly #columns: ReadonlyMap<number, number>;
  readonly #program: LinearProgram;
  /** Lowest and highest values seen in possible tables under the present bounds. */
  #seenLow: number[];
  #seenHigh: number[];

  private constructor(layer: Layer, cells: readonly number[], program: LinearProgram) {
    this.#layer = layer;
    this.#cells = cells;
    this.#columns = new Map(cells.map((cell, column) => [cell, column]));
    this.#program = program;
    this.#seenLow = cells.map((cell) => layer.values[cell] ?? 0);
    this.#seenHigh = [...this.#seenLow];
  }

  static async open(layer: Layer, cells: readonly number[]): Promise<Attack> {
    const columns = new Map(cells.map((cell, column) => [cell, column]));
    const equations = layer.equations.flatMap((equation) => {
      const unknown: number[] = [];
      const signs: number[] = [];
      let equals = 0;
      equation.cells.forEach((cell, index) => {
        const column = columns.get(cell);
        const sign = equation.signs[index] ?? 0;
        if (column === undefined) equals -= sign * (layer.values[cell] ?? 0);
        else {
          unknown.push(column);
          signs.push(sign);
        }
      });
      return unknown.length > 0 ? [{ columns: unknown, signs, equals }] : [];
    });
    const program = await LinearProgram.open(
      {
        lower: cells.map((cell) => layer.lowest[cell] ?? 0),
        upper: cells.map((cell) => layer.highest[cell] ?? Infinity),
        equations,
      },
      'primal',
    );
    return new Attack(layer, cells, program);
  }

  /** Lowest and highest possible value of a cell. */
  interval(cell: number): Interval {
    const column = this.#column(cell);
    const floor = this.#layer.lowest[cell] ?? 0;
    const ceiling = this.#layer.highest[cell] ?? Infinity;
    return {
      lower: (this.#seenLow[column] ?? 0) <= floor ? floor : this.#end(column, 1),
      upper: (this.#seenHigh[column] ?? 0) >= ceiling ? ceiling : this.#end(column, -1),
    };
  }

  /** From now on the attacker has a firm in every occupied cell: stronger than any single firm. */
  joinInsiders(): void {
    for (const cell of this.#cells) this.#bound(cell, this.#layer.insiderLowest[cell] ?? 0);
    this.#seenLow = this.#cells.map((cell) => this.#layer.values[cell] ?? 0);
    this.#seenHigh = [...this.#seenLow];
  }

  /** The highest possible value, or one of at least `enough`. */
  highest(cell: number, enough: number): number {
    const column = this.#column(cell);
    const seen = this.#seenHigh[column] ?? 0;
    return seen >= enough - TOLERANCE ? seen : this.#end(column, -1);
  }

  /** The lowest possible value for an attacker who has no firm in the cell, nor in the cells that lie inside it. */
  lowestWithout(cell: number, inside: readonly number[], enough: number): number {
    const column = this.#column(cell);
    const seen = this.#seenLow[column] ?? 0;
    if (seen <= enough + TOLERANCE) return seen;
    const freed = inside.filter((other) => this.#columns.has(other));
    for (const other of freed) this.#bound(other, this.#layer.lowest[other] ?? 0);
    const lower = this.#end(column, 1, false);
    for (const other of freed) this.#bound(other, this.#layer.insiderLowest[other] ?? 0);
    return lower;
  }

  close(): void {
    this.#program.close();
  }

  /** The lowest (direction 1) or highest (−1) value of a column, exact also in whole numbers where they are asked for. */
  #end(column: number, direction: 1 | -1, keep = true): number {
    this.#program.cost(column, direction);
    let outcome: Outcome | undefined = this.#program.minimise();
    if (this.#layer.whole && outcome.kind === 'optimal' && !areWhole(outcome.values))
      outcome = this.#program.minimiseWhole();
    this.#program.cost(column, 0);
    // No answer in time, so nothing is proved: the cell counts as known.
    if (!outcome) return this.#layer.values[this.#cells[column] ?? 0] ?? 0;
    if (outcome.kind === 'unbounded') return -direction * Infinity;
    if (outcome.kind === 'infeasible')
      throw new Error('The published figures contradict each other');
    if (keep) this.#remember(outcome.values);
    // Adding 0 turns the solver's −0 into 0.
    const end = direction * outcome.objective;
    return (this.#layer.whole ? Math.round(end) : end) + 0;
  }

  #remember(values: Float64Array): void {
    values.forEach((raw, column) => {
      const value = this.#layer.whole ? Math.round(raw) : raw;
      if (value < (this.#seenLow[column] ?? 0)) this.#seenLow[column] = value;
      if (value > (this.#seenHigh[column] ?? 0)) this.#seenHigh[column] = value;
    });
  }

  #column(cell: number): number {
    const column = this.#columns.get(cell);
    if (column === undefined) throw new RangeError(`Cell ${cell} is not withheld`);
    return column;
  }

  #bound(cell: number, lower: number): void {
    this.#program.bound(this.#column(cell), lower, this.#layer.highest[cell] ?? Infinity);
  }
}
