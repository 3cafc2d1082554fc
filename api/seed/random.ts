/** Mulberry32: small, fast and the same everywhere. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Standard normal by Box and Muller. */
export function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

export function pick<T>(random: () => number, list: readonly T[]): T {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined) throw new RangeError('There is nothing to pick from');
  return found;
}

/** Picks by weights, which need not add up to 1. */
export function pickWeighted<T>(random: () => number, list: readonly [T, number][]): T {
  let left = random() * list.reduce((sum, [, weight]) => sum + weight, 0);
  const found = list.find(([, weight]) => (left -= weight) < 0) ?? list.at(-1);
  if (found === undefined) throw new RangeError('There is nothing to pick from');
  return found[0];
}
