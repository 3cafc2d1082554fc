import type { Caller } from '../accounts/rights.ts';
import type { Chain, Deed } from '../accounts/record.ts';
import type { CallReferralList, CallView, ReferralState } from '../contract-programmes.ts';
import type { ImportService } from './imports.service.ts';
import { callsOf, type FindCalls, requireCall } from './officer.ts';
import { type ReferralRecord, toCallView } from './referrals.record.ts';
import type { ReferralStore } from './referrals.store.ts';

export interface CallReferralNeeds {
  store: ReferralStore;
  imports: Pick<ImportService, 'settle'>;
  findCalls: FindCalls;
  findHolders: (assessments: string[]) => Promise<Map<string, Chain>>;
  /** Waits until the deed is in the record. */
  note: (deed: Deed) => Promise<void>;
}

const PAGE = 50;

/** What programme officers see: rows of their own calls, every access recorded before anything is shown. */
export class CallReferralService {
  readonly #needs: CallReferralNeeds;

  constructor(needs: CallReferralNeeds) {
    this.#needs = needs;
  }

  /** @throws HttpError 403 for who is no programme officer */
  async calls(caller: Caller): Promise<CallView[]> {
    const codes = await callsOf(this.#needs.findCalls, caller, 'referral.read');
    return codes.toSorted().map((code) => ({ code }));
  }

  /** Fifty at a time. @throws HttpError 403 for who is no programme officer, 404 for another's call */
  async list(
    caller: Caller,
    call: string,
    query: { after?: string | undefined; state?: ReferralState | undefined },
  ): Promise<CallReferralList> {
    await requireCall(this.#needs.findCalls, caller, { action: 'referral.read', call });
    await this.#needs.imports.settle(call);
    const found = await this.#needs.store.listCall(call, query, PAGE + 1);
    const shown = found.slice(0, PAGE);
    await this.#note(caller, call, shown);
    return {
      referrals: shown.map(toCallView),
      next: found.length > PAGE ? (shown.at(-1)?._id ?? null) : null,
    };
  }

  /** In the officer's own chain, and in that of each firm that has one. */
  async #note(
    { account: by }: Caller,
    call: string,
    shown: readonly ReferralRecord[],
  ): Promise<void> {
    const { note, findHolders } = this.#needs;
    const holders = await findHolders(shown.flatMap(({ assessment }) => assessment ?? []));
    await note({ chain: `account:${by}`, act: 'referral.listed', by, detail: call });
    for (const { _id: on, assessment } of shown) {
      const chain = holders.get(assessment ?? '');
      if (chain) await note({ chain, act: 'referral.seen', by, on });
    }
  }
}
