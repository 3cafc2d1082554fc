import type { PeopleService } from '../accounts/people.service.ts';
import { type Clock, daysAfter } from '../clock.ts';
import { hashToken } from '../keys.ts';
import type { MailQueue, QueuedMail } from '../mail/mail-queue.service.ts';
import type { ConsultantRecord } from './consultants.record.ts';
import type { ConsultantStore } from './consultants.store.ts';

/** Days before the accreditation ends on which the consultant is reminded, the longest first. */
const REMINDERS = [30, 7];

export interface ReminderServiceNeeds {
  store: ConsultantStore;
  people: PeopleService;
  queue: MailQueue;
  clock: Clock;
}

/** Tells consultants in time that their accreditation is about to end. */
export class ReminderService {
  readonly #needs: ReminderServiceNeeds;

  constructor(needs: ReminderServiceNeeds) {
    this.#needs = needs;
  }

  /** Queues what is due, each reminder once. Safe at any time, also twice at once. */
  async sweep(): Promise<void> {
    const { store, clock } = this.#needs;
    const today = clock.today();
    // The last one first: whoever gets it is not sent the earlier ones as well.
    for (const days of REMINDERS.toReversed()) {
      const until = daysAfter(today, days);
      for (const record of await store.listExpiring(today, until, days)) {
        await this.#remind(record, days);
      }
    }
  }

  async #remind(record: ConsultantRecord, days: number): Promise<void> {
    const { store, people, queue } = this.#needs;
    const { _id: account, accreditation } = record;
    const holder = await people.find(account);
    if (!holder || !accreditation) return;
    const { email: to, language } = holder;
    const keyOf = (each: number) => `${accreditation.validUntil}:${each}`;
    const kind = 'accreditation-expiring';
    // The same id when a sweep repeats it: the queue then has it already.
    const id = hashToken(`${kind} ${account} ${keyOf(days)}`);
    await queue.add({ kind, to, language, about: { account } }, id);
    await store.noteReminders(account, REMINDERS.filter((each) => each >= days).map(keyOf));
  }
}

/** Makes the letter when its mail goes out. */
export function writeReminder(publicUrl: string, { language }: QueuedMail) {
  const text = 'accreditation-expiring' as const;
  return { text, url: `${publicUrl}/${language}/consultant/profile` };
}
