import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readQuestionnaires } from '../../../api/questionnaires/questionnaires.load.ts';
import type { Answers } from '../../../scoring/answers.ts';
import { compareResults } from '../../../scoring/comparison.ts';
import type { ScoredBy } from '../../../scoring/comparison.ts';
import type { Definition } from '../../../scoring/definition.ts';
import { score } from '../../../scoring/score.ts';
import { assessments } from '../../support/arbitrary-definition.ts';
import { choice, definition, node } from '../../support/definition-builder.ts';

const AREA = { role: 'area' as const };
const sample = definition(
  [
    node('overall', { shop: 3, office: 1 }, { role: 'overall' }),
    node('shop', { a: 1, b: 1 }, AREA),
    node('office', { c: 1 }, AREA),
  ],
  [choice('a'), choice('b'), choice('c')],
);
const scored = (answers: Answers, by: Definition = sample): ScoredBy => ({
  definition: by,
  result: score(by, answers, {}),
});

/** The next version of the sample, with something changed. */
function nextVersion(change: (draft: Definition) => void): Definition {
  const next = { ...structuredClone(sample), version: 2 };
  change(next);
  return next;
}

const BEFORE = { a: 'one', b: 'one', c: 'three' };
const AFTER = { a: 'three', b: 'one', c: 'three' };

describe('two results by one version', () => {
  const { comparable, reason, nodes, changed } = compareResults(scored(BEFORE), scored(AFTER));

  it('are compared node by node, in the order of the model', () => {
    expect([comparable, reason]).toEqual([true, 'same-version']);
    expect(nodes.map(({ id, state }) => [id, state])).toEqual([
      ['overall', 'compared'],
      ['shop', 'compared'],
      ['office', 'compared'],
    ]);
  });

  it('differ by points and levels', () => {
    // shop from (1 + 1) ÷ 2 to (3 + 1) ÷ 2, overall from (3 × 1 + 3) ÷ 4 to (3 × 2 + 3) ÷ 4
    expect(nodes.map(({ difference, levels }) => [difference, levels])).toEqual([
      [0.75, 1],
      [1, 1],
      [0, 0],
    ]);
    expect(nodes[1]).toMatchObject({ before: { score: 1, band: 'aware' }, after: { score: 2 } });
  });

  it('name the questions whose answer changed, with their points', () => {
    expect(changed).toEqual([{ question: 'a', before: 1, after: 3 }]);
  });

  it('are clearly apart where the ranges do not meet', () => {
    expect(nodes.map(({ clear }) => clear)).toEqual([true, true, false]);
  });
});

describe('what is missing', () => {
  it('when missing answers could make up the difference, then it is not clear', () => {
    const { nodes } = compareResults(scored({ ...BEFORE, b: 'dont-know' }), scored(AFTER));
    expect(nodes[1]).toMatchObject({ state: 'compared', difference: 1, clear: false });
  });

  it('when one of the two has no score, then the node is unscored, never compared with 0', () => {
    const { nodes, changed } = compareResults(scored({ ...BEFORE, c: 'dont-know' }), scored(AFTER));
    expect(nodes[2]).toMatchObject({ state: 'unscored', difference: null, levels: null });
    expect(changed).toContainEqual({ question: 'c', before: null, after: 3 });
  });

  it('when an area concerns the firm only once, then neither it nor what stands above is compared', () => {
    const { nodes } = compareResults(scored(BEFORE), scored({ ...AFTER, c: 'not-relevant' }));
    expect(nodes.map(({ id, state }) => [id, state])).toEqual([
      ['overall', 'not-comparable'],
      ['shop', 'compared'],
      ['office', 'not-applicable'],
    ]);
  });
});

describe('two results by different definitions', () => {
  it.each<[string, Definition, string, boolean]>([
    ['another version asks the same for the same points', nextVersion(() => {}), 'same-points', true], // prettier-ignore
    [
      'only the effort of a step differs',
      nextVersion((draft) => {
        for (const question of draft.questions) question.effort = 3;
      }),
      'same-points',
      true,
    ],
    [
      'another instrument asks',
      nextVersion((draft) => {
        draft.id = 'other';
      }),
      'other-instrument',
      false,
    ],
    [
      'the areas weigh otherwise',
      nextVersion((draft) => {
        for (const child of draft.nodes[0]?.children ?? []) child.weight = 7;
      }),
      'other-model',
      false,
    ],
    [
      'the levels begin elsewhere',
      nextVersion((draft) => {
        for (const one of draft.nodes) one.bands = [{ id: 'analogue', from: 0 }];
      }),
      'other-model',
      false,
    ],
  ])('when %s, then so it is said', (_what, by, reason, comparable) => {
    const compared = compareResults(scored(BEFORE), scored(AFTER, by));
    expect(compared).toMatchObject({ reason, comparable });
    const states = new Set(compared.nodes.map(({ state }) => state));
    expect([...states]).toEqual([comparable ? 'compared' : 'not-comparable']);
    expect(compared.changed).toHaveLength(comparable ? 1 : 0);
  });

  it('when one question gives other points, then its area and the whole are left out, the rest compared', () => {
    const next = nextVersion((draft) => {
      draft.questions[2] = choice('c', {}, { none: 0, three: 2000 });
    });
    const { reason, comparable, nodes, changed } = compareResults(
      scored(BEFORE),
      scored(AFTER, next),
    );
    expect([reason, comparable]).toEqual(['other-version', true]);
    expect(nodes.map(({ id, state }) => [id, state])).toEqual([
      ['overall', 'not-comparable'],
      ['shop', 'compared'],
      ['office', 'not-comparable'],
    ]);
    expect(nodes[2]).toMatchObject({ before: { score: 3 }, after: { score: 2 }, difference: null });
    expect(changed.map(({ question }) => question)).toEqual(['a']);
  });

  it('when a question is added, then its area is not comparable', () => {
    const next = nextVersion((draft) => {
      draft.questions.push(choice('d'));
      draft.nodes[1]?.children.push({ id: 'd', weight: 1 });
    });
    const { nodes } = compareResults(scored(BEFORE), scored({ ...AFTER, d: 'one' }, next));
    expect(nodes.map(({ state }) => state)).toEqual([
      'not-comparable',
      'not-comparable',
      'compared',
    ]);
  });

  it('when a result is not of the definition beside it, then nothing is compared', () => {
    const other = { ...scored(AFTER), definition: nextVersion(() => {}) };
    expect(() => compareResults(scored(BEFORE), other)).toThrow(RangeError);
  });
});

describe('for every definition and every answer', () => {
  const pairs = assessments.chain(({ sample: own, answers }) =>
    fc.record({
      own: fc.constant(withRoles(own)),
      before: fc.constant(answers),
      after: fc.subarray(Object.entries(answers)).map((some): Answers => Object.fromEntries(some)),
    }),
  );

  it('a result beside itself differs nowhere', () => {
    fc.assert(
      fc.property(pairs, ({ own, before }) => {
        const { changed, nodes } = compareResults(scored(before, own), scored(before, own));
        expect(changed).toEqual([]);
        for (const { difference, levels, clear } of nodes)
          expect([difference ?? 0, levels ?? 0, clear]).toEqual([0, 0, false]);
      }),
    );
  });

  it('every node is there, and those with two scores are compared', () => {
    let compared = 0;
    fc.assert(
      fc.property(pairs, ({ own, before, after }) => {
        const [was, is] = [scored(before, own), scored(after, own)];
        const { nodes } = compareResults(was, is);
        expect(nodes.map(({ id }) => id)).toEqual(own.nodes.map(({ id }) => id));
        for (const { id, role, state, difference } of nodes) {
          const [from, to] = [was.result.nodes[id]?.score, is.result.nodes[id]?.score];
          if (role !== 'area' || from == null || to == null) continue;
          compared++;
          expect([state, difference]).toEqual(['compared', to - from]);
        }
      }),
    );
    expect(compared).toBeGreaterThan(50);
  });

  it('turned round, every difference turns its sign, and what is clear stays so', () => {
    fc.assert(
      fc.property(pairs, ({ own, before, after }) => {
        const there = compareResults(scored(before, own), scored(after, own)).nodes;
        const back = compareResults(scored(after, own), scored(before, own)).nodes;
        for (const [index, { state, difference, levels, clear }] of there.entries()) {
          expect(back[index]).toMatchObject({ state, clear });
          expect((back[index]?.difference ?? 0) + (difference ?? 0)).toBe(0);
          expect((back[index]?.levels ?? 0) + (levels ?? 0)).toBe(0);
        }
      }),
    );
  });

  it('a clear difference is more than the missing answers could make', () => {
    fc.assert(
      fc.property(pairs, ({ own, before, after }) => {
        for (const one of compareResults(scored(before, own), scored(after, own)).nodes) {
          if (!one.clear) continue;
          expect(Math.sign(one.difference ?? 0)).not.toBe(0);
          const [lower, upper] =
            (one.difference ?? 0) > 0 ? [one.before, one.after] : [one.after, one.before];
          expect(lower?.high ?? NaN).toBeLessThan(upper?.low ?? NaN);
        }
      }),
    );
  });
});

/** The top as the whole, what lies below as areas. */
function withRoles({ nodes, ...rest }: Definition): Definition {
  const role = (id: string) => (id === rest.root ? ('overall' as const) : ('area' as const));
  return { ...rest, nodes: nodes.map((one) => ({ ...one, role: role(one.id) })) };
}

describe('the shipped instruments', () => {
  const { instruments, model } = readQuestionnaires();
  it.each([...instruments.keys()])('%s compares in the order of the model', (key) => {
    const own = instruments.get(key);
    if (!own) throw new Error('it has gone');
    const { nodes } = compareResults(scored({}, own.definition), scored({}, own.definition));
    const ids = [...model.dimensions, ...model.areas].map(({ id }) => id);
    expect(nodes.map(({ id }) => id)).toEqual(['overall', ...ids]);
  });

  it('are not compared with each other', () => {
    const [one, other] = [...instruments.values()].map(({ definition: by }) => scored({}, by));
    if (!one || !other) throw new Error('there are fewer than two');
    expect(compareResults(one, other)).toMatchObject({ comparable: false, changed: [] });
  });
});
