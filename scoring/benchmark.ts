/**
 * Where a firm stands among firms like it, from the quartiles that a release shows of them and nothing else: what a firm
 * is told cannot tell more about its neighbours than the release does.
 */

/** Lower quartile, median and upper quartile in points. */
export type QuartilePoints = readonly [lower: number, median: number, upper: number];

export type Band = 'lowest-quarter' | 'below-median' | 'above-median' | 'highest-quarter';

/** Points of the scale, and how fine the figures of a release are. */
const TOP = 5;
const STEP = 0.5;
/** Quartiles carry no further than a twentieth of the group; nobody is told to be the first or the last. */
const PERCENT_STEP = 5;

/**
 * Per cent of the group that stands below a score: between the quartiles firms are taken to be spread evenly, and firms
 * with the same score to stand half below each other (mid-rank).
 * @param score in points from 0 to 5, null without one
 * @param quartiles null where too few firms stand behind them
 * @param isArea an area rests on few questions: all firms within the same half point are taken to have the same score
 * @returns 0–100, null where one of the two is missing
 */
export function percentileOf(
  score: number | null,
  quartiles: QuartilePoints | null,
  isArea: boolean,
): number | null {
  if (score === null || quartiles === null) return null;
  if (!isArea) return percentBelow(score, quartiles);
  const from = Math.min(TOP - STEP, Math.floor(score / STEP) * STEP);
  return (percentBelow(from, quartiles) + percentBelow(from + STEP, quartiles)) / 2;
}

function percentBelow(points: number, quartiles: QuartilePoints): number {
  const knots = [0, ...quartiles, TOP].map((at, place) => ({ at, percent: place * 25 }));
  const equal = knots.filter(({ at }) => at === points);
  const [first, last] = [equal[0], equal.at(-1)];
  if (first && last) return (first.percent + last.percent) / 2;
  const lower = knots.findLast(({ at }) => at < points) ?? { at: 0, percent: 0 };
  const upper = knots.find(({ at }) => at > points) ?? { at: TOP, percent: 100 };
  return lower.percent + ((points - lower.at) / (upper.at - lower.at)) * 25;
}

/** The quarter of the group in which a percentile lies; on a quartile, the one above it. */
export function bandOf(percentile: number | null): Band | null {
  if (percentile === null) return null;
  if (percentile < 25) return 'lowest-quarter';
  if (percentile < 50) return 'below-median';
  return percentile < 75 ? 'above-median' : 'highest-quarter';
}

/** As it is told: to the nearest five, from 5 to 95. */
export function toldPercent(percentile: number): number {
  const near = Math.round(percentile / PERCENT_STEP) * PERCENT_STEP;
  return Math.min(100 - PERCENT_STEP, Math.max(PERCENT_STEP, near));
}
