import { type Tally, TALLY_LIMIT } from './tally.ts';

const PARTS = ['s', 'a', 'b', 'c'] as const;

/** Where the tallies of a result stand: of each node, and of the overall level under the name `level`. */
export function tallyPaths(nodes: readonly string[]): { names: string[]; paths: string[] } {
  return {
    names: [...nodes, 'level'],
    paths: [...nodes.map((node) => `nodes.${node}`), 'level'],
  };
}

/** Accumulators of a `$group` that add the tallies up. */
export function tallySums(paths: readonly string[]): Record<string, { $sum: string }> {
  return Object.fromEntries(
    paths.flatMap((path, at) =>
      PARTS.map((part) => [`${part}${at}`, { $sum: `$${path}.${part}` }]),
    ),
  );
}

/** What these accumulators have come to, by name; numbers of 64 bits are BigInts where they are large. */
export function readTallySums(
  names: readonly string[],
  sums: Record<string, unknown>,
): Record<string, Tally> {
  const whole = (key: string): bigint => BigInt(sums[key] as number | bigint);
  return Object.fromEntries(
    names.map((name, at) => [
      name,
      {
        s: Number(sums[`s${at}`]),
        a: whole(`a${at}`),
        b: whole(`b${at}`),
        c: whole(`c${at}`),
      },
    ]),
  );
}

/**
 * Into how many slices results are counted where a group may hold so many. Results are spread over slices by chance:
 * twice as many as are needed on average keep every one below the limit.
 */
export function slicesFor(results: number): number {
  return Math.max(1, Math.ceil((2 * results) / TALLY_LIMIT));
}

/** @throws RangeError where a slice holds more than its counters can tell */
export function checkSlice(results: number): void {
  if (results > TALLY_LIMIT) throw new RangeError('A slice holds too many firms to count');
}
