import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createMailTransport } from '../../api/mail/mail.transport.ts';
import { createServices } from '../../api/services.ts';
import { type Mailbox, openMailbox, readMail } from '../support/mailbox.ts';
import { type TestService, startService, testConfig } from '../support/service.ts';
import { aProfile, tokenIn, Visitor } from '../support/visitor.ts';

const RESUME = { kind: 'resume', to: 'ada.rossi@example.org', language: 'it' } as const;
const REPORT = { kind: 'report', to: 'ada.rossi@example.org', language: 'en' } as const;

let service: TestService;
let firm: Visitor;
let mailbox: Mailbox;

const sendDue = () => service.services.mails.sendDue();
const waiting = () => service.database.connection.collection('mails').find().toArray();
const linkIn = (text = ''): string => /https:\/\/\S+/.exec(text)?.[0] ?? '';

describe('with a mail server', () => {
  beforeEach(async () => {
    mailbox = await openMailbox();
    const config = testConfig({ smtpUrl: mailbox.url });
    service = await startService({ config });
    firm = new Visitor(service.app);
  });
  afterEach(async () => {
    await service.close();
    await mailbox.close();
  });

  it('the resume link arrives in the language asked for, as text and HTML, and opens the draft', async () => {
    const { assessment } = await firm.create();
    const response = await firm.send('post', `/assessments/${assessment.id}/mails`, RESUME);
    expect(response.status).toBe(202);
    await sendDue();
    const mail = await readMail(mailbox.received[0]);
    expect(mail.to?.[0]?.address).toBe('ada.rossi@example.org');
    expect(mail.from?.address).toBe('meridiana@example.org');
    expect(mail.messageId).toMatch(/^<[\w-]{22}@meridiana\.example\.org>$/);
    expect(mail.text).toContain('Buongiorno');
    expect(mail.html).toContain('<html lang="it">');
    const link = linkIn(mail.text);
    expect(link).toMatch(/^https:\/\/meridiana\.example\.org\/it\/open#edit=/);
    const elsewhere = new Visitor(service.app);
    expect((await elsewhere.open(tokenIn(link))).body).toEqual({
      id: assessment.id,
      right: 'edit',
      status: 'draft',
    });
  });

  it('the report arrives as PDF with a link that only reads', async () => {
    const { id } = await firm.submitted();
    await firm.send('post', `/assessments/${id}/mails`, REPORT);
    await sendDue();
    const mail = await readMail(mailbox.received[0]);
    const [pdf] = mail.attachments;
    expect(pdf?.filename).toBe('meridiana-2026-11-20.pdf');
    expect(pdf?.mimeType).toBe('application/pdf');
    expect(
      Buffer.from(pdf?.content as ArrayBuffer)
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    const elsewhere = new Visitor(service.app);
    expect((await elsewhere.open(tokenIn(linkIn(mail.text)))).body).toMatchObject({
      id,
      right: 'read',
    });
  });

  it('nothing that a stranger typed is in it', async () => {
    const { assessment } = await firm.create({
      profile: aProfile({ name: 'Win now at evil.example' }),
    });
    await firm.send('post', `/assessments/${assessment.id}/mails`, RESUME);
    await sendDue();
    expect(mailbox.received[0]).not.toContain('evil');
  });

  it('what waits holds no token, and once sent nothing is left of it', async () => {
    const { assessment } = await firm.create();
    await firm.send('post', `/assessments/${assessment.id}/mails`, RESUME);
    const before = JSON.stringify(await waiting());
    await sendDue();
    const token = tokenIn(linkIn((await readMail(mailbox.received[0])).text));
    expect(before).not.toContain(token);
    expect(await waiting()).toEqual([]);
  });

  it('when the server refuses for now, waits longer each time and then arrives with the same Message-ID and link', async () => {
    const { assessment } = await firm.create();
    await firm.send('post', `/assessments/${assessment.id}/mails`, RESUME);
    mailbox.refuses = true;
    await sendDue();
    const [mail] = await waiting();
    expect(mail).toMatchObject({ attempts: 1, dueAt: new Date('2026-11-20T09:01:00Z') });
    await sendDue();
    expect((await waiting())[0]?.['attempts']).toBe(1);

    service.clock.set('2026-11-20T09:01:00Z');
    await sendDue();
    expect((await waiting())[0]).toMatchObject({
      attempts: 2,
      dueAt: new Date('2026-11-20T09:06:00Z'),
    });

    mailbox.refuses = false;
    service.clock.set('2026-11-20T09:06:00Z');
    await sendDue();
    const arrived = await readMail(mailbox.received[0]);
    expect(arrived.messageId).toContain(String(mail?._id));
    expect((await new Visitor(service.app).open(tokenIn(linkIn(arrived.text)))).status).toBe(200);
    expect(await waiting()).toEqual([]);
  });

  it('when the server is down, nothing is lost and no address is logged', async () => {
    const port = Number(new URL(mailbox.url).port);
    const { assessment } = await firm.create();
    await firm.send('post', `/assessments/${assessment.id}/mails`, RESUME);
    await mailbox.close();
    await sendDue();
    expect(await waiting()).toHaveLength(1);
    mailbox = await openMailbox(port);
    service.clock.set('2026-11-20T09:02:00Z');
    await sendDue();
    expect(mailbox.received).toHaveLength(1);
    expect(service.logLines.join('')).not.toContain('ada.rossi');
  });

  it('when the process ended while sending, another one sends it after the lease', async () => {
    const { assessment } = await firm.create();
    await firm.send('post', `/assessments/${assessment.id}/mails`, RESUME);
    await service.database.connection
      .collection('mails')
      .updateOne({}, { $set: { dueAt: new Date('2026-11-20T09:05:00Z') }, $inc: { attempts: 1 } });
    await sendDue();
    expect(mailbox.received).toEqual([]);
    service.clock.set('2026-11-20T09:05:00Z');
    await createServices(service.deps).mails.sendDue();
    expect(mailbox.received).toHaveLength(1);
  });

  it('when several processes look at once, each mail goes out once', async () => {
    const { assessment } = await firm.create();
    for (const to of ['a@example.org', 'b@example.org', 'c@example.org']) {
      await firm.send('post', `/assessments/${assessment.id}/mails`, { ...RESUME, to });
    }
    const others = [1, 2, 3].map(() => createServices(service.deps).mails.sendDue());
    await Promise.all([sendDue(), ...others]);
    expect(mailbox.received).toHaveLength(3);
  });

  it('after the last attempt is given up, address and all', async () => {
    const { assessment } = await firm.create();
    await firm.send('post', `/assessments/${assessment.id}/mails`, RESUME);
    mailbox.refuses = true;
    for (let day = 20; day < 30; day += 1) {
      for (const hour of ['01', '05', '09', '13', '17', '21']) {
        service.clock.set(`2026-11-${day}T${hour}:59:00Z`);
        await sendDue();
      }
    }
    expect(await waiting()).toEqual([]);
    expect(mailbox.received).toEqual([]);
    expect(service.logLines.join('')).toContain('A mail was given up');
  });

  it('when the assessment is deleted meanwhile, does not go out', async () => {
    const { assessment } = await firm.create();
    await firm.send('post', `/assessments/${assessment.id}/mails`, RESUME);
    await firm.send('delete', `/assessments/${assessment.id}`);
    await sendDue();
    expect(mailbox.received).toEqual([]);
  });

  it('when its link is ended meanwhile, does not go out', async () => {
    const { assessment } = await firm.create();
    await firm.send('post', `/assessments/${assessment.id}/mails`, RESUME);
    const { body } = await firm.send('get', `/assessments/${assessment.id}/links`);
    await firm.send('delete', `/assessments/${assessment.id}/links/${body[1].id}`);
    await sendDue();
    expect(mailbox.received).toEqual([]);
    expect(await waiting()).toEqual([]);
  });
});

describe('without a mail server', () => {
  it('the mail is a file in the outbox that only its owner reads, and the log says so without the address', async () => {
    const config = testConfig();
    service = await startService({ config });
    firm = new Visitor(service.app);
    const { assessment } = await firm.create();
    await firm.send('post', `/assessments/${assessment.id}/mails`, RESUME);
    await sendDue();
    const outbox = join(config.dataDir, 'outbox');
    const [name = ''] = await readdir(outbox);
    const mail = await readMail(await readFile(join(outbox, name), 'utf8'));
    expect(mail.to?.[0]?.address).toBe('ada.rossi@example.org');
    expect((await stat(join(outbox, name))).mode & 0o777).toBe(0o600);
    expect(service.logLines.join('')).toContain(`outbox/${name}`);
    expect(service.logLines.join('')).not.toContain('ada.rossi');
    await service.close();
  });

  it('after a restart the queue is still there', async () => {
    service = await startService();
    firm = new Visitor(service.app);
    const { assessment } = await firm.create();
    await firm.send('post', `/assessments/${assessment.id}/mails`, RESUME);
    const later = await openMailbox();
    const config = testConfig({ smtpUrl: later.url });
    const mailTransport = createMailTransport(config, service.deps.log);
    await createServices({ ...service.deps, config, mailTransport }).mails.sendDue();
    expect(later.received).toHaveLength(1);
    mailTransport.close();
    await later.close();
    await service.close();
  });
});
