import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stateOf } from '../../../api/engagements/engagement-state.ts';
import type { EngagementRecord } from '../../../api/engagements/engagements.record.ts';
import { EngagementStore } from '../../../api/engagements/engagements.store.ts';
import { connectTestDatabase, type TestDatabase } from '../../support/database.ts';
import { anAssignment } from '../../support/engagement.ts';

let database: TestDatabase;
let store: EngagementStore;
beforeAll(async () => {
  database = await connectTestDatabase();
  store = new EngagementStore(database);
  await store.prepare();
});
afterAll(() => database.close());

const TODAY = '2026-11-20';
const word = { at: new Date(), by: 'somebody' };

/** Every combination of what the state follows from. */
const all: Partial<EngagementRecord>[] = [null, word].flatMap((company) =>
  [null, word].flatMap((consultant) =>
    [null, { ...word, side: 'company' as const, on: TODAY }].flatMap((ended) =>
      ['2026-11-19', TODAY, '2026-11-21'].flatMap((from) =>
        ['2026-11-19', TODAY, '2026-11-21'].flatMap((until) =>
          [null, { hash: 'h', acceptBy: '2026-11-19' }].map((invitation) => ({
            accepted: { company, consultant },
            ended,
            assignment: anAssignment({ from, until }),
            invitation,
          })),
        ),
      ),
    ),
  ),
);

describe('the state of an engagement', () => {
  it('when the database is asked for active ones, then it says what the rule says', async () => {
    for (const [index, terms] of all.entries()) {
      const record = {
        _id: String(index),
        company: `company-${index}`,
        consultant: 'consultant',
        names: { firm: 'Oreficeria', consultant: 'Verdi', organisation: 'Officina' },
        stated: { vatNumber: null, accreditation: null },
        letters: [],
        unrecorded: [],
        createdAt: new Date(),
        ...terms,
      } as EngagementRecord;
      await store.insert(record);
      const found = await store.findActive('consultant', `company-${index}`, TODAY);
      expect([terms, found !== null]).toEqual([terms, stateOf(record, TODAY) === 'active']);
    }
  });

  it('is active in those cases alone in which both have accepted, nobody ended it and the day fits', () => {
    const active = all.filter((terms) => stateOf(terms as EngagementRecord, TODAY) === 'active');
    // Two first days times two last days, with and without a mail that both sides have left behind.
    expect(active).toHaveLength(2 * 2 * 2);
    for (const { accepted, ended, assignment } of active) {
      expect([accepted, ended]).toEqual([{ company: word, consultant: word }, null]);
      expect(assignment && assignment.from <= TODAY && assignment.until >= TODAY).toBe(true);
    }
  });
});
