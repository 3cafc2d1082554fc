import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AuditRecord } from '../../../api/audits/audits.record.ts';
import { Signer } from '../../../api/audits/signer.ts';
import type { AccountDeletion } from '../../../api/contract-companies.ts';
import { createServices } from '../../../api/services.ts';
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import { begun, partiesIn, read, refusal, signedOff } from '../../support/audit.ts';
import { engaged, offered } from '../../support/engagement.ts';
import { PDF, upload } from '../../support/evidence-files.ts';
import { found, joined, newPerson, newVatNumber } from '../../support/firm.ts';
import { newAddress, Person } from '../../support/person.ts';
import { aCreation, someAnswers } from '../../support/visitor.ts';

type Stored = { _id: string } & Record<string, unknown>;

let running: AccountTestService;
beforeAll(async () => {
  running = await startAccountService();
});
afterAll(() => running.close());
beforeEach(async () => {
  running.service.clock.set('2026-11-20T09:00:00Z');
  const { connection } = running.service.database;
  for (const { name } of await connection.listCollections())
    await connection.collection(name).deleteMany({});
});

const stored = (name: string) => running.service.database.connection.collection<Stored>(name);
const count = (name: string, filter = {}) => stored(name).countDocuments(filter);
const sweep = () => running.service.services.accountErasure.sweep();
const verify = () => running.service.services.record.verify();

/** Collections beside the record in which any of the words still stands. */
async function mentionsOf(...words: string[]): Promise<string[]> {
  const { connection } = running.service.database;
  const places: string[] = [];
  for (const { name } of await connection.listCollections()) {
    const text = JSON.stringify(await connection.collection(name).find().toArray());
    if (words.some((word) => text.includes(word)) && !name.startsWith('record')) places.push(name);
  }
  return places;
}

/** Later than what a request that was under way may still write. */
async function muchLater(): Promise<void> {
  running.service.clock.set('2026-11-20T09:11:00Z');
  await sweep();
  // Sessions of those who read on go on as if nothing was.
  running.service.clock.set('2026-11-20T09:05:00Z');
}

/** Somebody with a survey that was submitted, an office that was asked, and a mail that waits. */
async function withSurvey(): Promise<Person & { account: string }> {
  const person = await newPerson(running);
  const created = await person.send('post', '/account/assessments', aCreation());
  const { id } = created.body;
  await person.save(id, 0, someAnswers());
  await person.submit(id, 1);
  const offer = running.service.deps.catalogue.offers.find(({ kind }) => kind === 'service')?.id;
  const contact = { name: 'Ada', email: 'ada@example.org' };
  await person.send('post', `/assessments/${id}/referrals`, { offer, contact, consent: true });
  return person;
}

describe('deleting an account', () => {
  it('says before what goes', async () => {
    const person = await withSurvey();
    const own = await found(person, { name: 'Da sola' });
    const { owner } = await partiesIn(running);
    const shared = await found(owner, { name: 'In due' });
    await owner.send('post', `/companies/${shared.id}/invitations`, {
      email: person.email,
      role: 'viewer',
      language: 'it',
    });
    const token = await person.tokenFromMail('invitation');
    await person.send('post', '/invitations/acceptance', { token });
    const { body } = await person.send('get', '/account/deletion');
    expect(body).toEqual({
      removed: { assessments: 1, audits: 0, evidence: 0, members: 2, referrals: 1 },
      kept: [],
      companies: {
        gone: [{ id: own.id, name: 'Da sola' }],
        left: [{ id: shared.id, name: 'In due' }],
        handOver: [],
      },
      engagements: 0,
      lastAdministrator: false,
    });
  });

  it('when it is done, then nothing of the person is left but the record, and nobody is signed in', async () => {
    const person = await withSurvey();
    await found(person);
    const gone = await person.send('delete', '/account');
    expect(gone.status).toBe(204);
    expect(String(gone.headers['set-cookie'])).toContain('meridiana-session=;');
    expect((await person.send('get', '/account')).status).toBe(401);
    await muchLater();
    expect(await count('accounts', { _id: person.account })).toBe(0);
    expect(await count('accounts', { email: person.email })).toBe(0);
    for (const name of ['companies', 'assessments', 'referrals', 'mails'])
      expect([name, await count(name)]).toEqual([name, 0]);
    expect(await mentionsOf(person.account, person.email, 'ada@example.org')).toEqual([]);
    const acts = await stored('record')
      .find({ chain: `account:${person.account}` })
      .toArray();
    expect(acts.map(({ act }) => act)).toContain('account.deleted');
    expect(JSON.stringify(await stored('record').find().toArray())).not.toContain(person.email);
    expect((await verify()).breaks).toEqual([]);
  });

  it('the address can open an account anew, at once', async () => {
    const person = await newPerson(running);
    await person.send('delete', '/account');
    running.service.clock.set('2026-11-20T09:00:01Z');
    const again = new Person(running.service, running.mailbox, person.email);
    expect((await again.join(null)).id).not.toBe(person.account);
    await muchLater();
    expect((await again.send('get', '/account')).status).toBe(200);
  });

  it('when it owns a company alone with others in it, then nothing happens and the company is named', async () => {
    const owner = await newPerson(running);
    const { id, name } = await found(owner);
    const viewer = await joined(owner, id, 'viewer');
    const refused = await owner.send('delete', '/account');
    expect(refusal(refused)).toEqual([409, 'last-owner']);
    expect(refused.body.error.issues).toEqual([{ path: id, code: 'last-owner', message: name }]);
    const preview = (await owner.send('get', '/account/deletion')).body as AccountDeletion;
    expect(preview.companies.handOver).toEqual([{ id, name }]);
    await owner.send('put', `/companies/${id}/members/${viewer.account}`, { role: 'owner' });
    expect((await owner.send('delete', '/account')).status).toBe(204);
    const { body } = await viewer.send('get', `/companies/${id}/members`);
    expect(body.members).toEqual([expect.objectContaining({ account: viewer.account })]);
  });

  it('when the other owner goes at the same moment, then the company still has an owner', async () => {
    const owner = await newPerson(running);
    const { id } = await found(owner);
    const second = await joined(owner, id, 'owner');
    const viewer = await joined(owner, id, 'viewer');
    const editor = await joined(owner, id, 'editor');
    const both = [owner, second].map((each) => each.send('delete', '/account'));
    const statuses = (await Promise.all(both)).map(({ status }) => status);
    expect(statuses).toContain(204);
    const company = await stored('companies').findOne({ _id: id });
    const members = company?.['members'] as { account: string; role: string }[];
    expect(members.filter(({ role }) => role === 'owner').length).toBeGreaterThan(0);
    expect(members.map(({ account }) => account)).toEqual(
      expect.arrayContaining([viewer.account, editor.account]),
    );
  });

  it('when all owners are gone before the sweep, then an editor becomes owner', async () => {
    const owner = await newPerson(running);
    const { id } = await found(owner);
    await joined(owner, id, 'viewer');
    const editor = await joined(owner, id, 'editor');
    await stored('accounts').replaceOne(
      { _id: owner.account },
      {
        status: 'deleted',
        email: owner.account,
        address: owner.email,
        deletedAt: running.service.clock.now(),
        unrecorded: [],
      },
    );
    await sweep();
    expect((await editor.send('get', `/companies/${id}`)).body.role).toBe('owner');
    expect((await verify()).breaks).toEqual([]);
  });

  it('the last administrator stays, one of two can go', async () => {
    const admin = await newPerson(running);
    await admin.becomes('administrator');
    expect(refusal(await admin.send('delete', '/account'))).toEqual([409, 'last-administrator']);
    expect((await admin.send('get', '/account/deletion')).body.lastAdministrator).toBe(true);
    const other = await newPerson(running);
    await other.becomes('administrator');
    await Promise.all([admin, other].map((each) => each.send('delete', '/account')));
    const left = () => count('accounts', { status: 'active', roles: 'administrator' });
    expect(await left()).toBeGreaterThan(0);
    await admin.send('delete', '/account');
    await other.send('delete', '/account');
    expect(await left()).toBe(1);
  });

  it('nobody deletes without a session', async () => {
    const stranger = new Person(running.service, running.mailbox);
    for (const path of ['/account', '/companies/AAAAAAAAAAAAAAAAAAAAAA'])
      expect((await stranger.send('delete', path)).status).toBe(401);
  });
});

describe('when a consultant deletes the account', () => {
  it('proposals go, engagements end, and the name stays where a signed audit rests on it', async () => {
    const parties = await partiesIn(running);
    const { consultant } = parties;
    const signed = await signedOff(parties);
    const owner = await newPerson(running);
    const company = await found(owner, { name: 'Senza firma' });
    const agreed = await engaged(owner, company.id, consultant);
    const { engagement } = await offered(consultant, newAddress());
    const draft = await begun({ ...parties, owner, company, engagement: agreed });
    await consultant.send('put', `/audits/${draft.id}/notes/audit`, { text: 'Tra me e me' });
    expect((await consultant.send('get', '/account/deletion')).body.engagements).toBe(3);
    expect((await consultant.send('delete', '/account')).status).toBe(204);
    await muchLater();
    expect(await count('consultants')).toBe(0);
    expect(await count('engagements', { _id: engagement.id })).toBe(0);
    const view = (await owner.send('get', `/engagements/${agreed.id}`)).body;
    expect([view.state, view.consultant.name]).toEqual(['ended', '—']);
    const kept = await stored('engagements').findOne({ _id: parties.engagement.id });
    expect(kept?.['names']).toMatchObject({ consultant: 'Nicolò Verdi' });
    expect((await read(owner, draft.id)).consultant.name).toBe('—');
    const audit = await read(parties.owner, signed.id);
    expect(audit.signedOff?.name).toBe('Nicolò Verdi');
    expect(JSON.stringify(await stored('audits').find().toArray())).not.toContain('Tra me e me');
  });
});

describe('deleting a company', () => {
  it('says before what goes and what a signed audit keeps, and until when', async () => {
    const parties = await partiesIn(running);
    const { owner, company, consultant } = parties;
    const signed = await signedOff(parties);
    await consultant.send('post', `/audits/${signed.id}/follow-ups`);
    const preview = await owner.send('get', `/companies/${company.id}/deletion`);
    expect(preview.body).toEqual({
      removed: { assessments: 0, audits: 1, evidence: 0, members: 1, referrals: 0 },
      kept: [{ audit: signed.id, signedOffOn: '2026-11-20', until: '2036-11-20' }],
    });
  });

  it('when it is done, then a signed audit keeps what its signature covers and nothing else is left', async () => {
    const parties = await partiesIn(running);
    const { owner, consultant, company, engagement } = parties;
    const { id, series } = await signedOff(parties);
    await running.service.services.projection.sweep();
    expect(await count('results', { series })).toBe(2);
    const receipt = (await owner.send('get', `/audits/${id}/receipt`)).body;
    const draft = await begun({ ...parties }, { point: 'T1' });
    await upload(owner, draft.id, PDF);
    await owner.send('post', `/audits/${draft.id}/comments`, { question: null, text: 'Segreto' });
    const said = [{ text: 'Parola di Ada', account: owner.account }];
    await stored('audits').updateOne({ _id: id }, { $set: { comments: said } });
    expect((await owner.send('delete', `/companies/${company.id}`)).status).toBe(204);
    for (const who of [owner, consultant]) {
      expect((await who.send('get', `/companies/${company.id}`)).status).toBe(404);
      expect((await who.send('get', `/audits/${id}`)).status).toBe(404);
    }
    await muchLater();
    expect(await count('companies', { _id: company.id })).toBe(0);
    expect(await count('evidence.files')).toBe(0);
    expect(await count('results', { series })).toBe(0);
    const left = await stored('audits').find().toArray();
    expect(left).toEqual([expect.objectContaining({ _id: id, keptUntil: '2036-11-20' })]);
    expect(JSON.stringify(left)).not.toMatch(/Parola di Ada|Segreto/);
    // The id of the company and its name stand in what was signed and in the letter, and nowhere else.
    const places = await mentionsOf(company.id, company.name);
    expect(places.toSorted()).toEqual(['audits', 'engagements']);
    const [kept] = left as unknown as [AuditRecord];
    expect(receiptOf(kept)).toEqual(receipt);
    const stays = await stored('engagements').findOne({ _id: engagement.id });
    expect(stays?.['ended']).not.toBeNull();
    expect((await verify()).breaks).toEqual([]);
  });

  it('the VAT number is free for another company', async () => {
    const owner = await newPerson(running);
    const vatNumber = newVatNumber();
    const { id } = await found(owner, { vatNumber });
    await owner.send('delete', `/companies/${id}`);
    expect((await found(await newPerson(running), { vatNumber })).vatNumber).toBe(vatNumber);
  });

  it.each(['editor', 'viewer'] as const)(
    'who is %s cannot, nor see what would go',
    async (role) => {
      const owner = await newPerson(running);
      const { id } = await found(owner);
      const member = await joined(owner, id, role);
      const stranger = await newPerson(running);
      expect((await member.send('delete', `/companies/${id}`)).status).toBe(403);
      expect((await member.send('get', `/companies/${id}/deletion`)).status).toBe(403);
      expect((await stranger.send('delete', `/companies/${id}`)).status).toBe(404);
      expect((await stranger.send('get', `/companies/${id}/deletion`)).status).toBe(404);
      expect((await owner.send('get', `/companies/${id}`)).status).toBe(200);
    },
  );
});

describe('a deletion that was cut off', () => {
  it('when the process ended after the first write, then any process finishes it, two at once too', async () => {
    const parties = await partiesIn(running);
    const { owner, company } = parties;
    await signedOff(parties);
    const tombstone = { status: 'deleted', deletedAt: running.service.clock.now(), unrecorded: [] };
    await stored('companies').replaceOne({ _id: company.id }, tombstone);
    await stored('accounts').replaceOne(
      { _id: owner.account },
      { ...tombstone, email: owner.account, address: owner.email },
    );
    const another = createServices(running.service.deps);
    await Promise.all([sweep(), another.accountErasure.sweep()]);
    await Promise.all([sweep(), another.accountErasure.sweep()]);
    await muchLater();
    expect(await count('companies')).toBe(0);
    expect(await count('accounts', { _id: owner.account })).toBe(0);
    expect(await count('audits', { keptUntil: '2036-11-20' })).toBe(1);
    expect((await verify()).breaks).toEqual([]);
  });

  it('what was written in between goes with the next sweep', async () => {
    const person = await withSurvey();
    const before = await stored('assessments').findOne({ holder: `account:${person.account}` });
    await person.send('delete', '/account');
    await stored('assessments').insertOne({ ...before, _id: 'late' });
    await sweep();
    expect(await count('assessments')).toBe(0);
  });
});

/** The receipt of an audit as stored, made without asking anybody's right. */
function receiptOf(audit: AuditRecord): unknown {
  const { questionnaires, catalogue, keys } = running.service.deps;
  return structuredClone(
    new Signer({ questionnaires, catalogue, keys: keys.signing }).receipt(audit),
  );
}
