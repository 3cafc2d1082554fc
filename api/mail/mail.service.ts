import type { KeyObject } from 'node:crypto';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { keyedHash } from '../keys.ts';
import { type LetterKind, writeMail } from '../reports/report-mail.ts';
import type { QueuedMail } from './mail-queue.service.ts';
import type { MailRecord, MailStore } from './mail.store.ts';
import type { MailTransport, OutgoingMail } from './mail.transport.ts';

const MINUTE = 60_000;
/** Longer than sending may take: then another process may try. */
const LEASE = 5 * MINUTE;
/** Minutes to wait after the first, second … failure; after the last one the mail is given up. */
const PAUSES = [1, 5, 15, 60, 240, 720, 1440, 1440];

/** What becomes of a queued mail: which text, and the address that stands in it. */
export interface Letter {
  text: LetterKind;
  url: string;
  /** Place in the text → key of the fixed words that stand there. */
  words?: Readonly<Record<string, string>>;
  attachments?: OutgoingMail['attachments'];
}

/**
 * Makes the letter when the mail goes out; null when there is nothing to send any more.
 * `token` is the secret for its link, the same at a second attempt.
 */
export type WriteLetter = (mail: QueuedMail, token: string) => Promise<Letter | null>;

export interface MailServiceNeeds {
  store: MailStore;
  transport: MailTransport;
  /** By kind of mail. */
  writers: Record<string, WriteLetter>;
  clock: Clock;
  secret: KeyObject;
  log: Logger;
}

/** Sends what is in the queue: at least once, and forgotten when sent. */
export class MailService {
  readonly #needs: MailServiceNeeds;

  constructor(needs: MailServiceNeeds) {
    this.#needs = needs;
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

  async #write(mail: MailRecord): Promise<OutgoingMail | null> {
    const { clock, secret, writers } = this.#needs;
    const { _id: id, kind, to, language } = mail;
    const write = writers[kind];
    if (!write) throw new Error(`Nobody writes mails of the kind ${kind}`);
    // Made from the mail's id: the queue holds no token, and a second attempt sends the same one.
    const letter = await write(mail, keyedHash(secret, 'mail-token', id));
    if (!letter) return null;
    const { text, url, words, attachments = [] } = letter;
    return { id, to, date: clock.now(), attachments, ...writeMail(text, language, url, words) };
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
