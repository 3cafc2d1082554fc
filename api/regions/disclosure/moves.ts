import { type Layer, TOLERANCE, areWhole, linkedGroups } from './layer.ts';
import { LinearProgram, type Outcome } from './linear-program.ts';

/** A change of some cells that no equation notices: by how much each cell goes up or down. */
export type Move = ReadonlyMap<number, number>;

/** Cells that are withheld already move almost for nothing. */
const WITHHELD = 1e-3;

/** The cells that are linked with each other, as a program in how far each goes up (2k) or down (2k + 1). */
interface Group {
  cells: readonly number[];
  program: LinearProgram;
}

/**
 * Finds the cheapest way to move a cell by a given amount so that all sums stay as they are: the cells that it touches
 * have to be withheld. Nobody who has a firm in another cell can rule the result out, for occupied cells stay occupied.
 */
export class MoveFinder {
  readonly #layer: Layer;
  readonly #groups = new Map<number, Group>();
  readonly #columns = new Map<number, number>();
  /** How low each cell may go: what insiders know, until `forgetInsiders`. */
  #floors: readonly number[];

  private constructor(layer: Layer) {
    this.#layer = layer;
    this.#floors = layer.insiderLowest;
  }

  /** @param movable cells that moves may touch; the values of all others are public */
  static async open(layer: Layer, movable: (cell: number) => boolean): Promise<MoveFinder> {
    const finder = new MoveFinder(layer);
    for (const cells of linkedGroups(layer.equations, layer.values.length, movable)) {
      cells.forEach((cell, index) => finder.#columns.set(cell, 2 * index));
      const group = { cells, program: await finder.#programOf(cells) };
      for (const cell of cells) {
        finder.#groups.set(cell, group);
        finder.#price(cell, layer.costs[cell] ?? 1);
      }
    }
    return finder;
  }

  /** From now on the cell moves almost for nothing. */
  markWithheld(cell: number): void {
    this.#price(cell, (this.#layer.costs[cell] ?? 1) * WITHHELD);
  }

  /** From now on cells may go as low as everybody knows. */
  forgetInsiders(): void {
    this.#floors = this.#layer.lowest;
    for (const cell of this.#columns.keys()) this.#free(cell);
  }

  /**
   * The cheapest move that brings the cell exactly `amount` up (or down, if negative).
   * @param mayEmpty cells that may go down to what everybody knows, not only to what insiders know
   * @param whole the move must be one of whole firms: the `first` that is found, or the `best`
   * @returns undefined when there is no such move
   */
  find(
    cell: number,
    amount: number,
    mayEmpty: readonly number[] = [],
    whole?: 'first' | 'best',
  ): Move | undefined {
    const group = this.#groups.get(cell);
    const column = this.#columns.get(cell);
    const below = mayEmpty.includes(cell) ? this.#layer.lowest : this.#floors;
    if (!group || column === undefined || !this.#hasRoom(cell, amount, below)) return undefined;
    const { values, lowest } = this.#layer;
    for (const other of mayEmpty) {
      const at = this.#columns.get(other);
      const room = (values[other] ?? 0) - (lowest[other] ?? 0);
      if (at !== undefined) group.program.bound(at + 1, 0, room);
    }
    group.program.bound(column, Math.max(0, amount), Math.max(0, amount));
    group.program.bound(column + 1, Math.max(0, -amount), Math.max(0, -amount));
    const move = this.#solve(group, whole);
    for (const touched of [cell, ...mayEmpty]) this.#free(touched);
    return move;
  }

  close(): void {
    for (const { program } of new Set(this.#groups.values())) program.close();
  }

  #solve({ cells, program }: Group, whole: 'first' | 'best' | undefined): Move | undefined {
    let outcome: Outcome | undefined = program.minimise();
    if (whole && outcome.kind === 'optimal' && !areWhole(outcome.values))
      outcome = program.minimiseWhole(whole);
    if (outcome?.kind !== 'optimal') return undefined;
    const move = new Map<number, number>();
    for (const [index, cell] of cells.entries()) {
      const by = (outcome.values[2 * index] ?? 0) - (outcome.values[2 * index + 1] ?? 0);
      if (Math.abs(by) > TOLERANCE) move.set(cell, by);
    }
    return move;
  }

  #hasRoom(cell: number, amount: number, floors: readonly number[]): boolean {
    const value = (this.#layer.values[cell] ?? 0) + amount;
    const { highest } = this.#layer;
    return (
      value <= (highest[cell] ?? Infinity) + TOLERANCE && value >= (floors[cell] ?? 0) - TOLERANCE
    );
  }

  #roomAbove(cell: number): number {
    return (this.#layer.highest[cell] ?? Infinity) - (this.#layer.values[cell] ?? 0);
  }

  #roomBelow(cell: number): number {
    return (this.#layer.values[cell] ?? 0) - (this.#floors[cell] ?? 0);
  }

  /** Gives the cell all the room that it has. */
  #free(cell: number): void {
    const column = this.#columns.get(cell);
    if (column === undefined) return;
    const program = this.#groups.get(cell)?.program;
    program?.bound(column, 0, this.#roomAbove(cell));
    program?.bound(column + 1, 0, this.#roomBelow(cell));
  }

  #price(cell: number, cost: number): void {
    const column = this.#columns.get(cell);
    if (column === undefined) return;
    this.#groups.get(cell)?.program.cost(column, cost);
    this.#groups.get(cell)?.program.cost(column + 1, cost);
  }

  async #programOf(cells: readonly number[]): Promise<LinearProgram> {
    const inside = new Set(cells);
    const equations = this.#layer.equations.flatMap((equation) => {
      const columns: number[] = [];
      const signs: number[] = [];
      equation.cells.forEach((cell, index) => {
        const column = this.#columns.get(cell);
        const sign = equation.signs[index] ?? 0;
        if (!inside.has(cell) || column === undefined) return;
        columns.push(column, column + 1);
        signs.push(sign, -sign);
      });
      return columns.length > 0 ? [{ columns, signs, equals: 0 }] : [];
    });
    const lower = cells.flatMap(() => [0, 0]);
    const upper = cells.flatMap((cell) => [this.#roomAbove(cell), this.#roomBelow(cell)]);
    return await LinearProgram.open({ lower, upper, equations }, 'bounds');
  }
}
