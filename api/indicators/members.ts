import type { ReferralState } from '../contract-programmes.ts';
import type { Indicator, ReferralCounts } from './definitions.ts';

/** What the referrals of a region say to the indicators: no names, the firm as a keyed hash. */
export interface Standing {
  firm: string;
  nuts3: string;
  call: string | null;
  service: string | null;
  steps: {
    state: ReferralState;
    day: string;
    at: Date;
    requested?: number;
    granted?: number;
    paid?: number;
  }[];
}

/** A firm that counts in an indicator: where, and what it contributes. */
export interface Member {
  nuts3: string;
  /** In the indicator's unit: 1 for a firm, cents, vouchers. */
  value: number;
}
export type Members = Map<string, Member>;

/** What the catalogue says of codes. */
export interface Codes {
  digital: ReadonlySet<string>;
  kindOfCall: ReadonlyMap<string, string>;
}

/** As of when: the day that counts, and the moment after which nothing counts that was recorded. */
export interface Closing {
  asOf: string;
  moment: Date;
}

/** Counts firms into the members of one indicator, referral by referral; each firm once. */
export class MemberCount {
  readonly members: Members = new Map();
  readonly #indicator: Indicator;
  readonly #counts: ReferralCounts;
  readonly #codes: Codes;
  readonly #closing: Closing;

  constructor(indicator: Indicator, counts: ReferralCounts, codes: Codes, closing: Closing) {
    this.#indicator = indicator;
    this.#counts = counts;
    this.#codes = codes;
    this.#closing = closing;
  }

  /** Adds a referral if it counts. Of a firm in two provinces the first stands for all. */
  add(standing: Standing): void {
    const value = this.#valueOf(standing);
    if (value === null) return;
    const { firm, nuts3 } = standing;
    const known = this.members.get(firm);
    const isFirm = this.#indicator.unit === 'firms';
    this.members.set(firm, {
      nuts3: known?.nuts3 ?? nuts3,
      value: isFirm ? 1 : (known?.value ?? 0) + value,
    });
  }

  /** What the referral contributes; null where it does not count. */
  #valueOf({ call, service, steps }: Standing): number | null {
    const { calls, kind, digital, state, amount } = this.#counts;
    if (calls && !calls.includes(call ?? '')) return null;
    if (kind && this.#codes.kindOfCall.get(call ?? '') !== kind) return null;
    if (digital && !this.#codes.digital.has(service ?? '')) return null;
    const { asOf, moment } = this.#closing;
    const { from, to } = this.#indicator.period;
    const last = to < asOf ? to : asOf;
    const history = steps
      .filter(({ day, at }) => day <= last && at <= moment)
      .toSorted((a, b) => a.day.localeCompare(b.day) || +a.at - +b.at);
    const reached = history.findLast((step) => step.state === state);
    if (!reached || reached.day < from) return null;
    const now = history.at(-1)?.state;
    if (state === 'funded' && now !== 'funded' && now !== 'done') return null;
    return amount === undefined
      ? 1
      : (history.findLast((step) => step[amount] !== undefined)?.[amount] ?? 0);
  }
}
