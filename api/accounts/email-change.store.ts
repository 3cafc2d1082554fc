import type { Database } from '../database/connection.ts';
import type { AccountRecord, EmailChange, Side } from './accounts.record.ts';
import { type Accounts, accountsIn } from './accounts.store.ts';
import type { Unrecorded } from './record.ts';

const DUPLICATE = 11_000;

/** The change of an address, which waits for both mailboxes. */
export class EmailChangeStore {
  readonly #raw: Accounts;

  constructor({ connection }: Database) {
    this.#raw = accountsIn(connection);
  }

  /** Begins a change; one that was under way is dropped with its links. */
  async begin(account: string, emailChange: EmailChange, deed: Unrecorded): Promise<void> {
    await this.#raw.updateOne(
      { _id: account, status: 'active' },
      { $set: { emailChange }, $push: { unrecorded: deed } },
    );
  }

  /** Where none is under way nothing happens. */
  async cancel(account: string, deed: Unrecorded): Promise<void> {
    await this.#raw.updateOne(
      { _id: account, status: 'active', emailChange: { $ne: null } },
      { $set: { emailChange: null }, $push: { unrecorded: deed } },
    );
  }

  /** Gives the link for one side its token's hash. @returns false if the change is over or the side has agreed */
  async setHash(account: string, change: string, side: Side, hash: string): Promise<boolean> {
    const { matchedCount } = await this.#raw.updateOne(
      {
        _id: account,
        'emailChange.id': change,
        'emailChange.sides': { $elemMatch: { side, confirmedAt: null } },
      },
      { $set: { 'emailChange.sides.$.hash': hash } },
    );
    return matchedCount === 1;
  }

  /** Notes that one side agreed. @returns the account, or null if the link is dead */
  async confirm(hash: string, now: Date): Promise<AccountRecord | null> {
    return this.#raw.findOneAndUpdate(
      { 'emailChange.sides.hash': hash, 'emailChange.expiresAt': { $gt: now } },
      { $set: { 'emailChange.sides.$.confirmedAt': now } },
      { returnDocument: 'after' },
    );
  }

  /**
   * Changes the address once both sides have agreed; links that went to the old one lose their force.
   * @returns `taken` if another account has the new address, `waiting` if a side has not agreed
   */
  async complete(
    { _id, emailChange }: AccountRecord,
    now: Date,
    deed: Unrecorded,
  ): Promise<'changed' | 'waiting' | 'taken'> {
    if (!emailChange) return 'waiting';
    try {
      const { matchedCount } = await this.#raw.updateOne(
        {
          _id,
          'emailChange.id': emailChange.id,
          'emailChange.sides.confirmedAt': { $ne: null },
        },
        {
          $set: { email: emailChange.email, emailChange: null, 'proofs.$[].usedAt': now },
          $push: { unrecorded: deed },
        },
      );
      return matchedCount === 1 ? 'changed' : 'waiting';
    } catch (error) {
      if ((error as { code?: number }).code === DUPLICATE) return 'taken';
      throw error;
    }
  }
}
