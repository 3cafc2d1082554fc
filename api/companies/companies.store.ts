import { type Connection, type Model, type mongo, Schema } from 'mongoose';
import type { Unrecorded } from '../accounts/record.ts';
import type { Membership } from '../accounts/rights.ts';
import type { Database } from '../database/connection.ts';
import type { CompanyRecord, Seat } from './companies.record.ts';

const DUPLICATE = 11_000;

const { Mixed } = Schema.Types;
const schema = new Schema<CompanyRecord>(
  {
    _id: String,
    name: String,
    vatNumber: String,
    vatKey: String,
    privacyNotice: String,
    profile: Mixed,
    periods: Mixed,
    members: Mixed,
    invitations: Mixed,
    revision: Number,
    unrecorded: Mixed,
    createdAt: Date,
    updatedAt: Date,
  },
  { versionKey: false, minimize: false, autoIndex: false, autoCreate: false },
);
schema.index(
  { vatKey: 1 },
  { unique: true, partialFilterExpression: { vatKey: { $type: 'string' } } },
);
schema.index({ 'members.account': 1 });
schema.index({ 'members.invitation': 1 });
schema.index({ 'invitations.hash': 1 });
schema.index({ 'invitations.expiresAt': 1 });
schema.index(
  { 'invitations.unsent': 1 },
  { partialFilterExpression: { 'invitations.unsent': { $type: 'string' } } },
);

export type Companies = mongo.Collection<CompanyRecord>;

/** The collection that the stores of this feature share. */
export function companiesIn(connection: Connection): Companies {
  return modelIn(connection).collection as unknown as Companies;
}

function modelIn(connection: Connection): Model<CompanyRecord> {
  return (
    connection.models['Company'] ?? connection.model<CompanyRecord>('Company', schema, 'companies')
  );
}

/** The company, as long as the member stands there where they were found. */
export function seated({ company, account, role }: Seat) {
  return { _id: company, members: { $elemMatch: { account, role } } };
}

/** What one update of a company sets. */
export type CompanyChange = Partial<
  Pick<CompanyRecord, 'name' | 'vatNumber' | 'vatKey' | 'profile' | 'periods'>
>;

/** Companies in the database. Every change is one update of one document, its deed included. */
export class CompanyStore {
  readonly #model: Model<CompanyRecord>;
  readonly #raw: Companies;

  constructor({ connection }: Database) {
    this.#model = modelIn(connection);
    this.#raw = companiesIn(connection);
  }

  async prepare(): Promise<void> {
    await this.#model.createIndexes();
  }

  /** @returns false if another company has the VAT number */
  async insert(company: CompanyRecord): Promise<boolean> {
    try {
      await this.#raw.insertOne(company);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  /** For who was asked for their right before: consultants of active engagements, and the service itself. */
  async find(id: string): Promise<CompanyRecord | null> {
    return this.#raw.findOne({ _id: id, members: { $exists: true } });
  }

  async findForMember(id: string, account: string): Promise<CompanyRecord | null> {
    return this.#raw.findOne({ _id: id, 'members.account': account });
  }

  /** The account's place in the company; null if it has none. */
  async findPlace(id: string, account: string): Promise<Membership | null> {
    const found = await this.#raw.findOne(
      { _id: id, 'members.account': account },
      { projection: { 'members.$': 1 } },
    );
    return found?.members[0]?.role ?? null;
  }

  /** Every company that the account is a member of, with its own place alone. */
  async listFor(account: string): Promise<Pick<CompanyRecord, '_id' | 'name' | 'members'>[]> {
    return this.#raw
      .find({ 'members.account': account })
      .project<Pick<CompanyRecord, '_id' | 'name' | 'members'>>({ name: 1, 'members.$': 1 })
      .toArray();
  }

  async countFor(account: string): Promise<number> {
    return this.#raw.countDocuments({ 'members.account': account });
  }

  /** Names by id, for lists of those who work with the companies. */
  async findNames(ids: readonly string[]): Promise<Map<string, string>> {
    const found = await this.#raw
      .find({ _id: { $in: [...ids] }, members: { $exists: true } })
      .project<Pick<CompanyRecord, '_id' | 'name'>>({ name: 1 })
      .toArray();
    return new Map(found.map(({ _id, name }) => [_id, name]));
  }

  /**
   * Changes the company if it still has the revision that the member knows.
   * @returns it; `taken` if another company has the VAT number; null if revision or place is another one
   */
  async change(
    seat: Seat,
    revision: number,
    { set, now, deed }: { set: CompanyChange; now: Date; deed: Unrecorded },
  ): Promise<CompanyRecord | 'taken' | null> {
    try {
      return await this.#raw.findOneAndUpdate(
        { ...seated(seat), revision },
        { $set: { ...set, updatedAt: now }, $inc: { revision: 1 }, $push: { unrecorded: deed } },
        { returnDocument: 'after' },
      );
    } catch (error) {
      if (isDuplicate(error)) return 'taken';
      throw error;
    }
  }
}

function isDuplicate(error: unknown): boolean {
  return (error as { code?: number }).code === DUPLICATE;
}
