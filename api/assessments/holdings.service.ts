import type { Caller } from '../accounts/rights.ts';
import { unrecorded } from '../accounts/record.ts';
import type { Clock } from '../clock.ts';
import type { AssessmentSummary } from '../contract.ts';
import { notFound } from '../http/http-error.ts';
import type { HolderGrant } from './access.ts';
import { toSummary } from './assessment-view.ts';
import type { Holder } from './assessments.record.ts';
import { type AssessmentService, definitionKey } from './assessments.service.ts';
import type { AssessmentStore } from './assessments.store.ts';
import type { HoldingStore } from './holdings.store.ts';
import { type Grants, viaOf } from './grants.ts';

export interface HoldingServiceNeeds {
  store: AssessmentStore;
  holdings: HoldingStore;
  assessments: AssessmentService;
  clock: Clock;
}

/** Assessments that belong to accounts. */
export class HoldingService {
  readonly #store: AssessmentStore;
  readonly #holdings: HoldingStore;
  readonly #assessments: AssessmentService;
  readonly #clock: Clock;

  constructor({ store, holdings, assessments, clock }: HoldingServiceNeeds) {
    this.#store = store;
    this.#holdings = holdings;
    this.#assessments = assessments;
    this.#clock = clock;
  }

  /** What the caller may do to the assessment as its holder; null if it is somebody else's. */
  async grant(caller: Caller, assessment: string): Promise<HolderGrant | null> {
    const holder = holderOf(caller);
    const held = await this.#store.find(assessment, [{ holder }]);
    if (!held) return null;
    const { account } = caller;
    return { assessment, holder, account, right: 'edit', definition: definitionKey(held) };
  }

  /**
   * Moves an assessment into the caller's account: one update of one document, then its other versions
   * follow. All edit links end. Claiming one's own again changes nothing.
   * @throws HttpError 404 when the edit link of the asker does not live any more
   */
  async claim(caller: Caller, grants: Grants): Promise<AssessmentSummary> {
    const [grant] = grants;
    const holder = holderOf(caller);
    if ('link' in grant) {
      const { account: by } = caller;
      const deed = { chain: holder, act: 'assessment.claimed', by, on: grant.assessment } as const;
      const claimed = unrecorded(deed, this.#clock.now());
      if (!(await this.#holdings.claim(viaOf(grant), holder, claimed))) throw notFound('id');
      await this.sweep();
    }
    const held = { ...grant, holder, account: caller.account };
    return toSummary(await this.#assessments.read([held]));
  }

  /** The caller's own, the newest change first. */
  async list(caller: Caller): Promise<AssessmentSummary[]> {
    return (await this.#holdings.listHeld(holderOf(caller))).map(toSummary);
  }

  /** Takes the other versions of claimed assessments along. Safe at any time, also twice at once. */
  async sweep(): Promise<void> {
    for (const claimed of await this.#holdings.findUnfinishedClaims()) {
      await this.#holdings.finishClaim(claimed);
    }
  }
}

function holderOf({ account }: Caller): Holder {
  return `account:${account}`;
}
