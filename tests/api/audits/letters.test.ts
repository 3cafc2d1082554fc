import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import { begun, type Parties, partiesIn, signedOff, submitted } from '../../support/audit.ts';
import { upload } from '../../support/evidence-files.ts';
import { joined } from '../../support/firm.ts';
import { readMail } from '../../support/mailbox.ts';

let running: AccountTestService;
let parties: Parties;
beforeAll(async () => {
  running = await startAccountService();
});
afterAll(() => running.close());
beforeEach(async () => {
  running.service.clock.set('2026-11-20T09:00:00Z');
  parties = await partiesIn(running);
  await running.service.services.mails.sendDue();
  running.mailbox.received.length = 0;
});

/** Lets everything go out that waits. @returns who got what about the audit, or any, in order of the addresses */
async function letters(audit = '') {
  const { auditLetters, mails } = running.service.services;
  await auditLetters.sweep();
  await mails.sendDue();
  const received = await Promise.all(running.mailbox.received.map(readMail));
  running.mailbox.received.length = 0;
  return received
    .filter(({ text }) => text?.includes(`/audit/${audit}`))
    .map(({ to, subject, text, html }) => ({
      to: to?.[0]?.address ?? '',
      subject,
      content: `${text} ${html}`,
      audit: /\/audit\/([\w-]+)/.exec(text ?? '')?.[1],
    }))
    .toSorted((a, b) => (a.to < b.to ? -1 : 1));
}

describe('letters about an audit', () => {
  it('when changes are asked for, then owners and editors hear of it, without a word that was typed', async () => {
    const { owner, consultant, company } = parties;
    const editor = await joined(owner, company.id, 'editor');
    await joined(owner, company.id, 'viewer');
    const { id } = await submitted(parties);
    const items = [{ question: 'machines', text: 'Quale fresa intendete?' }];
    await consultant.send('post', `/audits/${id}/changes`, { items });
    const sent = await letters(id);
    expect(sent.map(({ to }) => to)).toEqual([owner.email, editor.email].toSorted());
    for (const { subject, content } of sent) {
      expect(subject).toBe('Il vostro audit: il consulente chiede alcune modifiche');
      expect(content).toContain(`https://meridiana.example.org/it/audit/${id}`);
      for (const typed of ['fresa', 'Oreficeria', 'Verdi', 'Officina']) {
        expect(content).not.toContain(typed);
      }
    }
    expect(await letters(id)).toEqual([]);
  });

  it('when an audit is signed off, then the firm hears that the report is ready, in its language', async () => {
    const { owner } = parties;
    const { id: account } = (await owner.send('get', '/account')).body;
    await running.service.database.connection
      .collection<{ _id: string }>('accounts')
      .updateOne({ _id: account }, { $set: { language: 'en' } });
    const { id } = await signedOff(parties);
    const [letter, ...others] = await letters(id);
    expect(others).toEqual([]);
    expect(letter).toMatchObject({
      to: owner.email,
      subject: 'Your audit is signed off: the report is ready',
    });
    expect(letter?.content).toContain(`/en/audit/${id}`);
  });

  it('when the process ends between queueing and remembering, then nobody gets it as two letters', async () => {
    const { consultant } = parties;
    const { id } = await submitted(parties);
    await consultant.send('post', `/audits/${id}/changes`, {
      items: [{ question: null, text: 'a' }],
    });
    const audits = running.service.database.connection.collection<{ _id: string }>('audits');
    const mails = running.service.database.connection.collection<{ _id: string; kind: string }>(
      'mails',
    );
    const [queued] = await mails.find({ kind: 'changes-requested' }).toArray();
    expect(queued).toBeDefined();
    // As it was before the letter was crossed out.
    const unsent = { id: 'letter-of-this-test', kind: 'report-ready' };
    await audits.updateOne({ _id: id }, { $set: { unsent: [unsent] } });
    await running.service.services.auditLetters.sweep();
    await audits.updateOne({ _id: id }, { $set: { unsent: [unsent] } });
    await running.service.services.auditLetters.sweep();
    expect(await mails.countDocuments({ kind: 'report-ready' })).toBe(1);
  });
});

describe('evidence that is about to expire', () => {
  it('is told to both parties thirty days before, once', async () => {
    const { owner, consultant } = parties;
    const { id } = await begun(parties);
    await upload(owner, id, undefined, { expiresOn: '2026-12-21' });
    await upload(owner, id, undefined, { name: 'altro.pdf', expiresOn: '2026-12-22' });
    expect(await letters(id)).toEqual([]);
    running.service.clock.set('2026-11-21T09:00:00Z');
    const sent = await letters(id);
    expect(sent.map(({ to }) => to)).toEqual([owner.email, consultant.email].toSorted());
    expect(sent[0]?.subject).toBe('Alcuni documenti di un audit stanno per scadere');
    expect(await letters(id)).toEqual([]);
    running.service.clock.set('2026-11-22T09:00:00Z');
    expect(await letters(id)).toHaveLength(2);
    expect(await letters(id)).toEqual([]);
  });

  it('when the engagement has ended, then the firm alone is told', async () => {
    const { owner, engagement } = parties;
    const { id } = await begun(parties);
    await upload(owner, id, undefined, { expiresOn: '2026-12-01' });
    await owner.send('post', `/engagements/${engagement.id}/end`);
    expect((await letters(id)).map(({ to }) => to)).toEqual([owner.email]);
  });

  it('when a newer version holds it, then only that one is told of', async () => {
    const { owner } = parties;
    const { id } = await begun(parties);
    await upload(owner, id, undefined, { expiresOn: '2027-01-31' });
    await signedOff(parties);
    const { body } = await owner.send('post', `/audits/${id}/follow-ups`);
    await letters();
    running.service.clock.set('2027-01-15T09:00:00Z');
    const told = await letters();
    expect(told.map(({ to }) => to)).toEqual([owner.email, parties.consultant.email].toSorted());
    expect(told.map(({ audit }) => audit)).toEqual([body.id, body.id]);
  });
});
