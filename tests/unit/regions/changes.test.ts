import { describe, expect, it } from '@jest/globals';
import { GroupChanges } from '../../../api/regions/changes.ts';
import { tallyOf } from '../../../api/regions/tally.ts';
import { type Span, turnsOf } from './turns.ts';

const KEY = 'nuts3:ITI18';

/** One result of a firm at a score, between two releases. */
function result(from: number, until: number | null, score: number | null = 250): Span {
  const tally = tallyOf(score);
  return { from, until, nodes: { overall: tally, level: tally, technology: tally } };
}

function changesOf(...results: Span[]): GroupChanges {
  const changes = new GroupChanges(['overall', 'technology']);
  for (const turn of results.flatMap(turnsOf)) changes.add(KEY, turn, true);
  return changes;
}

describe('the changes of a group', () => {
  it.each<[string, Span[], number]>([
    ['nothing happened', [result(1, null)], 0],
    ['a firm joined', [result(2, null)], 1],
    ['a firm left', [result(1, 2)], 1],
    ['a firm was measured again', [result(1, 2), result(2, null)], 1],
    ['one left and another joined', [result(1, 2), result(2, null)], 1],
    ['two joined and one left', [result(1, 2), result(2, null), result(2, null)], 2],
    ['a firm had left before', [result(0, 1)], 0],
  ])('when %s since release 1, then %i', (_what, results, firms) => {
    expect(changesOf(...results).firms(KEY, 1)).toBe(firms);
  });

  it('when a firm joined and left in between, then an earlier release knows nothing of it', () => {
    const changes = changesOf(result(2, 3));
    expect([1, 2, 3].map((since) => changes.firms(KEY, since))).toEqual([0, 1, 0]);
  });

  it('count each level by itself', () => {
    const changes = changesOf(result(1, 2, 250), result(2, null, 310));
    const at = (level: number) => changes.firmsAt(KEY, 'technology', level, 1);
    expect([0, 1, 2, 3, 4, 5, 6].map(at)).toEqual([0, 0, 1, 1, 0, 0, 0]);
  });

  it('when a firm loses its score, then it leaves a level for none', () => {
    const changes = changesOf(result(1, 2, 490), result(2, null, null));
    expect(changes.firmsAt(KEY, 'overall', 5, 1)).toBe(1);
    expect(changes.firmsAt(KEY, 'overall', 6, 1)).toBe(1);
  });

  it('when results have been deleted, then any level may have lost one, and none is sure to have lost many', () => {
    const gone = Array.from({ length: 9 }, () => ({ ...result(1, 2), nodes: null }));
    const changes = changesOf(...gone);
    expect(changes.firms(KEY, 1)).toBe(9);
    expect([0, 3, 6].map((level) => changes.firmsAt(KEY, 'technology', level, 1))).toEqual([
      1, 1, 1,
    ]);
  });
});
