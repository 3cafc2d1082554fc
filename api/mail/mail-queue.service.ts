import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { MailRecord, MailStore } from './mail.store.ts';

/** A mail to be: whom to, and what its writer needs. */
export type QueuedMail = Pick<MailRecord, 'kind' | 'to' | 'language' | 'about'>;

/** Where mails are put; `MailService` sends them, in whichever process it runs. */
export class MailQueue {
  readonly #store: MailStore;
  readonly #clock: Clock;

  constructor(store: MailStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Queues a mail; what it says is decided when it goes out. */
  async add(mail: QueuedMail): Promise<void> {
    const now = this.#clock.now();
    const _id = randomBytes(16).toString('base64url');
    await this.#store.add({ ...mail, _id, attempts: 0, dueAt: now, createdAt: now });
  }
}
