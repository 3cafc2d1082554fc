import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DashboardView, OfficialCounts, ReleaseView } from '../../../api/contract-regions.ts';
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import { type Member, newPerson } from '../../support/firm.ts';
import { REGION, officerOf } from '../../support/region.ts';

const releases = `/regions/${REGION}/releases`;
const schedule = `/regions/${REGION}/schedule`;
const official = `/regions/${REGION}/official-counts`;
const COUNTS: OfficialCounts = {
  source: 'Register of active firms',
  asOf: '2025-12-31',
  total: 353_700,
  counts: { nuts3: { ITI18: 30_000, ITI14: 90_000 }, size: { micro: 335_000 } },
};
let at: AccountTestService;
let officer: Member;

beforeAll(async () => {
  at = await startAccountService();
  officer = await officerOf(at);
});
afterAll(() => at.close());

describe('official counts', () => {
  it('are nowhere until they are loaded, and read again as they were loaded', async () => {
    expect((await officer.send('get', official)).body).toBeNull();
    expect((await officer.send('put', official, COUNTS)).status).toBe(204);
    expect((await officer.send('get', official)).body).toEqual(COUNTS);
  });

  it.each<[string, Partial<OfficialCounts>, string, string]>([
    ['of a day to come', { asOf: '2026-11-21' }, 'asOf', 'in-the-future'],
    ['from before the epoch', { asOf: '1969-12-31' }, 'asOf', 'before-epoch'],
    ['of no firm', { total: 0 }, 'total', 'too-small'],
    ['of an unknown size', { counts: { size: { tiny: 3 } } }, 'counts.size.tiny', 'unknown-code'],
    [
      'of a province elsewhere',
      { counts: { nuts3: { ITH55: 3 } } },
      'counts.nuts3.ITH55',
      'unknown-code',
    ],
    [
      'whose provinces hold more than the region',
      { total: 100, counts: { nuts3: { ITI18: 60, ITI14: 41 } } },
      'counts.nuts3',
      'more-than-total',
    ],
  ])(
    'when they are %s, then they are refused and nothing is stored',
    async (...[, wrong, path, code]) => {
      const response = await officer.send('put', official, { ...COUNTS, ...wrong });
      expect(response.status).toBe(400);
      expect(response.body.error.issues).toMatchObject([{ path, code }]);
      expect((await officer.send('get', official)).body).toEqual(COUNTS);
    },
  );

  it('name every code that is wrong at once', async () => {
    const counts = { nuts3: { XXX: 1, ITI18: 2 }, section: { '?': 1, ZZ: 4 } };
    const wrong = { ...COUNTS, counts: { ...counts, section: { ZZ: 4 } } };
    const { body } = await officer.send('put', official, wrong);
    const paths = body.error.issues.map(({ path }: { path: string }) => path);
    expect(paths).toEqual(['counts.nuts3.XXX', 'counts.section.ZZ']);
  });
});

describe('a schedule', () => {
  const list = async (): Promise<ReleaseView[]> => (await officer.send('get', releases)).body;
  const sweep = async () => {
    await at.service.services.schedule.sweep();
    await at.service.services.releaseMaker.settle();
  };

  it('is none until an officer sets it, and nothing is made by itself', async () => {
    expect((await officer.send('get', schedule)).body).toEqual({ every: 'never', nextOn: null });
    await sweep();
    expect(await list()).toEqual([]);
  });

  it('when it is something else than a rhythm, then it is refused', async () => {
    for (const every of ['hour', '', 1])
      expect((await officer.send('put', schedule, { every })).status).toBe(400);
  });

  it('when its day has come, then a release up to the last whole day is made, once', async () => {
    const set = await officer.send('put', schedule, { every: 'day' });
    expect(set.body).toEqual({ every: 'day', nextOn: '2026-11-21' });
    await sweep();
    expect(await list()).toEqual([]);
    await morningOf('2026-11-21');
    await Promise.all([at.service.services.schedule.sweep(), at.service.services.schedule.sweep()]);
    await sweep();
    expect(await list()).toMatchObject([{ number: 1, state: 'preview', asOf: '2026-11-20' }]);
    const { body } = await officer.send('get', schedule);
    expect(body).toEqual({ every: 'day', nextOn: '2026-11-22' });
  });

  it('shows nothing by itself: an officer has to approve', async () => {
    expect((await officer.send('get', `${releases}/latest`)).status).toBe(404);
  });

  it('while a release waits for approval, makes no other; and then catches up once', async () => {
    await morningOf('2026-11-24');
    await sweep();
    const [waiting, ...others] = await list();
    expect(others).toEqual([]);
    await officer.send('post', `${releases}/${waiting?.id}/approval`, {});
    await sweep();
    await sweep();
    expect(await list()).toMatchObject([
      { number: 2, asOf: '2026-11-23', state: 'preview' },
      { number: 1, state: 'visible' },
    ]);
    const { body } = await officer.send('get', schedule);
    expect(body).toEqual({ every: 'day', nextOn: '2026-11-25' });
  });

  it('when its release is thrown away, then the next one comes on the next day', async () => {
    const [newest] = await list();
    await officer.send('delete', `${releases}/${newest?.id}`);
    await sweep();
    expect(await list()).toMatchObject([{ state: 'discarded' }, { number: 1 }]);
  });

  it('when an officer was faster, then that release stands for it', async () => {
    await morningOf('2026-11-25');
    await officer.send('post', releases, {});
    await at.service.services.releaseMaker.settle();
    await sweep();
    expect(await list()).toMatchObject([
      { asOf: '2026-11-25' },
      { state: 'discarded' },
      { number: 1 },
    ]);
    expect((await officer.send('get', schedule)).body.nextOn).toBe('2026-11-26');
  });

  it('when it is set to never, then nothing is made any more', async () => {
    expect((await officer.send('put', schedule, { every: 'never' })).body.nextOn).toBeNull();
    await morningOf('2026-12-01');
    const before = await list();
    await sweep();
    expect(await list()).toEqual(before);
  });

  it('the release is set against the counts that were loaded before it', async () => {
    const { body } = await officer.send('get', `${releases}/latest/dashboard`);
    const { coverage } = body as DashboardView;
    expect(coverage).toMatchObject({ source: COUNTS.source, asOf: COUNTS.asOf });
    expect(coverage?.rows.map(({ code }) => code)).toEqual(['', 'ITI18', 'ITI14', 'micro']);
  });
});

describe('what a region sets', () => {
  it.each([schedule, official])('%s is not there for strangers and other regions', async (path) => {
    const other = await officerOf(at, ['ITH5']);
    const plain = await newPerson(at);
    const body = path === schedule ? { every: 'day' } : COUNTS;
    for (const [method, sent] of [
      ['get', undefined],
      ['put', body],
    ] as const) {
      expect((await other.send(method, path, sent)).status).toBe(404);
      expect((await plain.send(method, path, sent)).status).toBe(403);
      expect((await officer.elsewhere().send(method, path, sent)).status).toBe(401);
    }
    expect((await officer.send('get', schedule)).body.every).toBe('never');
  });
});

async function morningOf(day: string): Promise<void> {
  at.service.clock.set(`${day}T09:00:00Z`);
  const response = await officer.send('post', '/sessions/refresh', {});
  if (response.status >= 300) throw new Error(JSON.stringify(response.body));
}
