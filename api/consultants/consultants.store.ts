import { type Model, type mongo, type PipelineStage, Schema } from 'mongoose';
import type { Unrecorded } from '../accounts/record.ts';
import type { Database } from '../database/connection.ts';
import type { ConsultantRecord } from './consultants.record.ts';

const { Mixed } = Schema.Types;
const schema = new Schema<ConsultantRecord>(
  {
    _id: String,
    name: String,
    organisation: String,
    about: String,
    provinces: [String],
    accreditation: Mixed,
    order: String,
    words: String,
    reminded: [String],
    unrecorded: Mixed,
    updatedAt: Date,
  },
  { versionKey: false, minimize: false, autoIndex: false, autoCreate: false },
);
schema.index({ order: 1 });
schema.index({ provinces: 1, order: 1 });
schema.index({ 'accreditation.validUntil': 1 });

/** Keeps profiles of those alone whose account has the role at the moment of asking. */
const CONSULTANTS_NOW: PipelineStage[] = [
  {
    $lookup: {
      from: 'accounts',
      localField: '_id',
      foreignField: '_id',
      pipeline: [{ $match: { status: 'active', roles: 'consultant' } }, { $project: { _id: 1 } }],
      as: 'now',
    },
  },
  { $match: { 'now.0': { $exists: true } } },
  { $unset: 'now' },
];

/** What a list of consultants is asked for. */
export interface ConsultantQuery {
  province?: string | undefined;
  /** Folded words: each has to be in the profile. */
  words: string[];
  after?: string | undefined;
}

/** Profiles of consultants. */
export class ConsultantStore {
  readonly #model: Model<ConsultantRecord>;
  readonly #raw: mongo.Collection<ConsultantRecord>;

  constructor({ connection }: Database) {
    this.#model =
      connection.models['Consultant'] ??
      connection.model<ConsultantRecord>('Consultant', schema, 'consultants');
    this.#raw = this.#model.collection as unknown as mongo.Collection<ConsultantRecord>;
  }

  async prepare(): Promise<void> {
    await this.#model.createIndexes();
  }

  /** The profile of an account, consultant or not. */
  async findOwn(account: string): Promise<ConsultantRecord | null> {
    return this.#raw.findOne({ _id: account });
  }

  /** The profile, if the account is a consultant now. */
  async findCurrent(account: string): Promise<ConsultantRecord | null> {
    const [found] = await this.#read([{ $match: { _id: account } }, ...CONSULTANTS_NOW]);
    return found ?? null;
  }

  /** The next profiles of who is a consultant now, by name. */
  async listCurrent(
    { province, words, after }: ConsultantQuery,
    limit: number,
  ): Promise<ConsultantRecord[]> {
    const filter = {
      ...(province !== undefined && { provinces: province }),
      ...(after !== undefined && { order: { $gt: after } }),
      ...(words.length > 0 && { $and: words.map((word) => ({ words: containing(word) })) }),
    };
    return this.#read([
      { $match: filter },
      { $sort: { order: 1 } },
      ...CONSULTANTS_NOW,
      { $limit: limit },
    ]);
  }

  /** Profiles of consultants whose accreditation ends between two days and who were not told so yet. */
  async listExpiring(from: string, until: string, reminder: number): Promise<ConsultantRecord[]> {
    const key = { $concat: ['$accreditation.validUntil', `:${reminder}`] };
    return this.#read([
      { $match: { 'accreditation.validUntil': { $gte: from, $lte: until } } },
      { $match: { $expr: { $not: { $in: [key, '$reminded'] } } } },
      ...CONSULTANTS_NOW,
      { $limit: 500 },
    ]);
  }

  /** Writes the whole profile; reminders that went out stay known. */
  async put(
    account: string,
    fields: Omit<ConsultantRecord, '_id' | 'reminded' | 'unrecorded'>,
    deed: Unrecorded,
  ): Promise<ConsultantRecord> {
    const stored = await this.#raw.findOneAndUpdate(
      { _id: account },
      { $set: fields, $setOnInsert: { reminded: [] }, $push: { unrecorded: deed } },
      { upsert: true, returnDocument: 'after' },
    );
    if (!stored) throw new Error('an upsert gave no document');
    return stored;
  }

  async noteReminders(account: string, reminders: string[]): Promise<void> {
    await this.#raw.updateOne({ _id: account }, { $addToSet: { reminded: { $each: reminders } } });
  }

  #read(stages: PipelineStage[]): Promise<ConsultantRecord[]> {
    return this.#raw.aggregate<ConsultantRecord>(stages).toArray();
  }
}

function containing(word: string): RegExp {
  return new RegExp(word.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`));
}
