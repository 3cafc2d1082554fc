import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AssessmentStore } from '../../api/assessments/assessments.store.ts';
import { LIMITS } from '../../api/http/rate-limits.ts';
import { type TestService, startService } from '../support/service.ts';
import { someAnswers, Visitor } from '../support/visitor.ts';

let service: TestService;
let firm: Visitor;
beforeAll(async () => {
  const plenty = { points: 100, seconds: 60 };
  service = await startService({ limits: { ...LIMITS, mailAddress: plenty, mailNetwork: plenty } });
});
afterAll(() => service.close());
beforeEach(async () => {
  service.clock.set('2026-11-20T09:00:00Z');
  for (const name of ['assessments', 'referrals', 'mails']) {
    await service.database.connection.collection(name).deleteMany({});
  }
  firm = new Visitor(service.app);
});

const offer = () => service.deps.catalogue.offers.find(({ kind }) => kind === 'service')?.id;

async function withEverything(): Promise<{ first: string; second: string }> {
  const { id: first } = await firm.submitted();
  await firm.send('post', `/assessments/${first}/referrals`, {
    offer: offer(),
    contact: { name: 'Ada', email: 'ada@example.org' },
    consent: true,
  });
  await firm.send('post', `/assessments/${first}/mails`, {
    kind: 'report',
    to: 'ada@example.org',
    language: 'it',
  });
  const opened = await firm.send('post', `/assessments/${first}/corrections`);
  const second = opened.body.assessment.id;
  await firm.save(second, 0, someAnswers());
  return { first, second };
}

async function leftovers(): Promise<number[]> {
  const { connection } = service.database;
  const names = ['assessments', 'referrals', 'mails'];
  return Promise.all(names.map((name) => connection.collection(name).countDocuments()));
}

describe('deleting', () => {
  it.each(['first', 'second'] as const)(
    'when the %s version is deleted, nothing of any version is left',
    async (which) => {
      const ids = await withEverything();
      expect(await leftovers()).toEqual([2, 1, 1]);
      const response = await firm.send('delete', `/assessments/${ids[which]}`);
      expect(response.status).toBe(204);
      expect(await leftovers()).toEqual([0, 0, 0]);
    },
  );

  it('takes the cookie away, and the links lead nowhere', async () => {
    const { assessment, editToken } = await firm.create();
    const response = await firm.send('delete', `/assessments/${assessment.id}`);
    expect(String(response.headers['set-cookie'])).toContain('meridiana-edit=;');
    expect((await firm.send('get', `/assessments/${assessment.id}`)).status).toBe(401);
    expect((await firm.open(editToken)).status).toBe(404);
  });

  it('leaves what belongs to others', async () => {
    const other = new Visitor(service.app);
    const { id } = await other.submitted();
    const { first } = await withEverything();
    await firm.send('delete', `/assessments/${first}`);
    expect((await other.get(id)).status).toBe('submitted');
  });

  it('when the process ended half-way, is finished by the next sweep', async () => {
    const { first } = await withEverything();
    const { connection } = service.database;
    const assessments = connection.collection<{ _id: string; status: string; series: string }>(
      'assessments',
    );
    await assessments.replaceOne({ _id: first }, { status: 'deleted', series: first });
    expect((await firm.send('get', `/assessments/${first}`)).status).toBe(404);
    await service.services.deletion.sweep();
    expect(await leftovers()).toEqual([0, 0, 0]);
    await service.services.deletion.sweep();
  });

  it('a tombstone keeps nothing but ids', async () => {
    const { first } = await withEverything();
    const stored = service.database.connection.collection('assessments');
    const before = await stored.findOne({ _id: first as never });
    const link: string = before?.['links'][0].id;
    expect(await new AssessmentStore(service.database).bury({ id: first, link })).toBe(true);
    expect(await stored.findOne({ _id: first as never })).toEqual({
      _id: first,
      series: first,
      status: 'deleted',
    });
  });
});

describe('drafts that are over', () => {
  it('are deleted twelve months after the last change, with their mails', async () => {
    const { assessment } = await firm.create();
    await firm.send('post', `/assessments/${assessment.id}/mails`, {
      kind: 'resume',
      to: 'ada@example.org',
      language: 'en',
    });
    service.clock.set('2027-11-20T23:00:00Z');
    await service.services.deletion.sweep();
    expect(await leftovers()).toEqual([1, 0, 1]);
    service.clock.set('2027-11-21T00:00:00Z');
    await service.services.deletion.sweep();
    expect(await leftovers()).toEqual([0, 0, 0]);
  });

  it('submitted ones stay', async () => {
    const { id } = await firm.submitted();
    service.clock.set('2030-01-01T00:00:00Z');
    await service.services.deletion.sweep();
    service.clock.set('2026-11-20T09:00:00Z');
    expect((await firm.get(id)).status).toBe('submitted');
  });
});
