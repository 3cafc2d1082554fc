import { deedTo } from '../accounts/accounts.record.ts';
import type { Caller } from '../accounts/rights.ts';
import type { Clock } from '../clock.ts';
import type { ConsultantList, ConsultantProfile, ConsultantView } from '../contract-companies.ts';
import { notFound } from '../http/http-error.ts';
import { fold, toFields, toView } from './consultants.record.ts';
import type { ConsultantStore } from './consultants.store.ts';

const PAGE = 25;
const WORDS = 10;

/** Profiles of consultants: written by themselves, read by every account while they are consultants. */
export class ConsultantService {
  readonly #store: ConsultantStore;
  readonly #clock: Clock;

  constructor(store: ConsultantStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** @throws HttpError 404 until it is written */
  async own({ account }: Caller): Promise<ConsultantView> {
    const own = await this.#store.findOwn(account);
    if (!own) throw notFound('consultant');
    return toView(own, this.#clock.today());
  }

  /** Writes the caller's whole profile. */
  async put({ account }: Caller, profile: ConsultantProfile): Promise<ConsultantView> {
    const now = this.#clock.now();
    const fields = { ...toFields(account, profile), updatedAt: now };
    const deed = deedTo(account, now, { act: 'consultant.changed' });
    return toView(await this.#store.put(account, fields, deed), this.#clock.today());
  }

  /** The profile of who is a consultant now; null for everybody else, and before it is written. */
  async find(account: string): Promise<ConsultantView | null> {
    const found = await this.#store.findCurrent(account);
    return found && toView(found, this.#clock.today());
  }

  /** Consultants by name, 25 at a time: in a province, and with all words of `text` in what firms read. */
  async list(query: {
    province?: string | undefined;
    text?: string | undefined;
    after?: string | undefined;
  }): Promise<ConsultantList> {
    const { province, text = '', after } = query;
    const words = fold(text).split(/\s+/).filter(Boolean).slice(0, WORDS);
    const found = await this.#store.listCurrent({ province, words, after }, PAGE + 1);
    const shown = found.slice(0, PAGE);
    const today = this.#clock.today();
    return {
      consultants: shown.map((record) => toView(record, today)),
      next: found.length > PAGE ? (shown.at(-1)?.order ?? null) : null,
    };
  }
}
