/** Where a firm stands among firms like it. Nothing finer than quarters: no neighbour can be told. */

/** Lower quartile, median and upper quartile in points. */
export type QuartilePoints = readonly [lower: number, median: number, upper: number];

export type Band = 'lowest-quarter' | 'below-median' | 'above-median' | 'highest-quarter';

/**
 * The quarter of the group in which a score lies; on a quartile, the one above it.
 * @param score in points, null without one
 * @param quartiles null where too few firms stand behind them
 */
export function bandOf(score: number | null, quartiles: QuartilePoints | null): Band | null {
  if (score === null || quartiles === null) return null;
  const [lower, median, upper] = quartiles;
  if (score < lower) return 'lowest-quarter';
  if (score < median) return 'below-median';
  return score < upper ? 'above-median' : 'highest-quarter';
}
