import { describe, expect, it } from '@jest/globals';
import type { Answers } from '../../../scoring/answers.ts';
import type { Condition } from '../../../scoring/definition.ts';
import { openQuestions, score } from '../../../scoring/score.ts';
import { visibleQuestions } from '../../../scoring/visibility.ts';
import { choice, flat } from '../../support/definition-builder.ts';

/** `machines` is the gate to `network`, and `network` to `readings`: "none" closes what lies behind. */
const some = (question: string): Condition => ({
  question,
  in: ['one', 'two', 'three', 'four', 'five'],
});
const behind = (visibleIf: Condition) => ({ visibleIf, hiddenAs: 'not-reached' as const });
const sample = flat({ method: 'mean' }, [
  choice('machines'),
  choice('network', behind(some('machines'))),
  choice('readings', behind(some('network'))),
]);

function states(answers: Answers) {
  const { questions } = score(sample, answers, {});
  return [questions['network']?.state, questions['readings']?.state];
}

describe('what lies behind a gate question', () => {
  it.each<[string, Answers, [string, string]]>([
    [
      'is not reached when the gate says “none”',
      { machines: 'none' },
      ['not-reached', 'not-reached'],
    ],
    ['stays open while the gate is open', {}, ['open', 'open']],
    ['is unknown when the gate is', { machines: 'dont-know' }, ['unknown', 'unknown']],
    [
      'does not concern a firm that the gate does not concern',
      { machines: 'not-relevant' },
      ['not-applicable', 'not-applicable'],
    ],
    [
      'is closed by the nearest gate that says “none”',
      { machines: 'one', network: 'none' },
      ['answered', 'not-reached'],
    ],
    [
      'is not opened again by an old answer out of sight',
      { machines: 'none', network: 'five', readings: 'five' },
      ['not-reached', 'not-reached'],
    ],
  ])('%s', (_what, answers, expected) => {
    expect(states(answers)).toEqual(expected);
  });

  it('counts as the minimum only when it is not reached: “I don’t know” is no low answer', () => {
    const nodeAfter = (answers: Answers) => score(sample, answers, {}).nodes['root'];
    expect(nodeAfter({ machines: 'none' })).toMatchObject({ score: 0, high: 0, coverage: 1 });
    expect(nodeAfter({ machines: 'dont-know' })).toMatchObject({
      score: null,
      high: 5,
      coverage: 0,
    });
    expect(nodeAfter({})).toMatchObject({ score: null, low: 0, high: 5, coverage: 0 });
  });

  it('is not asked for while the gate is open, nor when an old answer lies out of sight', () => {
    expect(openQuestions(sample, {}, {})).toEqual(['machines']);
    expect(openQuestions(sample, { machines: 'none', network: 'one' }, {})).toEqual([]);
    expect(openQuestions(sample, { machines: 'one' }, {})).toEqual(['network']);
    const old = { machines: 'none', network: 'one', readings: 'one' };
    expect(visibleQuestions(sample, old, {})).toEqual(['machines']);
  });

  const size: Condition = { profile: 'people', in: ['10-49'] };
  it.each<[string, Condition, Record<string, string>, Answers, string]>([
    [
      'a firm of another size, though the gate is open',
      { all: [size, some('a')] },
      { people: '2-9' },
      {},
      'not-applicable',
    ],
    [
      'a gate that says “none” in a firm of the size',
      { all: [size, some('a')] },
      { people: '10-49' },
      { a: 'none' },
      'not-reached',
    ],
    ['one of two gates open', { any: [some('a'), some('b')] }, {}, { a: 'none' }, 'open'],
    [
      'one of two gates unknown',
      { any: [some('a'), some('b')] },
      {},
      { a: 'none', b: 'dont-know' },
      'unknown',
    ],
    [
      'both gates “none”',
      { any: [some('a'), some('b')] },
      {},
      { a: 'none', b: 'none' },
      'not-reached',
    ],
    ['both needed, one “none”', { all: [some('a'), some('b')] }, {}, { a: 'none' }, 'not-reached'],
    ['one enough, one “one”', { any: [some('a'), some('b')] }, {}, { a: 'none', b: 'one' }, 'open'],
  ])('with %s', (_what, condition, facts, answers, expected) => {
    const gated = flat({ method: 'mean' }, [
      choice('a'),
      choice('b'),
      choice('c', behind(condition)),
    ]);
    expect(score(gated, answers, facts).questions['c']?.state).toBe(expected);
  });
});
