import { deedTo } from '../accounts/accounts.record.ts';
import type { Caller } from '../accounts/rights.ts';
import type { Clock } from '../clock.ts';
import type { ConsentKind, ConsentView, NoticeView } from '../contract.ts';
import { notFound } from '../http/http-error.ts';
import { CONSENT_KINDS, NOTICES } from './notices.ts';
import type { WishStore } from './wishes.store.ts';

/** What people have been told, and what they allow beyond the service itself. */
export class WishService {
  readonly #store: WishStore;
  readonly #clock: Clock;

  constructor(store: WishStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Notes that a notice in force was seen. @throws HttpError 404 for a version that is not in force */
  async acknowledge({ account }: Caller, audience: string, version: string): Promise<void> {
    const notice = NOTICES.find((each) => each.audience === audience && each.version === version);
    if (!notice) throw notFound('version');
    const now = this.#clock.now();
    const deed = deedTo(account, now, { act: 'notice.seen', detail: notice.audience });
    await this.#store.acknowledge(account, notice, now, deed);
  }

  async consents({ account }: Caller): Promise<ConsentView[]> {
    const found = await this.#store.find(account);
    return CONSENT_KINDS.map((kind) => {
      const said = found?.consents?.[kind];
      return { kind, consent: said?.consent ?? false, at: said?.at.toISOString() ?? null };
    });
  }

  async setConsent({ account }: Caller, kind: ConsentKind, consent: boolean): Promise<void> {
    const at = this.#clock.now();
    const act = consent ? 'consent.given' : 'consent.withdrawn';
    const deed = deedTo(account, at, { act, detail: kind });
    await this.#store.setConsent(account, kind, { consent, at }, deed);
  }

  notices(): readonly NoticeView[] {
    return NOTICES;
  }
}
