import { describe, expect, it } from '@jest/globals';
import type { Condition } from '../../../scoring/definition.ts';
import { isVisible } from '../../../scoring/visibility.ts';

const small: Condition = { profile: 'people', in: ['2-9', '10-49'] };
const hasMachines: Condition = { question: 'machines', in: ['one', 'two'] };

describe('visibility', () => {
  it.each<[string, Condition | undefined, object, object, boolean]>([
    ['no condition', undefined, {}, {}, true],
    ['a profile field with one of the values', small, {}, { people: '2-9' }, true],
    ['a profile field with another', small, {}, { people: 'one' }, false],
    ['a profile field that is unset', small, {}, {}, false],
    ['an answer with one of the values', hasMachines, { machines: 'two' }, {}, true],
    ['an open question', hasMachines, {}, {}, false],
    [
      'a list with one of the values',
      { question: 'tools', in: ['cad'] },
      { tools: ['cam', 'cad'] },
      {},
      true,
    ],
    ['a boolean', { question: 'copy', in: ['true'] }, { copy: true }, {}, true],
    ['all, with one missing', { all: [small, hasMachines] }, { machines: 'one' }, {}, false],
    ['any, with one there', { any: [small, hasMachines] }, { machines: 'one' }, {}, true],
    [
      'nested',
      { all: [{ any: [small, hasMachines] }, hasMachines] },
      { machines: 'one' },
      {},
      true,
    ],
  ])('%s', (_what, condition, answers, facts, visible) => {
    expect(isVisible(condition, answers as never, facts as never)).toBe(visible);
  });
});
