import { describe, expect, it } from '@jest/globals';
import { readQuestionnaires } from '../../../api/questionnaires/questionnaires.load.ts';
import type { LoadedInstrument } from '../../../api/questionnaires/questionnaires.load.ts';
import { readAnswers } from '../../../scoring/answers.ts';
import type { Answers } from '../../../scoring/answers.ts';
import { carryOver, findContradictions } from '../../../scoring/carry-over.ts';
import { profileFacts } from '../../../scoring/profile.ts';
import type { Profile } from '../../../scoring/profile.ts';
import { score } from '../../../scoring/score.ts';

const { instruments } = readQuestionnaires();
const first = loaded('first-level/v1');
const advanced = loaded('advanced/v1');
const audit = loaded('technological-audit/v1');

function loaded(key: string): LoadedInstrument {
  const found = instruments.get(key);
  if (!found) throw new Error(`There is no instrument “${key}”`);
  return found;
}

const elsewhere = ({ instrument }: LoadedInstrument, answers: Answers) => ({
  instrument: instrument.id,
  version: instrument.version,
  answers,
});
const carried = (to: LoadedInstrument, from: LoadedInstrument, answers: Answers) =>
  carryOver(to.definition, to.carryOver, elsewhere(from, answers));
const contradictions = (
  to: LoadedInstrument,
  answers: Answers,
  from: LoadedInstrument,
  there: Answers,
) => findContradictions(to.definition, to.carryOver, answers, elsewhere(from, there));

describe('answers that say the same', () => {
  it('go over with the question that they come from', () => {
    expect(carried(advanced, first, { machines: 'digital-display', orders: 'one-file' })).toEqual({
      answers: { machines: 'digital-display', orders: 'one-file' },
      sources: { machines: 'machines', orders: 'orders' },
    });
  });

  it('go over as “don’t know” and “not relevant” too', () => {
    const said = { machines: 'not-relevant', records: 'dont-know' };
    expect(carried(advanced, first, said).answers).toEqual(said);
  });

  it('go over row by row in the words of the question here, and only the rows that are the same', () => {
    const said = {
      'what-recorded': { times: 'one-touch', quantities: 'dont-know', stops: 'remembered' },
      'tools-people': { 'trade-program': 'two', 'order-program': 'most-concerned', tables: 'two' },
    };
    expect(carried(audit, advanced, said)).toEqual({
      answers: {
        'records-by-step': { time: 'by-itself', quantity: 'dont-know', stops: 'remembered' },
        'tools-by-people': { 'sheets-and-charts': 'stand-in' },
      },
      sources: { 'records-by-step': 'what-recorded', 'tools-by-people': 'tools-people' },
    });
  });

  it('do not go over where the words are the same but the points are not', () => {
    expect(carried(audit, advanced, { 'typed-times': 1 }).answers).toEqual({});
  });

  it('do not go over from the audit to the survey, nor from a version that nobody has compared', () => {
    expect(carried(first, audit, { machines: 'both-ways' }).answers).toEqual({});
    const later = { ...elsewhere(first, { machines: 'both-ways' }), version: 2 };
    expect(carryOver(advanced.definition, advanced.carryOver, later).answers).toEqual({});
  });

  it.each<[string, Answers]>([
    ['an answer that the question does not know', { machines: 'flying' }],
    ['a number for a choice', { machines: 3 }],
    ['a list for a choice', { machines: ['both-ways'] }],
    ['rows for a choice', { machines: { oldest: 'both-ways' } }],
    ['an answer that is not allowed here', { copies: 'not-relevant' }],
    ['a question that does not exist', { flying: 'both-ways' }],
  ])('leave out %s', (_what, answers) => {
    expect(carried(advanced, first, answers)).toEqual({ answers: {}, sources: {} });
  });

  const pairs: [string, LoadedInstrument, LoadedInstrument][] = [
    ['from the first level to the advanced assessment', advanced, first],
    ['from the first level to the audit', audit, first],
    ['from the advanced assessment to the audit', audit, advanced],
  ];
  describe.each(pairs)('%s', (_way, to, from) => {
    it.each(from.firms.map((golden) => [golden.id, golden] as const))(
      'those of %s fit, give the points they gave, and contradict nothing',
      (_id, golden) => {
        const facts = profileFacts(golden.profile as unknown as Profile);
        const { answers: there } = readAnswers(from.definition, golden.answers);
        const { answers, sources } = carried(to, from, there);
        expect(Object.keys(answers).length).toBeGreaterThanOrEqual(16);
        expect(Object.keys(sources)).toEqual(Object.keys(answers));
        expect(readAnswers(to.definition, answers).issues).toEqual([]);
        const [was, is] = [
          score(from.definition, there, facts).questions,
          score(to.definition, answers, facts).questions,
        ];
        const whole = Object.entries(sources).filter(([id]) => typeof answers[id] === 'string');
        for (const [id, source] of whole)
          expect([id, is[id]?.points]).toEqual([id, was[source]?.points]);
        expect(contradictions(to, answers, from, there)).toEqual([]);
      },
    );
  });
});

describe('contradictions', () => {
  it('name both answers with the levels that they state, and what the other is called here', () => {
    expect(
      contradictions(advanced, { machines: 'digital-display' }, first, { machines: 'both-ways' }),
    ).toEqual([
      {
        question: 'machines',
        row: null,
        value: 'digital-display',
        level: 1,
        there: {
          question: 'machines',
          row: null,
          value: 'both-ways',
          level: 4,
          here: 'both-ways',
        },
      },
    ]);
  });

  it('are found row by row', () => {
    const here = {
      'records-by-step': { time: 'noted', stops: 'remembered', rejects: 'by-itself' },
    };
    const there = { 'what-recorded': { times: 'one-touch', stops: 'remembered' } };
    expect(contradictions(audit, here, advanced, there)).toEqual([
      {
        question: 'records-by-step',
        row: 'time',
        value: 'noted',
        level: 1,
        there: {
          question: 'what-recorded',
          row: 'times',
          value: 'one-touch',
          level: 3,
          here: 'by-itself',
        },
      },
    ]);
  });

  it('come in the order of the questions here', () => {
    const here = { orders: 'one-file', machines: 'on-the-spot' };
    const there = { orders: 'one-place', machines: 'both-ways' };
    expect(contradictions(audit, here, first, there).map(({ question }) => question)).toEqual([
      'machines',
      'orders',
    ]);
  });

  it('when one says that it does not concern the firm and the other gives a level, then both are named', () => {
    const [one] = contradictions(advanced, { machines: 'not-relevant' }, first, {
      machines: 'digital-display',
    });
    expect(one).toMatchObject({ level: null, there: { level: 1 } });
    const [other] = contradictions(advanced, { machines: 'digital-display' }, first, {
      machines: 'not-relevant',
    });
    expect(other).toMatchObject({ level: 1, there: { level: null, here: 'not-relevant' } });
  });

  it.each<[string, Answers, Answers]>([
    ['the same answer', { machines: 'both-ways' }, { machines: 'both-ways' }],
    ['an open question here', {}, { machines: 'both-ways' }],
    ['an open question there', { machines: 'both-ways' }, {}],
    ['“don’t know” here', { machines: 'dont-know' }, { machines: 'both-ways' }],
    ['“don’t know” there', { machines: 'both-ways' }, { machines: 'dont-know' }],
    ['“not relevant” on both sides', { machines: 'not-relevant' }, { machines: 'not-relevant' }],
    ['a question that nobody has compared', { flying: 'a' }, { flying: 'b' }],
  ])('are none for %s', (_what, here, there) => {
    expect(contradictions(advanced, here, first, there)).toEqual([]);
  });

  it.each<[string, Record<string, string>, Record<string, string>]>([
    ['a row that is unknown here', { time: 'dont-know' }, { times: 'calls' }],
    ['a row that is unknown there', { time: 'noted' }, { times: 'dont-know' }],
    ['a row that the other does not have', { rejects: 'noted' }, { quantities: 'calls' }],
  ])('are none for %s', (_what, here, there) => {
    const found = contradictions(audit, { 'records-by-step': here }, advanced, {
      'what-recorded': there,
    });
    expect(found).toEqual([]);
  });
});
