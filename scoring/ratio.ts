/**
 * Exact fractions: sums stay exact and division comes last. A ratio is kept in lowest terms with a positive
 * denominator; numerator and denominator are safe integers. Intermediate products beyond 2^53 go through BigInt.
 */
export interface Ratio {
  readonly n: number;
  readonly d: number;
}

export const ZERO: Ratio = { n: 0, d: 1 };

export function ratio(n: number, d = 1): Ratio {
  return d === 1 ? { n, d } : reduce(n, d);
}

export function add(a: Ratio, b: Ratio): Ratio {
  if (a.d === b.d) return a.d === 1 ? { n: a.n + b.n, d: 1 } : reduce(a.n + b.n, a.d);
  const n = a.n * b.d + b.n * a.d;
  const d = a.d * b.d;
  if (Number.isSafeInteger(n) && Number.isSafeInteger(d)) return reduce(n, d);
  return reduceBig(
    BigInt(a.n) * BigInt(b.d) + BigInt(b.n) * BigInt(a.d),
    BigInt(a.d) * BigInt(b.d),
  );
}

export function times(a: Ratio, factor: number): Ratio {
  const n = a.n * factor;
  if (Number.isSafeInteger(n)) return a.d === 1 ? { n, d: 1 } : reduce(n, a.d);
  return reduceBig(BigInt(a.n) * BigInt(factor), BigInt(a.d));
}

export function dividedBy(a: Ratio, divisor: number): Ratio {
  const d = a.d * divisor;
  if (Number.isSafeInteger(d)) return reduce(a.n, d);
  return reduceBig(BigInt(a.n), BigInt(a.d) * BigInt(divisor));
}

/** Negative, zero or positive as a is below, equal to or above the integer b; no division. */
export function compareToInteger(a: Ratio, b: number): number {
  const right = b * a.d;
  return Number.isSafeInteger(right) ? a.n - right : Number(BigInt(a.n) - BigInt(b) * BigInt(a.d));
}

export function isLess(a: Ratio, b: Ratio): boolean {
  if (a.d === b.d) return a.n < b.n;
  const left = a.n * b.d;
  const right = b.n * a.d;
  if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) return left < right;
  return BigInt(a.n) * BigInt(b.d) < BigInt(b.n) * BigInt(a.d);
}

/** A weighted sum in the making: exact, and without an object per step where all terms are whole. */
export class WeightedSum {
  #n = 0;
  #d = 1;

  add(weight: number, value: Ratio): void {
    const term = weight * value.n;
    if (value.d === this.#d && Number.isSafeInteger(term) && Number.isSafeInteger(this.#n + term)) {
      this.#n += term;
      return;
    }
    const total = add({ n: this.#n, d: this.#d }, times(value, weight));
    this.#n = total.n;
    this.#d = total.d;
  }

  over(divisor: number): Ratio {
    return divisor === 1 ? ratio(this.#n, this.#d) : dividedBy({ n: this.#n, d: this.#d }, divisor);
  }
}

/** Thousandths to points, the one division. */
export function toPoints(a: Ratio): number {
  const d = a.d * 1000;
  return a.n / d;
}

function reduce(n: number, d: number): Ratio {
  if (n % d === 0) return { n: n / d, d: 1 };
  const divisor = gcd(Math.abs(n), d);
  return { n: n / divisor, d: d / divisor };
}

/** Greatest common divisor of two non-negative safe integers; of 0 and a, it is a. */
export function gcd(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}

function reduceBig(n: bigint, d: bigint): Ratio {
  let [a, b] = [n < 0n ? -n : n, d];
  while (b !== 0n) [a, b] = [b, a % b];
  const [small, divisor] = [Number(n / a), Number(d / a)];
  if (!Number.isSafeInteger(small) || !Number.isSafeInteger(divisor))
    throw new RangeError(
      'The weights of this definition are too uneven to be summed exactly (rule R14)',
    );
  return { n: small, d: divisor };
}
