import type { Interval } from './audit.ts';
import { type Layer, TOLERANCE, areWhole } from './layer.ts';
import { LinearProgram } from './linear-program.ts';

/**
 * Up to this many linked cells the ends are those of whole numbers. Beyond, they are the ends of real numbers rounded
 * inwards, between which a few more may be impossible for whole firms.
 */
const EXACT = 150;

/**
 * What can be told of the withheld cells of one linked group from all shown cells. Each solution of the solver is a
 * possible table, so it says something about every cell in it: ends that have been seen once are not looked for again.
 */
export class Attack {
  readonly #layer: Layer;
  readonly #cells: readonly number[];
  readonly #columns: ReadonlyMap<number, number>;
  readonly #program: LinearProgram;
  /** Lowest and highest values seen in possible tables. */
  readonly #seenLow: number[];
  readonly #seenHigh: number[];

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
    const lower = cells.map((cell) => layer.lowest[cell] ?? 0);
    const upper = cells.map((cell) => layer.highest[cell] ?? Infinity);
    const program = await LinearProgram.open({ lower, upper, equations }, 'costs');
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

  /**
   * As `interval`, but no wider than asked: once possible tables are known that lie at least `width` apart, the cell is
   * not looked at any further.
   */
  enough(cell: number, width: number): Interval {
    const column = this.#column(cell);
    const lower = this.#seenLow[column] ?? 0;
    const upper = this.#seenHigh[column] ?? 0;
    return upper - lower >= width ? { lower, upper } : this.interval(cell);
  }

  close(): void {
    this.#program.close();
  }

  /** The lowest (direction 1) or highest (−1) value of a column. */
  #end(column: number, direction: 1 | -1): number {
    this.#program.cost(column, direction);
    let outcome = this.#program.minimise();
    const { whole } = this.#layer;
    const small = this.#cells.length <= EXACT;
    if (whole && small && outcome.kind === 'optimal' && !areWhole(outcome.values))
      outcome = this.#program.minimiseWhole('best') ?? outcome;
    this.#program.cost(column, 0);
    if (outcome.kind === 'unbounded') return -direction * Infinity;
    if (outcome.kind === 'infeasible')
      throw new Error('The published figures contradict each other');
    this.#remember(outcome.values);
    // Whole firms go no further than fractions do; adding 0 turns the solver's −0 into 0.
    const end = whole ? Math.ceil(outcome.objective - TOLERANCE) : outcome.objective;
    return direction * end + 0;
  }

  /** A solution in fractions is no possible table of whole firms. */
  #remember(values: Float64Array): void {
    const { whole } = this.#layer;
    if (whole && !areWhole(values)) return;
    values.forEach((raw, column) => {
      const value = whole ? Math.round(raw) : raw;
      if (value < (this.#seenLow[column] ?? 0)) this.#seenLow[column] = value;
      if (value > (this.#seenHigh[column] ?? 0)) this.#seenHigh[column] = value;
    });
  }

  #column(cell: number): number {
    const column = this.#columns.get(cell);
    if (column === undefined) throw new RangeError(`Cell ${cell} is not withheld`);
    return column;
  }
}
