import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestService, startService } from '../support/service.ts';
import { Visitor } from '../support/visitor.ts';

let service: TestService;
let firm: Visitor;
let id: string;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());
beforeEach(async () => {
  firm = new Visitor(service.app);
  ({ id } = await firm.submitted());
});

function offerOf(kind: string): string {
  const offer = service.deps.catalogue.offers.find((each) => each.kind === kind);
  if (!offer) throw new Error(`The catalogue has no ${kind}`);
  return offer.id;
}

function refer(change: object = {}) {
  return firm.send('post', `/assessments/${id}/referrals`, {
    offer: offerOf('service'),
    contact: { name: 'Ada Rossi', email: 'ada@example.org', phone: '+39 0575 123456' },
    consent: true,
    ...change,
  });
}

describe('"I am interested"', () => {
  it('is recorded with the contact, the consent and the notice that was shown', async () => {
    const response = await refer();
    expect(response.status).toBe(201);
    expect(response.body).toEqual({
      id: expect.stringMatching(/^[\w-]{22}$/),
      offer: offerOf('service'),
      contact: { name: 'Ada Rossi', email: 'ada@example.org', phone: '+39 0575 123456' },
      createdAt: '2026-11-20T09:00:00.000Z',
      call: null,
      service: 'A.1',
      state: 'interested',
      steps: [
        {
          state: 'interested',
          day: '2026-11-20',
          recordedAt: '2026-11-20T09:00:00.000Z',
          by: 'firm',
        },
      ],
      revision: 0,
    });
    const stored = await service.database.connection
      .collection('referrals')
      .findOne({ assessment: id });
    expect(stored).toMatchObject({
      consentedAt: new Date('2026-11-20T09:00:00Z'),
      privacyNotice: '2026-11',
    });
  });

  it('when said twice, is there once, with the newer contact', async () => {
    await refer();
    const again = await refer({ contact: { name: 'Bruno', email: 'bruno@example.org' } });
    expect(again.status).toBe(201);
    const { body } = await firm.send('get', `/assessments/${id}/referrals`);
    expect(body).toHaveLength(1);
    expect(body[0].contact).toEqual({ name: 'Bruno', email: 'bruno@example.org' });
  });

  it('when withdrawn, is gone', async () => {
    const { body } = await refer();
    const path = `/assessments/${id}/referrals`;
    expect((await firm.send('delete', `${path}/${body.id}`)).status).toBe(204);
    expect((await firm.send('get', path)).body).toEqual([]);
  });

  it('of another firm is neither seen nor withdrawn', async () => {
    const { body } = await refer();
    const other = new Visitor(service.app);
    const { id: otherId } = await other.submitted();
    expect((await other.send('get', `/assessments/${otherId}/referrals`)).body).toEqual([]);
    expect(
      (await other.send('delete', `/assessments/${otherId}/referrals/${body.id}`)).status,
    ).toBe(404);
    expect((await firm.send('get', `/assessments/${id}/referrals`)).body).toHaveLength(1);
  });

  it('is not for case studies, which are stories', async () => {
    const response = await refer({ offer: offerOf('case') });
    expect([response.status, response.body.error.issues[0].path]).toEqual([400, 'offer']);
  });
});
