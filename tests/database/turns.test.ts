import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GroupChanges } from '../../api/regions/changes.ts';
import { TurnStore } from '../../api/regions/turns.store.ts';
import { AS_STORED, resultsIn } from '../../api/regions/results.store.ts';
import { SLICES } from '../../api/regions/results.record.ts';
import { tallyOf } from '../../api/regions/tally.ts';
import { type TestDatabase, connectTestDatabase } from '../support/database.ts';
import { turnsOf } from '../unit/regions/turns.ts';

const REGION = 'ITI1';
const RELEASES = 5;
const NODES = ['overall', 'technology'];
const PROVINCES = ['ITI14', 'ITI18'];

/** Firms with a result in every way in which one can begin, go on and end, in every province and at several levels. */
const results = Array.from({ length: RELEASES }, (_, index) => index + 1).flatMap((from) =>
  [null, ...Array.from({ length: RELEASES - from }, (_, index) => from + 1 + index)].flatMap(
    (until) =>
      PROVINCES.flatMap((nuts3, province) =>
        [false, true].flatMap((deleted) =>
          Array.from({ length: 1 + ((from + (until ?? 0) + province) % 3) }, (_, index) => {
            const score = ((from * 97 + (until ?? 7) * 41 + index * 130) % 500) + 1;
            const nodes = { overall: tallyOf(score), technology: tallyOf(500 - score) };
            const tallies = deleted ? null : { ...nodes, level: tallyOf(score) };
            return { from, until, nuts3, deleted, nodes: tallies };
          }),
        ),
      ),
  ),
);

let database: TestDatabase;

beforeAll(async () => {
  database = await connectTestDatabase();
  const raw = resultsIn(database.connection);
  await raw.createIndex(AS_STORED);
  await raw.insertMany(
    results.map(({ from, until, nuts3, deleted, nodes }, index) => ({
      _id: `result ${index}`,
      region: REGION,
      nuts3,
      checked: true,
      slice: (index * 37) % SLICES,
      from,
      ...(until !== null && { until }),
      ...(deleted && { deleted }),
      ...(nodes && {
        level: nodes.level,
        nodes: { overall: nodes.overall, technology: nodes.technology },
      }),
    })) as never,
  );
});
afterAll(() => database.close());

describe('the turns of results', () => {
  it.each([0, 1, 2, 3, 4])(
    'tell the same changes since release %i as one result after the other',
    async (after) => {
      const [told, known] = [new GroupChanges(NODES), new GroupChanges(NODES)];
      const span = { after, upTo: RELEASES };
      const turns = new TurnStore(database).turns(REGION, span, {
        fields: ['nuts3'],
        nodes: NODES,
      });
      for await (const turn of turns) told.add(turn.at['nuts3'] ?? '', turn, true);
      for (const result of results)
        for (const turn of turnsOf(result)) known.add(result.nuts3, turn, true);
      for (const nuts3 of PROVINCES)
        for (let since = after; since <= RELEASES; since += 1) {
          expect(told.firms(nuts3, since)).toBe(known.firms(nuts3, since));
          for (const node of NODES)
            for (let level = 0; level <= 6; level += 1)
              expect(told.firmsAt(nuts3, node, level, since)).toBe(
                known.firmsAt(nuts3, node, level, since),
              );
        }
      expect(told.firms('ITI18', after)).toBeGreaterThan(0);
    },
  );

  it('of another region are not told', async () => {
    const span = { after: 0, upTo: RELEASES };
    const turns = new TurnStore(database).turns('ITH5', span, { fields: ['nuts3'], nodes: NODES });
    expect(await turns.next()).toEqual({ done: true, value: undefined });
  });
});
