import { describe, expect, it } from '@jest/globals';
import type { AnswerValue } from '../../../scoring/answers.ts';
import type { Rule } from '../../../scoring/definition.ts';
import { score } from '../../../scoring/score.ts';
import { ruleScale } from '../../../scoring/rules.ts';
import { choice, flat } from '../../support/definition-builder.ts';

const COUNT: Rule = {
  type: 'count',
  items: { quotes: 1000, orders: 1000, stock: 2000, plans: 3000 },
  cap: 5000,
  none: 'none-of-these',
};
const MATRIX: Rule = {
  type: 'matrix',
  rows: ['cad', 'cam', 'erp', 'mes'],
  stages: { none: 0, trial: 1000, use: 3000, linked: 5000 },
};
const NUMBER: Rule = { type: 'number', knots: [[0, 0], [10, 1000], [40, 4000]], min: 0, max: 60 }; // prettier-ignore

function pointsFor(rule: Rule, answer: AnswerValue) {
  return score(flat({ method: 'mean' }, [choice('q', { rule })]), { q: answer }, {}).questions['q'];
}

describe('what an answer gives', () => {
  it.each<[string, Rule, AnswerValue, number]>([
    ['the option chosen', { type: 'choice', points: { a: 500, b: 2250 } }, 'b', 2.25],
    ['the sum of the items ticked', COUNT, ['quotes', 'stock'], 3],
    ['the cap at the most', COUNT, ['quotes', 'orders', 'stock', 'plans'], 5],
    ['nothing for “none of these”', COUNT, ['none-of-these'], 0],
    ['the mean over all rows', MATRIX, { cad: 'linked', cam: 'use', erp: 'none', mes: 'none' }, 2],
    [
      'the mean of the best rows',
      { ...MATRIX, best: 2 },
      { cad: 'linked', cam: 'use', erp: 'none', mes: 'none' },
      4,
    ],
    [
      'rows that are not relevant left out',
      MATRIX,
      { cad: 'linked', cam: 'use', erp: 'not-relevant', mes: 'not-relevant' },
      4,
    ],
    ['a point between two knots', NUMBER, 25, 2.5],
    ['the last knot beyond it', NUMBER, 60, 4],
    ['an exact third between knots', { type: 'number', knots: [[0, 0], [3, 1000]], min: 0, max: 3 }, 1, 1000 / 3000], // prettier-ignore
    ['yes', { type: 'boolean', yes: 3000, no: 0 }, true, 3],
    ['no', { type: 'boolean', yes: 3000, no: 1000 }, false, 1],
  ])('is %s', (_what, rule, answer, points) => {
    expect(pointsFor(rule, answer)).toEqual({
      state: 'answered',
      points,
      low: points,
      high: points,
    });
  });

  it('is unknown in a matrix when fewer than half of the rows are known, with the range they allow', () => {
    expect(pointsFor(MATRIX, { cad: 'linked', cam: 'dont-know' })).toEqual({
      state: 'unknown',
      points: null,
      low: 1.25,
      high: 5,
    });
    expect(pointsFor(MATRIX, { cad: 'linked' })).toEqual({
      state: 'open',
      points: null,
      low: 1.25,
      high: 5,
    });
  });

  it('is a mean with a range in a matrix when at least half of the rows are known', () => {
    expect(pointsFor(MATRIX, { cad: 'linked', cam: 'use', erp: 'dont-know' })).toEqual({
      state: 'answered',
      points: 4,
      low: 2,
      high: 4.5,
    });
  });

  it('is not applicable when every row is', () => {
    const answer = {
      cad: 'not-relevant',
      cam: 'not-relevant',
      erp: 'not-relevant',
      mes: 'not-relevant',
    };
    expect(pointsFor(MATRIX, answer)).toEqual({
      state: 'not-applicable',
      points: null,
      low: null,
      high: null,
    });
  });
});

describe('the scale of a question', () => {
  it.each<[Rule, number, number]>([
    [{ type: 'choice', points: { a: 500, b: 4000 } }, 500, 4000],
    [COUNT, 0, 5000],
    [{ type: 'count', items: { good: 2000, bad: -1000 } }, -1000, 2000],
    [MATRIX, 0, 5000],
    [NUMBER, 0, 4000],
    [{ type: 'number', knots: [[0, 3000], [5, 0], [9, 2000]], min: 1, max: 9 }, 0, 2400], // prettier-ignore
    [{ type: 'boolean', yes: 0, no: 4000 }, 0, 4000],
  ])('is computed from the options: %j', (rule, min, max) => {
    expect(ruleScale(rule)).toEqual({ min, max });
  });
});
