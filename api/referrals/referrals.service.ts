import { createHash } from 'node:crypto';
import type { Grants } from '../assessments/grants.ts';
import type { AssessmentService } from '../assessments/assessments.service.ts';
import type { Clock } from '../clock.ts';
import type { CreateReferral, ReferralView } from '../contract.ts';
import { badInput, notFound, conflict } from '../http/http-error.ts';
import type { Catalogue } from '../../scoring/offer.ts';
import type { ReferralRecord, ReferralStore } from './referrals.store.ts';

export interface ReferralServiceNeeds {
  store: ReferralStore;
  assessments: AssessmentService;
  catalogue: Catalogue;
  clock: Clock;
}

/** "I am interested": recorded with consent, listed and withdrawn by the firm alone. */
export class ReferralService {
  readonly #store: ReferralStore;
  readonly #assessments: AssessmentService;
  readonly #offers: Set<string>;
  readonly #clock: Clock;

  constructor({ store, assessments, catalogue, clock }: ReferralServiceNeeds) {
    this.#store = store;
    this.#assessments = assessments;
    this.#clock = clock;
    // A case study is a story: nobody can be contacted about it.
    const offers = catalogue.offers.filter(({ kind }) => kind !== 'case');
    this.#offers = new Set(offers.map(({ id }) => id));
  }

  async record(grants: Grants, { offer, contact }: CreateReferral): Promise<ReferralView> {
    const assessment = await this.#assessments.read(grants);
    if (assessment.status !== 'submitted') {
      throw conflict('not-submitted', 'Offers come with the result.', ['id']);
    }
    if (!this.#offers.has(offer)) throw badInput('offer', 'unknown-offer', 'no such offer');
    const { _id, series, privacyNotice } = assessment;
    const now = this.#clock.now();
    const stored = await this.#store.record({
      _id: createHash('sha256').update(`${_id} ${offer}`).digest('base64url').slice(0, 22),
      assessment: _id,
      series,
      offer,
      contact,
      privacyNotice,
      consentedAt: now,
      createdAt: now,
    });
    await this.#keepOnlyIfAlive(grants, series);
    return toView(stored);
  }

  async list(grants: Grants): Promise<ReferralView[]> {
    const { _id } = await this.#assessments.read(grants);
    return (await this.#store.list(_id)).map(toView);
  }

  async withdraw(grants: Grants, id: string): Promise<void> {
    const { _id } = await this.#assessments.read(grants);
    if (!(await this.#store.remove(_id, id))) throw notFound('referralId');
  }

  /** The assessment may have been deleted between asking for it and recording. */
  async #keepOnlyIfAlive(grants: Grants, series: string): Promise<void> {
    try {
      await this.#assessments.read(grants);
    } catch (error) {
      await this.#store.removeSeries(series);
      throw error;
    }
  }
}

function toView({ _id, offer, contact, createdAt }: ReferralRecord): ReferralView {
  return { id: _id, offer, contact, createdAt: createdAt.toISOString() };
}
