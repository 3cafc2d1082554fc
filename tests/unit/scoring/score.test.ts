import { describe, expect, it } from '@jest/globals';
import type { Aggregate, Missing, ScoreNode } from '../../../scoring/definition.ts';
import { openQuestions, score } from '../../../scoring/score.ts';
import { choice, definition, flat, node } from '../../support/definition-builder.ts';

const ABC = [choice('a'), choice('b'), choice('c')];
const FLOOR: Missing = { rule: 'floor' };

function root(
  aggregate: Aggregate,
  answers: Record<string, string>,
  missing?: Missing,
  max = 5000,
) {
  const overrides = { scale: { min: 0, max }, ...(missing ? { missing } : {}) };
  return score(flat(aggregate, ABC, overrides), answers, {}).nodes['root'];
}

describe('methods', () => {
  it.each<[string, Aggregate, Record<string, string>, number]>([
    ['mean', { method: 'mean' }, { a: 'one', b: 'two', c: 'five' }, 8 / 3],
    ['minimum', { method: 'minimum' }, { a: 'three', b: 'two', c: 'five' }, 2],
    ['sum', { method: 'sum' }, { a: 'three', b: 'two', c: 'five' }, 10],
    ['count', { method: 'count', atLeast: 3000 }, { a: 'three', b: 'two', c: 'five' }, 2],
    [
      'ladder that stops at the first gap',
      { method: 'ladder', mode: 'stop-at-first-gap', met: 3000, rungs: [0, 1000, 2500, 5000] },
      { a: 'three', b: 'two', c: 'five' },
      1,
    ],
    [
      'ladder with gaps filled by higher evidence',
      { method: 'ladder', mode: 'highest-met', met: 3000, rungs: [0, 1000, 2500, 5000] },
      { a: 'three', b: 'two', c: 'five' },
      5,
    ],
    [
      'ladder with nothing met',
      { method: 'ladder', mode: 'highest-met', met: 3000, rungs: [500, 1000, 2500, 5000] },
      { a: 'none', b: 'two', c: 'none' },
      0.5,
    ],
  ])('%s', (_name, aggregate, answers, expected) => {
    expect(root(aggregate, answers, undefined, 15_000)).toMatchObject({
      state: 'scored',
      score: expected,
      low: expected,
      high: expected,
      coverage: 1,
    });
  });

  it('weighted mean: weights count', () => {
    const sample = definition([node('root', { a: 3, b: 1 })], [choice('a'), choice('b')]);
    expect(score(sample, { a: 'one', b: 'five' }, {}).nodes['root']).toMatchObject({
      score: 2,
      questions: 2,
    });
  });

  it('normalised children: each is stretched from its own scale', () => {
    const questions = [
      choice('short', {}, { no: 0, yes: 2000 }),
      choice('long', {}, { no: 1000, yes: 5000 }),
    ];
    const sample = flat({ method: 'mean' }, questions, {
      normalise: true,
      scale: { min: 0, max: 100_000 },
      bands: [{ id: 'any', from: 0 }],
    });
    expect(score(sample, { short: 'yes', long: 'no' }, {}).nodes['root']?.score).toBe(50);
  });

  it('ranking: each factor is divided by its column total first', () => {
    const factors = [
      { id: 'cost', weight: 1, values: { a: 10, b: 30, c: 60 }, timesGap: false },
      { id: 'market', weight: 1, values: { a: 3, b: 1, c: 0 }, timesGap: false },
    ];
    const ranking = root({ method: 'ranking', factors }, { a: 'one', b: 'one', c: 'one' })?.ranking;
    expect(ranking).toEqual([
      { id: 'a', share: (0.1 + 0.75) / 2 },
      { id: 'c', share: 0.3 },
      { id: 'b', share: (0.3 + 0.25) / 2 },
    ]);
  });

  it('ranking with gaps: what is already at the top needs no work', () => {
    const factors = [{ id: 'impact', weight: 1, values: { a: 1, b: 1, c: 1 }, timesGap: true }];
    expect(
      root({ method: 'ranking', factors }, { a: 'five', b: 'none', c: 'four' })?.ranking?.map(
        ({ id }) => id,
      ),
    ).toEqual(['b', 'c', 'a']);
  });
});

describe('answers that are missing', () => {
  it('an unknown answer is left out of the score, and enters the range with minimum and maximum', () => {
    expect(root({ method: 'mean' }, { a: 'two', b: 'four', c: 'dont-know' })).toMatchObject({
      score: 3,
      low: 2,
      high: 11 / 3,
      coverage: 2 / 3,
    });
  });

  it('below the coverage there is no score: null, never 0', () => {
    expect(root({ method: 'mean' }, { a: 'two', b: 'dont-know' })).toMatchObject({
      state: 'unscored',
      score: null,
      band: null,
      next: null,
      low: 2 / 3,
      high: 4,
    });
  });

  it('exactly at the coverage there is one', () => {
    const sample = flat({ method: 'mean' }, [choice('a'), choice('b')]);
    expect(score(sample, { a: 'two' }, {}).nodes['root']).toMatchObject({
      score: 2,
      coverage: 0.5,
    });
  });

  it('under the rule “floor” a missing child counts as its minimum', () => {
    expect(root({ method: 'mean' }, { a: 'three' }, FLOOR)).toMatchObject({
      score: 1,
      low: 1,
      high: 13 / 3,
    });
  });

  it('“not relevant” is out of everything', () => {
    expect(
      root({ method: 'mean' }, { a: 'two', b: 'not-relevant', c: 'not-relevant' }),
    ).toMatchObject({ score: 2, low: 2, high: 2, coverage: 1, questions: 1 });
  });

  it('a node with nothing applicable is not applicable', () => {
    expect(
      root({ method: 'mean' }, { a: 'not-relevant', b: 'not-relevant', c: 'not-relevant' }),
    ).toMatchObject({ state: 'not-applicable', score: null, low: null, coverage: null });
  });

  it('a minimum over known and unknown children keeps its range around the score', () => {
    expect(root({ method: 'minimum' }, { a: 'three', b: 'four', c: 'dont-know' })).toMatchObject({
      score: 3,
      low: 0,
      high: 3,
    });
  });

  it.each<['stop-at-first-gap' | 'highest-met', string, string, number]>([
    ['stop-at-first-gap', 'one', 'one', 3],
    ['stop-at-first-gap', 'one', 'none', 1],
    ['highest-met', 'none', 'one', 3],
    ['highest-met', 'one', 'none', 1],
  ])(
    'a ladder (%s) steps over a rung that is not relevant: below %s, above %s gives %d',
    (mode, a, c, expected) => {
      const ladder: Aggregate = { method: 'ladder', mode, met: 1000, rungs: [0, 1000, 2000, 3000] };
      expect(root(ladder, { a, b: 'not-relevant', c })?.score).toBe(expected);
    },
  );

  it('a ladder with an unknown rung counts up to it, and says how far it may reach', () => {
    const ladder: Aggregate = {
      method: 'ladder',
      mode: 'stop-at-first-gap',
      met: 1000,
      rungs: [0, 1000, 2000, 3000],
    };
    expect(root(ladder, { a: 'one', b: 'dont-know', c: 'one' })).toMatchObject({
      score: 1,
      low: 1,
      high: 3,
    });
  });

  it('the five states are counted apart', () => {
    const gate = choice('gate');
    const sample = flat({ method: 'mean' }, [
      gate,
      choice('a'),
      choice('b'),
      choice('c'),
      choice('behind-gate', {
        visibleIf: { question: 'gate', in: ['one'] },
        hiddenAs: 'not-reached',
      }),
      choice('other-trade', { visibleIf: { profile: 'people', in: ['2-9'] } }),
    ]);
    const result = score(
      sample,
      { gate: 'none', a: 'dont-know', b: 'not-relevant' },
      { people: 'one' },
    );
    expect(result.answers).toEqual({
      answered: 1,
      unknown: 1,
      notApplicable: 2,
      open: 1,
      notReached: 1,
    });
    expect(result.questions['behind-gate']).toEqual({
      state: 'not-reached',
      points: 0,
      low: 0,
      high: 0,
    });
    expect(result.questions['other-trade']?.state).toBe('not-applicable');
  });

  it('a hidden answer does not count, though it is kept', () => {
    const sample = flat({ method: 'mean' }, [
      choice('gate'),
      choice('a', { visibleIf: { question: 'gate', in: ['one'] } }),
    ]);
    expect(score(sample, { gate: 'two', a: 'five' }, {}).nodes['root']).toMatchObject({
      score: 2,
      questions: 1,
    });
  });
});

describe('levels', () => {
  it.each([
    ['none', 'analogue', { band: 'aware', distance: 1 }],
    ['two', 'connected', { band: 'integrated', distance: 1 }],
    ['five', 'adaptive', null],
  ])('%s is %s', (answer, band, next) => {
    expect(root({ method: 'mean' }, { a: answer, b: answer, c: answer })).toMatchObject({
      band,
      next,
    });
  });

  it('a band begins exactly at its threshold, compared without dividing', () => {
    const thirds = flat({ method: 'mean' }, [choice('a', {}, { x: 0, y: 1 }), choice('b', {}, { x: 0, y: 1000 }), choice('c', {}, { x: 0, y: 1999 })], { bands: [{ id: 'low', from: 0 }, { id: 'high', from: 1000 }] }); // prettier-ignore
    expect(score(thirds, { a: 'y', b: 'y', c: 'y' }, {}).nodes['root']).toMatchObject({
      score: 1,
      band: 'high',
    });
    expect(score(thirds, { a: 'x', b: 'y', c: 'y' }, {}).nodes['root']?.band).toBe('low');
  });

  const capped = definition(
    [
      node('root', { strong: 1, weak: 1, middle: 1 }, { cap: { above: 1 } }),
      node('strong', { a: 1 }),
      node('weak', { b: 1 }),
      node('middle', { c: 1 }),
    ],
    ABC,
  );

  it('the overall level is at most one above the weakest child’s, and says who holds it', () => {
    const result = score(capped, { a: 'five', b: 'one', c: 'five' }, {}).nodes['root'];
    expect(result).toMatchObject({
      score: 11 / 3,
      uncappedBand: 'integrated',
      band: 'connected',
      heldBy: ['weak'],
      next: { band: 'integrated', distance: 0 },
    });
  });

  it('without a cap in force nobody holds it', () => {
    expect(score(capped, { a: 'three', b: 'two', c: 'three' }, {}).nodes['root']).toMatchObject({
      band: 'connected',
      uncappedBand: 'connected',
      heldBy: [],
    });
  });

  it('a child without score holds nobody down, but where it counts as its minimum it does', () => {
    const answers = { a: 'four', b: 'dont-know', c: 'four' };
    const [top, ...areas] = capped.nodes as [ScoreNode, ...ScoreNode[]];
    expect(score(capped, answers, {}).nodes['root']).toMatchObject({
      score: 4,
      band: 'data-driven',
      heldBy: [],
    });
    const floored = { ...capped, nodes: [{ ...top, missing: FLOOR }, ...areas] };
    expect(score(floored, answers, {}).nodes['root']).toMatchObject({
      score: 8 / 3,
      uncappedBand: 'connected',
      band: 'aware',
      heldBy: ['weak'],
    });
  });

  it('a child that is not applicable is out of mean and cap', () => {
    expect(
      score(capped, { a: 'four', b: 'not-relevant', c: 'four' }, {}).nodes['root'],
    ).toMatchObject({ score: 4, band: 'data-driven', heldBy: [] });
  });
});

describe('open questions', () => {
  it('are the visible ones without an answer, in order', () => {
    const sample = flat({ method: 'mean' }, [
      choice('a'),
      choice('b', { visibleIf: { question: 'a', in: ['one'] } }),
      choice('c'),
    ]);
    expect(openQuestions(sample, {}, {})).toEqual(['a', 'c']);
    expect(openQuestions(sample, { a: 'one', c: 'dont-know' }, {})).toEqual(['b']);
  });
});
