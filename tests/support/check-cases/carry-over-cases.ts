/** What the technological audit takes over from other instruments, with one thing changed. */
import { readQuestionnaires } from '../../../api/questionnaires/questionnaires.load.ts';
import { checkCarryOver } from '../../../scoring/check-carry-over.ts';
import type { CarryOver } from '../../../scoring/definition.ts';
import type { CheckCase } from './check-case.ts';

const { instruments } = readQuestionnaires();
const definitions = [...instruments.values()].map(({ definition }) => definition);
const audit = instruments.get('technological-audit/v1');
if (!audit) throw new Error('the technological audit is missing');
const { definition, carryOver } = audit;

type Pair = CarryOver['from'][number]['questions'][number];

interface Parts {
  from: CarryOver['from'];
  /** From the advanced assessment, by its question. */
  the: (question: string) => Pair;
}

function when(what: string, findings: string[], change: (parts: Parts) => void): CheckCase {
  const check = () => {
    const copy = structuredClone(carryOver);
    const pairs = copy.from.find(({ instrument }) => instrument === 'advanced')?.questions ?? [];
    const the = (question: string) => {
      const pair = pairs.find(({ from }) => from === question);
      if (!pair) throw new Error('what is carried over has changed: mend the case');
      return pair;
    };
    change({ from: copy.from, the });
    return checkCarryOver(definition, copy, definitions, 'carry-over.json');
  };
  return { what, findings, check };
}

const REFERENCE_CASES = [
  when('answers come from a version that does not exist', ['R3 from.0'], ({ from }) => {
    for (const rules of from) rules.version = rules.instrument === 'advanced' ? 1 : 7;
  }),
  when('one version stands twice', ['R2 from'], ({ from }) => {
    from.push(...structuredClone(from.slice(0, 1)));
  }),
  when('a question there does not exist', ['R3 from.1.questions.0.from'], ({ the }) => {
    the('machines').from = 'flying';
  }),
  when('a question here does not exist', ['R3 from.1.questions.0.to'], ({ the }) => {
    the('machines').to = 'flying';
  }),
  when('a question here is answered twice', ['R2 from.1.questions'], ({ the }) => {
    Object.assign(the('records'), the('machines'));
  }),
  when('a value there does not exist', ['R3 from.1.questions.18.values'], ({ the }) => {
    the('what-recorded').values = { gone: 'noted' };
  }),
  when('a value here does not exist', ['R3 from.1.questions.18.values'], ({ the }) => {
    the('what-recorded').values = { calls: 'gone' };
  }),
  when('a value there has no equal here', ['R3 from.1.questions.18.values'], ({ the }) => {
    delete the('what-recorded').values;
  }),
  when('a row there does not exist', ['R3 from.1.questions.18.rows'], ({ the }) => {
    the('what-recorded').rows = { gone: 'time' };
  }),
  when('a row here does not exist', ['R3 from.1.questions.18.rows'], ({ the }) => {
    the('what-recorded').rows = { times: 'gone' };
  }),
  when('a row here is answered twice', ['R2 from.1.questions.18.rows'], ({ the }) => {
    the('what-recorded').rows = { times: 'time', stops: 'time' };
  }),
];

const MEANING_CASES = [
  when('a value changes its level on the way', ['R27 from.1.questions.18.values'], ({ the }) => {
    the('what-recorded').values = { calls: 'by-itself' };
  }),
  when('two questions count other things', ['R27 from.1.questions.0'], ({ the }) => {
    Object.assign(the('machines'), { from: 'typed-times', to: 'typed-times' });
  }),
  when('two questions are of another kind', ['R27 from.1.questions.0'], ({ the }) => {
    the('machines').to = 'key-machine-reads';
  }),
];

export const CARRY_OVER_CASES: CheckCase[] = [...REFERENCE_CASES, ...MEANING_CASES];
