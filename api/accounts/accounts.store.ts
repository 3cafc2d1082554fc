import { type Connection, type Model, type mongo, Schema } from 'mongoose';
import type { Database } from '../database/connection.ts';
import type { AccountRecord, Identity, Proof, ProofKind, Session } from './accounts.record.ts';
import type { Unrecorded } from './record.ts';

const PROOFS_KEPT = 20;
const SESSIONS_AT_MOST = 20;
const DUPLICATE = 11_000;

const { Mixed } = Schema.Types;
const schema = new Schema<AccountRecord>(
  {
    _id: String,
    status: String,
    email: String,
    language: String,
    privacyNotice: String,
    roles: [String],
    password: String,
    identities: Mixed,
    sessions: Mixed,
    proofs: Mixed,
    emailChange: Mixed,
    unrecorded: Mixed,
    notices: Mixed,
    consents: Mixed,
    createdAt: Date,
    lastSeenAt: Date,
    warnedAt: Date,
    expiresAt: Date,
  },
  { versionKey: false, minimize: false, autoIndex: false, autoCreate: false },
);
schema.index({ email: 1 }, { unique: true });
schema.index(
  { 'identities.issuer': 1, 'identities.subject': 1 },
  { unique: true, partialFilterExpression: { 'identities.subject': { $exists: true } } },
);
schema.index({ 'sessions.id': 1 });
schema.index({ 'sessions.expiresAt': 1 });
schema.index({ 'proofs.hash': 1 });
schema.index({ 'emailChange.sides.hash': 1 });
schema.index({ roles: 1 });
schema.index({ lastSeenAt: 1 });
schema.index({ expiresAt: 1 }, { partialFilterExpression: { status: 'unverified' } });

export type Accounts = mongo.Collection<AccountRecord>;

/** The collection that the stores of this feature share. */
export function accountsIn(connection: Connection): Accounts {
  return modelIn(connection).collection as unknown as Accounts;
}

function modelIn(connection: Connection): Model<AccountRecord> {
  return (
    connection.models['Account'] ?? connection.model<AccountRecord>('Account', schema, 'accounts')
  );
}

/** What one update of one account sets and adds. */
export interface Change {
  set?: Partial<Pick<AccountRecord, 'password' | 'status' | 'expiresAt' | 'sessions' | 'language'>>;
  session?: Session;
  identity?: Identity;
  /** It leads into the account no more. */
  lostIdentity?: Identity;
  /** All sessions but this one end. */
  onlySession?: string;
  /** From now on all links in mails are dead. */
  linksEndAt?: Date;
  deeds: Unrecorded[];
}

/** Accounts in the database. Every change is one update of one document, its deeds included. */
export class AccountStore {
  readonly #model: Model<AccountRecord>;
  readonly #raw: Accounts;

  constructor({ connection }: Database) {
    this.#model = modelIn(connection);
    this.#raw = accountsIn(connection);
  }

  async prepare(): Promise<void> {
    await this.#model.createIndexes();
  }

  async find(id: string): Promise<AccountRecord | null> {
    return this.#raw.findOne({ _id: id, status: 'active' });
  }

  /** Those of the accounts that are active. */
  async findAll(ids: readonly string[]): Promise<AccountRecord[]> {
    return this.#raw.find({ _id: { $in: [...ids] }, status: 'active' }).toArray();
  }

  async findByEmail(email: string): Promise<AccountRecord | null> {
    return this.#raw.findOne({ email, status: 'active' });
  }

  async findByIdentity(issuer: string, subject: string): Promise<AccountRecord | null> {
    const identities = { $elemMatch: { issuer, subject } };
    return this.#raw.findOne({ identities, status: 'active' });
  }

  /** @returns false if the address or an identity has an account already */
  async insert(account: AccountRecord): Promise<boolean> {
    try {
      await this.#raw.insertOne(account);
      return true;
    } catch (error) {
      if ((error as { code?: number }).code === DUPLICATE) return false;
      throw error;
    }
  }

  /** The account of the address, whatever its state; an unverified one lives on until `expiresAt`. */
  async findOrInsert(account: AccountRecord): Promise<AccountRecord> {
    const { email, expiresAt } = account;
    if (await this.insert(account)) return account;
    await this.#raw.updateOne({ email, status: 'unverified' }, { $set: { expiresAt } });
    return (await this.#raw.findOne({ email })) ?? this.findOrInsert(account);
  }

  /** Makes way for an address that is proved to be somebody's: an unverified account holds nothing. */
  async removeUnverified(email: string): Promise<void> {
    await this.#raw.deleteOne({ email, status: 'unverified' });
  }

  async removeExpired(now: Date): Promise<void> {
    await this.#raw.deleteMany({ status: 'unverified', expiresAt: { $lte: now } });
  }

  /** Whom a link in a mail belongs to, while it can be used. */
  async findByProof(kind: ProofKind, hash: string, now: Date): Promise<AccountRecord | null> {
    return this.#raw.findOne({ proofs: usable(kind, hash, now) });
  }

  /** Puts a link into force, or again if its mail goes out a second time. @returns false if it was used */
  async addProof(account: string, proof: Proof): Promise<boolean> {
    const { hash, expiresAt } = proof;
    const renewed = await this.#raw.updateOne(
      { _id: account, proofs: { $elemMatch: { hash, usedAt: null } } },
      { $set: { 'proofs.$.expiresAt': expiresAt } },
    );
    if (renewed.matchedCount === 1) return true;
    const added = await this.#raw.updateOne(
      { _id: account, 'proofs.hash': { $ne: hash } },
      { $push: { proofs: { $each: [proof], $slice: -PROOFS_KEPT } } },
    );
    return added.matchedCount === 1;
  }

  /** Uses a link up, with all others, and makes the change. @returns the account, or null if the link is dead */
  async redeem(
    kind: ProofKind,
    hash: string,
    now: Date,
    change: Change,
  ): Promise<AccountRecord | null> {
    return this.#raw.findOneAndUpdate(
      { proofs: usable(kind, hash, now) },
      toUpdate({ ...change, linksEndAt: now }),
      { returnDocument: 'after' },
    );
  }

  /**
   * Changes an active account.
   * @param session one that must still be there: what was begun in it ends with it
   * @returns the account, or null if there is none
   */
  async change(id: string, change: Change, session?: string): Promise<AccountRecord | null> {
    return this.#raw.findOneAndUpdate(
      { _id: id, status: 'active', ...(session !== undefined && { 'sessions.id': session }) },
      toUpdate(change),
      { returnDocument: 'after' },
    );
  }
}

/** A link that was never used and is not over. */
function usable(kind: ProofKind, hash: string, now: Date) {
  return { $elemMatch: { kind, hash, usedAt: null, expiresAt: { $gt: now } } };
}

function toUpdate(change: Change) {
  const { set, session, identity, lostIdentity, onlySession, linksEndAt, deeds } = change;
  const fields = {
    ...set,
    ...(session && { lastSeenAt: session.createdAt }),
    ...(linksEndAt && { 'proofs.$[].usedAt': linksEndAt }),
  };
  const lost = {
    ...(onlySession !== undefined && { sessions: { id: { $ne: onlySession } } }),
    ...(lostIdentity && {
      identities: { issuer: lostIdentity.issuer, subject: lostIdentity.subject },
    }),
  };
  return {
    ...(Object.keys(fields).length > 0 && { $set: fields }),
    ...(Object.keys(lost).length > 0 && { $pull: lost }),
    $push: {
      unrecorded: { $each: deeds },
      ...(session && { sessions: inOrder(session) }),
      ...(identity && { identities: identity }),
    },
  } as mongo.UpdateFilter<AccountRecord>;
}

/** When there are too many, the one that was used least recently ends. */
function inOrder(session: Session) {
  return { $each: [session], $sort: { turnedAt: 1 as const }, $slice: -SESSIONS_AT_MOST };
}
