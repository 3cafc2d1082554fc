import { type Model, Schema } from 'mongoose';
import type { Database } from '../database/connection.ts';
import type { ReferralView } from '../contract.ts';

/** A firm's wish to be contacted about an offer. */
export interface ReferralRecord {
  /** Follows from assessment and offer: the same wish is there once. */
  _id: string;
  assessment: string;
  /** Id of the assessment's first version. */
  series: string;
  offer: string;
  contact: ReferralView['contact'];
  /** When the firm agreed, and to which version of the privacy notice. */
  consentedAt: Date;
  privacyNotice: string;
  createdAt: Date;
}

const schema = new Schema<ReferralRecord>(
  {
    _id: String,
    assessment: { type: String, index: true },
    series: { type: String, index: true },
    offer: { type: String, index: true },
    contact: Schema.Types.Mixed,
    consentedAt: Date,
    privacyNotice: String,
    createdAt: Date,
  },
  { versionKey: false, autoIndex: false, autoCreate: false },
);

/** Referrals in the database. */
export class ReferralStore {
  readonly #model: Model<ReferralRecord>;

  constructor({ connection }: Database) {
    this.#model =
      connection.models['Referral'] ??
      connection.model<ReferralRecord>('Referral', schema, 'referrals');
  }

  async prepare(): Promise<void> {
    await this.#model.createIndexes();
  }

  /** Records a referral; the same one again takes the newer contact. */
  async record(referral: ReferralRecord): Promise<ReferralRecord> {
    const { _id, createdAt, ...newest } = referral;
    const stored = await this.#model
      .findOneAndUpdate(
        { _id },
        { $set: newest, $setOnInsert: { createdAt } },
        { upsert: true, returnDocument: 'after' },
      )
      .lean<ReferralRecord>();
    return stored ?? referral;
  }

  async list(assessment: string): Promise<ReferralRecord[]> {
    return this.#model.find({ assessment }).sort({ createdAt: 1 }).lean<ReferralRecord[]>();
  }

  /** @returns false if it is not there */
  async remove(assessment: string, id: string): Promise<boolean> {
    const { deletedCount } = await this.#model.deleteOne({ _id: id, assessment });
    return deletedCount === 1;
  }

  async removeSeries(series: string): Promise<void> {
    await this.#model.deleteMany({ series });
  }
}
