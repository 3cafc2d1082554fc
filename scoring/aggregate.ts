/** From the children of a node to its own score, interval and coverage: the methods of the model. */
import type { Aggregate, Missing, Scale } from './definition.ts';
import { WeightedSum, add, compareToInteger, dividedBy, isLess, ratio, times } from './ratio.ts';
import type { Ratio } from './ratio.ts';

export interface Summary {
  /** Null when there is none. */
  score: Ratio | null;
  low: Ratio;
  high: Ratio;
  /** Known share of the weight, 0–1. */
  coverage: Ratio;
}

/** The applicable children of a node on its scale: three lists of the same length, at least one long. */
export interface Children {
  values: Summary[];
  weights: number[];
  scales: Scale[];
  /** For ladders: place of each among all children of the node, those that are not applicable included. */
  places: number[];
}

/**
 * Missing children enter the interval with the minimum and the maximum; the score leaves them out, or takes them
 * as minimum under the rule `floor`.
 */
export function summarise(
  aggregate: Aggregate,
  missing: Missing,
  scale: Scale,
  children: Children,
): Summary {
  const { values, weights, scales, places } = children;
  const coverage = new WeightedSum();
  const bounds = boundsOf(aggregate, scale, scales);
  const [scores, low, high] = [
    combiner(aggregate, places),
    combiner(aggregate, places),
    combiner(aggregate, places),
  ];
  let [weight, scoredWeight, scored] = [0, 0, 0];
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as Summary;
    const own = weights[index] as number;
    const isScored = value.score !== null;
    weight += own;
    coverage.add(own, value.coverage);
    low.add(own, isScored ? value.low : bounds.low(index));
    high.add(own, isScored ? value.high : bounds.high(index));
    if (isScored) {
      scored++;
      scoredWeight += own;
    }
    // A ladder needs every rung in its place: a missing one is not met.
    if (isScored || missing.rule === 'floor' || aggregate.method === 'ladder')
      scores.add(own, value.score ?? ratio((scales[index] as Scale).min));
  }
  const [lowest, highest] = [low.result() ?? ratio(scale.min), high.result() ?? ratio(scale.max)];
  const share = coverage.over(weight);
  const enough =
    missing.rule === 'floor' ||
    (scored > 0 &&
      scored >= Math.min(missing.scored, values.length) &&
      scoredWeight * 1000 >= missing.coverage * weight);
  const score = enough ? scores.result() : null;
  if (score === null) return { score, low: lowest, high: highest, coverage: share };
  return {
    score,
    low: isLess(score, lowest) ? score : lowest,
    high: isLess(highest, score) ? score : highest,
    coverage: share,
  };
}

/**
 * For means and minima a missing child may be anything on the node's own scale (so the interval always holds the
 * score); sums, counts and ladders can only move by what the child itself can give.
 */
function boundsOf(
  aggregate: Aggregate,
  scale: Scale,
  scales: Scale[],
): { low(index: number): Ratio; high(index: number): Ratio } {
  if (aggregate.method === 'sum' || aggregate.method === 'count' || aggregate.method === 'ladder') {
    return {
      low: (index) => ratio(Math.min(0, scales[index]?.min ?? 0)),
      high: (index) => ratio(scales[index]?.max ?? 0),
    };
  }
  const [low, high] = [ratio(scale.min), ratio(scale.max)];
  return { low: () => low, high: () => high };
}

interface Combiner {
  add(weight: number, value: Ratio): void;
  /** Null where the method gives no score. */
  result(): Ratio | null;
}

function combiner(aggregate: Aggregate, places: number[]): Combiner {
  switch (aggregate.method) {
    case 'mean':
      return new Mean(false);
    case 'weighted-mean':
      return new Mean(true);
    case 'minimum':
      return over((values) =>
        values.reduce((least, value) => (isLess(value, least) ? value : least)),
      );
    case 'sum':
      return over((values) => values.reduce(add));
    case 'count':
      return over((values) =>
        ratio(
          values.filter((value) => compareToInteger(value, aggregate.atLeast) >= 0).length * 1000,
        ),
      );
    case 'ladder':
      return over((values) => ratio(climb(aggregate, values, places)));
    case 'ranking':
      return over(() => null);
  }
}

class Mean implements Combiner {
  readonly #weighted: boolean;
  readonly #sum = new WeightedSum();
  #weight = 0;

  constructor(weighted: boolean) {
    this.#weighted = weighted;
  }

  add(weight: number, value: Ratio): void {
    const own = this.#weighted ? weight : 1;
    this.#sum.add(own, value);
    this.#weight += own;
  }

  result(): Ratio | null {
    return this.#weight === 0 ? null : this.#sum.over(this.#weight);
  }
}

/** Methods that look at all values together. */
function over(combine: (values: Ratio[]) => Ratio | null): Combiner {
  const values: Ratio[] = [];
  return {
    add: (_weight, value) => void values.push(value),
    result: () => (values.length === 0 ? null : combine(values)),
  };
}

/**
 * Points of the highest rung counted: up to the first gap, or up to the highest rung met. A rung that is not
 * applicable is stepped over: it is no gap, and the rungs above keep their points.
 */
function climb(
  aggregate: Extract<Aggregate, { method: 'ladder' }>,
  values: Ratio[],
  places: number[],
): number {
  const met = values.map((value) => compareToInteger(value, aggregate.met) >= 0);
  const firstGap = met.indexOf(false);
  const last =
    aggregate.mode === 'highest-met' || firstGap === -1 ? met.lastIndexOf(true) : firstGap - 1;
  return aggregate.rungs[last === -1 ? 0 : (places[last] ?? 0) + 1] ?? 0;
}

/** Maps a value from the child's scale onto the node's scale, linearly and exactly. */
export function normalised(value: Ratio, from: Scale, to: Scale): Ratio {
  const shifted = add(value, ratio(-from.min));
  const stretch = ratio(to.max - to.min, from.max - from.min);
  return add(dividedBy(times(shifted, stretch.n), stretch.d), ratio(to.min));
}
