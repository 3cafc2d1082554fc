import type { Clock } from '../clock.ts';
import { hashToken } from '../keys.ts';
import type { Letter } from '../mail/mail.service.ts';
import type { MailQueue, QueuedMail } from '../mail/mail-queue.service.ts';
import type { RetentionView } from '../contract.ts';
import type { AccountErasure } from './account-erasure.service.ts';
import type { CompanyErasure } from './company-erasure.service.ts';
import { PROPOSAL_DAYS, retentionTable, UNUSED_MONTHS, WARNING_DAYS } from './retention.ts';
import type { RetentionStore } from './retention.store.ts';

export interface RetentionNeeds {
  retentions: RetentionStore;
  accountErasure: AccountErasure;
  companyErasure: CompanyErasure;
  queue: MailQueue;
  auditYears: number;
  clock: Clock;
}

const DAY = 86_400_000;

/** Deletes what is over and is not swept by its own feature. Safe at any time, also in several processes at once. */
export class RetentionService {
  readonly #needs: RetentionNeeds;

  constructor(needs: RetentionNeeds) {
    this.#needs = needs;
  }

  table(): RetentionView[] {
    return retentionTable(this.#needs.auditYears);
  }

  async sweep(): Promise<void> {
    const { retentions, companyErasure, clock } = this.#needs;
    await this.#warnUnused();
    await this.#deleteUnused();
    const day = new Date(clock.now().getTime() - PROPOSAL_DAYS * DAY).toISOString().slice(0, 10);
    await retentions.removeProposals(day);
    await companyErasure.sweepKept();
  }

  async #warnUnused(): Promise<void> {
    const { retentions, queue, clock } = this.#needs;
    const now = clock.now();
    const since = new Date(monthsBefore(now, UNUSED_MONTHS).getTime() + WARNING_DAYS * DAY);
    for (const account of await retentions.findUnwarned(since)) {
      const { _id, email: to, language, lastSeenAt } = account;
      // The same id when a kill comes before the note: the queue then has it already.
      const id = hashToken(`unused ${_id} ${lastSeenAt.toISOString()}`);
      await queue.add({ kind: 'account-unused', to, language, about: { account: _id } }, id);
      await retentions.setWarned(_id, now);
    }
  }

  async #deleteUnused(): Promise<void> {
    const { retentions, accountErasure, clock } = this.#needs;
    const now = clock.now();
    const warned = new Date(now.getTime() - WARNING_DAYS * DAY);
    for (const account of await retentions.findUnused(monthsBefore(now, UNUSED_MONTHS), warned)) {
      await accountErasure.deleteUnused(account);
    }
    await accountErasure.sweep();
  }
}

export function writeUnused(publicUrl: string, { language }: QueuedMail): Letter {
  return { text: 'account-unused', url: `${publicUrl}/${language}/sign-in` };
}

function monthsBefore(now: Date, months: number): Date {
  const then = new Date(now);
  then.setUTCMonth(then.getUTCMonth() - months);
  return then;
}
