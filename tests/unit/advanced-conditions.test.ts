import { describe, expect, it } from '@jest/globals';
import { score } from '../../scoring/score.ts';
import { countedAnswers, isVisible } from '../../scoring/visibility.ts';
import { advanced, firm, questionsOf } from '../support/advanced-assessment.ts';
import type { Changes } from '../support/advanced-assessment.ts';

/** How the question stands for that firm; `asked` says whether the page shows it. */
function standing(id: string, question: string, changes: Changes = {}) {
  const { facts, answers } = firm(id, changes);
  const counted = countedAnswers(advanced.definition, answers, facts);
  const visibleIf = advanced.definition.questions.find((entry) => entry.id === question)?.visibleIf;
  const state = score(advanced.definition, answers, facts).questions[question]?.state;
  return { asked: isVisible(visibleIf, counted, facts), state };
}

describe('conditional parts of the advanced assessment', () => {
  it.each([
    ['cured-meats-parma', 'lot-recall', true],
    ['cured-meats-parma', 'metal-origin', false],
    ['goldsmith-arezzo', 'metal-origin', true],
    ['goldsmith-arezzo', 'lot-recall', false],
    ['mechatronics-modena', 'metal-origin', false],
    ['ceramics-reggio', 'online-care', true],
    ['mechatronics-modena', 'online-care', false],
    ['antique-jewellery-siena', 'delivery-promise', true],
    ['goldsmith-arezzo', 'delivery-promise', false],
    ['mechatronics-modena', 'remote-doors', true],
    ['boat-fitter-massa', 'remote-doors', false],
    ['antique-jewellery-siena', 'hand-over', true],
    ['goldsmith-arezzo', 'hand-over', false],
    ['one-person-forli', 'young-firm', true],
    ['ceramics-reggio', 'young-firm', false],
    ['leather-florence', 'new-markets', false],
    ['goldsmith-arezzo', 'new-markets', true],
    ['one-person-forli', 'newcomers', false],
    ['one-person-forli', 'others-decide', false],
  ])('%s · %s: asked %s; what is not asked does not count', (id, question, asked) => {
    expect(standing(id, question)).toEqual({
      asked,
      state: asked ? 'answered' : 'not-applicable',
    });
  });

  it.each(['hr-analytics', 'work-organisation'])(
    'somebody working alone is asked nothing about %s, and the area does not apply',
    (area) => {
      const { facts, answers } = firm('one-person-forli');
      for (const { id } of questionsOf(area))
        expect(standing('one-person-forli', id).asked).toBe(false);
      expect(score(advanced.definition, answers, facts).nodes[area]?.state).toBe('not-applicable');
    },
  );

  it.each([
    ['machines', 'on-the-spot', 'machine-links'],
    ['records', 'in-memory', 'what-recorded'],
    ['trials', 'real-material', 'customer-trials'],
    ['orders', 'paper-and-memory', 'typed-times'],
    ['exchange', 'voice-and-mail', 'partner-ways'],
    ['skills', 'phone-and-mail', 'tools-people'],
    ['pieces', 'delivery-note', 'use-data'],
  ])(
    'when “%s” is answered “%s”, “%s” is not reached, although answered before',
    (gate, none, id) => {
      const answers = { [gate]: none };
      expect(standing('mechatronics-modena', id)).toEqual({ asked: true, state: 'answered' });
      expect(standing('mechatronics-modena', id, { answers })).toEqual({
        asked: false,
        state: 'not-reached',
      });
    },
  );

  it.each([
    ['dont-know', 'unknown'],
    ['not-relevant', 'not-applicable'],
  ])('when the gate is answered “%s”, the questions behind it are “%s”', (gate, state) => {
    const answers = { machines: gate };
    expect(standing('mechatronics-modena', 'machine-links', { answers })).toEqual({
      asked: false,
      state,
    });
  });

  it.each(
    advanced.instrument.questions
      .filter(({ notRelevant }) => notRelevant)
      .map(({ area, id }) => [area, id] as const),
  )('when %s is not relevant, nothing else of it is asked', (area, ladder) => {
    const { facts, answers } = firm('mechatronics-modena', {
      answers: { [ladder]: 'not-relevant' },
    });
    const result = score(advanced.definition, answers, facts);
    expect(result.nodes[area]?.state).toBe('not-applicable');
    for (const { id } of questionsOf(area))
      expect(result.questions[id]?.state).toBe('not-applicable');
  });
});
