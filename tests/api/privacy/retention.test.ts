import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { RetentionView } from '../../../api/contract.ts';
import { retentionTable } from '../../../api/privacy/retention.ts';
import { projectRoot } from '../../../api/project-root.ts';
import { createServices } from '../../../api/services.ts';
import english from '../../../client/text/legal.en.json' with { type: 'json' };
import italian from '../../../client/text/legal.it.json' with { type: 'json' };
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import { partiesIn, signedOff } from '../../support/audit.ts';
import { consultantIn, offered, proposed } from '../../support/engagement.ts';
import { found, joined, newPerson } from '../../support/firm.ts';
import { readMail } from '../../support/mailbox.ts';
import { newAddress } from '../../support/person.ts';
import { Visitor } from '../../support/visitor.ts';

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
  running.mailbox.received.length = 0;
});

const count = (name: string, filter = {}) =>
  running.service.database.connection.collection(name).countDocuments(filter);

/** The job at a moment, in two processes at once. */
async function sweepOn(moment: string): Promise<void> {
  running.service.clock.set(moment);
  const another = createServices(running.service.deps);
  await Promise.all([running.service.services.retention.sweep(), another.retention.sweep()]);
  await running.service.services.mails.sendDue();
}

describe('the table', () => {
  const table = retentionTable(10);
  const squeezed = (text: string) => text.replace(/ +/g, ' ');

  it('is what anybody can read', async () => {
    const { body } = await new Visitor(running.service.app).send('get', '/retention');
    expect(body).toEqual(table);
  });

  it.each(table)('the documents say the same of $id', ({ what, howLong, why }: RetentionView) => {
    const text = squeezed(readFileSync(join(projectRoot, 'docs/privacy.md'), 'utf8'));
    expect(text).toContain(`| ${what.en} | ${howLong.en} | ${why.en} |`);
  });

  it.each(table)('the privacy notice says the same of $id', ({ what, howLong }: RetentionView) => {
    const lines = (texts: typeof english) =>
      texts.privacy.sections.flatMap(({ list = [] }) => list);
    expect(lines(english)).toContain(`${what.en}: ${howLong.en}.`);
    expect(lines(italian)).toContain(`${what.it}: ${howLong.it}.`);
  });
});

describe('an account that nobody uses', () => {
  it('is told once 30 days before, and deleted 24 months after the last use', async () => {
    const person = await newPerson(running);
    running.mailbox.received.length = 0;
    await sweepOn('2028-10-20T09:00:00Z');
    expect(running.mailbox.received).toEqual([]);
    await sweepOn('2028-10-22T09:00:00Z');
    await sweepOn('2028-10-23T09:00:00Z');
    expect(running.mailbox.received).toHaveLength(1);
    const mail = await readMail(running.mailbox.received[0]);
    expect([mail.to?.[0]?.address, mail.subject]).toEqual([
      person.email,
      'Il vostro account si cancella tra 30 giorni',
    ]);
    await sweepOn('2028-11-20T09:00:00Z');
    expect(await count('accounts', { status: 'active' })).toBe(1);
    await sweepOn('2028-11-21T09:00:00Z');
    expect(await count('accounts', { status: 'active' })).toBe(0);
    await sweepOn('2028-11-21T10:00:00Z');
    expect(await count('accounts')).toBe(0);
    expect((await running.service.services.record.verify()).breaks).toEqual([]);
  });

  it('when it was told late, then it still has 30 days', async () => {
    await newPerson(running);
    await sweepOn('2029-06-01T09:00:00Z');
    await sweepOn('2029-06-30T09:00:00Z');
    expect(await count('accounts', { status: 'active' })).toBe(1);
    await sweepOn('2029-07-01T09:00:00Z');
    expect(await count('accounts', { status: 'active' })).toBe(0);
  });

  it('when its owner signs in again, then it stays, and the two years begin anew', async () => {
    const person = await newPerson(running);
    await sweepOn('2028-10-22T09:00:00Z');
    await person.send('post', '/sign-in-links', { email: person.email, language: 'it' });
    const token = await person.tokenFromMail('sign-in');
    expect((await person.send('post', '/sessions/link', { token })).status).toBe(201);
    await sweepOn('2028-11-22T09:00:00Z');
    expect(await count('accounts', { status: 'active' })).toBe(1);
    await sweepOn('2030-09-22T09:00:00Z');
    running.mailbox.received.length = 0;
    await sweepOn('2030-10-01T09:00:00Z');
    expect(await count('accounts', { status: 'active' })).toBe(1);
  });

  it('stays while it is the last owner of a company that others are in, and while it is administrator', async () => {
    const owner = await newPerson(running);
    const { id } = await found(owner);
    const viewer = await joined(owner, id, 'viewer');
    const admin = await newPerson(running);
    await admin.becomes('administrator');
    await sweepOn('2028-10-22T09:00:00Z');
    await running.service.database.connection
      .collection<{ _id: string }>('accounts')
      .updateOne({ _id: viewer.account }, { $set: { lastSeenAt: new Date('2028-10-22') } });
    await sweepOn('2028-11-21T09:00:00Z');
    expect(await count('accounts', { status: 'active' })).toBe(3);
    expect(await count('companies', { _id: id })).toBe(1);
  });
});

describe('proposals that nobody accepted', () => {
  it('are deleted 30 days after they are over, and agreed ones stay', async () => {
    const { engagement, owner, company } = await partiesIn(running);
    const { service, mailbox } = running;
    const consultant = await consultantIn(service, mailbox);
    await proposed(owner, company.id, consultant, { until: '2027-01-31' });
    await offered(consultant, newAddress(), { until: '2027-05-31' });
    expect(await count('engagements')).toBe(3);
    await service.services.record.sweep();
    await sweepOn('2027-01-19T09:00:00Z');
    expect(await count('engagements')).toBe(3);
    await sweepOn('2027-01-20T09:00:00Z');
    expect(await count('engagements')).toBe(2);
    await sweepOn('2027-03-03T09:00:00Z');
    expect(await count('engagements', { _id: engagement.id })).toBe(1);
    expect(await count('engagements')).toBe(1);
  });
});

describe('a signed audit whose company is gone', () => {
  it('is deleted when its time is over, with its letter of assignment', async () => {
    const parties = await partiesIn(running);
    await signedOff(parties);
    const { owner, company, consultant } = parties;
    await owner.send('delete', `/companies/${company.id}`);
    await running.service.database.connection
      .collection('accounts')
      .updateMany({}, { $set: { lastSeenAt: new Date('2036-11-01') } });
    await sweepOn('2036-11-19T09:00:00Z');
    expect([await count('audits'), await count('engagements')]).toEqual([1, 1]);
    await sweepOn('2036-11-20T09:00:00Z');
    expect([await count('audits'), await count('engagements')]).toEqual([0, 0]);
    expect(await count('accounts', { _id: consultant.account })).toBe(1);
    const { breaks } = await running.service.services.record.verify();
    expect(breaks).toEqual([]);
    const deeds = await running.service.database.connection
      .collection('record')
      .find({ act: 'audit.deleted', by: 'service' })
      .toArray();
    expect(deeds).toHaveLength(1);
  });
});
