import { describe, expect, it } from '@jest/globals';
import { GroupChanges, type Turn } from '../../../api/regions/changes.ts';
import { tallyOf } from '../../../api/regions/tally.ts';

const KEY = 'nuts3:ITI18';

/** One result of a firm at a score, between two releases. */
function turn(from: number, until: number | null, score: number | null = 250): Turn {
  const tally = tallyOf(score);
  const nodes = { overall: tally, level: tally, technology: tally };
  return { at: {}, checked: true, from, until, results: 1, nodes };
}

function changesOf(...turns: Turn[]): GroupChanges {
  const changes = new GroupChanges();
  for (const each of turns) changes.add(KEY, each, true);
  return changes;
}

describe('the changes of a group', () => {
  it.each<[string, Turn[], number]>([
    ['nothing happened', [turn(1, null)], 0],
    ['a firm joined', [turn(2, null)], 1],
    ['a firm left', [turn(1, 2)], 1],
    ['a firm was measured again', [turn(1, 2), turn(2, null)], 1],
    ['one left and another joined', [turn(1, 2), turn(2, null)], 1],
    ['two joined and one left', [turn(1, 2), turn(2, null), turn(2, null)], 2],
    ['a firm had left before', [turn(0, 1)], 0],
  ])('when %s since release 1, then %i', (_what, turns, firms) => {
    expect(changesOf(...turns).firms(KEY, 1)).toBe(firms);
  });

  it('when a firm joined and left in between, then an earlier release knows nothing of it', () => {
    const changes = changesOf(turn(2, 3));
    expect([1, 2, 3].map((since) => changes.firms(KEY, since))).toEqual([0, 1, 0]);
  });

  it('count each level by itself', () => {
    const changes = changesOf(turn(1, 2, 250), turn(2, null, 310));
    const at = (level: number) => changes.firmsAt(KEY, 'technology', level, 1);
    expect([0, 1, 2, 3, 4, 5, 6].map(at)).toEqual([0, 0, 1, 1, 0, 0, 0]);
  });

  it('when a firm loses its score, then it leaves a level for none', () => {
    const changes = changesOf(turn(1, 2, 490), turn(2, null, null));
    expect(changes.firmsAt(KEY, 'overall', 5, 1)).toBe(1);
    expect(changes.firmsAt(KEY, 'overall', 6, 1)).toBe(1);
  });

  it('when results have been deleted, then any level may have lost one, and none is sure to have lost many', () => {
    const gone = { ...turn(1, 2), results: 9, nodes: null };
    const changes = changesOf(gone);
    expect(changes.firms(KEY, 1)).toBe(9);
    expect([0, 3, 6].map((level) => changes.firmsAt(KEY, 'technology', level, 1))).toEqual([
      1, 1, 1,
    ]);
  });
});
