import { type Demand, type Layer, TOLERANCE, areWhole, insideOf } from './layer.ts';
import { type Move, MoveFinder } from './moves.ts';

/**
 * Shows for withheld cells that demands are met, by possible tables: each agrees with everything that is shown, and
 * nobody can rule it out, not even somebody who has a firm in any other cell.
 */
export class Witnesses {
  readonly #layer: Layer;
  readonly #withheld: ReadonlySet<number>;
  readonly #finder: MoveFinder;
  readonly #inside: (cell: number) => readonly number[];
  readonly #reached: Reached;

  private constructor(layer: Layer, withheld: ReadonlySet<number>, finder: MoveFinder) {
    this.#layer = layer;
    this.#withheld = withheld;
    this.#finder = finder;
    this.#inside = insideOf(layer);
    this.#reached = new Reached(layer.values);
  }

  static async open(layer: Layer, withheld: ReadonlySet<number>): Promise<Witnesses> {
    const finder = await MoveFinder.open(layer, (cell) => withheld.has(cell));
    return new Witnesses(layer, withheld, finder);
  }

  /** Whether there is a table with the cell at its highest demanded value, and one with it at its lowest. */
  meets({ cell, low, high }: Demand): boolean {
    const value = this.#layer.values[cell] ?? 0;
    const up = this.#reached.high(cell) >= high - TOLERANCE || this.#show(cell, high - value, []);
    if (!up || this.#reached.low(cell) <= low + TOLERANCE) return up;
    return this.#show(cell, low - value, this.#inside(cell));
  }

  close(): void {
    this.#finder.close();
  }

  #show(cell: number, by: number, mayEmpty: readonly number[]): boolean {
    const whole = this.#layer.whole ? 'first' : undefined;
    const move = this.#finder.find(cell, by, mayEmpty, whole);
    if (!move || !isPossible(this.#layer, this.#withheld, move, mayEmpty)) return false;
    // With cells inside emptied the table is possible for attackers of this cell only.
    if (mayEmpty.length === 0) this.#reached.add(move);
    return true;
  }
}

/**
 * Whether a move leads to a table that agrees with everything shown: no shown cell moves, every equation still holds,
 * nothing leaves its bounds, occupied cells stay occupied but those that may be emptied, and firms stay whole.
 */
export function isPossible(
  layer: Layer,
  withheld: ReadonlySet<number>,
  move: Move,
  mayEmpty: readonly number[],
): boolean {
  if (layer.whole && !areWhole(move.values())) return false;
  const { values, lowest, insiderLowest, highest } = layer;
  for (const [cell, by] of move) {
    const floor = (mayEmpty.includes(cell) ? lowest[cell] : insiderLowest[cell]) ?? 0;
    const value = (values[cell] ?? 0) + by;
    if (!withheld.has(cell) || value < floor - TOLERANCE) return false;
    if (value > (highest[cell] ?? Infinity) + TOLERANCE) return false;
  }
  return layer.equations.every(({ cells, signs }) => {
    let sum = 0;
    for (const [index, cell] of cells.entries()) sum += (move.get(cell) ?? 0) * (signs[index] ?? 0);
    return Math.abs(sum) <= TOLERANCE * cells.length;
  });
}

/** The lowest and highest values of cells in the tables that have been found possible. */
export class Reached {
  readonly #values: readonly number[];
  readonly #low: number[];
  readonly #high: number[];

  constructor(values: readonly number[]) {
    this.#values = values;
    this.#low = [...values];
    this.#high = [...values];
  }

  add(move: Move): void {
    for (const [cell, by] of move) {
      const value = (this.#values[cell] ?? 0) + by;
      this.#low[cell] = Math.min(this.low(cell), value);
      this.#high[cell] = Math.max(this.high(cell), value);
    }
  }

  low(cell: number): number {
    return this.#low[cell] ?? 0;
  }

  high(cell: number): number {
    return this.#high[cell] ?? 0;
  }
}
