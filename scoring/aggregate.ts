/** From the children of a node to its own score, interval and coverage: the methods of the model. */
import type { Aggregate, Missing, Scale } from './definition.ts';
import { ZERO, add, compareToInteger, dividedBy, isLess, ratio, times } from './ratio.ts';
import type { Ratio } from './ratio.ts';

/** One applicable child on its parent's scale. `score` is null when the child has none. */
export interface Child {
  weight: number;
  score: Ratio | null;
  low: Ratio;
  high: Ratio;
  /** Known share of the child's own weight, 0–1. */
  coverage: Ratio;
  scale: Scale;
}

export interface Summary {
  score: Ratio | null;
  low: Ratio;
  high: Ratio;
  coverage: Ratio;
}

/**
 * Summary of the applicable children (at least one). Missing children enter the interval with the minimum and
 * the maximum; the score leaves them out, or takes them as minimum under the rule `floor`.
 */
export function summarise(
  aggregate: Aggregate,
  missing: Missing,
  scale: Scale,
  children: Child[],
): Summary {
  const coverage = weightedMean(children, (child) => child.coverage);
  const bounds = summariseBounds(aggregate, scale, children);
  if (missing.rule === 'floor') {
    const score = combine(
      aggregate,
      children.map((child) => ({
        weight: child.weight,
        value: child.score ?? ratio(child.scale.min),
      })),
    );
    return { score, ...widened(bounds, score), coverage };
  }
  const scored = children.filter((child) => child.score !== null);
  if (!isEnough(missing, children, scored)) return { score: null, ...bounds, coverage };
  const score = combine(aggregate, inOrder(aggregate, children, scored));
  return { score, ...widened(bounds, score), coverage };
}

interface Part {
  weight: number;
  value: Ratio;
}

function isEnough(
  missing: Extract<Missing, { rule: 'leave-out' }>,
  children: Child[],
  scored: Child[],
): boolean {
  if (scored.length < Math.min(missing.scored, children.length) || scored.length === 0)
    return false;
  const knownWeight = totalWeight(scored);
  const weight = totalWeight(children);
  return knownWeight * 1000 >= missing.coverage * weight;
}

/** A ladder needs every rung in its place: a missing one is not met. The other methods leave missing children out. */
function inOrder(aggregate: Aggregate, children: Child[], scored: Child[]): Part[] {
  const used = aggregate.method === 'ladder' ? children : scored;
  return used.map((child) => ({
    weight: child.weight,
    value: child.score ?? ratio(child.scale.min),
  }));
}

/**
 * For means and minima a missing child may be anything on the node's own scale (so the interval always holds the
 * score); sums, counts and ladders can only move by what the child itself can give.
 */
function summariseBounds(
  aggregate: Aggregate,
  scale: Scale,
  children: Child[],
): { low: Ratio; high: Ratio } {
  const own =
    aggregate.method === 'sum' || aggregate.method === 'count' || aggregate.method === 'ladder';
  const low = children.map((child) => ({
    weight: child.weight,
    value: child.score === null ? ratio(own ? Math.min(child.scale.min, 0) : scale.min) : child.low,
  }));
  const high = children.map((child) => ({
    weight: child.weight,
    value: child.score === null ? ratio(own ? child.scale.max : scale.max) : child.high,
  }));
  return {
    low: combine(aggregate, low) ?? ratio(scale.min),
    high: combine(aggregate, high) ?? ratio(scale.max),
  };
}

function widened(
  bounds: { low: Ratio; high: Ratio },
  score: Ratio | null,
): { low: Ratio; high: Ratio } {
  if (score === null) return bounds;
  return {
    low: isLess(score, bounds.low) ? score : bounds.low,
    high: isLess(bounds.high, score) ? score : bounds.high,
  };
}

function combine(aggregate: Aggregate, parts: Part[]): Ratio | null {
  switch (aggregate.method) {
    case 'mean':
      return dividedBy(sum(parts.map((part) => part.value)), parts.length);
    case 'weighted-mean':
      return weightedMean(parts, (part) => part.value);
    case 'minimum':
      return parts
        .map((part) => part.value)
        .reduce((least, value) => (isLess(value, least) ? value : least));
    case 'sum':
      return sum(parts.map((part) => part.value));
    case 'count':
      return ratio(
        parts.filter((part) => compareToInteger(part.value, aggregate.atLeast) >= 0).length * 1000,
      );
    case 'ladder':
      return ratio(climb(aggregate, parts));
    case 'ranking':
      return null;
  }
}

/** Points of the highest rung counted: up to the first gap, or up to the highest rung met. */
function climb(aggregate: Extract<Aggregate, { method: 'ladder' }>, parts: Part[]): number {
  const met = parts.map((part) => compareToInteger(part.value, aggregate.met) >= 0);
  const firstGap = met.indexOf(false);
  const reached =
    aggregate.mode === 'highest-met'
      ? met.lastIndexOf(true) + 1
      : firstGap === -1
        ? met.length
        : firstGap;
  return aggregate.rungs[Math.min(reached, aggregate.rungs.length - 1)] ?? 0;
}

function totalWeight(children: Child[]): number {
  return children.reduce((total, child) => total + child.weight, 0);
}

function sum(values: Ratio[]): Ratio {
  return values.reduce(add, ZERO);
}

function weightedMean<T extends { weight: number }>(parts: T[], value: (part: T) => Ratio): Ratio {
  let total = ZERO;
  let weight = 0;
  for (const part of parts) {
    total = add(total, times(value(part), part.weight));
    weight += part.weight;
  }
  return dividedBy(total, weight);
}

/** Maps a value from the child's scale onto the node's scale, linearly and exactly. */
export function normalised(value: Ratio, from: Scale, to: Scale): Ratio {
  const shifted = add(value, ratio(-from.min));
  const stretched = dividedBy(times(shifted, to.max - to.min), from.max - from.min);
  return add(stretched, ratio(to.min));
}
