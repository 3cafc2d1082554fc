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

  /**
   * Queues a mail; what it says is decided when it goes out.
   * @param _id given by who may queue the same one again after a kill: it becomes the Message-ID
   */
  async add(mail: QueuedMail, _id = randomBytes(16).toString('base64url')): Promise<void> {
    const now = this.#clock.now();
    await this.#store.add({ ...mail, _id, attempts: 0, dueAt: now, createdAt: now });
  }
}
