import type { KeyObject } from 'node:crypto';
import type { Logger } from 'pino';
import type { Grant } from '../assessments/access.ts';
import { type AssessmentRecord, newId } from '../assessments/assessments.record.ts';
import type { AssessmentService } from '../assessments/assessments.service.ts';
import type { LinkService } from '../assessments/links.service.ts';
import type { Clock } from '../clock.ts';
import type { SendMail } from '../contract.ts';
import { conflict } from '../http/http-error.ts';
import { keyedHash } from '../keys.ts';
import type { ReportService } from '../reports/reports.service.ts';
import type { MailRecord, MailStore } from './mail.store.ts';
import { writeMail } from '../reports/report-mail.ts';
import type { MailTransport, OutgoingMail } from './mail.transport.ts';

const MINUTE = 60_000;
/** Longer than sending may take: then another process may try. */
const LEASE = 5 * MINUTE;
/** Minutes to wait after the first, second … failure; after the last one the mail is given up. */
const PAUSES = [1, 5, 15, 60, 240, 720, 1440, 1440];

export interface MailServiceNeeds {
  store: MailStore;
  transport: MailTransport;
  assessments: AssessmentService;
  links: LinkService;
  reports: ReportService;
  clock: Clock;
  secret: KeyObject;
  log: Logger;
}

/** Mails: queued in the database, sent at least once, forgotten when sent. */
export class MailService {
  readonly #needs: MailServiceNeeds;

  constructor(needs: MailServiceNeeds) {
    this.#needs = needs;
  }

  /** Queues a mail with a link of its own. @throws HttpError 409 for a report before submitting */
  async queue(grants: [Grant, ...Grant[]], { kind, to, language }: SendMail): Promise<void> {
    const { assessments, links, store, clock } = this.#needs;
    const { _id: assessment, series, status } = await assessments.read(grants);
    if (kind === 'report' && status !== 'submitted') {
      throw conflict('not-submitted', 'There is no report before submitting.', ['kind']);
    }
    const link = await links.reserve(grants, kind === 'report' ? 'read' : 'edit');
    const now = clock.now();
    await store.add({
      _id: newId(),
      assessment,
      series,
      link,
      kind,
      to,
      language,
      attempts: 0,
      dueAt: now,
      createdAt: now,
    });
  }

  /** Sends every mail that is due. Safe in several processes at once. */
  async sendDue(): Promise<void> {
    const { store, clock } = this.#needs;
    for (;;) {
      const now = clock.now();
      const mail = await store.claim(now, new Date(now.getTime() + LEASE));
      if (!mail) return;
      await this.#send(mail);
    }
  }

  async #send(mail: MailRecord): Promise<void> {
    const { store, transport, log } = this.#needs;
    try {
      const outgoing = await this.#write(mail);
      if (outgoing) await transport.send(outgoing);
    } catch (error) {
      await this.#postpone(mail, error);
      return;
    }
    await store.remove(mail._id);
    log.info({ mail: mail._id, kind: mail.kind }, 'A mail left the queue');
  }

  async #postpone(mail: MailRecord, error: unknown): Promise<void> {
    const { store, clock, log } = this.#needs;
    const pause = PAUSES[mail.attempts - 1];
    // A mail server repeats the recipient in its answer: its text is not logged.
    const facts = { mail: mail._id, attempt: mail.attempts, reason: codeOf(error) };
    if (pause === undefined) {
      log.error(facts, 'A mail was given up');
      await store.remove(mail._id);
      return;
    }
    log.warn(facts, 'A mail could not be sent and waits');
    await store.postpone(mail._id, new Date(clock.now().getTime() + pause * MINUTE));
  }

  /** The mail with its link; null if the assessment or the link has ended meanwhile. */
  async #write({
    _id,
    assessment,
    link,
    kind,
    language,
    to,
  }: MailRecord): Promise<OutgoingMail | null> {
    const { links, clock, secret } = this.#needs;
    // Made from the mail's id: the queue holds no token, and a second attempt sends the same one.
    const token = keyedHash(secret, 'mail-token', _id);
    const record = await links.settle(assessment, link, token);
    if (!record) return null;
    const url = links.url(language, kind === 'report' ? 'read' : 'edit', token);
    const attachments = kind === 'report' ? [await this.#attachment(record, language)] : [];
    return { id: _id, to, date: clock.now(), attachments, ...writeMail(kind, language, url) };
  }

  async #attachment(record: AssessmentRecord, language: SendMail['language']) {
    // The firm's name was typed by whoever asked for the mail: it stays out of what is sent.
    const { name: _name, ...profile } = record.profile;
    const content = await this.#needs.reports.pdf({ ...record, profile }, language);
    return {
      filename: `meridiana-${record.assessedOn}.pdf`,
      content,
      contentType: 'application/pdf',
    };
  }
}

function codeOf(error: unknown): string {
  const { code, responseCode, name } = error as {
    code?: string;
    responseCode?: number;
    name?: string;
  };
  return [code ?? name ?? 'unknown', responseCode].filter(Boolean).join(' ');
}
