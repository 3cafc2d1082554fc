import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CompanyView } from '../../../api/contract-companies.ts';
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import {
  aConsultantProfile,
  anAssignment,
  type Consultant,
  consultantIn,
  engaged,
  offered,
  proposed,
} from '../../support/engagement.ts';
import { found } from '../../support/firm.ts';
import { newAddress, Person } from '../../support/person.ts';
import type { TestService } from '../../support/service.ts';
import { Visitor } from '../../support/visitor.ts';

let running: AccountTestService;
let service: TestService;
let firm: CompanyView;
let named: Consultant;
let other: Consultant;
let token: string;
const ids = { proposed: '', active: '', ended: '', byMail: '', others: '' };
const people: Record<string, Visitor> = {};

beforeAll(async () => {
  running = await startAccountService();
  service = running.service;
  const { mailbox } = running;
  const owner = new Person(service, mailbox);
  await owner.join(null);
  firm = await found(owner);
  named = await consultantIn(service, mailbox);
  other = await consultantIn(service, mailbox);
  const stranger = new Person(service, mailbox);
  await stranger.join(null);
  const elsewhere = await found(stranger);
  const former = await consultantIn(service, mailbox);

  ids.active = (await engaged(owner, firm.id, named)).id;
  ids.proposed = (await proposed(owner, firm.id, named)).id;
  ids.ended = (await engaged(owner, firm.id, named)).id;
  await owner.send('post', `/engagements/${ids.ended}/end`);
  ids.others = (await engaged(stranger, elsewhere.id, other)).id;
  await engaged(owner, firm.id, former);
  await service.database.connection
    .collection('accounts')
    .updateOne({ email: former.email }, { $set: { roles: [] } });
  const offer = await offered(other, newAddress());
  ids.byMail = offer.engagement.id;
  token = offer.token;
  Object.assign(people, {
    nobody: new Visitor(service.app),
    stranger,
    viewer: await memberOf(owner, 'viewer'),
    editor: await memberOf(owner, 'editor'),
    owner,
    named,
    other,
    former,
  });
});
afterAll(() => running.close());

/** Somebody in the firm, put there past the API. */
async function memberOf(owner: Person, role: string): Promise<Person> {
  const person = new Person(owner.service, owner.mailbox);
  const { id: account } = await person.join(null);
  const member = { account, role, since: new Date(), invitation: null };
  await owner.service.database.connection
    .collection<{ _id: string; members: object[] }>('companies')
    .updateOne({ _id: firm.id }, { $push: { members: member } });
  return person;
}

type Ask = (who: Visitor) => Promise<{ status: number }>;
const get =
  (path: () => string): Ask =>
  (who) =>
    who.send('get', path());
const post =
  (path: () => string, body: () => object = () => ({})): Ask =>
  (who) =>
    who.send('post', path(), body());

/** Who asks: nobody, stranger | viewer, editor, owner | consultant named in it, another, one without the role now */
const NAMES = ['nobody', 'stranger', 'viewer', 'editor', 'owner', 'named', 'other', 'former'];

/** What is asked for → the answers, in the order of `NAMES`. Nothing here changes what the next row finds. */
const table: [name: string, ask: Ask, answers: number[]][] = [
  ['own profile', get(() => '/consultant'), [401, 403, 403, 403, 403, 200, 200, 403]],
  ['the list of consultants', get(() => '/consultants'), [401, 200, 200, 200, 200, 200, 200, 200]],
  ['own engagements', get(() => '/engagements'), [401, 403, 403, 403, 403, 200, 200, 403]],
  [
    "the firm's engagements",
    get(() => `/companies/${firm.id}/engagements`),
    [401, 404, 200, 200, 200, 200, 404, 404],
  ],
  [
    'engagements of a firm that does not exist',
    get(() => '/companies/none/engagements'),
    [401, 404, 404, 404, 404, 404, 404, 404],
  ],
  ...(['proposed', 'active', 'ended'] as const).map((state): [string, Ask, number[]] => [
    `an engagement that is ${state}`,
    get(() => `/engagements/${ids[state]}`),
    [401, 404, 200, 200, 200, 200, 404, 404],
  ]),
  [
    'its letter',
    get(() => `/engagements/${ids.active}/letter.pdf?language=it`),
    [401, 404, 200, 200, 200, 200, 404, 404],
  ],
  [
    "another firm's engagement",
    get(() => `/engagements/${ids.others}`),
    [401, 200, 404, 404, 404, 404, 200, 404],
  ],
  [
    "another firm's letter",
    get(() => `/engagements/${ids.others}/letter.pdf?language=it`),
    [401, 200, 404, 404, 404, 404, 200, 404],
  ],
  [
    'a proposal that is still in a mail',
    get(() => `/engagements/${ids.byMail}`),
    [401, 404, 404, 404, 404, 404, 200, 404],
  ],
  [
    "accepting another firm's engagement",
    post(() => `/engagements/${ids.others}/acceptance`),
    [401, 200, 404, 404, 404, 404, 200, 404],
  ],
  [
    'accepting one that is active',
    post(() => `/engagements/${ids.active}/acceptance`),
    [401, 404, 403, 403, 200, 200, 404, 404],
  ],
  [
    'ending one that has ended',
    post(() => `/engagements/${ids.ended}/end`),
    [401, 404, 403, 403, 200, 200, 404, 404],
  ],
  [
    "proposing in the firm's name",
    post(
      () => `/companies/${firm.id}/engagements`,
      () => ({ ...anAssignment(), consultant: other.account }),
    ),
    [401, 404, 403, 403, 201, 403, 404, 404],
  ],
  [
    'proposing to a firm by mail',
    post(
      () => '/engagements',
      () => ({ ...anAssignment(), email: newAddress(), language: 'en', firm: 'Torneria' }),
    ),
    [401, 403, 403, 403, 403, 201, 201, 403],
  ],
  [
    'what a mail proposes',
    post(
      () => '/engagements/proposal',
      () => ({ token }),
    ),
    [200, 200, 200, 200, 200, 200, 200, 200],
  ],
  [
    'writing a profile',
    (who) => who.send('put', '/consultant', aConsultantProfile()),
    [401, 403, 403, 403, 403, 200, 200, 403],
  ],
  // When "other" asks, the owner has accepted: the firm is known to them, but they are no owner.
  [
    'accepting for the firm what came by mail',
    post(
      () => '/engagements/acceptance',
      () => ({ token, company: firm.id }),
    ),
    [401, 404, 403, 403, 200, 403, 403, 404],
  ],
];

describe('who may do what with engagements', () => {
  it.each(table)('%s', async (_name, ask, answers) => {
    const given: Record<string, number> = {};
    for (const name of NAMES) given[name] = (await ask(people[name] as Visitor)).status;
    expect(given).toEqual(Object.fromEntries(NAMES.map((name, index) => [name, answers[index]])));
  });

  it("when a firm's consultant lists its engagements, then those of others are not there", async () => {
    const { body } = await named.send('get', `/companies/${firm.id}/engagements`);
    const accounts = body.map(
      (each: { consultant: { account: string } }) => each.consultant.account,
    );
    expect(new Set(accounts)).toEqual(new Set([named.account]));
  });
});
