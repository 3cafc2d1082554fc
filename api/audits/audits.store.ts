import type { Connection, mongo } from 'mongoose';
import type { Unrecorded } from '../accounts/record.ts';
import type { AuditStatus } from '../contract-audits.ts';
import type { Database } from '../database/connection.ts';
import type {
  AuditRecord,
  Change,
  PartName,
  PartValues,
  StoredComment,
  Tombstone,
  Unsent,
} from './audits.record.ts';

const CHANGES_KEPT = 5;
const LISTED_AT_MOST = 200;
const DUPLICATE = 11_000;

/** Which audit of which firm, in which state: a change that does not find it so changes nothing. */
export interface At {
  id: string;
  company: string;
  status: AuditStatus;
}

export interface PartSaving<Name extends PartName = PartName> {
  part: Name;
  /** Revision that the change was made from. */
  from: number;
  value: PartValues[Name];
  change: Change;
  next: AuditStatus;
  /** Share of the visible indicators, for the two tracks. */
  share?: number;
}

/** One step of the workflow: what it sets, what it adds, and which revisions it was decided on. */
export interface Step {
  revisions: Partial<Record<PartName, number>>;
  set: Partial<AuditRecord> & { status: AuditStatus; updatedAt: Date };
  requests?: AuditRecord['requests'];
  unsent?: Unsent[];
  deeds: Unrecorded[];
}

const LINE = {
  company: 1,
  companyName: 1,
  engagement: 1,
  consultant: 1,
  point: 1,
  status: 1,
  shares: 1,
  'evidence.id': 1,
  updatedAt: 1,
  'signedOff.on': 1,
  corrects: 1,
  follows: 1,
} as const;
/** What a list shows of an audit. */
export type AuditLine = Pick<
  AuditRecord,
  | '_id'
  | 'company'
  | 'companyName'
  | 'engagement'
  | 'consultant'
  | 'point'
  | 'status'
  | 'shares'
  | 'updatedAt'
  | 'corrects'
  | 'follows'
> & { evidence: { id: string }[]; signedOff: { on: string } | null };

/** The collection that the stores of this feature share. */
export function auditsIn(connection: Connection): mongo.Collection<AuditRecord> {
  return connection.collection('audits') as unknown as mongo.Collection<AuditRecord>;
}

/** Audits in the database. Every change is one update of one document, its deeds and letters included. */
export class AuditStore {
  readonly #raw: mongo.Collection<AuditRecord>;

  constructor({ connection }: Database) {
    this.#raw = auditsIn(connection);
  }

  async prepare(): Promise<void> {
    await this.#raw.createIndex({ company: 1, updatedAt: -1 });
    await this.#raw.createIndex({ 'consultant.account': 1, updatedAt: -1 });
    await this.#raw.createIndex({ 'evidence.file': 1 });
    await this.#raw.createIndex({ 'evidence.warned': 1, 'evidence.expiresOn': 1 });
    await this.#raw.createIndex({ corrects: 1 }, { sparse: true });
    await this.#raw.createIndex({ follows: 1 }, { sparse: true });
    const waiting = { partialFilterExpression: { 'unsent.id': { $exists: true } } };
    await this.#raw.createIndex({ 'unsent.id': 1 }, waiting);
    const deleted = { partialFilterExpression: { status: 'deleted' } };
    await this.#raw.createIndex({ status: 1 }, deleted);
  }

  /** @returns false if the id is taken */
  async insert(record: AuditRecord): Promise<boolean> {
    try {
      await this.#raw.insertOne(record);
      return true;
    } catch (error) {
      if ((error as { code?: number }).code === DUPLICATE) return false;
      throw error;
    }
  }

  /** Which firm an audit is of: everything else is asked for with it. */
  async companyOf(id: string): Promise<string | null> {
    const found = await this.#raw.findOne({ _id: id }, { projection: { company: 1 } });
    return found?.company ?? null;
  }

  async find(id: string, company: string): Promise<AuditRecord | null> {
    return this.#raw.findOne({ _id: id, company });
  }

  async exists(id: string, company: string): Promise<boolean> {
    return (await this.#raw.findOne({ _id: id, company }, { projection: { _id: 1 } })) !== null;
  }

  /** The firm's audits without their content, the newest change first. */
  async listOfCompany(company: string): Promise<AuditLine[]> {
    return this.#list({ company });
  }

  /** The consultant's audits with these firms, the newest change first. */
  async listOfConsultant(account: string, companies: string[]): Promise<AuditLine[]> {
    return this.#list({ 'consultant.account': account, company: { $in: companies } });
  }

  async #list(filter: mongo.Filter<AuditRecord>): Promise<AuditLine[]> {
    return this.#raw
      .find(filter)
      .project<AuditLine>(LINE)
      .sort({ updatedAt: -1 })
      .limit(LISTED_AT_MOST)
      .toArray();
  }

  /** The newest signed-off audit of the firm that no signed-off correction replaces. */
  async newestSignedOff(company: string): Promise<Pick<AuditRecord, '_id' | 'signedOff'> | null> {
    const signed = await this.#raw
      .find({ company, status: 'signed-off' })
      .project<Pick<AuditRecord, '_id' | 'signedOff' | 'corrects'>>({ signedOff: 1, corrects: 1 })
      .sort({ 'signedOff.at': -1 })
      .limit(LISTED_AT_MOST)
      .toArray();
    return signed[0] ?? null;
  }

  /** @returns false if status or revision of the part are not as expected; then nothing has changed */
  async savePart({ id, company, status }: At, saving: PartSaving): Promise<boolean> {
    const { part, from, value, change, next, share } = saving;
    const { matchedCount } = await this.#raw.updateOne(
      { _id: id, company, status, [`${part}.revision`]: from },
      {
        $set: {
          [`${part}.value`]: value,
          [`${part}.revision`]: change.revision,
          ...(share !== undefined && { [`shares.${part}`]: share }),
          status: next,
          updatedAt: change.at,
        },
        $push: { [`${part}.changes`]: { $each: [change], $slice: -CHANGES_KEPT } },
      },
    );
    return matchedCount === 1;
  }

  /** @returns the audit afterwards, or null if status or revisions are not as expected */
  async step({ id, company, status }: At, step: Step): Promise<AuditRecord | null> {
    const revisions = Object.entries(step.revisions).map(([part, revision]) => [
      `${part}.revision`,
      revision,
    ]);
    return this.#raw.findOneAndUpdate(
      { _id: id, company, status, ...Object.fromEntries(revisions) },
      {
        $set: step.set,
        $push: {
          requests: { $each: step.requests ?? [] },
          unsent: { $each: step.unsent ?? [] },
          unrecorded: { $each: step.deeds },
        },
      },
      { returnDocument: 'after' },
    );
  }

  /** Puts another consultant in the place of one. @returns false if the audit is not as expected any more */
  async takeOver(
    { id, company, status }: At,
    from: string,
    set: Pick<AuditRecord, 'engagement' | 'consultant' | 'updatedAt'>,
    deed: Unrecorded,
  ): Promise<boolean> {
    const { matchedCount } = await this.#raw.updateOne(
      { _id: id, company, status, engagement: from },
      { $set: set, $push: { unrecorded: deed } },
    );
    return matchedCount === 1;
  }

  /** @returns false if the status has changed or there are too many comments */
  async addComment(at: At, comment: StoredComment, most: number): Promise<boolean> {
    const { matchedCount } = await this.#raw.updateOne(
      { _id: at.id, company: at.company, status: at.status, [`comments.${most - 1}`]: absent },
      { $push: { comments: comment } },
    );
    return matchedCount === 1;
  }

  /** Removes somebody's own comment. @returns false if there is none such */
  async removeComment(at: At, comment: string, account: string): Promise<boolean> {
    const { modifiedCount } = await this.#raw.updateOne(
      { _id: at.id, company: at.company, status: at.status },
      { $pull: { comments: { id: comment, account } } },
    );
    return modifiedCount === 1;
  }

  /** Keeps a private note; an empty one goes. @returns false if the status has changed */
  async setNote(at: At, account: string, about: string, text: string): Promise<boolean> {
    const place = `notes.${account}.${about}`;
    const { matchedCount } = await this.#raw.updateOne(
      { _id: at.id, company: at.company, status: at.status },
      text === '' ? { $unset: { [place]: '' } } : { $set: { [place]: text } },
    );
    return matchedCount === 1;
  }

  /** Leaves a tombstone that names the files whose bytes may go. @returns false if the status has changed */
  async bury({ id, company, status }: At, deed: Unrecorded): Promise<boolean> {
    const waiting = { $concatArrays: ['$unrecorded', { $literal: [deed] }] };
    const { matchedCount } = await this.#raw.updateOne({ _id: id, company, status }, [
      {
        $replaceWith: {
          _id: '$_id',
          status: 'deleted',
          files: '$evidence.file',
          unrecorded: waiting,
        },
      },
    ]);
    return matchedCount === 1;
  }

  async findTombstones(): Promise<Tombstone[]> {
    return (this.#raw as unknown as mongo.Collection<Tombstone>)
      .find({ status: 'deleted' })
      .limit(LISTED_AT_MOST)
      .toArray();
  }

  /** What waits for the record keeps the tombstone until it is there. */
  async removeTombstone(id: string): Promise<void> {
    const tombstones = this.#raw as unknown as mongo.Collection<Tombstone>;
    await tombstones.deleteOne({ _id: id, status: 'deleted', 'unrecorded.0': absent });
  }

  /** Audits with letters that are not in the queue yet. */
  async findUnsent(): Promise<Pick<AuditRecord, '_id' | 'company' | 'consultant' | 'unsent'>[]> {
    return this.#raw
      .find({ 'unsent.id': { $exists: true } })
      .project<Pick<AuditRecord, '_id' | 'company' | 'consultant' | 'unsent'>>({
        company: 1,
        consultant: 1,
        unsent: 1,
      })
      .limit(LISTED_AT_MOST)
      .toArray();
  }

  async markSent(id: string, letter: string): Promise<void> {
    await this.#raw.updateOne({ _id: id }, { $pull: { unsent: { id: letter } } });
  }
}

export const absent = { $exists: false } as const;
