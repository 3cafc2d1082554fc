import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CompanyView } from '../../../api/contract-companies.ts';
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import { type Consultant, consultantIn, offered, proposed } from '../../support/engagement.ts';
import { found } from '../../support/firm.ts';
import { newAddress, Person } from '../../support/person.ts';
import type { TestService } from '../../support/service.ts';

let running: AccountTestService;
let service: TestService;
let owner: Person;
let firm: CompanyView;
let consultant: Consultant;
beforeAll(async () => {
  running = await startAccountService();
  service = running.service;
  owner = new Person(service, running.mailbox);
  await owner.join(null);
  firm = await found(owner);
  consultant = await consultantIn(service, running.mailbox);
});
afterAll(() => running.close());
beforeEach(async () => {
  await service.database.connection.collection('engagements').deleteMany({});
  await service.services.mails.sendDue();
  running.mailbox.received.length = 0;
});

/** The acts of an engagement in the company's record, the oldest first. */
async function actsOf(id: string): Promise<string[]> {
  await service.services.record.sweep();
  const entries = await service.database.connection
    .collection('record')
    .find({ chain: `company:${firm.id}`, on: id })
    .sort({ seq: 1 })
    .toArray();
  return entries.map((entry) => String(entry['act']));
}

async function mailsSent(): Promise<number> {
  await service.services.mails.sendDue();
  return running.mailbox.received.length;
}

describe('at the same moment', () => {
  it('when the consultant accepts five times, then it is accepted, told and recorded once', async () => {
    const { id } = await proposed(owner, firm.id, consultant);
    expect(await mailsSent()).toBe(1);
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map(() => consultant.send('post', `/engagements/${id}/acceptance`)),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(await mailsSent()).toBe(2);
    expect(await actsOf(id)).toEqual(['engagement.proposed', 'engagement.accepted']);
  });

  it('when two owners accept one mail for two companies, then one of them gets it', async () => {
    const second = new Person(service, running.mailbox);
    await second.join(null);
    const companies = [firm, await found(second)];
    const { engagement, token } = await offered(consultant, newAddress());
    const answers = await Promise.all(
      [owner, second].map((who, index) =>
        who.send('post', '/engagements/acceptance', { token, company: companies[index]?.id }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 404]);
    const winner = companies[answers.findIndex(({ status }) => status === 200)];
    const { body } = await consultant.send('get', `/engagements/${engagement.id}`);
    expect(body.company).toEqual({ id: winner?.id, name: winner?.name });
  });

  it('when one side accepts while the other ends it, then it has ended, in either order', async () => {
    for (const round of [1, 2, 3, 4, 5, 6]) {
      const { id } = await proposed(owner, firm.id, consultant);
      const asks = [
        () => consultant.send('post', `/engagements/${id}/acceptance`),
        () => owner.send('post', `/engagements/${id}/end`),
      ];
      const answers = await Promise.all(
        (round % 2 === 0 ? asks : asks.toReversed()).map((ask) => ask()),
      );
      for (const { status } of answers) expect([200, 409]).toContain(status);
      const { body } = await owner.send('get', `/engagements/${id}`);
      expect([body.state, body.ended]).toEqual(['ended', { on: '2026-11-20', by: 'company' }]);
      expect((await consultant.send('get', `/companies/${firm.id}`)).status).toBe(404);
      const acts = await actsOf(id);
      const wasAccepted = body.accepted.consultant !== null;
      expect(acts.filter((act) => act === 'engagement.ended')).toHaveLength(1);
      expect(acts.includes('engagement.accepted')).toBe(wasAccepted);
    }
  });

  it('when both sides end it, then one of them did', async () => {
    const { id } = await proposed(owner, firm.id, consultant);
    const answers = await Promise.all(
      [owner, consultant].map((who) => who.send('post', `/engagements/${id}/end`)),
    );
    const [first, second] = answers.map(({ body }) => body.ended);
    expect(first).toEqual(second);
    expect((await actsOf(id)).filter((act) => act === 'engagement.ended')).toHaveLength(1);
  });
});

describe('the record', () => {
  it('names accounts and engagements by id, and nothing that anybody typed', async () => {
    const { engagement, token } = await offered(consultant, newAddress());
    await owner.send('post', '/engagements/acceptance', { token, company: firm.id });
    await consultant.send('post', `/engagements/${engagement.id}/end`);
    expect(await actsOf(engagement.id)).toEqual(['engagement.accepted', 'engagement.ended']);
    const own = (await consultant.send('get', '/account/record')).body;
    expect(own[0]).toMatchObject({
      act: 'engagement.proposed',
      by: consultant.account,
      on: engagement.id,
    });
    const all = await service.database.connection.collection('record').find().toArray();
    for (const typed of ['Oreficeria', 'Verdi', 'Officina', 'reparti'])
      expect(JSON.stringify(all)).not.toContain(typed);
    expect((await service.services.record.verify()).breaks).toEqual([]);
  });
});
