import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestService, startService } from '../support/service.ts';
import { aProfile, someAnswers, Visitor } from '../support/visitor.ts';

let service: TestService;
let firm: Visitor;
let id: string;
beforeAll(async () => {
  service = await startService();
  firm = new Visitor(service.app);
});
afterAll(() => service.close());

async function aDraft(): Promise<string> {
  return (await firm.create()).assessment.id;
}

describe('saving answers', () => {
  it('keeps the whole map and counts the revision up', async () => {
    id = await aDraft();
    const saved = await firm.save(id, 0, { machines: 'on-the-spot' });
    expect(saved.status).toBe(200);
    expect(saved.body).toEqual({ revision: 1, savedAt: '2026-11-20T09:00:00.000Z' });
    await firm.save(id, 1, { records: 'some-notes', cycles: 'dont-know' });
    const view = await firm.get(id);
    expect(view).toMatchObject({
      revision: 2,
      answers: { records: 'some-notes', cycles: 'dont-know' },
    });
    expect(view.answers).not.toHaveProperty('machines');
  });

  it('when the reply was lost and the same change comes again, answers as the first time', async () => {
    id = await aDraft();
    const changeId = randomUUID();
    const first = await firm.save(id, 0, { machines: 'on-the-spot' }, changeId);
    await firm.save(id, 1, { machines: 'both-ways' });
    service.clock.set('2026-11-20T09:05:00Z');
    const again = await firm.save(id, 0, { machines: 'on-the-spot' }, changeId);
    service.clock.set('2026-11-20T09:00:00Z');
    expect(again.status).toBe(200);
    expect(again.body).toEqual(first.body);
    expect(await firm.get(id)).toMatchObject({ revision: 2, answers: { machines: 'both-ways' } });
  });

  it('when the change comes again after submitting, still knows it', async () => {
    id = await aDraft();
    const changeId = randomUUID();
    await firm.save(id, 0, someAnswers(), changeId);
    await firm.submit(id, 1);
    const again = await firm.save(id, 0, someAnswers(), changeId);
    expect(again.status).toBe(200);
    expect(again.body.revision).toBe(1);
  });

  it('when another one saved in between, refuses and shows the current state', async () => {
    id = await aDraft();
    await firm.save(id, 0, { machines: 'on-the-spot' });
    const stale = await firm.save(id, 0, { records: 'some-notes' });
    expect(stale.status).toBe(409);
    expect(stale.body.error).toMatchObject({
      code: 'stale-revision',
      current: { revision: 1, answers: { machines: 'on-the-spot' }, profile: aProfile() },
    });
    expect((await firm.get(id)).answers).toEqual({ machines: 'on-the-spot' });
  });

  it('when twenty save at once from the same revision, exactly one succeeds', async () => {
    id = await aDraft();
    const tries = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        firm.save(id, 0, { machines: index % 2 === 0 ? 'on-the-spot' : 'both-ways' }),
      ),
    );
    const statuses = tries.map(({ status }) => status).toSorted((a, b) => a - b);
    expect(statuses).toEqual([200, ...Array<number>(19).fill(409)]);
    expect((await firm.get(id)).revision).toBe(1);
  });

  it('when the same change arrives twenty times at once, is saved once and always answered alike', async () => {
    id = await aDraft();
    const changeId = randomUUID();
    const tries = await Promise.all(
      Array.from({ length: 20 }, () => firm.save(id, 0, { machines: 'both-ways' }, changeId)),
    );
    expect(new Set(tries.map(({ status, body }) => `${status} ${body.revision}`))).toEqual(
      new Set(['200 1']),
    );
    expect((await firm.get(id)).revision).toBe(1);
  });

  it('takes the answers back to none', async () => {
    id = await aDraft();
    await firm.save(id, 0, { machines: 'on-the-spot' });
    expect((await firm.save(id, 1, {})).status).toBe(200);
    expect((await firm.get(id)).answers).toEqual({});
  });

  it('moves the day on which the draft would be deleted', async () => {
    id = await aDraft();
    service.clock.set('2026-12-05T12:00:00Z');
    await firm.save(id, 0, { machines: 'on-the-spot' });
    service.clock.set('2026-11-20T09:00:00Z');
    expect((await firm.get(id)).expiresAt).toBe('2027-12-06T00:00:00.000Z');
  });
});

describe('saving the profile', () => {
  it('shares the revision with the answers', async () => {
    id = await aDraft();
    await firm.save(id, 0, { machines: 'on-the-spot' });
    const profile = aProfile({ people: '10-49', name: 'Officina Città & C. "3"' });
    expect((await firm.saveProfile(id, 1, profile)).body.revision).toBe(2);
    expect(await firm.get(id)).toMatchObject({
      revision: 2,
      profile,
      answers: { machines: 'on-the-spot' },
    });
  });

  it('when the same change comes again, is harmless', async () => {
    id = await aDraft();
    const changeId = randomUUID();
    const first = await firm.saveProfile(id, 0, { country: 'IT' }, changeId);
    const again = await firm.saveProfile(id, 0, { country: 'IT' }, changeId);
    expect(again.body).toEqual(first.body);
  });

  it('when the same late change comes again after submitting, is harmless too', async () => {
    const { assessment } = await firm.create({ profile: { country: 'IT' } });
    await firm.submit(assessment.id, 0);
    const changeId = randomUUID();
    const late = { country: 'IT', people: '2-9' };
    const first = await firm.saveProfile(assessment.id, 0, late, changeId);
    const again = await firm.saveProfile(assessment.id, 0, late, changeId);
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body).toEqual(first.body);
  });
});
