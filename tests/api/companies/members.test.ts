import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import type { CompanyView, MemberList } from '../../../api/contract-companies.ts';
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import { found, joined, type Member, newPerson } from '../../support/firm.ts';
import type { Person } from '../../support/person.ts';

let running: AccountTestService;
let ada: Member;
let company: CompanyView;
beforeAll(async () => {
  running = await startAccountService();
});
afterAll(() => running.close());
beforeEach(async () => {
  running.service.clock.set('2026-11-20T09:00:00Z');
  ada = await newPerson(running);
  company = await found(ada);
});

const list = async (who: Person) =>
  (await who.send('get', `/companies/${company.id}/members`)).body as MemberList;
const place = (who: Person, account: string, role: string) =>
  who.send('put', `/companies/${company.id}/members/${account}`, { role });
const remove = (who: Person, account: string) =>
  who.send('delete', `/companies/${company.id}/members/${account}`);
const rolesNow = async (who: Person) =>
  Object.fromEntries((await list(who)).members.map(({ account, role }) => [account, role]));
const told = ({ status, body }: Response) => [status, body.error?.code];

describe('members', () => {
  it('are listed with address and place, the first one first', async () => {
    running.service.clock.set('2026-11-20T09:05:00Z');
    const bea = await joined(ada, company.id, 'editor');
    expect((await list(bea)).members).toEqual([
      {
        account: ada.account,
        email: ada.email,
        role: 'owner',
        since: '2026-11-20T09:00:00.000Z',
        you: false,
      },
      {
        account: bea.account,
        email: bea.email,
        role: 'editor',
        since: '2026-11-20T09:05:00.000Z',
        you: true,
      },
    ]);
  });

  it('when one gets another place, then it counts with the next request', async () => {
    const bea = await joined(ada, company.id, 'viewer');
    const change = { revision: 0, name: 'Bea', profile: { country: 'IT' } };
    expect((await bea.send('put', `/companies/${company.id}`, change)).status).toBe(403);
    expect((await place(ada, bea.account, 'editor')).status).toBe(204);
    expect((await bea.send('put', `/companies/${company.id}`, change)).status).toBe(200);
  });

  it('when one is removed, then nothing is left of it', async () => {
    const bea = await joined(ada, company.id, 'editor');
    expect((await remove(ada, bea.account)).status).toBe(204);
    expect((await bea.send('get', `/companies/${company.id}`)).status).toBe(404);
    expect((await bea.send('get', '/companies')).body).toEqual([]);
    expect((await remove(ada, bea.account)).status).toBe(404);
  });

  it.each(['editor', 'viewer', 'owner'] as const)('an %s can leave', async (role) => {
    const bea = await joined(ada, company.id, role);
    expect((await remove(bea, 'me')).status).toBe(204);
    expect(await rolesNow(ada)).toEqual({ [ada.account]: 'owner' });
  });

  it('of somebody who is none, or of another company, are not found', async () => {
    const stranger = await newPerson(running);
    await found(stranger);
    for (const account of [stranger.account, 'A'.repeat(22), '$ne']) {
      expect(told(await place(ada, account, 'owner'))).toEqual([404, 'not-found']);
      expect(told(await remove(ada, account))).toEqual([404, 'not-found']);
    }
  });
});

describe('the last owner', () => {
  it('cannot leave, be removed by themselves or step down, however many others there are', async () => {
    await joined(ada, company.id, 'editor');
    for (const refused of [
      await remove(ada, 'me'),
      await remove(ada, ada.account),
      await place(ada, ada.account, 'viewer'),
    ])
      expect(told(refused)).toEqual([409, 'last-owner']);
    expect((await rolesNow(ada))[ada.account]).toBe('owner');
    expect((await place(ada, ada.account, 'owner')).status).toBe(204);
  });

  it('can leave after making another member owner', async () => {
    const bea = await joined(ada, company.id, 'viewer');
    expect((await place(ada, bea.account, 'owner')).status).toBe(204);
    expect((await remove(ada, 'me')).status).toBe(204);
    expect(await rolesNow(bea)).toEqual({ [bea.account]: 'owner' });
  });

  const partings: [what: string, (ada: Member, bea: Member) => Promise<Response>[]][] = [
    ['both leave', (one, two) => [remove(one, 'me'), remove(two, 'me')]],
    ['both remove each other', (one, two) => [remove(one, two.account), remove(two, one.account)]],
    [
      'both step down',
      (one, two) => [place(one, one.account, 'viewer'), place(two, two.account, 'viewer')],
    ],
    [
      'both make the other a viewer',
      (one, two) => [place(one, two.account, 'viewer'), place(two, one.account, 'viewer')],
    ],
    [
      'one leaves and is removing the other',
      (one, two) => [remove(one, 'me'), remove(one, two.account)],
    ],
  ];
  it.each(partings)('when two owners are left and %s at once, then one stays', async (_, part) => {
    for (let round = 0; round < 5; round += 1) {
      const one = await newPerson(running);
      company = await found(one);
      const two = await joined(one, company.id, 'owner');
      const answers = await Promise.all(part(one, two));
      const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b);
      expect(statuses[0]).toBe(204);
      expect([403, 404, 409]).toContain(statuses[1]);
      const stored = await running.service.database.connection
        .collection<{ _id: string; members: { role: string }[] }>('companies')
        .findOne({ _id: company.id });
      expect(stored?.members.filter(({ role }) => role === 'owner')).toHaveLength(1);
    }
  });
});

describe('the record of a company', () => {
  it('says who did what, by ids and fixed words alone', async () => {
    const bea = await joined(ada, company.id, 'viewer');
    await place(ada, bea.account, 'editor');
    await place(ada, bea.account, 'editor');
    const change = { revision: 0, name: 'Typed by Bea', profile: { country: 'IT' } };
    await bea.send('put', `/companies/${company.id}`, change);
    await bea.send('put', `/companies/${company.id}/size`, { revision: 1, periods: [] });
    await remove(bea, 'me');
    const { body } = await ada.send('get', `/companies/${company.id}/record`);
    expect(body.map(({ act, by, on, detail }: never) => [act, by, on, detail])).toEqual([
      ['member.left', bea.account, bea.account, null],
      ['company.size-changed', bea.account, null, null],
      ['company.changed', bea.account, null, null],
      ['member.changed', ada.account, bea.account, 'editor'],
      ['member.joined', bea.account, bea.account, 'viewer'],
      ['member.invited', ada.account, expect.stringMatching(/^[\w-]{22}$/), 'viewer'],
      ['company.created', ada.account, null, null],
    ]);
    expect(JSON.stringify(body)).not.toMatch(/Typed|example\.org/);
    expect((await running.service.services.record.verify()).breaks).toEqual([]);
  });
});
