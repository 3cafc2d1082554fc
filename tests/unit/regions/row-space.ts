/** Column → factor; columns that are missing have none. */
export type Row = Map<number, number>;

/** Small enough that the product of two residues is still a whole number. */
const PRIME = 94_906_249;

/** All sums and differences of rows. Factors are counted modulo a prime, so that nothing is lost by rounding. */
export class RowSpace {
  readonly #width: number;
  /** Leading column → the row that begins there with 1. */
  readonly #rows = new Map<number, Float64Array>();

  constructor(width: number) {
    this.#width = width;
  }

  add(row: Row): void {
    const left = this.#reduce(row);
    const lead = left.findIndex((factor) => factor !== 0);
    if (lead < 0) return;
    const inverse = powerOf(left[lead] ?? 1, PRIME - 2);
    this.#rows.set(
      lead,
      left.map((factor) => (factor * inverse) % PRIME),
    );
  }

  has(row: Row): boolean {
    return this.#reduce(row).every((factor) => factor === 0);
  }

  #reduce(row: Row): Float64Array {
    const left = new Float64Array(this.#width);
    for (const [column, factor] of row) left[column] = (factor + PRIME) % PRIME;
    for (let column = 0; column < this.#width; column += 1) {
      const factor = left[column] ?? 0;
      const pivot = factor === 0 ? undefined : this.#rows.get(column);
      if (!pivot) continue;
      for (let at = column; at < this.#width; at += 1) {
        const by = pivot[at] ?? 0;
        if (by !== 0) left[at] = ((left[at] ?? 0) + (PRIME - factor) * by) % PRIME;
      }
    }
    return left;
  }
}

function powerOf(base: number, exponent: number): number {
  let result = 1;
  for (let square = base, rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = (result * square) % PRIME;
    square = (square * square) % PRIME;
  }
  return result;
}
