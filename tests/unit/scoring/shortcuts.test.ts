import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Answers } from '../../../scoring/answers.ts';
import type { Definition, Question } from '../../../scoring/definition.ts';
import { score } from '../../../scoring/score.ts';
import { findShortcut } from '../../../scoring/shortcuts.ts';
import { choice, definition, flat, node } from '../../support/definition-builder.ts';

const sample = definition(
  [node('root', { shop: 3, office: 1 }), node('shop', { a: 1, b: 1 }), node('office', { c: 1 })],
  [choice('a'), choice('b', { effort: 2 }), choice('c')],
);
const ANSWERS = { a: 'one', b: 'one', c: 'three' };

describe('the shortcut to the next level', () => {
  it('is the fewest steps, each weighing its effort', () => {
    // (1 + 1) ÷ 2 × 3 + 3 = 6, ÷ 4 = 1.5; to 2 lacks 0.5 = one step of a (3 ÷ 8) and one of c (1 ÷ 4)
    expect(findShortcut(sample, ANSWERS, {}, 'root')).toEqual({
      node: 'root',
      band: 'connected',
      cost: 2,
      steps: [{ question: 'a', from: 'one', to: 'three' }],
    });
  });

  it('is for the node that is asked about', () => {
    expect(findShortcut(sample, ANSWERS, {}, 'office')).toEqual({
      node: 'office',
      band: 'data-driven',
      cost: 1,
      steps: [{ question: 'c', from: 'three', to: 'four' }],
    });
  });

  it.each([
    [1, ['dear']],
    [3, ['cheap', 'other']],
  ] as const)('with an effort of %d for the weightier question is by %j', (effort, expected) => {
    // Each weighs 1, 1 and 2 quarters; from 2.5 to 3 lack two steps of the light ones or one of the other.
    const three = definition(
      [node('root', { cheap: 1, other: 1, dear: 2 })],
      [choice('cheap'), choice('other'), choice('dear', { effort })],
    );
    const shortcut = findShortcut(
      three,
      { cheap: 'three', other: 'three', dear: 'two' },
      {},
      'root',
    );
    expect(shortcut?.steps.map(({ question }) => question)).toEqual(expected);
    expect(shortcut?.cost).toBe(Math.min(effort, 2));
  });

  it('may pass over a level where no set of steps ends on it', () => {
    const coarse = flat({ method: 'mean' }, [choice('a', {}, { low: 1500, high: 4000 })]);
    expect(findShortcut(coarse, { a: 'low' }, {}, 'root')).toMatchObject({
      band: 'connected',
      cost: 1,
      steps: [{ question: 'a', from: 'low', to: 'high' }],
    });
  });

  it('asks nobody for level 5, neither of an answer nor of the whole', () => {
    const heavy = definition(
      [node('root', { heavy: 9, light: 1 })],
      [choice('heavy'), choice('light')],
    );
    expect(findShortcut(heavy, { heavy: 'three', light: 'none' }, {}, 'root')).toMatchObject({
      band: 'integrated',
      steps: [{ question: 'heavy', from: 'three', to: 'four' }],
    });
    // The light one goes to one at most: only with the heavy one at five would the whole pass 4.
    const short = { ...heavy, questions: [choice('heavy'), choice('light', {}, { none: 0, one: 1000 })] }; // prettier-ignore
    expect(findShortcut(short, { heavy: 'four', light: 'none' }, {}, 'root')).toBeNull();
    // One more step of the light one would make 4.8, the top level.
    expect(findShortcut(heavy, { heavy: 'five', light: 'two' }, {}, 'root')).toBeNull();
  });

  it('leaves alone what is unknown, open, not relevant or out of sight', () => {
    const four = flat({ method: 'mean' }, [
      choice('a'),
      choice('b'),
      choice('c'),
      choice('d', { visibleIf: { question: 'a', in: ['five'] } }),
    ]);
    const answers = { a: 'one', b: 'one', c: 'dont-know', d: 'none' };
    const steps = findShortcut(four, answers, {}, 'root')?.steps ?? [];
    expect(steps.length).toBeGreaterThan(0);
    for (const { question } of steps) expect(['a', 'b']).toContain(question);
  });

  it.each<[string, Definition, Answers, string]>([
    ['at the top', sample, { a: 'five', b: 'five', c: 'five' }, 'root'],
    ['without a score', sample, { a: 'dont-know', c: 'one' }, 'root'],
    ['for a node that does not exist', sample, ANSWERS, 'nonsense'],
    [
      'for an area that does not concern the firm',
      sample,
      { ...ANSWERS, c: 'not-relevant' },
      'office',
    ],
    [
      'when no answer can be raised far enough',
      flat({ method: 'mean' }, [choice('a', {}, { low: 0, high: 900 })]),
      { a: 'low' },
      'root',
    ],
    [
      'where the weakest field decides, for gains do not add up',
      flat({ method: 'minimum' }, [choice('a'), choice('b')]),
      { a: 'one', b: 'one' },
      'root',
    ],
    [
      'where a cap may hold the level down',
      definition(
        [node('root', { shop: 1, office: 1 }, { cap: { above: 1 } }), ...sample.nodes.slice(1)],
        sample.questions,
      ),
      ANSWERS,
      'root',
    ],
  ])('is none %s', (_what, own, answers, of) => {
    expect(findShortcut(own, answers, {}, of)).toBeNull();
  });
});

const points = fc.integer({ min: 0, max: 5000 });
const options = fc.record({ none: points, one: points, two: points, three: points });
const weights = fc.integer({ min: 1, max: 9 });
const asked = fc.tuple(options, fc.integer({ min: 1, max: 3 }), weights);

/** Two areas with a weighted mean over them, and an answer to every question. */
const firms = fc
  .tuple(
    fc.array(asked, { minLength: 1, maxLength: 2 }),
    fc.array(asked, { minLength: 1, maxLength: 3 }),
    weights,
    fc.infiniteStream(fc.constantFrom('none', 'one', 'two', 'three', 'dont-know', 'not-relevant')),
  )
  .map(([shop, office, weight, answers]) => {
    const questions = [...shop, ...office].map(([own, effort], index) =>
      choice(`q${index}`, { effort }, own),
    );
    const children = [...shop, ...office].map(([, , own], index) => [`q${index}`, own] as const);
    const whole = definition(
      [
        node('root', { shop: weight, office: 2 }),
        node('shop', Object.fromEntries(children.slice(0, shop.length))),
        node('office', Object.fromEntries(children.slice(shop.length))),
      ],
      questions,
    );
    const given = questions.map(({ id }): [string, string] => [id, answers.next().value ?? '']);
    return { whole, answers: Object.fromEntries(given) };
  });

/** Answers reachable from one by steps up, with their cost: the steps are the different points above it. */
function stepsUp(
  { id, rule, effort }: Question,
  answers: Record<string, string>,
): { to: string; cost: number }[] {
  const own = rule.type === 'choice' ? rule.points : {};
  const from = answers[id] ?? '';
  const now = own[from];
  if (now === undefined) return [{ to: from, cost: 0 }];
  const above = [...new Set(Object.values(own).filter((value) => value > now))];
  const higher = Object.keys(own).filter(
    (option) => (own[option] ?? 0) > now && (own[option] ?? 0) <= 4000,
  );
  return [from, ...higher].map((to) => ({
    to,
    cost: above.filter((value) => value <= (own[to] ?? 0)).length * effort,
  }));
}

/** The least cost over all combinations of answers, or null. */
function leastCost(
  { questions, ...rest }: Definition,
  answers: Record<string, string>,
): number | null {
  const whole = { ...rest, questions };
  const bands = whole.nodes[0]?.bands?.map(({ id }) => id) ?? [];
  const before = score(whole, answers, {}).nodes['root'];
  if (!before?.next || before.next.band === 'adaptive') return null;
  const wanted = bands.indexOf(before.next.band);
  let least: number | null = null;
  const walk = (index: number, changed: Answers, cost: number): void => {
    const question = questions[index];
    if (question) {
      for (const step of stepsUp(question, answers))
        walk(index + 1, { ...changed, [question.id]: step.to }, cost + step.cost);
    } else if (least === null || cost < least) {
      const band = score(whole, changed, {}).nodes['root']?.band;
      if (band && bands.indexOf(band) >= wanted) least = cost;
    }
  };
  walk(0, answers, 0);
  return least;
}

describe('against all combinations', () => {
  it('no set of steps is cheaper, one is found whenever there is one, and it holds', () => {
    let found = 0;
    fc.assert(
      fc.property(firms, ({ whole, answers }) => {
        const shortcut = findShortcut(whole, answers, {}, 'root');
        expect(shortcut?.cost ?? null).toBe(leastCost(whole, answers));
        if (!shortcut) return;
        found++;
        const steps = shortcut.steps.map(({ question, to }) => [question, to]);
        const after = score(whole, { ...answers, ...Object.fromEntries(steps) }, {}).nodes['root'];
        const threshold = LEVELS_FROM[shortcut.band] ?? Infinity;
        expect((after?.score ?? 0) * 1000).toBeGreaterThanOrEqual(threshold - 1e-9);
      }),
      { numRuns: 200 },
    );
    expect(found).toBeGreaterThan(30);
  });
});

const LEVELS_FROM: Record<string, number> = {
  ...Object.fromEntries(
    ['analogue', 'aware', 'connected', 'integrated', 'data-driven'].map((id, index) => [
      id,
      index * 1000,
    ]),
  ),
  adaptive: 4750,
};
