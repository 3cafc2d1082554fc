import { describe, expect, it } from '@jest/globals';
import { mergeAnswers, sameAnswers } from '../../../client/survey/merge.ts';

describe('joining two sets of answers', () => {
  it('when each side changed another question, then both changes are kept', () => {
    const base = { a: '1', b: '1' };
    const { merged, conflicts } = mergeAnswers({
      base,
      mine: { a: '2', b: '1' },
      theirs: { a: '1', b: '2', c: '3' },
    });
    expect(merged).toEqual({ a: '2', b: '2', c: '3' });
    expect(conflicts).toEqual([]);
  });

  it('when both changed the same question alike, then nobody is asked', () => {
    const sides = { base: {}, mine: { a: ['x', 'y'] }, theirs: { a: ['y', 'x'] } };
    expect(mergeAnswers(sides).conflicts).toEqual([]);
  });

  it('when both changed the same question differently, then it is named and mine is shown meanwhile', () => {
    const sides = { base: { a: '1' }, mine: { a: '2' }, theirs: { a: '3' } };
    expect(mergeAnswers(sides)).toEqual({ merged: { a: '2' }, conflicts: ['a'] });
  });

  it('when one side took an answer back, then it stays away', () => {
    const sides = { base: { a: '1', b: '1' }, mine: { b: '1' }, theirs: { a: '1', b: '2' } };
    expect(mergeAnswers(sides).merged).toEqual({ b: '2' });
  });

  it('when what was sent without a reply has arrived after all, then a later change of mine is no conflict', () => {
    const sides = { base: {}, sent: { a: '1' }, mine: { a: '2' }, theirs: { a: '1' } };
    expect(mergeAnswers(sides)).toEqual({ merged: { a: '2' }, conflicts: [] });
  });

  it('when what was sent was refused, then it still counts as my change', () => {
    const sides = { base: {}, sent: { a: '1' }, mine: { a: '1' }, theirs: { a: '9' } };
    expect(mergeAnswers(sides).conflicts).toEqual(['a']);
  });

  it('when rows of a matrix stand in another order, then they are the same', () => {
    expect(sameAnswers({ m: { r: 'x', s: 'y' } }, { m: { s: 'y', r: 'x' } })).toBe(true);
    expect(sameAnswers({ m: { r: 'x' } }, {})).toBe(false);
  });
});
