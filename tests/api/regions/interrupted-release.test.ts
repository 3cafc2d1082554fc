import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ReleaseStep, ReleaseView } from '../../../api/contract-regions.ts';
import { projectRoot } from '../../../api/project-root.ts';
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import type { Member } from '../../support/firm.ts';
import { waitUntil } from '../../support/programs.ts';
import { REGION, makeRelease, officerOf, populate } from '../../support/region.ts';

// Processes are started, and a release solves many linear programs.
jest.setTimeout(300_000);

const FIRMS = 250;
const START = Date.parse('2026-11-20T09:00:00Z');
/** Longer than a claim lasts. */
const LATER_MS = 180_000;
const releases = `/regions/${REGION}/releases`;

type Maker = ChildProcessByStdio<null, Readable, null>;
const makers: Maker[] = [];
const open: AccountTestService[] = [];
/** Figures of the same firms from a release that nothing has interrupted. */
let undisturbed: unknown;

beforeAll(async () => {
  const { at, officer } = await regionWithFirms();
  undisturbed = await figuresOf(officer, await makeRelease(officer));
  await at.close();
  open.splice(0);
}, 300_000);
afterEach(async () => {
  for (const maker of makers.splice(0)) await end(maker);
  for (const at of open.splice(0)) await at.close();
});

async function regionWithFirms(): Promise<{ at: AccountTestService; officer: Member }> {
  const at = await startAccountService();
  open.push(at);
  const officer = await officerOf(at);
  await populate(at.service, FIRMS);
  return { at, officer };
}

/** Another process on the database, some claims later, which begins a release or takes one over. */
async function startMaker(at: AccountTestService, claims: number, region?: string): Promise<Maker> {
  const moment = new Date(START + claims * LATER_MS).toISOString();
  const words = ['--import', 'tsx', 'tests/support/release-process.ts'];
  const maker = spawn(
    process.execPath,
    [...words, at.service.database.uri, moment, ...(region === undefined ? [] : [region])],
    {
      cwd: projectRoot,
      env: { PATH: process.env['PATH'], TEST_MONGODB_URI: process.env['TEST_MONGODB_URI'] },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  makers.push(maker);
  await once(createInterface(maker.stdout), 'line');
  return maker;
}

async function end(maker: Maker): Promise<void> {
  if (maker.exitCode !== null || maker.signalCode !== null) return;
  const ended = once(maker, 'exit');
  maker.kill('SIGKILL');
  await ended;
}

/** Looks for work when so many claims have run out. */
async function sweepLater(at: AccountTestService, officer: Member, claims: number): Promise<void> {
  at.service.clock.set(new Date(START + claims * LATER_MS).toISOString());
  await officer.send('post', '/sessions/refresh', {});
  await at.service.services.releaseMaker.sweep();
}

const storedRelease = (at: AccountTestService) =>
  at.service.database.connection.collection('releases').findOne({ region: REGION });

/** Waits until a release is at a step under a fence. */
async function reach(at: AccountTestService, step: ReleaseStep, fence: number): Promise<void> {
  const isThere = async (): Promise<boolean> => {
    const release = await storedRelease(at);
    return release?.['fence'] === fence && release['step'] === step;
  };
  await waitUntil(isThere, 60_000);
}

async function figuresOf(officer: Member, { id }: ReleaseView): Promise<unknown> {
  const approved = await officer.send('post', `${releases}/${id}/approval`, {});
  expect(approved.body.state).toBe('visible');
  const read = async (path: string) => {
    const { body } = await officer.send('get', `${releases}/${id}/${path}`);
    return { ...body, release: '' };
  };
  const { total, counted, sections } = (await read('dashboard')) as Record<string, unknown>;
  return [total, counted, sections, await read('tables/province-value-chain-size')];
}

async function currentRelease(officer: Member): Promise<ReleaseView> {
  const { body } = await officer.send('get', releases);
  expect(body).toHaveLength(1);
  return body[0];
}

async function expectNothingVisible(officer: Member): Promise<void> {
  const { id, state } = await currentRelease(officer);
  expect(state).toBe('computing');
  expect((await officer.send('get', `${releases}/latest/dashboard`)).status).toBe(404);
  for (const path of ['dashboard', 'tables', 'tables/province', 'needs', 'indicators'])
    expect((await officer.send('get', `${releases}/${id}/${path}`)).status).toBe(409);
  expect((await officer.send('post', `${releases}/${id}/approval`, {})).status).toBe(409);
}

describe('a release whose maker is killed', () => {
  it('at every step in turn is taken over, begun again, and in the end the same as any other', async () => {
    const { at, officer } = await regionWithFirms();
    const steps: ReleaseStep[] = ['freezing', 'counting', 'comparing', 'protecting', 'writing'];
    for (const [index, step] of steps.entries()) {
      const maker = await startMaker(at, index, index === 0 ? REGION : undefined);
      await reach(at, step, index + 1);
      await end(maker);
      await expectNothingVisible(officer);
    }
    await sweepLater(at, officer, steps.length);
    const release = await currentRelease(officer);
    expect(release.state).toBe('preview');
    expect(await figuresOf(officer, release)).toEqual(undisturbed);
    // Of the attempts before nothing is left.
    const left = at.service.database.connection.collection('release_documents');
    expect(await left.distinct('fence')).toEqual([steps.length + 1]);
  });

  it('and that is then discarded leaves nothing behind, and the next one is as the first would have been', async () => {
    const { at, officer } = await regionWithFirms();
    const maker = await startMaker(at, 0, REGION);
    await reach(at, 'writing', 1);
    await end(maker);
    const { id } = await currentRelease(officer);
    expect((await officer.send('delete', `${releases}/${id}`)).status).toBe(204);
    await sweepLater(at, officer, 1);
    const { connection } = at.service.database;
    expect(await connection.collection('release_documents').countDocuments()).toBe(0);
    const marked = { $or: [{ from: { $exists: true } }, { until: { $exists: true } }] };
    expect(await connection.collection('results').countDocuments(marked)).toBe(0);
    const next = await makeRelease(officer);
    expect(next.number).toBe(1);
    expect(await figuresOf(officer, next)).toEqual(undisturbed);
  });
});

describe('two processes', () => {
  it('when both look for work, then one takes the release, and the other leaves it alone', async () => {
    const { at, officer } = await regionWithFirms();
    const maker = await startMaker(at, 0, REGION);
    await reach(at, 'protecting', 1);
    await at.service.services.releaseMaker.sweep();
    const second = await officer.send('post', releases, {});
    expect([second.status, second.body.error.code]).toEqual([409, 'release-under-way']);
    await end(maker);
    expect((await storedRelease(at))?.['fence']).toBe(1);
  });

  it('when one sleeps longer than its claim, then what it does on waking changes nothing', async () => {
    const { at, officer } = await regionWithFirms();
    const sleeper = await startMaker(at, 0, REGION);
    await reach(at, 'protecting', 1);
    sleeper.kill('SIGSTOP');
    await sweepLater(at, officer, 1);
    const release = await currentRelease(officer);
    expect(release.state).toBe('preview');
    const before = await storedRelease(at);
    const awake = once(createInterface(sleeper.stdout), 'line');
    sleeper.kill('SIGCONT');
    expect(await awake).toEqual(['done']);
    expect(await storedRelease(at)).toEqual(before);
    expect(await figuresOf(officer, release)).toEqual(undisturbed);
  });
});
