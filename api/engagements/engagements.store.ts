import { type Model, type mongo, Schema } from 'mongoose';
import type { Unrecorded } from '../accounts/record.ts';
import type { Database } from '../database/connection.ts';
import type { Acceptance, DueLetter, EngagementRecord, Side } from './engagements.record.ts';

const LISTED_AT_MOST = 500;
const LETTERS_AT_ONCE = 200;

const { Mixed } = Schema.Types;
const schema = new Schema<EngagementRecord>(
  {
    _id: String,
    company: String,
    consultant: String,
    names: Mixed,
    stated: Mixed,
    assignment: Mixed,
    accepted: Mixed,
    ended: Mixed,
    invitation: Mixed,
    letters: Mixed,
    unrecorded: Mixed,
    createdAt: Date,
  },
  { versionKey: false, minimize: false, autoIndex: false, autoCreate: false },
);
schema.index({ consultant: 1, company: 1 });
schema.index({ company: 1, createdAt: -1 });
schema.index({ 'invitation.hash': 1 });
schema.index({ 'letters.id': 1 }, { partialFilterExpression: { 'letters.id': { $exists: true } } });

/** Whose engagements are looked for: a consultant's own, and those of companies. */
export interface Parties {
  consultant?: string | undefined;
  companies: string[];
}

/** What goes into the document together with a step. */
export interface Along {
  deed: Unrecorded;
  letters: DueLetter[];
}

/** Engagements in the database. Every question and every update names the parties it is asked for. */
export class EngagementStore {
  readonly #model: Model<EngagementRecord>;
  readonly #raw: mongo.Collection<EngagementRecord>;

  constructor({ connection }: Database) {
    this.#model =
      connection.models['Engagement'] ??
      connection.model<EngagementRecord>('Engagement', schema, 'engagements');
    this.#raw = this.#model.collection as unknown as mongo.Collection<EngagementRecord>;
  }

  async prepare(): Promise<void> {
    await this.#model.createIndexes();
  }

  async insert(engagement: EngagementRecord): Promise<void> {
    await this.#raw.insertOne(engagement);
  }

  async find(id: string, parties: Parties): Promise<EngagementRecord | null> {
    return this.#raw.findOne({ _id: id, ...among(parties) });
  }

  /** A consultant's own, the newest first. */
  async listOfConsultant(consultant: string): Promise<EngagementRecord[]> {
    return this.#list({ consultant });
  }

  /** Those of a company, the newest first; with `consultant` that one's alone. */
  async listOfCompany(company: string, consultant?: string): Promise<EngagementRecord[]> {
    return this.#list({ company, ...(consultant !== undefined && { consultant }) });
  }

  /** The engagement that is active today between the two, all conditions of `stateOf` included. */
  async findActive(
    consultant: string,
    company: string,
    today: string,
  ): Promise<EngagementRecord | null> {
    return this.#raw.findOne(
      {
        consultant,
        company,
        'accepted.company': { $ne: null },
        'accepted.consultant': { $ne: null },
        ended: null,
        'assignment.from': { $lte: today },
        'assignment.until': { $gte: today },
      },
      { sort: { 'assignment.until': -1 } },
    );
  }

  /** The consultant accepts. @returns it, or null if it is not theirs, accepted, ended or over */
  async acceptAsConsultant(
    id: string,
    accepted: Acceptance,
    today: string,
    { deed, letters }: Along,
  ): Promise<EngagementRecord | null> {
    return this.#raw.findOneAndUpdate(
      { _id: id, consultant: accepted.by, 'accepted.consultant': null, ...open(today) },
      {
        $set: { 'accepted.consultant': accepted },
        $push: { unrecorded: deed, letters: { $each: letters } },
      },
      { returnDocument: 'after' },
    );
  }

  /** A company accepts what came by mail, once. @returns it, or null if the link is dead */
  async acceptByMail(
    hash: string,
    company: { id: string; name: string; vatNumber: string | null },
    accepted: Acceptance,
    today: string,
    { deed, letters }: Along,
  ): Promise<EngagementRecord | null> {
    return this.#raw.findOneAndUpdate(
      { ...waiting(hash, today), company: null, 'accepted.company': null },
      {
        $set: {
          company: company.id,
          'names.firm': company.name,
          'stated.vatNumber': company.vatNumber,
          'accepted.company': accepted,
        },
        $push: { unrecorded: deed, letters: { $each: letters } },
      },
      { returnDocument: 'after' },
    );
  }

  /** Ends it, whether accepted or not. @returns false if it is not there or has ended */
  async end(
    id: string,
    parties: Parties,
    ended: NonNullable<EngagementRecord['ended']>,
    { deed, letters }: Along,
  ): Promise<boolean> {
    const { matchedCount } = await this.#raw.updateOne(
      { _id: id, ...among(parties), ...open(ended.on) },
      { $set: { ended }, $push: { unrecorded: deed, letters: { $each: letters } } },
    );
    return matchedCount === 1;
  }

  /** Gives the proposal of a mail its link. @returns false if it was accepted, ended or is over */
  async setLink(id: string, hash: string, today: string): Promise<boolean> {
    const { matchedCount } = await this.#raw.updateOne(
      { _id: id, 'accepted.company': null, 'invitation.acceptBy': { $gte: today }, ...open(today) },
      { $set: { 'invitation.hash': hash } },
    );
    return matchedCount === 1;
  }

  /** The proposal of a link that has still to be accepted. */
  async findByLink(hash: string, today: string): Promise<EngagementRecord | null> {
    return this.#raw.findOne({ ...waiting(hash, today), 'accepted.company': null });
  }

  /** What the company has accepted by this link before. */
  async findAcceptedByLink(hash: string, company: string): Promise<EngagementRecord | null> {
    return this.#raw.findOne({ 'invitation.hash': hash, company });
  }

  /** For the service itself: what the writer of a letter reads. */
  async findForLetter(id: string): Promise<EngagementRecord | null> {
    return this.#raw.findOne({ _id: id });
  }

  async listWithLetters(): Promise<EngagementRecord[]> {
    return this.#raw
      .find({ 'letters.id': { $exists: true } })
      .limit(LETTERS_AT_ONCE)
      .toArray();
  }

  async dropLetter(id: string, letter: string): Promise<void> {
    await this.#raw.updateOne({ _id: id }, { $pull: { letters: { id: letter } } });
  }

  #list(filter: mongo.Filter<EngagementRecord>): Promise<EngagementRecord[]> {
    return this.#raw.find(filter).sort({ createdAt: -1 }).limit(LISTED_AT_MOST).toArray();
  }
}

function among({ consultant, companies }: Parties) {
  const sides: Partial<Record<Side, unknown>>[] = [{ company: { $in: companies } }];
  if (consultant !== undefined) sides.push({ consultant });
  return { $or: sides } as mongo.Filter<EngagementRecord>;
}

/** Ended by nobody, and its last day not over. */
function open(today: string) {
  return { ended: null, 'assignment.until': { $gte: today } };
}

/** The link of a mail, while it counts. */
function waiting(hash: string, today: string) {
  return { 'invitation.hash': hash, 'invitation.acceptBy': { $gte: today }, ...open(today) };
}
