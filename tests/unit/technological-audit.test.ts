/**
 * The technological audit reads each area's ladder sign by sign. A sign is seen or not: seen it gives 5 points, else 0,
 * so that five signs of equal weight add up to the level (1 of 5 seen gives 1.0). No other points do that: with "yes"
 * worth n points, a firm with all five signs would come out at 3. Lines that name a level give that level's points.
 */
import { describe, expect, it } from '@jest/globals';
import { readQuestionnaires } from '../../api/questionnaires/questionnaires.load.ts';
import { readAnswers } from '../../scoring/answers.ts';
import type { Answers } from '../../scoring/answers.ts';
import { profileFacts } from '../../scoring/profile.ts';
import type { Profile } from '../../scoring/profile.ts';
import { ruleScale } from '../../scoring/rules.ts';
import { openQuestions, score } from '../../scoring/score.ts';
import { SIGNS, firmOnSign, levelOf } from '../support/audit-signs.ts';

const { model, instruments } = readQuestionnaires();
const audit = instruments.get('technological-audit/v1');
if (!audit) throw new Error('the technological audit is missing');
const { instrument, definition, survey, firms } = audit;
const elements = survey.pages.flatMap((page) => page.elements);
const areas = model.areas.map(({ id }) => id);
const TOLERANCE = 0.35;

const SMALL: Profile = { country: 'IT', people: '10-49', valueChain: 'mechatronics' };
const on = (n: number) => firmOnSign(definition.questions, survey, n);
const scoreOf = (answers: Answers, profile = SMALL) =>
  score(definition, answers, profileFacts(profile));
const asked = (answers: Answers, profile = SMALL) =>
  openQuestions(definition, answers, profileFacts(profile));

describe('the indicators', () => {
  it('are at least 110, six to eight in every area', () => {
    expect(instrument.questions.length).toBeGreaterThanOrEqual(110);
    for (const area of areas) {
      const own = instrument.questions.filter((question) => question.area === area);
      expect([6, 7, 8]).toContain(own.length);
    }
  });

  it('stand on one page an area, named and described as in the model', () => {
    const pages = survey.pages.map(({ name, title, description }) => ({
      name,
      title,
      description,
    }));
    expect(pages).toEqual(
      model.areas.map(({ id, name, covers }) => ({ name: id, title: name, description: covers })),
    );
  });

  it('cover every business process', () => {
    expect(new Set(instrument.questions.map(({ process }) => process))).toEqual(
      new Set([
        'design',
        'production',
        'quality',
        'maintenance',
        'logistics',
        'sales',
        'management',
      ]),
    );
  });

  it('read the signs 1 to 5 of every area', () => {
    expect(Object.keys(SIGNS)).toEqual(areas);
    for (const area of areas) {
      const own = instrument.questions.filter((question) => question.area === area);
      expect(SIGNS[area]).toHaveLength(5);
      for (const id of SIGNS[area]?.flat() ?? []) expect(own.map((q) => q.id)).toContain(id);
    }
  });

  it('each say what to look at or ask for, under a title of their own', () => {
    for (const language of ['en', 'it'] as const) {
      const titles = elements.map(({ title }) => title[language]);
      expect(new Set(titles).size).toBe(titles.length);
      for (const { description } of elements)
        expect(description?.[language].length).toBeGreaterThan(30);
    }
  });

  it('keep the lines of every first-level question, so that its answers carry over', () => {
    const firstLevel = instruments.get('first-level/v1')?.instrument.questions ?? [];
    expect(firstLevel).toHaveLength(areas.length);
    for (const { id, rule } of firstLevel) {
      const same = definition.questions.find((question) => question.id === id);
      expect(same?.rule).toMatchObject(rule);
    }
  });

  it('that any other instrument asks too mean the same: same area, type and lines', () => {
    const shared = [...instruments.values()].flatMap((other) =>
      other.key === audit.key
        ? []
        : other.instrument.questions.flatMap((theirs) => {
            const own = instrument.questions.find(({ id }) => id === theirs.id);
            return own ? [{ own, theirs }] : [];
          }),
    );
    for (const { own, theirs } of shared) {
      expect([own.id, own.area, own.rule.type]).toEqual([theirs.id, theirs.area, theirs.rule.type]);
      const lines = (rule: typeof own.rule) => (rule.type === 'choice' ? rule.points : {});
      expect(lines(own.rule)).toMatchObject(lines(theirs.rule));
    }
  });
});

describe('points', () => {
  const ladders = definition.questions.filter(({ id }) => levelOf(id) === undefined);
  const signs = definition.questions.filter(({ id }) => levelOf(id) !== undefined);

  it.each(ladders.map(({ id, rule }) => [id, rule] as const))(
    'of a line in place n are those of level n: %s',
    (_id, rule) => {
      const points =
        rule.type === 'choice' ? rule.points : rule.type === 'matrix' ? rule.stages : {};
      const levels = Object.values(points);
      expect(levels.length).toBeGreaterThanOrEqual(5);
      expect(levels).toEqual(levels.map((_points, n) => n * 1000));
    },
  );

  it.each(signs.map(({ id, rule }) => [id, rule] as const))(
    'of a sign go from 0 (not there) to 5 (whole): %s',
    (_id, rule) => {
      expect(ruleScale(rule)).toEqual({ min: 0, max: 5000 });
    },
  );
});

describe('a firm on sign n everywhere', () => {
  it.each([0, 1, 2, 3, 4, 5])('comes out near n in every area, n = %i', (n) => {
    const { nodes } = scoreOf(on(n));
    for (const area of areas) {
      expect([area, nodes[area]?.score]).toEqual([area, expect.any(Number)]);
      expect(Math.abs((nodes[area]?.score ?? NaN) - n)).toBeLessThanOrEqual(TOLERANCE);
    }
  });

  it.each([1, 2, 3, 4, 5])('reaches the level that its signs state, n = %i', (n) => {
    const { nodes } = scoreOf(on(n));
    for (const area of areas)
      expect([area, nodes[area]?.band]).toEqual([area, model.levels[n]?.id]);
  });

  it('comes out near n in a trade to which some indicators do not belong', () => {
    const { nodes } = scoreOf(on(3), { country: 'IT', people: '2-9', valueChain: 'agri-food' });
    for (const area of areas)
      expect(Math.abs((nodes[area]?.score ?? NaN) - 3)).toBeLessThanOrEqual(TOLERANCE);
  });
});

describe('a strength out of order', () => {
  it.each(areas)('shows, but is no level by itself: %s', (area) => {
    for (const [index, ids] of (SIGNS[area] ?? []).entries()) {
      const high = on(5);
      const answers = { ...on(0), ...Object.fromEntries(ids.map((id) => [id, high[id] ?? ''])) };
      const found = scoreOf(answers).nodes[area]?.score ?? NaN;
      expect([index + 1, found < 1]).toEqual([index + 1, true]);
    }
  });
});

describe('what is asked', () => {
  const inArea = (area: string, ids: string[]) =>
    ids.filter((id) => instrument.questions.find((question) => question.id === id)?.area === area);

  it('when somebody works alone, then nothing about staff or changing roles', () => {
    const alone: Profile = { country: 'IT', people: 'one' };
    expect(inArea('work-organisation', asked({}, alone))).toEqual([]);
    expect(inArea('hr-analytics', asked({}, alone))).toEqual([]);
    const { nodes } = scoreOf(on(2), alone);
    expect(nodes['work-organisation']?.state).toBe('not-applicable');
    expect(nodes['hr-analytics']?.state).toBe('not-applicable');
  });

  it('when an area does not concern the firm, then it is said once and the rest is not asked', () => {
    const answers: Answers = { cycles: 'not-relevant' };
    expect(inArea('automation', asked(answers))).toEqual([]);
    expect(scoreOf({ ...on(2), ...answers }).nodes['automation']?.state).toBe('not-applicable');
  });

  it('when the first line is unknown, then the signs are asked all the same', () => {
    expect(inArea('automation', asked({ cycles: 'dont-know' }))).toContain('programmed-step');
  });

  it('when a sign is missing that others rest on, then these count as not there', () => {
    const answers = { ...on(4), 'programmed-step': false };
    const { questions } = scoreOf(answers);
    expect(questions['nobody-standing-by']).toMatchObject({ state: 'not-reached', points: 0 });
    expect(questions['checks-its-own-pieces']).toMatchObject({ state: 'not-reached', points: 0 });
  });

  it('when the firm makes lasting things, then the services around them too, else not', () => {
    expect(asked({ pieces: 'own-record' })).toContain('services-around');
    const dairy: Profile = { ...SMALL, valueChain: 'agri-food' };
    expect(asked({ pieces: 'own-record' }, dairy)).not.toContain('services-around');
  });

  it('when a tool tracks workers without its papers, then the area stops at level 1', () => {
    const answers = { ...on(5), hours: 'own-totals', 'no-tracking-without-papers': false };
    expect(scoreOf(answers).nodes['hr-analytics']).toMatchObject({ score: 1, band: 'aware' });
  });
});

describe('a gate that is unknown', () => {
  it('when nobody knows of tools that track workers, then the later signs are asked all the same', () => {
    const answers: Answers = { hours: 'staff-told', 'no-tracking-without-papers': 'dont-know' };
    expect(asked(answers)).toContain('page-beside-orders');
  });

  it('when it is unknown whether there is a priorities page, then what stands on it is unknown, not 0', () => {
    const { questions } = scoreOf({ ...on(3), 'priorities-page': 'dont-know' });
    expect(questions['lines-complete']).toMatchObject({ state: 'unknown', points: null });
  });
});

describe('bad answers', () => {
  it.each<[string, Answers]>([
    ['a lot more than were picked', { 'lots-traced': 6 }],
    ['“none of these” beside a sign', { 'joint-job': ['written-scope', 'none-of-these'] }],
    ['a stage that does not exist', { systems: { 'management-program': 'bought' } }],
    [
      '“not relevant” where the ground is said once for the area',
      { 'programmed-step': 'not-relevant' },
    ],
  ])('are refused: %s', (_name, input) => {
    expect(readAnswers(definition, input).issues).not.toEqual([]);
  });
});

describe('the golden firms', () => {
  const firstFirms = instruments.get('first-level/v1')?.firms ?? [];

  it('say on each first line what they said in the first-level survey', () => {
    for (const firm of firms) {
      const before = firstFirms.find(({ id }) => id === firm.id);
      expect(before).toBeDefined();
      for (const [question, answer] of Object.entries(before?.answers ?? {}))
        expect([firm.id, question, firm.answers[question]]).toEqual([firm.id, question, answer]);
    }
  });

  it('end within a level of their first-level result in every area that both score', () => {
    const moves = firms.flatMap((firm) => {
      const before = firstFirms.find(({ id }) => id === firm.id)?.expected?.nodes ?? {};
      return areas.flatMap((area) => {
        const [was, is] = [before[area]?.[0] ?? null, firm.expected?.nodes[area]?.[0] ?? null];
        return was === null || is === null ? [] : [Math.abs(was - is)];
      });
    });
    expect(moves.length).toBeGreaterThan(4 * 15);
    expect(Math.max(...moves)).toBeLessThanOrEqual(1);
  });

  it('answer every indicator that is put to them', () => {
    for (const firm of firms) {
      const { answers } = readAnswers(definition, firm.answers);
      expect([firm.id, asked(answers, firm.profile as unknown as Profile)]).toEqual([firm.id, []]);
    }
  });
});

it('reads the whole ladder at least once in every area', () => {
  for (const area of areas) {
    const own = instrument.questions.filter((question) => question.area === area);
    expect(own.some(({ id }) => levelOf(id) === undefined)).toBe(true);
  }
});
