import { type Connection, type Model, type mongo, Schema } from 'mongoose';
import type { Unrecorded } from '../accounts/record.ts';
import type { Database } from '../database/connection.ts';
import type { ReferralState } from '../contract-programmes.ts';
import type { CountedReferral, ReferralRecord, Step } from './referrals.record.ts';

const { Mixed } = Schema.Types;
const schema = new Schema<ReferralRecord>(
  {
    _id: String,
    assessment: { type: String, index: true },
    series: { type: String, index: true },
    offer: { type: String, index: true },
    call: String,
    service: String,
    reference: String,
    firm: Mixed,
    contact: Mixed,
    consentedAt: Date,
    privacyNotice: String,
    createdAt: Date,
    steps: Mixed,
    revision: Number,
    imports: Mixed,
    unrecorded: Mixed,
  },
  { versionKey: false, autoIndex: false, autoCreate: false },
);
schema.index({ call: 1, _id: 1 });
schema.index({ call: 1, 'firm.vatNumber': 1 });
schema.index({ 'firm.nuts3': 1 });
schema.index(
  { call: 1, reference: 1 },
  { unique: true, partialFilterExpression: { reference: { $exists: true } } },
);

/** The collection that the stores of this feature share. */
export function referralsIn(connection: Connection): mongo.Collection<ReferralRecord> {
  return modelIn(connection).collection as unknown as mongo.Collection<ReferralRecord>;
}

function modelIn(connection: Connection): Model<ReferralRecord> {
  return (
    connection.models['Referral'] ??
    connection.model<ReferralRecord>('Referral', schema, 'referrals')
  );
}

/** By whom a referral is asked for: the holder of its assessment, or the officer of its call. */
export type Owner = { assessment: string } | { calls: string[] };

/** A step, what it names beside it, and what the record will say. */
export interface Following {
  revision: number;
  step: Step;
  names: Partial<Pick<ReferralRecord, 'call' | 'service'>>;
  deeds: Unrecorded[];
}

/** Referrals in the database. */
export class ReferralStore {
  readonly #model: Model<ReferralRecord>;
  readonly #raw: mongo.Collection<ReferralRecord>;

  constructor({ connection }: Database) {
    this.#model = modelIn(connection);
    this.#raw = referralsIn(connection);
  }

  async prepare(): Promise<void> {
    await this.#model.createIndexes();
    await this.#raw.updateMany({ steps: { $exists: false } }, asFirstStep);
  }

  /** Records a referral; the same one again takes the newer contact. */
  async record(referral: ReferralRecord): Promise<ReferralRecord> {
    const { _id, createdAt, steps, revision, call, service, ...newest } = referral;
    const stored = await this.#raw.findOneAndUpdate(
      { _id },
      { $set: newest, $setOnInsert: { createdAt, steps, revision, call, service } },
      { upsert: true, returnDocument: 'after' },
    );
    return stored ?? referral;
  }

  async list(assessment: string): Promise<ReferralRecord[]> {
    return this.#raw.find({ assessment }).sort({ createdAt: 1 }).toArray();
  }

  async find(id: string, owner: Owner): Promise<ReferralRecord | null> {
    return this.#raw.findOne({ _id: id, ...ownedBy(owner) });
  }

  /** The assessment that a referral came from: whoever asks has still to be let into it. */
  async assessmentOf(id: string): Promise<string | null> {
    const found = await this.#raw.findOne({ _id: id }, { projection: { assessment: 1 } });
    return found?.assessment ?? null;
  }

  /** Those of a call by id, from the one after `after`. */
  async listCall(
    call: string,
    { after, state }: { after?: string | undefined; state?: ReferralState | undefined },
    limit: number,
  ): Promise<ReferralRecord[]> {
    const filter = { call, ...(after !== undefined && { _id: { $gt: after } }) };
    const stateNow = { $getField: { input: { $arrayElemAt: [latestFirst, 0] }, field: 'state' } };
    return this.#raw
      .aggregate<ReferralRecord>([
        { $match: filter },
        ...(state ? [{ $match: { $expr: { $eq: [stateNow, state] } } }] : []),
        { $sort: { _id: 1 } },
        { $limit: limit },
      ])
      .toArray();
  }

  /** Those of firms with a VAT number in a region (NUTS 2), one after the other: what statistics count. */
  async *ofRegion(region: string): AsyncGenerator<CountedReferral> {
    const place = { 'firm.nuts3': { $gte: region, $lt: `${region}~` } };
    const found = this.#raw
      .find({ ...place, 'firm.vatNumber': { $ne: null } })
      .project<CountedReferral>({ call: 1, service: 1, firm: 1, steps: 1 });
    for await (const referral of found) yield referral;
  }

  /** Adds a step. @returns null if it is not there, at another revision, or has the step already */
  async follow(id: string, owner: Owner, following: Following): Promise<ReferralRecord | null> {
    const { revision, step, names, deeds } = following;
    return this.#raw.findOneAndUpdate(
      { _id: id, ...ownedBy(owner), revision, 'steps.id': { $ne: step.id } },
      {
        $push: { steps: step, unrecorded: { $each: deeds } },
        $set: names,
        $inc: { revision: 1 },
      },
      { returnDocument: 'after' },
    );
  }

  /** Removes a wish of which nothing has come. @returns false if it is not there, or something has */
  async remove(assessment: string, id: string): Promise<boolean> {
    const { deletedCount } = await this.#raw.deleteOne({ _id: id, assessment, ...onlyAWish });
    return deletedCount === 1;
  }

  /** Takes the consent and the contact out. @returns false if it is not there */
  async forgetContact(assessment: string, id: string): Promise<boolean> {
    const { matchedCount } = await this.#raw.updateOne(
      { _id: id, assessment },
      { $set: { contact: null, consentedAt: null } },
    );
    return matchedCount === 1;
  }

  /** Applications that a call's office knows stay with the office, without what the firm said here. */
  async removeSeries(series: string): Promise<void> {
    await this.#raw.deleteMany({ series, reference: { $exists: false } });
    await this.#raw.updateMany(
      { series },
      { $set: { assessment: null, series: null, contact: null, consentedAt: null } },
    );
  }
}

const onlyAWish = { 'steps.1': { $exists: false }, reference: { $exists: false } };

const latestFirst = { $sortArray: { input: '$steps', sortBy: { day: -1, at: -1 } } };

function ownedBy(owner: Owner) {
  return 'assessment' in owner ? { assessment: owner.assessment } : { call: { $in: owner.calls } };
}

/** Wishes that were recorded before they could be followed up get the history that they had. */
const asFirstStep = [
  { $set: { kind: { $arrayElemAt: [{ $split: ['$offer', '/'] }, 1] } } },
  { $set: { code: { $arrayElemAt: [{ $split: ['$offer', '/'] }, 2] } } },
  {
    $set: {
      call: { $cond: [{ $in: ['$kind', ['call', 'voucher']] }, '$code', null] },
      service: { $cond: [{ $eq: ['$kind', 'service'] }, '$code', null] },
      firm: { $literal: { name: null, vatNumber: null, nuts3: null, size: null } },
      revision: 0,
      steps: [
        {
          id: 'interest',
          state: 'interested',
          day: { $dateToString: { date: '$createdAt', format: '%Y-%m-%d' } },
          at: '$createdAt',
          by: 'firm',
        },
      ],
    },
  },
  { $unset: ['kind', 'code'] },
];
