import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CompanyView, InvitationView, MemberList } from '../../../api/contract-companies.ts';
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import { found, type Member, newPerson } from '../../support/firm.ts';
import { readMail } from '../../support/mailbox.ts';
import { newAddress, Person } from '../../support/person.ts';

let running: AccountTestService;
let ada: Member;
let bea: Member;
let company: CompanyView;
beforeAll(async () => {
  running = await startAccountService();
});
afterAll(() => running.close());
beforeEach(async () => {
  running.service.clock.set('2026-11-20T09:00:00Z');
  ada = await newPerson(running);
  bea = await newPerson(running);
  company = await found(ada, { name: 'Buy gold at evil.example' });
});

/** Later, those who are here still have their session. */
async function later(moment: string, ...people: Person[]): Promise<void> {
  running.service.clock.set(moment);
  for (const person of people) await person.send('post', '/sessions/refresh');
}

const invite = (email: string, role = 'editor', language = 'it') =>
  ada.send('post', `/companies/${company.id}/invitations`, { email, role, language });
const withdraw = (id: string) => ada.send('delete', `/companies/${company.id}/invitations/${id}`);
const accept = (who: Person, token: string) =>
  who.send('post', '/invitations/acceptance', { token });
const preview = (who: Person, token: string) => who.send('post', '/invitations/preview', { token });
const list = async (who: Person) =>
  (await who.send('get', `/companies/${company.id}/members`)).body as MemberList;
const companies = () =>
  running.service.database.connection.collection<{ _id: string; members: object[] }>('companies');

async function newestMailTo(address: string) {
  await running.service.services.mails.sendDue();
  const mails = await Promise.all(running.mailbox.received.map(readMail));
  return mails.findLast(({ to }) => to?.[0]?.address === address);
}

async function invited(person: Person, role = 'editor'): Promise<string> {
  const { status, body } = await invite(person.email, role);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return person.tokenFromMail('invitation');
}

describe('an invitation', () => {
  it('waits fourteen days, is seen by owners alone, and makes a member', async () => {
    const { status, body } = await invite(bea.email.toUpperCase());
    expect([status, body]).toEqual([
      201,
      {
        id: expect.stringMatching(/^[\w-]{22}$/),
        email: bea.email,
        role: 'editor',
        invitedAt: '2026-11-20T09:00:00.000Z',
        expiresAt: '2026-12-04T09:00:00.000Z',
      },
    ]);
    expect((await list(ada)).invitations).toEqual([body]);
    const token = await bea.tokenFromMail('invitation');
    const summary = { id: company.id, name: company.name, role: 'editor' };
    expect((await preview(bea, token)).body).toEqual(summary);
    expect((await list(ada)).members).toHaveLength(1);
    expect(await accept(bea, token)).toMatchObject({ status: 200, body: summary });
    expect((await list(ada)).invitations).toEqual([]);
    expect((await list(ada)).members.map(({ email, role }) => [email, role])).toEqual([
      [ada.email, 'owner'],
      [bea.email, 'editor'],
    ]);
    await invite(newAddress());
    expect((await list(bea)).invitations).toEqual([]);
  });

  it('is a mail without anything that somebody typed, in the language of who reads it', async () => {
    await invite(bea.email, 'viewer', 'en');
    const mail = await newestMailTo(bea.email);
    expect(mail?.subject).toBe('Un invito alle pagine di un’impresa');
    expect(mail?.text).toContain('con questo ruolo: lettore');
    expect(mail?.html).toContain('lang="it"');
    const stranger = newAddress();
    await invite(stranger, 'owner', 'en');
    const other = await newestMailTo(stranger);
    expect(other?.text).toContain('with this role: owner');
    for (const text of [mail?.text, mail?.html, other?.text, other?.html]) {
      expect(text).not.toMatch(/evil|gold/i);
      expect(text).not.toContain(ada.email);
    }
  });

  it('to an address without account can be accepted once it has one', async () => {
    const carla = new Person(running.service, running.mailbox);
    await invite(carla.email);
    const token = await carla.tokenFromMail('invitation');
    expect((await accept(carla, token)).status).toBe(401);
    await carla.join();
    expect((await accept(carla, token)).status).toBe(200);
  });

  it('when the mail goes out a second time, then it has the same link', async () => {
    running.mailbox.refuses = true;
    await invite(bea.email);
    await running.service.services.mails.sendDue();
    running.mailbox.refuses = false;
    await later('2026-11-20T10:00:00Z', bea);
    expect((await accept(bea, await bea.tokenFromMail('invitation'))).status).toBe(200);
  });

  it('when the process ends before the mail is queued, then the sweep queues it, once', async () => {
    await invite(bea.email);
    const mails = running.service.database.connection.collection('mails');
    const { _id } = (await mails.findOne({ to: bea.email })) ?? {};
    await mails.deleteMany({ to: bea.email });
    await companies().updateOne(
      { _id: company.id },
      { $set: { 'invitations.0.unsent': 'it' } as object },
    );
    for (const _ of [1, 2]) await running.service.services.invitations.sweep();
    const queued = await mails.find({ to: bea.email }).toArray();
    expect(queued.map((mail) => mail._id)).toEqual([_id]);
    expect((await accept(bea, await bea.tokenFromMail('invitation'))).status).toBe(200);
  });

  it('is kept as a hash, and its token is nowhere in the database', async () => {
    const token = await invited(bea);
    const stored = JSON.stringify(await companies().findOne({ _id: company.id }));
    expect(stored).toContain('"hash":"');
    expect(stored).not.toContain(token);
  });
});

describe('accepting', () => {
  it('twice says the same to who joined, and nothing to others', async () => {
    const token = await invited(bea);
    const first = await accept(bea, token);
    expect((await accept(bea, token)).body).toEqual(first.body);
    expect((await preview(bea, token)).body).toEqual(first.body);
    expect((await accept(ada, token)).status).toBe(404);
    expect((await list(ada)).members).toHaveLength(2);
  });

  it('twice at once makes one member', async () => {
    for (let round = 0; round < 5; round += 1) {
      const person = await newPerson(running);
      const token = await invited(person, 'viewer');
      const answers = await Promise.all([accept(person, token), accept(person, token)]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      const { members } = await list(ada);
      expect(members.filter(({ account }) => account === person.account)).toHaveLength(1);
    }
  });

  it('with another account than the one invited is refused, and says so', async () => {
    const token = await invited(bea);
    const carla = await newPerson(running);
    for (const refused of [await accept(carla, token), await preview(carla, token)]) {
      expect([refused.status, refused.body.error.code]).toEqual([403, 'other-address']);
      expect(JSON.stringify(refused.body)).not.toMatch(new RegExp(`${bea.email}|gold`));
    }
    expect((await accept(bea, token)).status).toBe(200);
  });

  it('with an account that changed its address away is refused', async () => {
    const token = await invited(bea);
    await running.service.database.connection
      .collection('accounts')
      .updateOne({ email: bea.email }, { $set: { email: newAddress() } });
    expect((await accept(bea, token)).body.error.code).toBe('other-address');
  });

  it.each([
    ['after fourteen days', async () => later('2026-12-04T09:00:00Z', bea)],
    ['when it was withdrawn', async () => withdraw((await list(ada)).invitations[0]?.id ?? '')],
  ])('%s finds nothing, and the address is forgotten', async (_when, happens) => {
    const token = await invited(bea);
    await happens();
    expect((await preview(bea, token)).status).toBe(404);
    expect((await accept(bea, token)).status).toBe(404);
    await running.service.services.invitations.sweep();
    const stored = await companies().findOne({ _id: company.id });
    expect(stored).toMatchObject({ invitations: [] });
  });

  it('when it is withdrawn in that moment, then either it counts or it does not', async () => {
    for (let round = 0; round < 5; round += 1) {
      const person = await newPerson(running);
      const token = await invited(person);
      const { id } = (await list(ada)).invitations[0] as InvitationView;
      const [accepted, withdrawn] = await Promise.all([accept(person, token), withdraw(id)]);
      const isMember = (await list(ada)).members.some(({ email }) => email === person.email);
      expect([accepted.status, withdrawn.status, isMember]).toEqual(
        isMember ? [200, 404, true] : [404, 204, false],
      );
    }
  });

  it('after being removed does not work with the old link', async () => {
    const token = await invited(bea);
    await accept(bea, token);
    await ada.send('delete', `/companies/${company.id}/members/${bea.account}`);
    expect((await accept(bea, token)).status).toBe(404);
  });

  it('as a member already is refused and changes no place', async () => {
    const token = await invited(bea, 'owner');
    await companies().updateOne(
      { _id: company.id },
      {
        $push: { members: { account: bea.account, role: 'viewer', since: new Date() } },
      },
    );
    const refused = await accept(bea, token);
    expect([refused.status, refused.body.error.code]).toEqual([409, 'already-member']);
    expect((await list(bea)).members.find(({ you }) => you)?.role).toBe('viewer');
  });

  it.each(['x'.repeat(43), 'a.b.c', '../../members'])('the token %s is unknown', async (token) => {
    const refused = await accept(bea, token);
    expect([refused.status, refused.body.error.code]).toEqual([404, 'not-found']);
  });
});

describe('inviting', () => {
  it('a member, or an address twice, is refused', async () => {
    await accept(bea, await invited(bea));
    const member = await invite(bea.email);
    expect([member.status, member.body.error.code]).toEqual([409, 'already-member']);
    const address = newAddress();
    const both = await Promise.all([invite(address), invite(address)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    expect((await invite(address)).body.error.code).toBe('already-invited');
    await later('2026-12-05T09:00:00Z', ada);
    expect((await invite(address)).status).toBe(201);
  });

  it('says the same whether or not the address has an account', async () => {
    const [known, unknown] = [await invite(bea.email), await invite(newAddress())];
    const shape = ({ body }: typeof known) => ({ ...body, id: '', email: '' });
    expect([known.status, shape(known)]).toEqual([unknown.status, shape(unknown)]);
  });

  it('more than twenty at a time is refused, also all at once', async () => {
    const answers = await Promise.all(Array.from({ length: 24 }, () => invite(newAddress())));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body.error.code).toBe('too-many-invitations');
  });

  it('into a company with fifty members: who comes last is refused', async () => {
    const token = await invited(bea);
    const others = Array.from({ length: 49 }, (_, index) => ({
      account: `other-${index}`,
      role: 'viewer',
      since: new Date(),
    }));
    await companies().updateOne(
      { _id: company.id },
      {
        $push: { members: { $each: others } },
      },
    );
    const refused = await accept(bea, token);
    expect([refused.status, refused.body.error.code]).toEqual([409, 'too-many-members']);
  });

  it('somebody who is in twenty companies: a further one is refused', async () => {
    const token = await invited(bea);
    for (let index = 0; index < 20; index += 1) await found(bea);
    const refused = await accept(bea, token);
    expect([refused.status, refused.body.error.code]).toEqual([409, 'too-many-companies']);
  });

  it('when the company is gone before the mail goes out, then none goes out', async () => {
    await invite(bea.email);
    await companies().deleteOne({ _id: company.id });
    const before = running.mailbox.received.length;
    await running.service.services.mails.sendDue();
    expect(running.mailbox.received).toHaveLength(before);
  });
});
