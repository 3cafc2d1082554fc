import { setImmediate as nextTurn } from 'node:timers/promises';
import { Attack } from './attack.ts';
import { type Demand, type Layer, TOLERANCE, insideOf, linkedGroups } from './layer.ts';
import { type Move, MoveFinder } from './moves.ts';
import { Reached, Witnesses } from './witness.ts';

/**
 * Chooses the cells that have to be withheld together with those that must be (complementary suppression). Round by
 * round the auditor's own means tell which demands are not met yet; for each of these the cheapest move over all
 * equations at once is made possible, by withholding what it touches (the general form of the method of Kelly, Golden
 * and Assad, 1992). Cells are only ever added, so what was possible stays possible and the rounds end.
 * @param first places of the cells that must be withheld
 * @returns places of all cells to withhold; demands that cannot be met are left for the auditor to report
 */
export async function addComplements(
  layer: Layer,
  first: ReadonlySet<number>,
  demands: readonly Demand[],
): Promise<Set<number>> {
  const finder = await MoveFinder.open(layer, (cell) => layer.open[cell] === true);
  try {
    const selection = new Selection(layer, finder, first);
    await selection.meetAll(demands.toSorted((one, other) => reach(other) - reach(one)));
    finder.forgetInsiders();
    await selection.widenAll();
    return selection.withheld;
  } finally {
    finder.close();
  }
}

const reach = ({ low, high }: Demand): number => high - low;

class Selection {
  readonly withheld = new Set<number>();
  readonly #layer: Layer;
  readonly #finder: MoveFinder;
  readonly #inside: (cell: number) => readonly number[];

  constructor(layer: Layer, finder: MoveFinder, first: ReadonlySet<number>) {
    this.#layer = layer;
    this.#finder = finder;
    this.#inside = insideOf(layer);
    for (const cell of first) this.#withhold(cell);
  }

  async meetAll(demands: readonly Demand[]): Promise<void> {
    let whole: 'best' | undefined;
    for (let open = await this.#unmet(demands); open.length > 0; open = await this.#unmet(open)) {
      const size = this.withheld.size;
      const reached = new Reached(this.#layer.values);
      for (const { cell, low, high } of open) {
        if (reached.high(cell) < high) reached.add(this.#allow(cell, high, [], whole));
        if (reached.low(cell) > low) this.#allow(cell, low, this.#inside(cell), whole);
        await nextTurn();
      }
      // What is left could be met in fractions of firms only: ask for whole ones, which takes longer.
      if (this.withheld.size > size) continue;
      if (whole || !this.#layer.whole) return;
      whole = 'best';
    }
  }

  /** Makes sure that what outsiders can tell of every withheld cell is wide enough, upwards or else downwards. */
  async widenAll(): Promise<void> {
    for (let size = -1; this.withheld.size > size;) {
      size = this.withheld.size;
      const reached = new Reached(this.#layer.values);
      for (const { cell, low, high } of await this.#tooNarrow()) {
        const width = this.#layer.widths[cell] ?? 0;
        if (reached.high(cell) - reached.low(cell) >= width) continue;
        const up = this.#allow(cell, low + width);
        reached.add(up.size > 0 ? up : this.#allow(cell, high - width));
        await nextTurn();
      }
    }
  }

  async #unmet(demands: readonly Demand[]): Promise<Demand[]> {
    const witnesses = await Witnesses.open(this.#layer, this.withheld);
    try {
      const unmet: Demand[] = [];
      for (const demand of demands) {
        if (!witnesses.meets(demand)) unmet.push(demand);
        await nextTurn();
      }
      return unmet;
    } finally {
      witnesses.close();
    }
  }

  async #tooNarrow(): Promise<Demand[]> {
    const { equations, values, widths } = this.#layer;
    const narrow: Demand[] = [];
    for (const cells of linkedGroups(equations, values.length, (cell) => this.withheld.has(cell))) {
      const attack = await Attack.open(this.#layer, cells);
      for (const cell of cells.filter((one) => (widths[one] ?? 0) > 0)) {
        const width = widths[cell] ?? 0;
        const { lower, upper } = attack.enough(cell, width);
        if (upper - lower < width - TOLERANCE) narrow.push({ cell, low: lower, high: upper });
        await nextTurn();
      }
      attack.close();
    }
    return narrow;
  }

  /** Withholds what has to move if the cell is to have the value; an empty move where it cannot. */
  #allow(cell: number, value: number, mayEmpty: readonly number[] = [], whole?: 'best'): Move {
    const by = value - (this.#layer.values[cell] ?? 0);
    const move = this.#finder.find(cell, by, mayEmpty, whole) ?? new Map<number, number>();
    for (const touched of move.keys()) this.#withhold(touched);
    return move;
  }

  #withhold(cell: number): void {
    if (this.withheld.has(cell)) return;
    this.withheld.add(cell);
    this.#finder.markWithheld(cell);
  }
}
