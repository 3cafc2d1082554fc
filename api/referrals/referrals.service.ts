import type { AssessmentRecord } from '../assessments/assessments.record.ts';
import type { Grants } from '../assessments/grants.ts';
import type { AssessmentService } from '../assessments/assessments.service.ts';
import type { Clock } from '../clock.ts';
import type { CreateReferral, ReferralView } from '../contract.ts';
import { badInput, notFound, conflict } from '../http/http-error.ts';
import { readVatNumber } from '../companies/vat-number.ts';
import type { Catalogue, Offer } from '../../scoring/offer.ts';
import { readSize } from '../../scoring/profile.ts';
import { type ReferralRecord, toView, wishId } from './referrals.record.ts';
import type { ReferralStore } from './referrals.store.ts';

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
  readonly #offers: Map<string, Offer>;
  readonly #clock: Clock;

  constructor({ store, assessments, catalogue, clock }: ReferralServiceNeeds) {
    this.#store = store;
    this.#assessments = assessments;
    this.#clock = clock;
    // A case study is a story: nobody can be contacted about it.
    const offers = catalogue.offers.filter(({ kind }) => kind !== 'case');
    this.#offers = new Map(offers.map((offer) => [offer.id, offer]));
  }

  async record(grants: Grants, { offer: id, contact }: CreateReferral): Promise<ReferralView> {
    const assessment = await this.#assessments.read(grants);
    if (assessment.status !== 'submitted') {
      throw conflict('not-submitted', 'Offers come with the result.', ['id']);
    }
    const offer = this.#offers.get(id);
    if (!offer) throw badInput('offer', 'unknown-offer', 'no such offer');
    const stored = await this.#store.record(this.#wish(assessment, offer, contact));
    await this.#keepOnlyIfAlive(grants, assessment.series);
    return toView(stored);
  }

  async list(grants: Grants): Promise<ReferralView[]> {
    const { _id } = await this.#assessments.read(grants);
    return (await this.#store.list(_id)).map(toView);
  }

  /** Ends the consent: a mere wish is removed, of what has come of one the contact alone. */
  async withdraw(grants: Grants, id: string): Promise<void> {
    const { _id } = await this.#assessments.read(grants);
    if (await this.#store.remove(_id, id)) return;
    if (!(await this.#store.forgetContact(_id, id))) throw notFound('referralId');
  }

  #wish(
    assessment: AssessmentRecord,
    offer: Offer,
    contact: CreateReferral['contact'],
  ): ReferralRecord {
    const { _id, series, privacyNotice, profile } = assessment;
    const now = this.#clock.now();
    const { vatNumber, country } = profile;
    return {
      _id: wishId(_id, offer.id),
      assessment: _id,
      series,
      offer: offer.id,
      call: offer.kind === 'call' || offer.kind === 'voucher' ? offer.code : null,
      service: offer.kind === 'service' ? offer.code : null,
      firm: {
        name: profile.name ?? null,
        vatNumber: vatNumber ? (readVatNumber(country, vatNumber)?.shown ?? null) : null,
        nuts3: profile.nuts3 ?? null,
        size: readSize(profile).size,
      },
      contact,
      privacyNotice,
      consentedAt: now,
      createdAt: now,
      steps: [
        { id: 'interest', state: 'interested', day: this.#clock.today(), at: now, by: 'firm' },
      ],
      revision: 0,
    };
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
