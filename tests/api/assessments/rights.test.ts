import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import type { AssessmentSummary } from '../../../api/contract.ts';
import type { CompanyView } from '../../../api/contract-companies.ts';
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import { type Consultant, consultantIn, engaged, proposed } from '../../support/engagement.ts';
import { found, joined, newPerson } from '../../support/firm.ts';
import {
  aBeginning,
  accountResult,
  beginFor,
  companyDraft,
  companyResult,
  followed,
} from '../../support/held-assessment.ts';
import { newAddress, type Person } from '../../support/person.ts';
import { catalogue } from '../../support/service.ts';
import { someAnswers, Visitor } from '../../support/visitor.ts';

let running: AccountTestService;
let firm: CompanyView;
let owner: Person;
let draft: string;
let result: string;
let followUp: string;
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
  const stranger = await newPerson(running);
  await found(stranger);
  const admin = await newPerson(running);
  await admin.becomes('administrator');
  Object.assign(people, {
    nobody: new Visitor(service.app),
    stranger,
    viewer: await joined(owner, firm.id, 'viewer'),
    editor: await joined(owner, firm.id, 'editor'),
    owner,
    ...(await consultantsOf(firm.id, () => consultantIn(service, mailbox))),
    admin,
  });
});
afterAll(() => running.close());

async function consultantsOf(company: string, consultant: () => Promise<Consultant>) {
  const [waiting, active, ended, former] = [
    await consultant(),
    await consultant(),
    await consultant(),
    await consultant(),
  ];
  await proposed(owner, company, waiting);
  await engaged(owner, company, active);
  const { id } = await engaged(owner, company, ended);
  await ended.send('post', `/engagements/${id}/end`);
  await engaged(owner, company, former);
  await running.service.database.connection
    .collection('accounts')
    .updateOne({ email: former.email }, { $set: { roles: [] } });
  return { proposed: waiting, active, ended, former };
}

const change = (rest: object) => ({ changeId: randomUUID(), revision: 0, ...rest });
const contact = () => ({ name: 'Ada', email: newAddress() });
const OFFER = catalogue.offers.find(({ kind }) => kind === 'service')?.id;

type Ask = (who: Visitor) => Promise<Response>;
const [MAY_READ, MAY_ANSWER, MAY_WRITE, MAY_OWN] = [
  (done: number) => [401, 404, done, done, done, 404, done, 404, 404, 404],
  (done: number) => [401, 404, 403, done, done, 404, done, 404, 404, 404],
  (done: number) => [401, 404, 403, done, done, 404, 403, 404, 404, 404],
  (done: number) => [401, 404, 403, 403, done, 404, 403, 404, 404, 404],
];
const at = (id: string, rest = '') => `/assessments/${id}${rest}`;

/** What is asked for → the answers, in the order of `NAMES`. Every asker meets assessments of their own. */
const table: [name: string, ask: Ask, answers: number[]][] = [
  ['beginning one', (who) => beginFor(who, firm.id), MAY_ANSWER(201)],
  ['listing them', (who) => who.send('get', `/companies/${firm.id}/assessments`), MAY_READ(200)],
  ['reading a draft', (who) => who.send('get', at(draft)), MAY_READ(200)],
  ['reading a result', (who) => who.send('get', at(result)), MAY_READ(200)],
  [
    'answering',
    (who) => who.send('put', at(draft, '/answers'), change({ answers: { machines: 'both-ways' } })),
    MAY_ANSWER(200),
  ],
  [
    'changing the profile',
    (who) =>
      who.send(
        'put',
        at(draft, '/profile'),
        change({ profile: { ...firm.profile, name: firm.name, people: '10-49' } }),
      ),
    MAY_ANSWER(200),
  ],
  [
    'settling',
    (who) => who.send('put', at(draft, '/settlements'), change({ settlements: {} })),
    MAY_ANSWER(200),
  ],
  ['submitting', (who) => who.submit(draft, 0), MAY_WRITE(200)],
  ['correcting', (who) => who.send('post', at(result, '/corrections')), MAY_ANSWER(201)],
  ['measuring again', (who) => who.send('post', at(result, '/follow-ups')), MAY_ANSWER(201)],
  ['comparing', (who) => who.send('get', at(followUp, '/comparison')), MAY_READ(200)],
  ['printing it', (who) => who.send('get', at(followUp, '/comparison.pdf')), MAY_READ(200)],
  ['the receipt', (who) => who.send('get', at(result, '/receipt')), MAY_READ(200)],
  ['the report', (who) => who.send('get', at(result, '/report.pdf')), MAY_READ(200)],
  ['its links', (who) => who.send('get', at(result, '/links')), MAY_WRITE(200)],
  [
    'a read link',
    (who) => who.send('post', at(result, '/links'), { right: 'read' }),
    MAY_WRITE(201),
  ],
  [
    'ending a link',
    async (who) => {
      const { id } = await owner.link(result, 'read');
      return who.send('delete', at(result, `/links/${id}`));
    },
    MAY_WRITE(204),
  ],
  [
    'mailing the report',
    (who) =>
      who.send('post', at(result, '/mails'), { kind: 'report', to: newAddress(), language: 'it' }),
    MAY_WRITE(202),
  ],
  ['its referrals', (who) => who.send('get', at(result, '/referrals')), MAY_READ(200)],
  [
    'asking for contact',
    (who) =>
      who.send('post', at(result, '/referrals'), {
        offer: OFFER,
        contact: contact(),
        consent: true,
      }),
    MAY_WRITE(201),
  ],
  [
    'withdrawing that',
    async (who) => {
      const body = { offer: OFFER, contact: contact(), consent: true };
      const { id } = (await owner.send('post', at(result, '/referrals'), body)).body;
      return who.send('delete', at(result, `/referrals/${id}`));
    },
    MAY_WRITE(204),
  ],
  [
    'claiming it for oneself',
    (who) => who.send('post', at(draft, '/claim')),
    [401, 404, 409, 409, 409, 404, 409, 404, 404, 404],
  ],
  ['deleting', (who) => who.send('delete', at(draft)), MAY_OWN(204)],
];

describe('what a company holds', () => {
  it.each(table)('%s', async (_name, ask, answers) => {
    const statuses: number[] = [];
    for (const name of NAMES) {
      draft = (await companyDraft(owner, firm.id)).id;
      result = (await companyResult(owner, firm.id)).id;
      followUp = (await followed(owner, (await companyResult(owner, firm.id)).id)).id;
      statuses.push((await ask(people[name] as Visitor)).status);
    }
    expect(statuses).toEqual(answers);
  });

  it.each(NAMES.slice(1))('moving one’s own into it (%s)', async (name) => {
    const who = people[name] as Visitor;
    const own = await accountResult(who);
    const moved = await who.send('put', `/companies/${firm.id}/assessments/${own.id}`);
    const expected = { viewer: 403, editor: 200, owner: 200, active: 200 }[name] ?? 404;
    expect(moved.status).toBe(expected);
    expect((await who.send('get', at(own.id))).body.company).toBe(
      expected === 200 ? firm.id : null,
    );
  });

  it.each([
    ['owner', ['answer', 'submit', 'share', 'delete']],
    ['editor', ['answer', 'submit', 'share']],
    ['viewer', []],
    ['active', ['answer']],
  ])('tells %s what they may do', async (name, may) => {
    const { id } = await companyDraft(owner, firm.id);
    const { body } = await (people[name] as Visitor).send('get', at(id));
    expect(body).toMatchObject({
      may,
      right: may.includes('answer') ? 'edit' : 'read',
      held: true,
      company: firm.id,
    });
  });

  it('is out of a consultant’s reach at once when the engagement ends', async () => {
    const { service, mailbox } = running;
    const consultant = await consultantIn(service, mailbox);
    const engagement = await engaged(owner, firm.id, consultant);
    const { id } = await companyDraft(consultant, firm.id);
    expect((await consultant.save(id, 0, { machines: 'both-ways' })).status).toBe(200);
    await owner.send('post', `/engagements/${engagement.id}/end`);
    expect((await consultant.save(id, 1, { machines: 'digital-display' })).status).toBe(404);
    expect((await consultant.send('get', at(id))).status).toBe(404);
    expect((await owner.get(id)).answers).toEqual({ machines: 'both-ways' });
  });

  it('is out of reach at once for a member who was removed', async () => {
    const guest = await joined(owner, firm.id, 'editor');
    const { id } = await companyDraft(guest, firm.id);
    await owner.send('delete', `/companies/${firm.id}/members/${guest.account}`);
    expect((await guest.save(id, 0, someAnswers())).status).toBe(404);
    const list = await guest.send('get', '/account/assessments');
    expect(list.body as AssessmentSummary[]).toEqual([]);
  });

  it('looks like an unknown id to members of another firm, on every address', async () => {
    const { id } = await companyDraft(owner, firm.id);
    const stranger = people['stranger'] as Visitor;
    const [foreign, unknown] = await Promise.all(
      [id, 'A'.repeat(22)].map(async (each) => (await stranger.send('get', at(each))).body),
    );
    expect(foreign).toEqual(unknown);
    const other = await found(await newPerson(running));
    const bodies = await Promise.all(
      [other.id, 'B'.repeat(22)].map(
        async (company) =>
          (await stranger.send('post', `/companies/${company}/assessments`, aBeginning())).body,
      ),
    );
    expect(bodies[0]).toEqual(bodies[1]);
  });
});
