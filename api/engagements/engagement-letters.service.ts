import type { AccountHolder, PeopleService } from '../accounts/people.service.ts';
import type { Clock } from '../clock.ts';
import type { CompanyService } from '../companies/companies.service.ts';
import { hashToken } from '../keys.ts';
import type { MailQueue, QueuedMail } from '../mail/mail-queue.service.ts';
import type { DueLetter, EngagementRecord } from './engagements.record.ts';
import type { EngagementStore } from './engagements.store.ts';

export interface EngagementLetterNeeds {
  store: EngagementStore;
  people: PeopleService;
  companies: CompanyService;
  queue: MailQueue;
}

type Recipient = Pick<AccountHolder, 'email' | 'language'> & { account?: string };

/** Brings the letters that steps made due into the queue: each once, whatever ends in between. */
export class EngagementLetters {
  readonly #needs: EngagementLetterNeeds;

  constructor(needs: EngagementLetterNeeds) {
    this.#needs = needs;
  }

  /** Queues what waits in one engagement. */
  async queue(engagement: EngagementRecord): Promise<void> {
    const { store, queue } = this.#needs;
    for (const due of engagement.letters) {
      const about = {
        engagement: engagement._id,
        ...(typeof due.to === 'string' && { to: due.to }),
      };
      for (const { email, language, account = '' } of await this.#recipients(due, engagement)) {
        // The same id when a sweep repeats it: the queue then has it already.
        const id = hashToken(`${due.id} ${account}`);
        await queue.add({ kind: due.kind, to: email, language, about }, id);
      }
      await store.dropLetter(engagement._id, due.id);
    }
  }

  /** Queues what waits anywhere. Safe at any time, also twice at once. */
  async sweep(): Promise<void> {
    for (const engagement of await this.#needs.store.listWithLetters()) {
      await this.queue(engagement);
    }
  }

  /** One address, the consultant's account, or every owner of the company, each in its language. */
  async #recipients(
    { to }: DueLetter,
    { company, consultant }: EngagementRecord,
  ): Promise<Recipient[]> {
    if (typeof to === 'object') return [to];
    const { people, companies } = this.#needs;
    if (to === 'consultant') return [...(await people.findAll([consultant])).values()];
    const facts = company === null ? null : await companies.facts(company);
    return [...(await people.findAll(facts?.owners ?? [])).values()];
  }
}

/** Makes the letters when their mails go out. */
export class EngagementLetterWriter {
  readonly #store: EngagementStore;
  readonly #clock: Clock;
  readonly #publicUrl: string;

  constructor(store: EngagementStore, clock: Clock, publicUrl: string) {
    this.#store = store;
    this.#clock = clock;
    this.#publicUrl = publicUrl;
  }

  /** The link by which a firm reads and accepts a proposal; nothing once it was accepted, ended or is over. */
  async writeToFirm({ language, about }: QueuedMail, token: string) {
    const { engagement = '' } = about;
    const today = this.#clock.today();
    const isOpen = await this.#store.setLink(engagement, hashToken(token), today);
    const url = `${this.#publicUrl}/${language}/engagement#engagement=${token}`;
    return isOpen ? { text: 'engagement-firm' as const, url } : null;
  }

  /** Word of a step, with the page where that side finds its engagements; nothing if it is gone. */
  async writeWord({ kind, language, about }: QueuedMail) {
    const { engagement = '', to } = about;
    const found = await this.#store.findForLetter(engagement);
    if (!found) return null;
    const text = kind as 'engagement' | 'engagement-accepted' | 'engagement-ended';
    const page = to === 'company' ? `company/${found.company}` : 'consultant/engagements';
    return { text, url: `${this.#publicUrl}/${language}/${page}` };
  }
}
