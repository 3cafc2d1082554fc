import type { Caller } from '../accounts/rights.ts';
import type { Clock } from '../clock.ts';
import type { EngagementState } from '../contract-companies.ts';
import type { EngagementRecord } from './engagements.record.ts';
import { stateOf } from './engagement-state.ts';
import type { EngagementStore } from './engagements.store.ts';

const ORDER: EngagementState[] = ['active', 'proposed', 'ended'];

/** How a consultant stands to a company. Asked anew at every request: an end counts at once. */
export class EngagementAccess {
  readonly #store: EngagementStore;
  readonly #clock: Clock;

  constructor(store: EngagementStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** The state that counts most among the caller's engagements with it; nothing for who is no consultant. */
  async standing(caller: Caller, company: string): Promise<EngagementState | undefined> {
    if (await this.active(caller, company)) return 'active';
    if (!isConsultant(caller)) return undefined;
    const today = this.#clock.today();
    const all = await this.#store.listOfCompany(company, caller.account);
    const states = new Set(all.map((each) => stateOf(each, today)));
    return ORDER.find((state) => states.has(state));
  }

  /** The engagement by which the caller works for the company today; null without one. */
  async active(caller: Caller, company: string): Promise<EngagementRecord | null> {
    if (!isConsultant(caller)) return null;
    return this.#store.findActive(caller.account, company, this.#clock.today());
  }
}

export function isConsultant({ roles }: Caller): boolean {
  return roles.includes('consultant');
}
