import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Email } from 'postal-mime';
import type { CompanyView } from '../../../api/contract-companies.ts';
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import {
  aConsultantProfile,
  type Consultant,
  consultantIn,
  engaged,
  offered,
  proposed,
} from '../../support/engagement.ts';
import { found } from '../../support/firm.ts';
import { readMail } from '../../support/mailbox.ts';
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
});
afterAll(() => running.close());
beforeEach(async () => {
  service.clock.set('2026-11-20T09:00:00Z');
  for (const name of ['mails', 'engagements', 'consultants'])
    await service.database.connection.collection(name).deleteMany({});
  owner = new Person(service, running.mailbox);
  await owner.join(null);
  firm = await found(owner, { name: 'Oreficeria <b>Prova</b>' });
  consultant = await consultantIn(service, running.mailbox);
  await speaks(consultant, 'en');
  running.mailbox.received.length = 0;
});

async function speaks(who: Person, language: string): Promise<void> {
  const accounts = service.database.connection.collection('accounts');
  await accounts.updateOne({ email: who.email }, { $set: { language } });
}

/** What goes out now. */
async function mails(): Promise<Email[]> {
  running.mailbox.received.length = 0;
  await service.services.mails.sendDue();
  return Promise.all(running.mailbox.received.map(readMail));
}
const facts = ({ to, subject }: Email) => [to?.[0]?.address, subject];
/** Recipients and subjects, in no order: mails that are due together go out in any. */
const outgoing = async () => new Set((await mails()).map((mail) => facts(mail).join(': ')));
const end = (id: string, who: Person) => who.send('post', `/engagements/${id}/end`);

describe('mails about engagements', () => {
  it('when a firm proposes, then the consultant is told in their language', async () => {
    await proposed(owner, firm.id, consultant);
    const [mail, ...more] = await mails();
    expect(more).toEqual([]);
    expect(facts(mail as Email)).toEqual([
      consultant.email,
      'A firm proposes an engagement to you',
    ]);
    expect(mail?.text).toContain('https://meridiana.example.org/en/consultant/engagements\n');
  });

  it('when it is accepted and ended, then the other side is told, every owner of it', async () => {
    const second = new Person(service, running.mailbox);
    const { id: account } = await second.join(null);
    await speaks(second, 'en');
    const member = { account, role: 'owner', since: new Date(), invitation: null };
    await service.database.connection
      .collection<{ _id: string; members: object[] }>('companies')
      .updateOne({ _id: firm.id }, { $push: { members: member } });
    const { id } = await engaged(owner, firm.id, consultant);
    expect(await outgoing()).toEqual(
      new Set([
        `${consultant.email}: A firm proposes an engagement to you`,
        `${owner.email}: Il vostro incarico è stato accettato`,
        `${second.email}: Your engagement is accepted`,
      ]),
    );
    await end(id, consultant);
    expect(await outgoing()).toEqual(
      new Set([
        `${owner.email}: Il vostro incarico è concluso`,
        `${second.email}: Your engagement has ended`,
      ]),
    );
    const text = (await readMail(running.mailbox.received[0])).text;
    expect(text).toContain(`/company/${firm.id}\n`);
    await end(id, owner);
    expect(await mails()).toEqual([]);
  });

  it('when a firm accepts what came by mail and ends it, then the consultant is told', async () => {
    const { engagement, token } = await offered(consultant, newAddress());
    await owner.send('post', '/engagements/acceptance', { token, company: firm.id });
    await end(engagement.id, owner);
    expect(await outgoing()).toEqual(
      new Set([
        `${consultant.email}: Your engagement is accepted`,
        `${consultant.email}: Your engagement has ended`,
      ]),
    );
  });

  it('when a proposal goes out by mail, then nothing that anybody typed is in it', async () => {
    const typed = { firm: 'Premio! Cliccate qui', scope: 'Chiamate il 899 000 000' };
    const email = newAddress();
    await offered(consultant, email, { ...typed, language: 'en' });
    const mail = await readMail(running.mailbox.received.at(-1));
    expect(facts(mail)).toEqual([email, 'A consultant proposes to work with your firm']);
    const all = [mail.subject, mail.text, mail.html].join('\n');
    for (const text of [...Object.values(typed), 'Verdi', 'Officina', 'Prova'])
      expect(all).not.toContain(text);
    expect(mail.text).toMatch(
      /https:\/\/meridiana\.example\.org\/en\/engagement#engagement=[\w-]{43}\n/,
    );
  });

  it('when the proposal is taken back before its mail went out, then no mail goes out', async () => {
    const body = { email: newAddress(), language: 'it', firm: 'Torneria' };
    const assignment = {
      tasks: ['follow-up'],
      scope: 'x',
      from: '2026-11-20',
      until: '2026-12-20',
    };
    const response = await consultant.send('post', '/engagements', { ...assignment, ...body });
    await end(response.body.id, consultant);
    expect(await mails()).toEqual([]);
  });

  it('when the mail server is away, then the mail waits, and its link is the same', async () => {
    running.mailbox.refuses = true;
    const email = newAddress();
    await expect(offered(consultant, email)).rejects.toThrow('no mail');
    running.mailbox.refuses = false;
    service.clock.set('2026-11-20T09:05:00Z');
    const [mail] = await mails();
    const token = /#engagement=([\w-]+)/.exec(mail?.text ?? '')?.[1];
    expect((await owner.send('post', '/engagements/proposal', { token })).status).toBe(200);
  });

  it('when the service stops between a step and its mail, then the mail goes out later, once', async () => {
    const { id } = await proposed(owner, firm.id, consultant);
    await mails();
    const letter = { id: 'waiting', kind: 'engagement-accepted', to: 'company' };
    await service.database.connection
      .collection<{ _id: string; letters: object[] }>('engagements')
      .updateOne({ _id: id }, { $push: { letters: letter } });
    const { engagementLetters } = service.services;
    await Promise.all([engagementLetters.sweep(), engagementLetters.sweep()]);
    await engagementLetters.sweep();
    expect((await mails()).map(facts)).toEqual([
      [owner.email, 'Il vostro incarico è stato accettato'],
    ]);
  });
});

describe('reminders of an accreditation that is about to end', () => {
  const sweep = () => service.services.reminders.sweep();
  const accredited = async (validUntil: string) => {
    const accreditation = { body: 'Regione Toscana', number: 'A-17', validUntil };
    await consultant.send('put', '/consultant', aConsultantProfile({ accreditation }));
  };

  it('come thirty and seven days before, once each', async () => {
    await accredited('2026-12-21');
    await sweep();
    expect(await mails()).toEqual([]);
    service.clock.set('2026-11-21T09:00:00Z');
    await Promise.all([sweep(), sweep()]);
    await sweep();
    const [mail, ...more] = await mails();
    expect(more).toEqual([]);
    expect(facts(mail as Email)).toEqual([consultant.email, 'Your accreditation is about to end']);
    expect(mail?.text).toContain('https://meridiana.example.org/en/consultant/profile\n');
    service.clock.set('2026-12-13T09:00:00Z');
    await sweep();
    expect(await mails()).toEqual([]);
    service.clock.set('2026-12-14T09:00:00Z');
    await sweep();
    await sweep();
    expect(await mails()).toHaveLength(1);
  });

  it('when it is written down with six days left, then one comes', async () => {
    await accredited('2026-11-26');
    await sweep();
    await sweep();
    expect(await mails()).toHaveLength(1);
  });

  it('when it was renewed, then reminders begin anew', async () => {
    await accredited('2026-11-26');
    await sweep();
    await accredited('2026-11-30');
    await sweep();
    expect(await mails()).toHaveLength(2);
  });

  it.each([
    ['it is over', '2026-11-19', ['consultant']],
    ['the consultant is none any more', '2026-11-26', []],
  ])('when %s, then none comes', async (_name, validUntil, roles) => {
    await accredited(validUntil);
    const accounts = service.database.connection.collection('accounts');
    await accounts.updateOne({ email: consultant.email }, { $set: { roles } });
    await sweep();
    expect(await mails()).toEqual([]);
  });
});
