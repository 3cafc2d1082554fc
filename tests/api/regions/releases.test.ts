import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type {
  CellView,
  DashboardView,
  ReleaseView,
  TableView,
} from '../../../api/contract-regions.ts';
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import type { Member } from '../../support/firm.ts';
import { REGION, makeRelease, officerOf, populate, visibleRelease } from '../../support/region.ts';

// A release solves many linear programs.
jest.setTimeout(300_000);

const FIRMS = 800;
const releases = `/regions/${REGION}/releases`;
let at: AccountTestService;
let officer: Member;
let release: ReleaseView;

beforeAll(async () => {
  at = await startAccountService();
  officer = await officerOf(at);
  await populate(at.service, FIRMS);
  release = await makeRelease(officer);
}, 300_000);
afterAll(() => at.close());

async function table(id: string, query = '', of = release.id): Promise<TableView> {
  const response = await officer.send('get', `${releases}/${of}/tables/${id}${query}`);
  expect(response.status).toBe(200);
  return response.body;
}

describe('a release', () => {
  it('when it is made, then it waits for approval and says what counts and what does not', () => {
    expect(release).toMatchObject({ state: 'preview', number: 1, generated: true, progress: null });
    const { counted, leftOut, audit } = release.preview ?? {};
    expect((counted?.firms ?? 0) + (counted?.anonymous ?? 0)).toBe(FIRMS);
    expect(counted?.anonymous).toBeGreaterThan(0);
    expect(leftOut?.find(({ reason }) => reason === 'superseded')?.results).toBeGreaterThan(0);
    expect(audit).toMatchObject({ safe: true, findings: 0 });
    expect(audit?.withheld).toBeGreaterThan(0);
  });

  it('when it is not approved, then it is not the latest, nor an edition', async () => {
    expect((await officer.send('get', `${releases}/latest`)).status).toBe(404);
    const early = await officer.send('post', `${releases}/${release.id}/edition`, {});
    expect(early.status).toBe(409);
  });

  it('when another release is under way, then a second one is refused', async () => {
    const second = await officer.send('post', releases, {});
    expect([second.status, second.body.error.code]).toEqual([409, 'release-under-way']);
  });

  it.each([
    'dashboard',
    'tables/province',
    'tables/province/export/csv',
    'dashboard/total/export/json',
    'needs',
    'indicators',
  ])(
    'when it is not approved, then %s shows no figure, which could be thrown away',
    async (path) => {
      const response = await officer.send('get', `${releases}/${release.id}/${path}`);
      expect([response.status, response.body.error.code]).toEqual([409, 'wrong-state']);
    },
  );
});

describe('an approved release', () => {
  beforeAll(async () => {
    release = (await officer.send('post', `${releases}/${release.id}/approval`, {})).body;
  });

  it('is visible, and the latest', async () => {
    expect(release).toMatchObject({ state: 'visible' });
    expect((await officer.send('get', `${releases}/latest`)).body.id).toBe(release.id);
  });

  it('shows no count below the minimum, no mean below ten and no quartiles below twenty', async () => {
    const narrow = (await table('province-value-chain-size')).cells;
    const cells = [...narrow, ...(await table('province')).cells];
    expect(cells.length).toBeGreaterThan(100);
    const fewest = (counts: (number | null)[]): number =>
      Math.min(...counts.flatMap((count) => count ?? []));
    expect(fewest(cells.map(({ count }) => count))).toBeGreaterThanOrEqual(5);
    const withMean = cells.filter(({ mean }) => mean !== null);
    expect(fewest(withMean.map(({ count }) => count))).toBeGreaterThanOrEqual(10);
    const withQuartiles = cells.filter(({ quartiles }) => quartiles !== null);
    expect(fewest(withQuartiles.map(({ count }) => count))).toBeGreaterThanOrEqual(20);
    expect(cells.some(({ quartiles }) => quartiles !== null)).toBe(true);
    expect(cells.some(({ status }) => status === 'suppressed')).toBe(true);
  });

  it('counts what is stored: the groups of one table add up to the firms with a checked number', async () => {
    const stored = at.service.database.connection.collection('results');
    const { cells } = await table('province', '?node=overall');
    const newest = await stored
      .aggregate<{ _id: string; firms: number }>([
        { $match: { checked: true } },
        { $sort: { rank: -1 } },
        { $group: { _id: '$firm', nuts3: { $first: '$nuts3' } } },
        { $group: { _id: '$nuts3', firms: { $sum: 1 } } },
      ])
      .toArray();
    expect(cells).toHaveLength(newest.length);
    const firmsIn = new Map(newest.map(({ _id, firms }) => [_id, firms]));
    const shown = cells.filter(({ count }) => count !== null);
    expect(shown.length).toBeGreaterThan(5);
    for (const cell of shown) expect(cell.count).toBe(firmsIn.get(cell.at[0] ?? ''));
  });

  it('works out means, levels and quartiles from the scores themselves', async () => {
    const [cell] = (await table('region', '?node=overall')).cells;
    const { levels, mean, quartiles } = cell as CellView;
    const scores = await newestScores('nodes.overall');
    const sum = scores.reduce<number>((total, each) => total + (each ?? 0), 0);
    const scored = scores.filter((each) => each !== null).toSorted((a, b) => a - b);
    expect(mean).toBeCloseTo(sum / scored.length / 100, 2);
    const reached = (await newestScores('level')).map((each) => (each === null ? 6 : each / 100));
    const shown = [...(levels ?? []).entries()].filter(([, firms]) => firms !== null);
    expect(shown.length).toBeGreaterThan(2);
    for (const [level, firms] of shown)
      expect([level, firms]).toEqual([level, reached.filter((each) => each === level).length]);
    const median = (scored[Math.floor(scored.length / 2)] ?? 0) / 100;
    expect(Math.abs((quartiles?.[1] ?? 0) - median)).toBeLessThan(0.15);
  });

  it('says of every cell whether all, some or nothing of it is shown, and never why', async () => {
    const states = new Set<string>();
    for (const id of ['region', 'province', 'value-chain', 'size'])
      for (const { count, mean, quartiles, levels, status, ...rest } of (await table(id)).cells) {
        const isWhole = mean !== null && quartiles !== null && !(levels ?? [null]).includes(null);
        const expected = count === null ? 'suppressed' : isWhole ? 'shown' : 'partly';
        expect([id, status, Object.keys(rest)]).toEqual([id, expected, ['at', 'node']]);
        states.add(status);
      }
    expect(states.size).toBe(3);
  });

  it('counts in its preview, and in the file of it, what its tables withhold', async () => {
    const { cells } = await table('value-chain', '?node=overall');
    const incomplete = cells.filter(({ levels }) => (levels ?? [null]).includes(null)).length;
    const { text } = await officer.send('get', `${releases}/${release.id}/preview/export/csv`);
    const line = text.split('\r\n').find((each) => each.startsWith('value-chain,Filiera,levels,'));
    const [, , , all, withheld, ...byReason] = line?.split(',') ?? [];
    expect([Number(all), Number(withheld)]).toEqual([cells.length, incomplete]);
    expect(byReason.reduce((sum, each) => sum + Number(each), 0)).toBe(incomplete);
    const other = await officerOf(at, ['ITH5']);
    const path = `${releases}/${release.id}/preview/export/csv`;
    expect((await other.send('get', path)).status).toBe(404);
  });

  it('has a dashboard that agrees with its tables', async () => {
    const response = await officer.send('get', `${releases}/${release.id}/dashboard`);
    const dashboard = response.body as DashboardView;
    expect(dashboard.provinces).toEqual((await table('province')).cells);
    expect(dashboard.strengths).toHaveLength(5);
    expect(dashboard.strengths[0]?.mean).toBeGreaterThan(dashboard.weaknesses[0]?.mean ?? 5);
    expect(dashboard.trend.map((point) => point.release)).toEqual([release.id]);
    expect(dashboard.coverage).toBeNull();
  });

  it.each([
    ['an unknown table', `/tables/by-owner`, 404],
    ['an unknown node', `/tables/region?node=profit`, 400],
    ['an unknown filter', `/tables/region?firm=1`, 400],
    ['a filter twice', `/tables/region?node=overall&node=areas`, 400],
  ])('when %s is asked for, then it is refused', async (_what, path, status) => {
    const response = await officer.send('get', `${releases}/${release.id}${path}`);
    expect(response.status).toBe(status);
    expect(response.text).not.toContain('cells');
  });
});

describe('an officer', () => {
  it('when the region is another one, then it looks like one that does not exist', async () => {
    const other = await officerOf(at, ['ITH5']);
    for (const path of [releases, `${releases}/${release.id}`, `${releases}/latest/dashboard`])
      expect((await other.send('get', path)).status).toBe(404);
    expect((await other.send('post', releases, {})).status).toBe(404);
    expect((await other.send('get', '/regions')).body).toEqual([
      { code: 'ITH5', name: 'Emilia-Romagna', showsSums: false },
    ]);
  });

  it.each([
    ['before the epoch', 'from=1969-12-31'],
    ['reversed', 'from=2026-11-20&to=2026-11-01'],
    ['no days', 'from=2026-02-30'],
  ])('when days are %s, then they are refused', async (_what, query) => {
    expect((await officer.send('get', `${releases}?${query}`)).status).toBe(400);
  });

  it('when the day of a release is over the horizon, then it is refused', async () => {
    for (const asOf of ['2026-11-21', '1969-12-31', 'yesterday'])
      expect((await officer.send('post', releases, { asOf })).status).toBe(400);
  });
});

describe('a visible release', () => {
  it('is published once, and read by anybody with an ETag', async () => {
    const edition = await officer.send('post', `${releases}/${release.id}/edition`, {});
    expect([edition.status, edition.body.id]).toEqual([201, 'ITI1-1']);
    expect((await officer.send('post', `${releases}/${release.id}/edition`, {})).status).toBe(200);

    const anybody = officer.elsewhere();
    const read = await anybody.send('get', '/editions/ITI1-1/tables/province?node=overall');
    expect(read.status).toBe(200);
    const headers = { 'If-None-Match': read.headers['etag'] ?? '' };
    const path = '/editions/ITI1-1/tables/province?node=overall';
    expect((await anybody.send('get', path, undefined, headers)).status).toBe(304);
    expect((await anybody.send('get', '/editions')).body).toHaveLength(1);
    expect((await anybody.send('get', '/editions/ITI1-2')).status).toBe(404);
  });

  it('when it is to be discarded, then that is refused', async () => {
    expect((await officer.send('delete', `${releases}/${release.id}`)).status).toBe(409);
  });

  it('when nothing has changed the next day, then the next release shows the same figures', async () => {
    await morningOf('2026-11-21');
    const next = await visibleRelease(officer);
    expect(next.number).toBe(2);
    const again = await officer.send('post', releases, {});
    expect([again.status, again.body.error.code]).toEqual([409, 'one-a-day']);
    expect((await table('province', '', next.id)).cells).toEqual((await table('province')).cells);
    const { cells } = await table('province-value-chain-size', '?node=overall', next.id);
    const before = (await table('province-value-chain-size', '?node=overall')).cells;
    expect(cells.map(({ count }) => count)).toEqual(before.map(({ count }) => count));
  });

  it('when one firm joins, then no group is shown again that would tell about it', async () => {
    await morningOf('2026-11-22');
    const results = at.service.database.connection.collection('results');
    const one = await results.findOne({ checked: true, nuts3: 'ITI18' });
    const {
      from: _from,
      until: _until,
      superseded: _superseded,
      ...same
    } = one ?? ({} as Record<string, unknown>);
    await results.insertOne({ ...same, _id: 'joined', firm: 'joined', series: 'joined' } as never);
    const next = await visibleRelease(officer);
    const { cells } = await table('province', '?node=overall', next.id);
    expect(cells.find(({ at: [code] }) => code === 'ITI18')).toMatchObject({
      count: null,
      mean: null,
      levels: null,
      quartiles: null,
      status: 'suppressed',
    });
    // Not even how many are counted in all, which would tell by difference.
    expect(next.preview?.counted.firms).toBeNull();
    const dashboard = await officer.send('get', `${releases}/${next.id}/dashboard`);
    expect(dashboard.body.counted.firms).toBeNull();
    const shown = cells.filter(({ count }) => count !== null);
    const before = (await table('province', '?node=overall')).cells;
    for (const cell of shown)
      expect(cell.count).toBe(before.find(({ at: [code] }) => code === cell.at[0])?.count);
  });
});

/** The next day the officer comes back. */
async function morningOf(day: string): Promise<void> {
  at.service.clock.set(`${day}T09:00:00Z`);
  const response = await officer.send('post', '/sessions/refresh', {});
  if (response.status >= 300) throw new Error(JSON.stringify(response.body));
}

/** Scores of the newest result of every firm in hundredths, as the database holds them. */
/** Of each firm by its newest result, in hundredths. @param of node, or the overall level as if it were a score */
async function newestScores(of: 'nodes.overall' | 'level'): Promise<(number | null)[]> {
  const newest = await at.service.database.connection
    .collection('results')
    .aggregate<{ s?: number }>([
      { $sort: { rank: -1 } },
      {
        $group: {
          _id: '$firm',
          s: { $first: `$${of}.s` },
        },
      },
    ])
    .toArray();
  return newest.map(({ s }) => s ?? null);
}
