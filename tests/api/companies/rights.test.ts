import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import type { CompanyView } from '../../../api/contract-companies.ts';
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import { type Consultant, consultantIn, engaged, proposed } from '../../support/engagement.ts';
import {
  aCompany,
  firmProfile,
  found,
  joined,
  type Member,
  newPerson,
} from '../../support/firm.ts';
import { newAddress } from '../../support/person.ts';
import { Visitor } from '../../support/visitor.ts';

interface StoredCompany {
  _id: string;
  invitations: { id: string }[];
}

let running: AccountTestService;
let firm: CompanyView;
let owner: Member;
let viewer: Member;
let token: string;
let active: Consultant;
const people: Record<string, Visitor> = {};

/** Who asks: with no tie | members | consultants by their engagement, and one without the role now | an administrator */
const NAMES = [
  'nobody',
  'stranger',
  'viewer',
  'editor',
  'owner',
  'proposed',
  'active',
  'ended',
  'former',
  'admin',
];

beforeAll(async () => {
  running = await startAccountService();
  const { service, mailbox } = running;
  owner = await newPerson(running);
  firm = await found(owner, { name: 'Secret Gears' });
  viewer = await joined(owner, firm.id, 'viewer');
  const stranger = await newPerson(running);
  await found(stranger);
  const admin = await newPerson(running);
  await admin.becomes('administrator');
  const consultant = () => consultantIn(service, mailbox);
  const waiting = await consultant();
  await proposed(owner, firm.id, waiting);
  active = await consultant();
  await engaged(owner, firm.id, active);
  const ended = await consultant();
  const { id } = await engaged(owner, firm.id, ended);
  await ended.send('post', `/engagements/${id}/end`);
  const former = await consultant();
  await engaged(owner, firm.id, former);
  await service.database.connection
    .collection('accounts')
    .updateOne({ email: former.email }, { $set: { roles: [] } });
  const guest = await newPerson(running);
  const invitation = { email: guest.email, role: 'editor', language: 'it' };
  await owner.send('post', `/companies/${firm.id}/invitations`, invitation);
  token = await guest.tokenFromMail('invitation');
  Object.assign(people, {
    nobody: new Visitor(service.app),
    stranger,
    viewer,
    editor: await joined(owner, firm.id, 'editor'),
    owner,
    proposed: waiting,
    active,
    ended,
    former,
    admin,
  });
});
afterAll(() => running.close());

const companies = () => running.service.database.connection.collection<StoredCompany>('companies');

type Ask = (who: Visitor, company: string) => Promise<Response>;
const change = { revision: 0, name: 'Changed', profile: firmProfile() };
const invitation = () => ({ email: newAddress(), role: 'viewer', language: 'it' });

/** What is asked for → the answers, in the order of `NAMES`. */
const table: [name: string, ask: Ask, answers: number[]][] = [
  [
    'reading the company',
    (who, id) => who.send('get', `/companies/${id}`),
    [401, 404, 200, 200, 200, 404, 200, 404, 404, 404],
  ],
  [
    'changing it',
    (who, id) => who.send('put', `/companies/${id}`, change),
    [401, 404, 403, 200, 200, 404, 403, 404, 404, 404],
  ],
  [
    'working out its size',
    (who, id) => who.send('put', `/companies/${id}/size`, { revision: 0, periods: [] }),
    [401, 404, 403, 200, 200, 404, 403, 404, 404, 404],
  ],
  [
    'reading its record',
    (who, id) => who.send('get', `/companies/${id}/record`),
    [401, 404, 403, 403, 200, 404, 403, 404, 404, 404],
  ],
  [
    'listing its members',
    (who, id) => who.send('get', `/companies/${id}/members`),
    [401, 404, 200, 200, 200, 404, 403, 404, 404, 404],
  ],
  [
    'inviting',
    (who, id) => who.send('post', `/companies/${id}/invitations`, invitation()),
    [401, 404, 403, 403, 201, 404, 403, 404, 404, 404],
  ],
  [
    'withdrawing an invitation',
    async (who, id) => {
      const stored = await companies().findOne({ _id: firm.id });
      return who.send('delete', `/companies/${id}/invitations/${stored?.invitations[0]?.id}`);
    },
    [401, 404, 403, 403, 204, 404, 403, 404, 404, 404],
  ],
  [
    'giving a member another place',
    (who, id) => who.send('put', `/companies/${id}/members/${viewer.account}`, { role: 'owner' }),
    [401, 404, 403, 403, 204, 404, 403, 404, 404, 404],
  ],
  [
    'removing the owner',
    (who, id) => who.send('delete', `/companies/${id}/members/${owner.account}`),
    [401, 404, 403, 403, 409, 404, 403, 404, 404, 404],
  ],
  [
    'leaving',
    (who, id) => who.send('delete', `/companies/${id}/members/me`),
    [401, 404, 204, 204, 409, 404, 403, 404, 404, 404],
  ],
  [
    'seeing what an invitation to somebody else is about',
    (who) => who.send('post', '/invitations/preview', { token }),
    [401, 403, 403, 403, 403, 403, 403, 403, 403, 403],
  ],
  [
    'accepting it',
    (who) => who.send('post', '/invitations/acceptance', { token }),
    [401, 403, 403, 403, 403, 403, 403, 403, 403, 403],
  ],
  [
    'listing own companies',
    (who) => who.send('get', '/companies'),
    [401, 200, 200, 200, 200, 200, 200, 200, 200, 200],
  ],
];

describe('who may do what with companies', () => {
  it.each(table)('%s', async (_name, ask, answers) => {
    const before = await companies().findOne({ _id: firm.id });
    if (!before) throw new Error('the company is not there');
    const given: Record<string, number> = {};
    const harmful: string[] = [];
    for (const name of NAMES) {
      const { status, body } = await ask(people[name] as Visitor, firm.id);
      given[name] = status;
      const after = await companies().findOne({ _id: firm.id });
      const tells = JSON.stringify(body).includes('Secret Gears');
      if (status >= 400 && (tells || !isDeepStrictEqual(after, before))) harmful.push(name);
      await companies().replaceOne({ _id: firm.id }, before);
    }
    expect(given).toEqual(Object.fromEntries(NAMES.map((name, index) => [name, answers[index]])));
    expect(harmful).toEqual([]);
  });

  it('the list shows own companies alone', async () => {
    const lists = await Promise.all(
      NAMES.slice(1).map(async (name) => {
        const { body } = await (people[name] as Visitor).send('get', '/companies');
        return [name, JSON.stringify(body).includes(firm.id)];
      }),
    );
    expect(lists.filter(([, isThere]) => isThere).map(([name]) => name)).toEqual([
      'viewer',
      'editor',
      'owner',
    ]);
  });

  it.each(['none', 'A'.repeat(22), '%24ne', '..%2Faccount'])(
    'the company %s is unknown to everybody, like a foreign one',
    async (id) => {
      const unknown = await owner.send('get', `/companies/${id}`);
      const foreign = await (people['stranger'] as Visitor).send('get', `/companies/${firm.id}`);
      expect([unknown.status, unknown.body]).toEqual([404, foreign.body]);
      for (const [, ask] of table.slice(0, 10)) expect((await ask(owner, id)).status).toBe(404);
    },
  );

  it('everybody who is signed in makes companies, and nobody else', async () => {
    for (const name of NAMES) {
      const { status } = await (people[name] as Visitor).send('post', '/companies', aCompany());
      expect([name, status]).toEqual([name, name === 'nobody' ? 401 : 201]);
    }
  });
});

describe('a consultant', () => {
  it('of an active engagement has no place in the company, and sees all of it', async () => {
    const { body } = await active.send('get', `/companies/${firm.id}`);
    expect(body).toEqual({ ...firm, role: null });
  });

  it.each<[string, (consultant: Consultant, engagement: string) => Promise<unknown>]>([
    ['the engagement ends', async (_who, id) => owner.send('post', `/engagements/${id}/end`)],
    [
      'the role is taken',
      async ({ account }) =>
        (people['admin'] as Visitor).send('delete', `/accounts/${account}/roles/consultant`),
    ],
  ])('when %s, then the next request finds nothing', async (_what, happens) => {
    const consultant = await consultantIn(running.service, running.mailbox);
    const { id } = await engaged(owner, firm.id, consultant);
    expect((await consultant.send('get', `/companies/${firm.id}`)).status).toBe(200);
    await happens(consultant, id);
    const refused = await consultant.send('get', `/companies/${firm.id}`);
    expect([refused.status, refused.body.error.code]).toEqual([404, 'not-found']);
  });
});
