import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CompanyView } from '../../../api/contract-companies.ts';
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import {
  aConsultantProfile,
  anAssignment,
  type Consultant,
  consultantIn,
  offered,
} from '../../support/engagement.ts';
import { found } from '../../support/firm.ts';
import { newAddress, Person } from '../../support/person.ts';

let running: AccountTestService;
let owner: Person;
let firm: CompanyView;
let consultant: Consultant;
beforeAll(async () => {
  running = await startAccountService();
  owner = new Person(running.service, running.mailbox);
  await owner.join(null);
  firm = await found(owner);
  consultant = await consultantIn(running.service, running.mailbox);
});
afterAll(() => running.close());

const fieldsOf = (body: { error: { issues: { path: string; code: string }[] } }) =>
  body.error.issues.map(({ path }) => path);
const stored = async () =>
  running.service.database.connection.collection('engagements').find().toArray();

/** What is wrong → the field that the answer names. */
const assignments: [name: string, fault: object, field: string][] = [
  ['no task', { tasks: [] }, 'tasks'],
  ['a task twice', { tasks: ['follow-up', 'follow-up'] }, 'tasks'],
  ['an unknown task', { tasks: ['cooking'] }, 'tasks.0'],
  ['no scope', { scope: '  ' }, 'scope'],
  ['a scope that is too long', { scope: 'x'.repeat(2001) }, 'scope'],
  ['a control character in the scope', { scope: 'audit\u0007' }, 'scope'],
  ['a day that does not exist', { from: '2027-02-29' }, 'from'],
  ['a moment instead of a day', { until: '2027-02-01T00:00:00Z' }, 'until'],
  ['the last day before the first', { from: '2027-02-02', until: '2027-02-01' }, 'until'],
  ['a last day that is over', { from: '2026-11-01', until: '2026-11-19' }, 'until'],
  ['more than five years', { from: '2026-11-20', until: '2031-11-22' }, 'until'],
  ['a state that is sent along', { state: 'active' }, 'state'],
  ['the word of the other side', { accepted: { consultant: 'yes' } }, 'accepted'],
];

describe('bad input', () => {
  it.each([
    ...assignments,
    ['an account that is no consultant', { consultant: 'nobody' }, 'consultant'],
    ['an operator for the database', { consultant: { $ne: '' } }, 'consultant.$ne'],
  ])('when an owner proposes with %s, then the field is named', async (_name, fault, field) => {
    const body = { ...anAssignment(), consultant: consultant.account, ...fault };
    const before = await stored();
    const response = await owner.send('post', `/companies/${firm.id}/engagements`, body);
    expect([response.status, fieldsOf(response.body)]).toEqual([400, [field]]);
    expect(await stored()).toEqual(before);
  });

  it.each([
    ...assignments,
    ['no address', { email: 'nobody' }, 'email'],
    ['two addresses', { email: 'a@example.org, b@example.org' }, 'email'],
    ['a name over two lines', { firm: 'Torneria\nBcc: x@example.org' }, 'firm'],
    ['another language', { language: 'fr' }, 'language'],
  ])('when a consultant proposes with %s, then the field is named', async (_name, fault, field) => {
    const email = newAddress();
    const body = { ...anAssignment(), email, language: 'it', firm: 'Torneria', ...fault };
    const before = await stored();
    const response = await consultant.send('post', '/engagements', body);
    expect([response.status, fieldsOf(response.body)]).toEqual([400, [field]]);
    expect(await stored()).toEqual(before);
  });

  it.each([
    ['an unknown province', { provinces: ['ITX99'] }, 'provinces.0'],
    ['a province twice', { provinces: ['ITI18', 'ITI18'] }, 'provinces'],
    ['no name', { name: '' }, 'name'],
    ['a name of two lines', { name: 'Ada\nVerdi' }, 'name'],
    [
      'half an accreditation',
      { accreditation: { body: 'Regione', number: '1' } },
      'accreditation.validUntil',
    ],
    [
      'a day that does not exist',
      { accreditation: { body: 'Regione', number: '1', validUntil: '2027-13-01' } },
      'accreditation.validUntil',
    ],
    ['a role', { roles: ['administrator'] }, 'roles'],
    ['the account of somebody else', { account: 'x' }, 'account'],
  ])('when a consultant writes %s, then the field is named', async (_name, fault, field) => {
    const before = (await consultant.send('get', '/consultant')).body;
    const body = { ...aConsultantProfile(), ...fault };
    const response = await consultant.send('put', '/consultant', body);
    expect([response.status, fieldsOf(response.body)]).toEqual([400, [field]]);
    expect((await consultant.send('get', '/consultant')).body).toEqual(before);
  });

  it.each([
    ['?province=Arezzo', 'province'],
    [`?text=${'x'.repeat(101)}`, 'text'],
    ['?sort=email', 'sort'],
    ['?text[$ne]=x', 'text[$ne]'],
  ])('when consultants are asked for with %s, then the field is named', async (query, field) => {
    const response = await owner.send('get', `/consultants${query}`);
    expect([response.status, fieldsOf(response.body)]).toEqual([400, [field]]);
  });

  it('when the letter is asked for in no language, then the field is named', async () => {
    const response = await owner.send('get', '/engagements/none/letter.pdf');
    expect([response.status, fieldsOf(response.body)]).toEqual([400, ['language']]);
  });
});

describe('links', () => {
  it.each(['', ' ', 'x'.repeat(201)])(
    'when a link carries %j, then it is refused',
    async (token) => {
      const shown = await owner.send('post', '/engagements/proposal', { token });
      expect(shown.status).toBe(token === ' ' ? 404 : 400);
    },
  );

  it('when a link is forged, cut, or of another kind, then it is unknown', async () => {
    const { engagement, token } = await offered(consultant, newAddress());
    const guest = new Person(running.service, running.mailbox);
    await guest.register();
    const verify = await guest.tokenFromMail('verify');
    for (const forged of [
      token.slice(1),
      `${token}A`,
      token.toLowerCase(),
      engagement.id,
      verify,
    ]) {
      const shown = await owner.send('post', '/engagements/proposal', { token: forged });
      const taken = await owner.send('post', '/engagements/acceptance', {
        token: forged,
        company: firm.id,
      });
      expect([shown.status, taken.status]).toEqual([404, 404]);
      expect([shown.body.error.code, fieldsOf(taken.body)]).toEqual(['not-found', ['token']]);
    }
    expect((await owner.send('post', '/engagements/proposal', { token })).status).toBe(200);
  });

  it('when a proposal by mail is read from the database, then the link is not in it', async () => {
    const { token } = await offered(consultant, newAddress());
    expect(JSON.stringify(await stored())).not.toContain(token);
  });
});

describe('limits', () => {
  it('when somebody proposes too often, then it is refused for a while', async () => {
    const few = await startAccountService({}, { engagement: { points: 2, seconds: 3600 } });
    try {
      const eager = await consultantIn(few.service, few.mailbox);
      const statuses = [];
      for (const _ of [1, 2, 3]) {
        const email = newAddress();
        const body = { ...anAssignment(), email, language: 'it', firm: 'Torneria' };
        statuses.push((await eager.send('post', '/engagements', body)).status);
      }
      expect(statuses).toEqual([201, 201, 429]);
    } finally {
      await few.close();
    }
  });

  it('when one address gets too many proposals, then no more go there', async () => {
    const few = await startAccountService({}, { mailAddress: { points: 1, seconds: 3600 } });
    try {
      const eager = await consultantIn(few.service, few.mailbox);
      const body = { ...anAssignment(), email: newAddress(), language: 'it', firm: 'Torneria' };
      const statuses = [];
      for (const _ of [1, 2])
        statuses.push((await eager.send('post', '/engagements', body)).status);
      expect(statuses).toEqual([201, 429]);
      const elsewhere = { ...body, email: newAddress() };
      expect((await eager.send('post', '/engagements', elsewhere)).status).toBe(201);
    } finally {
      await few.close();
    }
  });
});
