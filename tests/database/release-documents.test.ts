import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CellView } from '../../api/contract-regions.ts';
import { ReleaseDocuments } from '../../api/regions/release-documents.store.ts';
import { type TestDatabase, connectTestDatabase } from '../support/database.ts';

/** More groups than are kept in memory. */
const GROUPS = 600;
const release = { _id: 'release', fence: 1 };
let database: TestDatabase;
let documents: ReleaseDocuments;

beforeAll(async () => {
  database = await connectTestDatabase();
  const groups = upTo(GROUPS).map((place) => ({ at: [String(place)], cells: [cellOf(place)] }));
  await new ReleaseDocuments(database).putGroups(release, 'section', groups);
});
afterAll(() => database.close());

describe('groups of a release that are kept in memory', () => {
  it('when more are asked for than are kept, then all are answered', async () => {
    documents = new ReleaseDocuments(database);
    expect(await read(upTo(GROUPS))).toEqual(upTo(GROUPS));
  });

  it.each([
    ['one that makes room for the other', [0, GROUPS - 1]],
    ['the other way round', [GROUPS - 1, 0]],
    ['several, with one that there is not', [1, GROUPS - 1, GROUPS, 0, 2]],
  ])('when kept ones are asked for with new ones, then all are answered: %s', async (_, asked) => {
    documents = new ReleaseDocuments(database);
    // As many as the store keeps: the first is the next to go.
    await read(upTo(500));
    const there = asked.map((place) => (place < GROUPS ? place : undefined));
    expect(await read(asked)).toEqual(there);
    expect(await read(asked)).toEqual(there);
  });
});

/** How many firms each group has that is asked for: as many as its place says. */
async function read(places: number[]): Promise<(number | null | undefined)[]> {
  const asked = places.map((place) => ({ table: 'section', at: [String(place)] }));
  const groups = await documents.groups(release, asked, ['overall']);
  return groups.map(([cell]) => cell?.count);
}

function cellOf(place: number): CellView {
  return { at: [String(place)], node: 'overall', count: place } as CellView;
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, place) => place);
}
