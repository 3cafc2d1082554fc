import { type Model, type mongo, Schema } from 'mongoose';
import type { Right } from '../contract.ts';
import type { Database } from '../database/connection.ts';
import type { Answers } from '../../scoring/answers.ts';
import type { Profile } from '../../scoring/profile.ts';
import type { AssessmentRecord, Change, Link, Tombstone } from './assessments.record.ts';

const CHANGES_KEPT = 5;
const LINKS_AT_MOST = 30;

const { Mixed } = Schema.Types;
const assessmentSchema = new Schema<AssessmentRecord>(
  {
    _id: String,
    series: { type: String, index: true },
    instrument: String,
    version: Number,
    language: String,
    privacyNotice: String,
    status: { type: String },
    revision: Number,
    answers: Mixed,
    profile: Mixed,
    links: Mixed,
    changes: Mixed,
    createdAt: Date,
    updatedAt: Date,
    expiresAt: Date,
    submittedAt: Date,
    submittedRevision: Number,
    assessedOn: String,
    result: Mixed,
    offers: Mixed,
    receipt: Mixed,
    corrects: String,
    generated: Boolean,
  },
  { versionKey: false, minimize: false, autoIndex: false, autoCreate: false },
);
assessmentSchema.index({ 'links.hash': 1 });
assessmentSchema.index({ expiresAt: 1 }, { partialFilterExpression: { status: 'draft' } });
assessmentSchema.index({ status: 1 }, { partialFilterExpression: { status: 'deleted' } });

/** Which assessment, and the link by which it is asked for: every query contains both. */
export interface Via {
  id: string;
  link: string;
}

/** One change of a draft or of a submitted profile. */
export interface Saving extends Via {
  change: Change;
  /** Revision that the change was made from. */
  from: number;
  set: { answers: Answers; expiresAt: Date } | { profile: Profile; expiresAt: Date | null };
}

export type Completion = Pick<
  AssessmentRecord,
  'submittedRevision' | 'assessedOn' | 'result' | 'offers' | 'receipt'
> & { submittedAt: Date };

/** Assessments in the database. Every change is one update of one document. */
export class AssessmentStore {
  readonly #model: Model<AssessmentRecord>;
  /** The driver's collection, for writes whose content is checked already: nothing is cloned or cast. */
  readonly #raw: mongo.Collection<AssessmentRecord>;

  constructor({ connection }: Database) {
    this.#model =
      connection.models['Assessment'] ??
      connection.model<AssessmentRecord>('Assessment', assessmentSchema, 'assessments');
    this.#raw = this.#model.collection as unknown as mongo.Collection<AssessmentRecord>;
  }

  async prepare(): Promise<void> {
    await this.#model.createIndexes();
  }

  /** @returns false if the id is taken */
  async insert(record: AssessmentRecord): Promise<boolean> {
    try {
      await this.#raw.insertOne(record);
      return true;
    } catch (error) {
      if ((error as { code?: number }).code === 11_000) return false;
      throw error;
    }
  }

  /** Adds records with ids of their own, all or the ones before the first that fails. */
  async insertMany(records: AssessmentRecord[]): Promise<void> {
    await this.#raw.insertMany(records);
  }

  /** The assessment, if one of the links lives. */
  async find(id: string, links: string[]): Promise<AssessmentRecord | null> {
    return this.#model.findOne({ _id: id, 'links.id': { $in: links } }).lean<AssessmentRecord>();
  }

  async findByToken(hash: string): Promise<AssessmentRecord | null> {
    return this.#model.findOne({ 'links.hash': hash }).lean<AssessmentRecord>();
  }

  /** A version without asking for a link: only for ids that come from a version that was asked for. */
  async findVersion(id: string): Promise<AssessmentRecord | null> {
    return this.#model
      .findOne({ _id: id, status: { $in: ['draft', 'submitted'] } })
      .lean<AssessmentRecord>();
  }

  async exists(id: string): Promise<boolean> {
    return (
      (await this.#model.exists({ _id: id, status: { $in: ['draft', 'submitted'] } })) !== null
    );
  }

  /**
   * Saves one change of a draft (or of a submitted profile).
   * @returns false if revision, status or link are not as expected; then nothing has changed
   */
  async save(status: 'draft' | 'submitted', saving: Saving): Promise<boolean> {
    const { id, link, change, from, set } = saving;
    const { matchedCount } = await this.#raw.updateOne(
      { _id: id, status, revision: from, links: editLink(link) },
      {
        $set: { ...set, revision: change.revision, updatedAt: change.at },
        $push: { changes: { $each: [change], $slice: -CHANGES_KEPT } },
      },
    );
    return matchedCount === 1;
  }

  /** @returns false if it is no longer this draft at this revision */
  async complete(via: Via, revision: number, completion: Completion): Promise<boolean> {
    const { matchedCount } = await this.#raw.updateOne(
      { _id: via.id, status: 'draft', revision, links: editLink(via.link) },
      {
        $set: {
          ...completion,
          status: 'submitted',
          expiresAt: null,
          updatedAt: completion.submittedAt,
        },
      },
    );
    return matchedCount === 1;
  }

  /** @returns false if the asking link is dead or there are too many links */
  async addLink(via: Via, link: Link): Promise<boolean> {
    const { matchedCount } = await this.#model.updateOne(
      {
        _id: via.id,
        links: editLink(via.link),
        [`links.${LINKS_AT_MOST - 1}`]: { $exists: false },
      },
      { $push: { links: link } },
    );
    return matchedCount === 1;
  }

  /** Adds a link to the version that corrects another one, which the asker may edit. */
  async addLinkToCorrection(id: string, link: Link): Promise<boolean> {
    const { matchedCount } = await this.#model.updateOne(
      {
        _id: id,
        status: { $in: ['draft', 'submitted'] },
        [`links.${LINKS_AT_MOST - 1}`]: { $exists: false },
      },
      { $push: { links: link } },
    );
    return matchedCount === 1;
  }

  /** Gives a link that lives its token's hash. @returns false if the link is dead */
  async setLinkHash(id: string, link: string, hash: string): Promise<boolean> {
    const { matchedCount } = await this.#model.updateOne(
      { _id: id, 'links.id': link },
      { $set: { 'links.$.hash': hash } },
    );
    return matchedCount === 1;
  }

  /** Ends a link; the last one that can edit stays. @returns false if nothing was ended */
  async removeLink(via: Via, { id, right }: { id: string; right: Right }): Promise<boolean> {
    const other =
      right === 'edit' ? [{ links: { $elemMatch: { id: { $ne: id }, right: 'edit' } } }] : [];
    const { modifiedCount } = await this.#model.updateOne(
      { _id: via.id, links: editLink(via.link), ...(other.length > 0 && { $and: other }) },
      { $pull: { links: { id } } },
    );
    return modifiedCount === 1;
  }

  /** Leaves nothing but a tombstone. @returns false if the link cannot edit */
  async bury(via: Via): Promise<boolean> {
    const { matchedCount } = await this.#raw.updateOne(
      { _id: via.id, links: editLink(via.link) },
      BURY,
    );
    return matchedCount === 1;
  }

  /** Buries drafts whose time is over. */
  async buryExpired(now: Date): Promise<void> {
    await this.#raw.updateMany({ status: 'draft', expiresAt: { $lte: now } }, BURY);
  }

  async findTombstones(): Promise<Tombstone[]> {
    return (this.#raw as unknown as mongo.Collection<Tombstone>)
      .find({ status: 'deleted' })
      .limit(1000)
      .toArray();
  }

  /** Removes all versions of an assessment, the tombstone last. */
  async removeSeries({ _id, series }: Tombstone): Promise<void> {
    await this.#model.deleteMany({ series, _id: { $ne: _id } });
    await this.#model.deleteOne({ _id });
  }
}

const BURY = [{ $replaceWith: { _id: '$_id', series: '$series', status: 'deleted' } }];

function editLink(id: string) {
  return { $elemMatch: { id, right: 'edit' } };
}
