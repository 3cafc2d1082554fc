import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readAnswers } from '../../../scoring/answers.ts';
import { choice, flat } from '../../support/definition-builder.ts';

const sample = flat({ method: 'mean' }, [
  choice('machines'),
  choice('orders', { notRelevant: false, dontKnow: false }),
  choice('tools', {
    rule: { type: 'count', items: { cad: 1000, cam: 2000 }, none: 'none-of-these' },
  }),
  choice('stages', {
    rule: { type: 'matrix', rows: ['cad', 'erp'], stages: { trial: 1000, use: 3000 } },
  }),
  choice('share', { rule: { type: 'number', knots: [[0, 0], [100, 5000]], min: 0, max: 100 } }), // prettier-ignore
  choice('copy', { rule: { type: 'boolean', yes: 1000, no: 0 } }),
]);

describe('reading answers', () => {
  it('answers that fit come back as they are', () => {
    const answers = {
      machines: 'two',
      tools: ['cad', 'cam'],
      stages: { cad: 'use', erp: 'dont-know' },
      share: 30,
      copy: false,
    };
    expect(readAnswers(sample, answers)).toEqual({ answers, issues: [] });
    expect(
      readAnswers(sample, {
        machines: 'not-relevant',
        tools: ['none-of-these'],
        share: 'dont-know',
        stages: {},
      }).issues,
    ).toEqual([]);
  });

  it.each<[string, unknown, string, string]>([
    ['an unknown question', { nonsense: 'one' }, 'answers.nonsense', 'unknown-question'],
    [
      'a key of Object.prototype',
      JSON.parse('{"__proto__": "one"}'),
      'answers.__proto__',
      'unknown-question',
    ],
    [
      'a choice named like a method',
      { machines: 'toString' },
      'answers.machines',
      'unknown-choice',
    ],
    ['a foreign choice', { machines: 'seven' }, 'answers.machines', 'unknown-choice'],
    ['a list for a single choice', { machines: ['one'] }, 'answers.machines', 'wrong-type'],
    ['a number for a choice', { machines: 1 }, 'answers.machines', 'wrong-type'],
    ['null', { machines: null }, 'answers.machines', 'wrong-type'],
    ['an operator', { machines: { $ne: '' } }, 'answers.machines', 'wrong-type'],
    ['an object that is no text', { machines: { toString: 0 } }, 'answers.machines', 'wrong-type'],
    [
      '“not relevant” where it is not allowed',
      { orders: 'not-relevant' },
      'answers.orders',
      'not-allowed',
    ],
    [
      '“don’t know” where it is not allowed',
      { orders: 'dont-know' },
      'answers.orders',
      'not-allowed',
    ],
    ['text for a list', { tools: 'cad' }, 'answers.tools', 'wrong-type'],
    ['an empty list', { tools: [] }, 'answers.tools', 'wrong-type'],
    ['a choice twice', { tools: ['cad', 'cad'] }, 'answers.tools', 'duplicate-choice'],
    [
      '“none of these” with others',
      { tools: ['none-of-these', 'cad'] },
      'answers.tools',
      'exclusive-choice',
    ],
    ['a foreign item', { tools: ['cad', 'dog'] }, 'answers.tools', 'unknown-choice'],
    ['a list in a list', { tools: [['cad']] }, 'answers.tools', 'wrong-type'],
    ['an unknown row', { stages: { plm: 'use' } }, 'answers.stages.plm', 'unknown-row'],
    ['a foreign stage', { stages: { cad: 'dream' } }, 'answers.stages.cad', 'unknown-choice'],
    ['a list of rows', { stages: ['use'] }, 'answers.stages', 'wrong-type'],
    ['a fraction', { share: 1.5 }, 'answers.share', 'wrong-type'],
    ['a number as text', { share: '30' }, 'answers.share', 'wrong-type'],
    ['a number beyond the range', { share: 101 }, 'answers.share', 'out-of-range'],
    ['text for yes or no', { copy: 'yes' }, 'answers.copy', 'wrong-type'],
    ['a list of answers', [], 'answers', 'wrong-type'],
    ['no answers at all', null, 'answers', 'wrong-type'],
    ['text', 'machines=two', 'answers', 'wrong-type'],
  ])('%s is refused, with its place', (_what, input, path, code) => {
    const { answers, issues } = readAnswers(sample, input);
    expect(issues).toEqual([{ path, code, message: expect.any(String) }]);
    expect(answers).toEqual({});
  });

  it('one wrong answer does not hide another', () => {
    const { issues } = readAnswers(sample, { machines: 'seven', nonsense: 1, copy: 0 });
    expect(issues.map(({ path }) => path)).toEqual([
      'answers.machines',
      'answers.nonsense',
      'answers.copy',
    ]);
  });

  it('never throws, whatever comes, and leaves Object.prototype alone', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (machines, stages) => {
        readAnswers(sample, { machines, stages, tools: machines, share: stages });
        readAnswers(sample, machines);
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
    );
  });
});
