/** From one answer to points: the five rules, and the scale that each one spans (computed, never typed in). */
import { NOT_RELEVANT_ANSWER, UNKNOWN_ANSWER } from './answers.ts';
import type { AnswerValue } from './answers.ts';
import type { Question, Rule, Scale } from './definition.ts';
import { add, ratio } from './ratio.ts';
import type { Ratio } from './ratio.ts';
import type { AnswerState } from './result.ts';

/** What one question brings to its node. Points in thousandths; `points` is null unless answered or not reached. */
export interface Reading {
  state: AnswerState;
  points: Ratio | null;
  low: Ratio;
  high: Ratio;
}

/** Lowest and highest points that the options can give. */
export function ruleScale(rule: Rule): Scale {
  switch (rule.type) {
    case 'choice':
      return span(Object.values(rule.points));
    case 'count':
      return countScale(rule);
    case 'matrix':
      return span(Object.values(rule.stages));
    case 'number':
      return span(
        [
          interpolate(rule.knots, rule.min),
          interpolate(rule.knots, rule.max),
          ...innerKnots(rule),
        ].map((y) => y.n / y.d),
      );
    case 'boolean':
      return span([rule.yes, rule.no]);
  }
}

/** Reads a visible question. An answer that the rule does not know counts as open (`readAnswers` refuses it earlier). */
export function readPoints(
  question: Question,
  scale: Scale,
  answer: AnswerValue | undefined,
): Reading {
  if (answer === undefined) return without('open', scale);
  if (answer === UNKNOWN_ANSWER) return without('unknown', scale);
  if (answer === NOT_RELEVANT_ANSWER) return without('not-applicable', scale);
  const rule = question.rule;
  switch (rule.type) {
    case 'choice':
      return known(typeof answer === 'string' ? rule.points[answer] : undefined, scale);
    case 'count':
      return known(Array.isArray(answer) ? countPoints(rule, answer) : undefined, scale);
    case 'boolean':
      return known(typeof answer === 'boolean' ? (answer ? rule.yes : rule.no) : undefined, scale);
    case 'number':
      return typeof answer === 'number'
        ? exactly(interpolate(rule.knots, answer))
        : without('open', scale);
    case 'matrix':
      return typeof answer === 'object' && !Array.isArray(answer)
        ? readMatrix(rule, answer, scale)
        : without('open', scale);
  }
}

/** A question that a gate question closed ("we have none of this") counts as its minimum. */
export function notReached(scale: Scale): Reading {
  return { ...exactly(ratio(scale.min)), state: 'not-reached' };
}

export function without(state: 'open' | 'unknown' | 'not-applicable', scale: Scale): Reading {
  return { state, points: null, low: ratio(scale.min), high: ratio(scale.max) };
}

function exactly(points: Ratio): Reading {
  return { state: 'answered', points, low: points, high: points };
}

function known(points: number | undefined, scale: Scale): Reading {
  return points === undefined ? without('open', scale) : exactly(ratio(points));
}

function span(values: number[]): Scale {
  return { min: Math.min(...values), max: Math.max(...values) };
}

function countScale(rule: Extract<Rule, { type: 'count' }>): Scale {
  const values = Object.values(rule.items);
  const gains = values.filter((value) => value > 0).reduce((sum, value) => sum + value, 0);
  const losses = values.filter((value) => value < 0).reduce((sum, value) => sum + value, 0);
  return { min: losses, max: Math.min(gains, rule.cap ?? gains) };
}

function countPoints(rule: Extract<Rule, { type: 'count' }>, items: string[]): number {
  const sum = items.reduce((total, item) => total + (rule.items[item] ?? 0), 0);
  return rule.cap === undefined ? sum : Math.min(sum, rule.cap);
}

function innerKnots(rule: Extract<Rule, { type: 'number' }>): Ratio[] {
  return rule.knots.filter(([x]) => x > rule.min && x < rule.max).map(([, y]) => ratio(y));
}

function interpolate(knots: [number, number][], x: number): Ratio {
  const after = knots.findIndex(([at]) => at >= x);
  const right = knots[after];
  const left = knots[after - 1];
  if (right === undefined) return ratio(knots.at(-1)?.[1] ?? 0);
  if (left === undefined || right[0] === x) return ratio(right[1]);
  return add(ratio(left[1]), ratio((right[1] - left[1]) * (x - left[0]), right[0] - left[0]));
}

/** Rows are states of their own. Fewer than half of the applicable rows known: the question has no points. */
function readMatrix(
  rule: Extract<Rule, { type: 'matrix' }>,
  answer: Record<string, string>,
  scale: Scale,
): Reading {
  const points: number[] = [];
  let [missing, unknown] = [0, false];
  for (const row of rule.rows) {
    const stage = answer[row];
    if (stage === NOT_RELEVANT_ANSWER) continue;
    const given = stage === undefined ? undefined : rule.stages[stage];
    if (given !== undefined) points.push(given);
    else missing++;
    if (stage === UNKNOWN_ANSWER) unknown = true;
  }
  const rows = points.length + missing;
  if (rows === 0) return without('not-applicable', scale);
  const best = rule.best ?? rows;
  if (missing === 0) return exactly(bestMean(points, best));
  const low = bestMean([...points, ...Array<number>(missing).fill(scale.min)], best);
  const high = bestMean([...points, ...Array<number>(missing).fill(scale.max)], best);
  if (points.length * 2 < rows)
    return { state: unknown ? 'unknown' : 'open', points: null, low, high };
  return { state: 'answered', points: bestMean(points, best), low, high };
}

function bestMean(points: number[], best: number): Ratio {
  const counted = best < points.length ? points.toSorted((a, b) => b - a).slice(0, best) : points;
  let sum = 0;
  for (const value of counted) sum += value;
  return ratio(sum, counted.length);
}
