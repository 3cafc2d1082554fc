import { afterEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { createApp } from '../../api/app.ts';
import { LIMITS, type Limits } from '../../api/http/rate-limits.ts';
import { type TestService, startService, testConfig } from '../support/service.ts';
import { aCreation, Visitor } from '../support/visitor.ts';

let service: TestService;
afterEach(() => service.close());

async function withLimits(limits: Partial<Limits>, trustProxy: number | false = 1): Promise<void> {
  service = await startService({
    config: testConfig({ trustProxy }),
    limits: { ...LIMITS, ...limits },
  });
}

const create = (from: string, app = service.app) =>
  request(app).post('/api/v1/assessments').set('X-Forwarded-For', from).send(aCreation());

async function statusesOf(
  count: number,
  ask: () => PromiseLike<{ status: number }>,
): Promise<number[]> {
  const statuses: number[] = [];
  for (let done = 0; done < count; done += 1) statuses.push((await ask()).status);
  return statuses;
}

const mailTo = (firm: Visitor, id: string, to: string, from = '192.0.2.1') =>
  firm.send(
    'post',
    `/assessments/${id}/mails`,
    { kind: 'resume', to, language: 'en' },
    { 'X-Forwarded-For': from },
  );

describe('limits', () => {
  it('when a network starts too many assessments, says when to come back', async () => {
    await withLimits({ create: { points: 3, seconds: 3600 } });
    expect(await statusesOf(4, () => create('192.0.2.1'))).toEqual([201, 201, 201, 429]);
    const refused = await create('192.0.2.1');
    expect(refused.body.error).toMatchObject({
      code: 'too-many-requests',
      issues: [{ path: 'create' }],
    });
    const seconds = Number(refused.headers['retry-after']);
    expect(seconds).toBeGreaterThan(3500);
    expect(seconds).toBeLessThanOrEqual(3600);
    expect((await create('192.0.2.2')).status).toBe(201);
    expect(await service.database.connection.collection('assessments').countDocuments()).toBe(4);
  });

  it('count an IPv6 network as one, whatever the address in it', async () => {
    await withLimits({ create: { points: 2, seconds: 3600 } });
    const addresses = [
      '2001:db8:1:2::1',
      '2001:db8:1:2:aaaa::9',
      '2001:db8:1:2:0:0:0:7',
      '2001:db8:1:3::1',
    ];
    const statuses = [];
    for (const address of addresses) statuses.push((await create(address)).status);
    expect(statuses).toEqual([201, 201, 429, 201]);
  });

  it('hold over several processes, as they are counted in the database', async () => {
    await withLimits({ create: { points: 3, seconds: 3600 } });
    const other = createApp(service.deps);
    const statuses = [];
    for (const app of [service.app, other, service.app, other, service.app]) {
      statuses.push((await create('192.0.2.1', app)).status);
    }
    expect(statuses).toEqual([201, 201, 201, 429, 429]);
  });

  it('of saving, taken from the database in blocks, are never exceeded over two processes', async () => {
    await withLimits({ save: { points: 60, seconds: 600 } });
    const firm = new Visitor(service.app);
    const { assessment, editToken } = await firm.create();
    const elsewhere = new Visitor(createApp(service.deps));
    // The limit is by link: both come in by the same one.
    await elsewhere.open(editToken);
    const tries = await Promise.all(
      Array.from({ length: 120 }, (_, index) =>
        (index % 2 === 0 ? firm : elsewhere).save(assessment.id, 99, {}),
      ),
    );
    const passed = tries.filter((response) => response.status === 409).length;
    expect(passed).toBeLessThanOrEqual(60);
    expect(passed).toBeGreaterThan(45);
    expect(tries.filter((response) => response.status === 429)).toHaveLength(120 - passed);
  });

  it('when their time is over, start anew', async () => {
    await withLimits({ create: { points: 1, seconds: 1 } });
    expect(await statusesOf(2, () => create('192.0.2.1'))).toEqual([201, 429]);
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect((await create('192.0.2.1')).status).toBe(201);
  });

  it('cannot be escaped by an invented X-Forwarded-For where no proxy is trusted', async () => {
    await withLimits({ create: { points: 2, seconds: 3600 } }, false);
    const statuses = [];
    for (const address of ['192.0.2.1', '192.0.2.2', '192.0.2.3'])
      statuses.push((await create(address)).status);
    expect(statuses).toEqual([201, 201, 429]);
  });

  it('slow down who guesses tokens', async () => {
    await withLimits({ access: { points: 5, seconds: 60 } });
    const guess = () => new Visitor(service.app).open('x'.repeat(32));
    expect(await statusesOf(6, guess)).toEqual([404, 404, 404, 404, 404, 429]);
  });

  it('keep no network address', async () => {
    await withLimits({});
    await create('192.0.2.77');
    const counters = await service.database.connection.collection('limits').find().toArray();
    expect(counters).toHaveLength(1);
    expect(JSON.stringify(counters)).not.toContain('192.0.2');
  });
});

describe('a flood of mails', () => {
  it('to one address is stopped, from whichever assessment and network, in any spelling', async () => {
    await withLimits({ mailAddress: { points: 2, seconds: 3600 } });
    const statuses = [];
    for (const [index, to] of ['ada@example.org', 'Ada@Example.org', 'ADA@example.org'].entries()) {
      const firm = new Visitor(service.app);
      const { assessment } = await firm.create();
      statuses.push((await mailTo(firm, assessment.id, to, `192.0.2.${index}`)).status);
    }
    expect(statuses).toEqual([202, 202, 429]);
    expect(await service.database.connection.collection('mails').countDocuments()).toBe(2);
  });

  it('from one link is stopped, to whichever addresses', async () => {
    await withLimits({ mailLink: { points: 2, seconds: 3600 } });
    const firm = new Visitor(service.app);
    const { assessment } = await firm.create();
    const statuses = [];
    for (const name of ['a', 'b', 'c'])
      statuses.push(
        (await mailTo(firm, assessment.id, `${name}@example.org`, `192.0.2.${name.length}`)).status,
      );
    expect(statuses).toEqual([202, 202, 429]);
  });

  it('from one network is stopped, from whichever assessments', async () => {
    await withLimits({ mailNetwork: { points: 2, seconds: 3600 } });
    const statuses = [];
    for (const name of ['a', 'b', 'c']) {
      const firm = new Visitor(service.app);
      const { assessment } = await firm.create();
      const response = await mailTo(firm, assessment.id, `${name}@example.org`);
      statuses.push(response.status);
    }
    expect(statuses).toEqual([202, 202, 429]);
  });
});
