import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readQuestionnaires } from '../../../api/questionnaires/questionnaires.load.ts';
import type { NodeResult, Result } from '../../../scoring/result.ts';
import { score } from '../../../scoring/score.ts';
import { proposeStage } from '../../../scoring/stage.ts';

const { model, stages, instruments } = readQuestionnaires();
const definition = instruments.get('technological-audit/v1')?.definition;
if (!definition) throw new Error('the technological audit is missing');
const EMPTY = score(definition, {}, { people: '10-49' });

/** A result in which every area has the score, but those named: null is without score, `out` does not concern the firm. */
function resultOf(all: number, others: Record<string, number | null | 'out'> = {}): Result {
  const nodes = model.areas.map(({ id }): [string, NodeResult] => {
    const own = id in others ? others[id] : all;
    const state = own === 'out' ? 'not-applicable' : own === null ? 'unscored' : 'scored';
    const value = typeof own === 'number' ? own : null;
    return [id, { ...(EMPTY.nodes[id] as NodeResult), state, score: value }];
  });
  return { ...EMPTY, nodes: Object.fromEntries(nodes) };
}

const proposed = (all: number, others: Parameters<typeof resultOf>[1] = {}) =>
  proposeStage(stages, resultOf(all, others));
const structural = (id: string, of: ReturnType<typeof proposed>) =>
  of.structural.find((one) => one.id === id);

describe('the stage that is proposed', () => {
  it.each([
    [0, 0],
    [0.9, 0],
    [1, 1],
    [2.99, 2],
    [3, 3],
    [4.5, 4],
    [5, 5],
  ])('when every area is at %d, then it is %d', (points, stage) => {
    expect(proposed(points)).toMatchObject({ stage, score: points });
  });

  it('is that of the weakest structural area, and says which', () => {
    const found = proposed(4, { training: 1, 'leadership-culture': 2 });
    expect(found).toMatchObject({ stage: 1, score: 1.5, heldBy: ['culture'] });
    expect(structural('resources', found)?.score).toBe(4);
  });

  it('counts full and partial matches alike, and leaves out what is only touched or not there', () => {
    const found = proposed(3, { simulation: 0, 'hr-analytics': 0, 'digital-strategy': 0 });
    expect(found.stage).toBe(3);
    expect(structural('information-systems', found)?.scored).toEqual([
      'information-systems',
      'production-data',
      'cybersecurity',
    ]);
  });

  it('is exact where a mean is not: the mean of 3.8, 4.6 and 0.6 is 3', () => {
    const found = proposed(4, {
      'machine-connectivity': 3.8,
      automation: 4.6,
      'digital-skills': 0.6,
    });
    expect(found.stage).toBe(3);
  });
});

describe('what is not known', () => {
  it('when a structural area rests on one score, then there is no stage', () => {
    const found = proposed(4, { training: null });
    expect(found).toMatchObject({ stage: null, score: null, heldBy: [], nearLimit: false });
    expect(structural('culture', found)).toEqual({
      id: 'culture',
      score: null,
      scored: ['leadership-culture'],
      unscored: ['training'],
    });
  });

  it('when two scores are left, then the others may lack', () => {
    const found = proposed(2, { automation: null });
    expect(found.stage).toBe(2);
    expect(structural('resources', found)?.unscored).toEqual(['automation']);
  });

  it('when an area does not concern the firm, then it is left out', () => {
    const found = proposed(3, { 'work-organisation': 'out' });
    expect(found.stage).toBe(3);
    expect(structural('organisational-structure', found)).toMatchObject({
      scored: ['supply-chain-data', 'open-innovation'],
      unscored: [],
    });
  });
});

describe('near the limit of calls', () => {
  it.each([
    [2.6, false],
    [2.7, true],
    [3, true],
    [3.3, true],
    [3.4, false],
  ])('at %d it is %s', (points, near) => {
    expect(proposed(points).nearLimit).toBe(near);
  });
});

describe('for every result', () => {
  it('a higher score lowers no stage, and the sixth is never reached', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 50 }), {
      minLength: model.areas.length,
      maxLength: model.areas.length,
    });
    const stageOf = (list: number[]) =>
      proposed(
        0,
        Object.fromEntries(model.areas.map(({ id }, index) => [id, (list[index] ?? 0) / 10])),
      ).stage ?? NaN;
    fc.assert(
      fc.property(scores, fc.nat(), (list, pick) => {
        const raised = list.map((one, index) =>
          index === pick % list.length ? Math.min(50, one + 7) : one,
        );
        expect(stageOf(raised)).toBeGreaterThanOrEqual(stageOf(list));
        expect(stageOf(raised)).toBeLessThanOrEqual(5);
      }),
    );
  });
});

describe('the crosswalk', () => {
  it('names the four structural areas and the seven names of stages in both languages', () => {
    expect(stages.structural.map(({ name }) => name.en)).toEqual([
      'Resources',
      'Information systems',
      'Organisational structure',
      'Culture',
    ]);
    expect(stages.stages.map(({ stage }) => stage)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(stages.notice.en).toBe('Our reading, not an acatech assessment.');
  });

  it.each([...instruments.keys()])(
    'every golden firm of %s has its stage or lacks scores',
    (key) => {
      const own = instruments.get(key);
      for (const { answers, profile } of own?.firms ?? []) {
        const facts = profile as Record<string, string>;
        const result = score(
          own?.definition ?? definition,
          answers as Record<string, string>,
          facts,
        );
        const { stage, structural: parts } = proposeStage(stages, result);
        expect(stage === null).toBe(parts.some((one) => one.score === null));
      }
    },
  );
});
