import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Demand, type Layer, TOLERANCE, areWhole, insideOf } from './layer.ts';
import { type Move, MoveFinder } from './moves.ts';

/**
 * Chooses the cells that have to be withheld together with those that must be (complementary suppression): for each
 * demand the cheapest move over all equations at once (Kelly, Golden and Assad 1992 in its general form). What has been
 * found once stays possible, since cells are only ever added; so every demand is met when the last has been looked at.
 * @param withheld places of the cells that must be withheld
 * @returns places of all cells to withhold; demands that cannot be met are left for the auditor to report
 */
export async function addComplements(
  layer: Layer,
  withheld: ReadonlySet<number>,
  demands: readonly Demand[],
): Promise<Set<number>> {
  const finder = await MoveFinder.open(layer);
  try {
    const selection = new Selection(layer, finder, withheld);
    const largestFirst = demands.toSorted((one, other) => reach(other) - reach(one));
    for (const demand of largestFirst) {
      selection.meet(demand);
      await nextTurn();
    }
    finder.forgetInsiders();
    for (const cell of selection.withheld) {
      selection.widen(cell);
      await nextTurn();
    }
    return selection.withheld;
  } finally {
    finder.close();
  }
}

const reach = ({ low, high }: Demand): number => high - low;

class Selection {
  /** Grows while it is walked through, and the walk goes on to what was added. */
  readonly withheld: Set<number>;
  readonly #layer: Layer;
  readonly #finder: MoveFinder;
  readonly #inside: (cell: number) => readonly number[];
  /** The furthest values that nobody can rule out, whichever firm is theirs. */
  readonly #insiders: Reached;
  /** The furthest values that nobody from outside can rule out. */
  readonly #outsiders: Reached;

  constructor(layer: Layer, finder: MoveFinder, withheld: ReadonlySet<number>) {
    this.withheld = new Set();
    this.#layer = layer;
    this.#finder = finder;
    this.#inside = insideOf(layer);
    this.#insiders = new Reached(layer.values);
    this.#outsiders = new Reached(layer.values);
    for (const cell of withheld) this.#withhold(cell);
  }

  meet({ cell, low, high }: Demand): void {
    if (this.#insiders.high(cell) < high - TOLERANCE) {
      const move = this.#finder.find(cell, high - this.#value(cell));
      if (move && this.#accept(move)) this.#insiders.add(move);
    }
    if (this.#insiders.low(cell) > low + TOLERANCE) {
      const move = this.#finder.find(cell, low - this.#value(cell), this.#inside(cell));
      // Cells inside went empty, which is possible for this cell's attackers only.
      if (move && this.#accept(move))
        this.#insiders.add(new Map([[cell, low - this.#value(cell)]]));
    }
  }

  /** Makes sure that what outsiders can tell of a withheld cell is wide enough, upwards or else downwards. */
  widen(cell: number): void {
    const width = this.#layer.widths[cell] ?? 0;
    const low = this.#outsiders.low(cell);
    const high = this.#outsiders.high(cell);
    if (high - low >= width - TOLERANCE) return;
    const move =
      this.#finder.find(cell, low + width - this.#value(cell)) ??
      this.#finder.find(cell, high - width - this.#value(cell));
    if (move) this.#accept(move);
  }

  /** Withholds what the move touches. @returns false for a move to fractions of firms, which shows nothing */
  #accept(move: Move): boolean {
    for (const cell of move.keys()) this.#withhold(cell);
    const holds = !this.#layer.whole || areWhole(move.values());
    if (holds) this.#outsiders.add(move);
    return holds;
  }

  #value(cell: number): number {
    return this.#layer.values[cell] ?? 0;
  }

  #withhold(cell: number): void {
    if (this.withheld.has(cell)) return;
    this.withheld.add(cell);
    this.#finder.markWithheld(cell);
  }
}

/** The lowest and highest values of cells in the tables that have been found possible. */
class Reached {
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
