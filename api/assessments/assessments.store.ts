import { type Connection, type Model, type mongo, Schema } from 'mongoose';
import type { Unrecorded } from '../accounts/record.ts';
import type { Right } from '../contract.ts';
import type { Database } from '../database/connection.ts';
import type { Answers } from '../../scoring/answers.ts';
import type { Profile } from '../../scoring/profile.ts';
import type { Result } from '../../scoring/result.ts';
import type { AssessmentRecord, Change, Holder, Link, Tombstone } from './assessments.record.ts';

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
    holder: String,
    claimUnfinished: Boolean,
    movedFrom: String,
    unrecorded: Mixed,
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
    follows: String,
    point: Number,
    from: Mixed,
    settled: Mixed,
    audited: Mixed,
    unprojected: Boolean,
    generated: Boolean,
  },
  { versionKey: false, minimize: false, autoIndex: false, autoCreate: false },
);
assessmentSchema.index({ 'links.hash': 1 });
assessmentSchema.index({ holder: 1, updatedAt: -1 }, { sparse: true });
assessmentSchema.index(
  { claimUnfinished: 1 },
  { partialFilterExpression: { claimUnfinished: true } },
);
assessmentSchema.index({ expiresAt: 1 }, { partialFilterExpression: { status: 'draft' } });
assessmentSchema.index({ status: 1 }, { partialFilterExpression: { status: 'deleted' } });

/** Which assessment, and the link or the holder by which it is asked for: every query contains both. */
export type Via = { id: string } & By;
export type By = { link: string } | { holder: Holder };

/** One change of a draft or of a submitted profile. */
export interface Saving {
  via: Via;
  change: Change;
  /** Revision that the change was made from. */
  from: number;
  set: (
    | { answers: Answers }
    | { profile: Profile }
    | { settled: NonNullable<AssessmentRecord['settled']> }
  ) & { expiresAt: Date | null };
}

export type Completion = Pick<
  AssessmentRecord,
  'submittedRevision' | 'assessedOn' | 'result' | 'offers' | 'receipt' | 'audited'
> & { submittedAt: Date };

/** What an assessment has found: no result before it is submitted. */
export type Scores = Pick<AssessmentRecord, 'profile'> & { result?: Pick<Result, 'nodes'> };

/** The driver's collection, for writes whose content is checked already: nothing is cloned or cast. */
export function assessmentsIn(connection: Connection): mongo.Collection<AssessmentRecord> {
  return modelIn(connection).collection as unknown as mongo.Collection<AssessmentRecord>;
}

function modelIn(connection: Connection): Model<AssessmentRecord> {
  return (
    connection.models['Assessment'] ??
    connection.model<AssessmentRecord>('Assessment', assessmentSchema, 'assessments')
  );
}

/** Assessments in the database. Every change is one update of one document. */
export class AssessmentStore {
  readonly #model: Model<AssessmentRecord>;
  readonly #raw: mongo.Collection<AssessmentRecord>;

  constructor({ connection }: Database) {
    this.#model = modelIn(connection);
    this.#raw = assessmentsIn(connection);
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

  /** The assessment, if one of the links lives or one of the holders holds it. */
  async find(id: string, ways: By[]): Promise<AssessmentRecord | null> {
    return this.#model.findOne(byAny(id, ways)).hint({ _id: 1 }).lean<AssessmentRecord>();
  }

  /** Profile and scores alone: explanations, offers and receipt are many times as large. */
  async findScores(id: string, ways: By[]): Promise<Scores | null> {
    const projection = { _id: 0, profile: 1, 'result.nodes': 1 };
    return this.#raw.findOne<Scores>(byAny(id, ways), { projection, hint: { _id: 1 } });
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

  /** The submitted assessment that a follow-up was begun from, as long as the same holder has it. */
  async findFollowed(id: string, holder: Holder | undefined): Promise<AssessmentRecord | null> {
    return this.#model
      .findOne({ _id: id, status: 'submitted', ...heldBy(holder) })
      .lean<AssessmentRecord>();
  }

  /** Which of the ids are those of assessments of this holder. */
  async findExisting(ids: string[], holder: Holder | undefined): Promise<Set<string>> {
    const found = await this.#raw
      .find({ _id: { $in: ids }, status: { $in: ['draft', 'submitted'] }, ...heldBy(holder) })
      .project<{ _id: string }>({ _id: 1 })
      .toArray();
    return new Set(found.map(({ _id }) => _id));
  }

  /**
   * Saves one change of a draft (or of a submitted profile).
   * @returns false if revision, status or link are not as expected; then nothing has changed
   */
  async save(status: 'draft' | 'submitted', saving: Saving): Promise<boolean> {
    const { via, change, from, set } = saving;
    const { matchedCount } = await this.#raw.updateOne(
      { ...editable(via), status, revision: from },
      {
        $set: { ...set, revision: change.revision, updatedAt: change.at },
        $push: { changes: { $each: [change], $slice: -CHANGES_KEPT } },
      },
    );
    return matchedCount === 1;
  }

  /** @returns false if it is no longer this draft at this revision */
  async complete(
    via: Via,
    revision: number,
    completion: Completion,
    deeds: Unrecorded[],
  ): Promise<boolean> {
    const { matchedCount } = await this.#raw.updateOne(
      { ...editable(via), status: 'draft', revision },
      {
        $set: {
          ...completion,
          status: 'submitted',
          unprojected: true,
          expiresAt: null,
          updatedAt: completion.submittedAt,
        },
        ...pushDeeds(deeds),
      },
    );
    return matchedCount === 1;
  }

  /** @returns false if the asking link is dead or there are too many links */
  async addLink(via: Via, link: Link): Promise<boolean> {
    const { matchedCount } = await this.#model.updateOne(
      {
        ...editable(via),
        [`links.${LINKS_AT_MOST - 1}`]: { $exists: false },
      },
      { $push: { links: link } },
    );
    return matchedCount === 1;
  }

  /** Adds a link to the correction or the follow-up of an assessment that the asker may edit. */
  async addLinkToNext(id: string, link: Link): Promise<boolean> {
    const { matchedCount } = await this.#model.updateOne(
      {
        _id: id,
        status: { $in: ['draft', 'submitted'] },
        holder: { $exists: false },
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
      { ...editable(via), ...(other.length > 0 && { $and: other }) },
      { $pull: { links: { id } } },
    );
    return modifiedCount === 1;
  }

  /** Leaves nothing but a tombstone. @returns false if the asker cannot edit */
  async bury(via: Via, deeds: Unrecorded[] = []): Promise<boolean> {
    const { matchedCount } = await this.#raw.updateOne(editable(via), bury(deeds));
    return matchedCount === 1;
  }

  /** Buries drafts whose time is over. */
  async buryExpired(now: Date): Promise<void> {
    await this.#raw.updateMany({ status: 'draft', expiresAt: { $lte: now } }, bury([]));
  }

  async findTombstones(): Promise<Tombstone[]> {
    return (this.#raw as unknown as mongo.Collection<Tombstone>)
      .find({ status: 'deleted' })
      .limit(1000)
      .toArray();
  }

  /** Removes all versions of an assessment, the tombstone last; what waits for the record stays until it is there. */
  async removeSeries({ _id, series }: Tombstone): Promise<void> {
    const isRecorded = { 'unrecorded.0': { $exists: false } };
    await this.#raw.deleteMany({ series, _id: { $ne: _id }, ...isRecorded });
    if (await this.#raw.findOne({ series, _id: { $ne: _id } })) return;
    await this.#raw.deleteOne({ _id, ...isRecorded });
  }
}

/** What stays are ids, and deeds on their way into the record. */
function bury(deeds: Unrecorded[]) {
  const waiting = { $concatArrays: [{ $ifNull: ['$unrecorded', []] }, { $literal: deeds }] };
  const kept = { _id: '$_id', series: '$series', status: 'deleted' };
  const unrecorded = deeds.length > 0 ? waiting : '$unrecorded';
  return [{ $replaceWith: { ...kept, unrecorded } }];
}

function heldBy(holder: Holder | undefined) {
  return { holder: holder ?? { $exists: false } };
}

/** Matches the assessment if one of the links lives or one of the holders holds it. */
function byAny(id: string, ways: By[]) {
  const links = ways.flatMap((by) => ('link' in by ? [by.link] : []));
  const holders = ways.flatMap((by) => ('holder' in by ? [by.holder] : []));
  return { _id: id, $or: [{ 'links.id': { $in: links } }, { holder: { $in: holders } }] };
}

/** Matches the assessment where the asker may change it. */
export function editable(via: Via) {
  if ('holder' in via) return { _id: via.id, holder: via.holder };
  return { _id: via.id, links: editLink(via.link) };
}

function editLink(id: string) {
  return { $elemMatch: { id, right: 'edit' as const } };
}

function pushDeeds(deeds: Unrecorded[]) {
  return deeds.length > 0 ? { $push: { unrecorded: { $each: deeds } } } : {};
}
