import { describe, expect, it } from '@jest/globals';
import type { LoadedInstrument } from '../../api/questionnaires/questionnaires.load.ts';
import { readAnswers } from '../../scoring/answers.ts';
import type { Answers } from '../../scoring/answers.ts';
import { LANGUAGES, minutesToAnswer } from '../../scoring/check-questionnaire.ts';
import type { Definition, SurveyElement } from '../../scoring/definition.ts';
import { profileFacts } from '../../scoring/profile.ts';
import type { Profile } from '../../scoring/profile.ts';
import { openQuestions, score } from '../../scoring/score.ts';
import { countedAnswers } from '../../scoring/visibility.ts';
import { advanced, firm, first, model, questionsOf } from '../support/advanced-assessment.ts';

function elementsOf({ survey }: LoadedInstrument): Map<string, SurveyElement> {
  const elements = survey.pages.flatMap((page) => page.elements);
  return new Map(elements.map((element) => [element.name, element]));
}

function highestAnswers({ questions }: Definition): Answers {
  const highest = (points: Record<string, number>) =>
    Object.keys(points).toSorted((a, b) => (points[b] ?? 0) - (points[a] ?? 0))[0] ?? '';
  return Object.fromEntries(
    questions.map(({ id, rule }) => {
      switch (rule.type) {
        case 'choice':
          return [id, highest(rule.points)];
        case 'count':
          return [id, Object.keys(rule.items)];
        case 'matrix':
          return [id, Object.fromEntries(rule.rows.map((row) => [row, highest(rule.stages)]))];
        case 'number':
          return [id, rule.knots.toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? rule.min];
        case 'boolean':
          return [id, rule.yes > rule.no];
      }
    }),
  );
}

describe('the size of the advanced assessment', () => {
  it('is 60 to 75 questions, three to five in each area', () => {
    expect(advanced.instrument.questions.length).toBeGreaterThanOrEqual(60);
    expect(advanced.instrument.questions.length).toBeLessThanOrEqual(75);
    for (const { id } of model.areas) {
      expect(questionsOf(id).length).toBeGreaterThanOrEqual(3);
      expect(questionsOf(id).length).toBeLessThanOrEqual(5);
    }
  });

  it.each(LANGUAGES)('takes at most 45 minutes (%s)', (language) => {
    expect(minutesToAnswer({ model, ...advanced }, language)).toBeLessThanOrEqual(45);
  });

  it('needs an account', () => {
    expect(advanced.instrument.access).toBe('account');
  });

  it('asks the areas in the order of the model', () => {
    const areas = advanced.instrument.questions.map(({ area }) => area);
    expect([...new Set(areas)]).toEqual(model.areas.map(({ id }) => id));
    expect(areas).toEqual(model.areas.flatMap(({ id }) => questionsOf(id).map(() => id)));
  });
});

describe('answers carried over from the first level', () => {
  const asked = elementsOf(first);
  const askedAgain = elementsOf(advanced);

  it.each(first.instrument.questions.map((question) => [question.id, question] as const))(
    '“%s” opens its area and offers the same options for the same points, and one more',
    (id, question) => {
      const same = questionsOf(question.area)[0];
      expect(same).toMatchObject({ id, notRelevant: question.notRelevant });
      const [before, now] = [question.rule, same?.rule];
      if (before.type !== 'choice' || now?.type !== 'choice')
        throw new Error('a ladder is missing');
      expect(now.points).toMatchObject(before.points);
      const added = Object.keys(now.points).filter((value) => !(value in before.points));
      expect(added.map((value) => now.points[value])).toEqual([5000]);
    },
  );

  it.each(first.instrument.questions.map(({ id }) => id))(
    '“%s” is worded as on the first level, so that the answer means the same',
    (id) => {
      const { choices: before = [], ...question } = asked.get(id) ?? {};
      const { choices: now = [], ...again } = askedAgain.get(id) ?? {};
      expect(before.length).toBeGreaterThan(0);
      expect(again).toEqual(question);
      expect(now.slice(0, before.length)).toEqual(before);
    },
  );

  it.each(first.firms.map((golden) => [golden.id, golden] as const))(
    'all answers of %s are accepted and give the same points to the same questions',
    (_id, { profile, answers }) => {
      const facts = profileFacts(profile as unknown as Profile);
      const carried = readAnswers(advanced.definition, answers);
      expect(carried.issues).toEqual([]);
      const before = score(first.definition, carried.answers, facts).questions;
      const now = score(advanced.definition, carried.answers, facts).questions;
      for (const [id, { state, points }] of Object.entries(before))
        expect(now[id]).toMatchObject({ state, points });
    },
  );
});

describe('the golden firms', () => {
  it.each(advanced.firms.map(({ id }) => id))('%s has answered all it is asked, no more', (id) => {
    const { facts, answers } = firm(id);
    expect(readAnswers(advanced.definition, answers).issues).toEqual([]);
    expect(openQuestions(advanced.definition, answers, facts)).toEqual([]);
    expect(countedAnswers(advanced.definition, answers, facts)).toEqual(answers);
  });

  it.each(advanced.firms.map(({ id }) => id))('%s says on both levels what is the same', (id) => {
    const before = first.firms.find((golden) => golden.id === id)?.answers;
    expect(firm(id).answers).toMatchObject(before ?? { missing: id });
  });

  it('every area can reach the highest level, whatever parts of it are asked', () => {
    const answers = highestAnswers(advanced.definition);
    for (const { profile } of advanced.firms) {
      const { nodes } = score(
        advanced.definition,
        answers,
        profileFacts(profile as unknown as Profile),
      );
      for (const { id } of model.areas)
        expect(['adaptive', null]).toContain(nodes[id]?.band ?? null);
      expect(nodes['overall']?.band).toBe('adaptive');
    }
  });
});

describe('the examples', () => {
  it('every question has one for everybody, and the trades’ own are for firms that are asked', () => {
    const elements = elementsOf(advanced);
    for (const { id, visibleIf } of advanced.definition.questions) {
      expect(elements.get(id)?.description).toBeDefined();
      const trades = visibleIf?.all?.find(({ profile }) => profile === 'valueChain')?.in;
      const asked = trades ?? model.valueChains.map((chain) => chain.id);
      expect(asked).toEqual(expect.arrayContaining(Object.keys(advanced.examples[id] ?? {})));
    }
  });
});
