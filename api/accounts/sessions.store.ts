import type { Database } from '../database/connection.ts';
import type { AccountRecord, Session } from './accounts.record.ts';
import { type Accounts, accountsIn } from './accounts.store.ts';
import type { Unrecorded } from './record.ts';

/** Sessions: they live inside their account, so that one reading says who asks, and whether still. */
export class SessionStore {
  readonly #raw: Accounts;

  constructor({ connection }: Database) {
    this.#raw = accountsIn(connection);
  }

  /** The account, if the session is one of its own and lives. */
  async findLive(account: string, session: string, now: Date): Promise<AccountRecord | null> {
    const sessions = { $elemMatch: { id: session, expiresAt: { $gt: now } } };
    return this.#raw.findOne({ _id: account, status: 'active', sessions });
  }

  /** The account of a session that lives, by the id in a refresh token. */
  async findBySession(session: string, now: Date): Promise<AccountRecord | null> {
    const sessions = { $elemMatch: { id: session, expiresAt: { $gt: now } } };
    return this.#raw.findOne({ status: 'active', sessions });
  }

  /** Makes the next refresh token the one that counts. @returns false if `turn` is not the one that counts now */
  async turn(session: Pick<Session, 'id' | 'turn'>, now: Date, expiresAt: Date): Promise<boolean> {
    const { id, turn } = session;
    const { matchedCount } = await this.#raw.updateOne(
      { sessions: { $elemMatch: { id, turn, expiresAt: { $gt: now } } } },
      {
        $set: {
          'sessions.$.turn': turn + 1,
          'sessions.$.turnedAt': now,
          'sessions.$.expiresAt': expiresAt,
          lastSeenAt: now,
        },
      },
    );
    return matchedCount === 1;
  }

  /** @returns false if the account has no such session */
  async end(account: string, session: string, deed: Unrecorded): Promise<boolean> {
    const { matchedCount } = await this.#raw.updateOne(
      { _id: account, 'sessions.id': session },
      { $pull: { sessions: { id: session } }, $push: { unrecorded: deed } },
    );
    return matchedCount === 1;
  }

  /** Ends all sessions of the account but one. */
  async endOthers(account: string, kept: string, deed: Unrecorded): Promise<void> {
    await this.#raw.updateOne(
      { _id: account, sessions: { $elemMatch: { id: { $ne: kept } } } },
      { $pull: { sessions: { id: { $ne: kept } } }, $push: { unrecorded: deed } },
    );
  }

  async removeExpired(now: Date): Promise<void> {
    await this.#raw.updateMany(
      { 'sessions.expiresAt': { $lte: now } },
      { $pull: { sessions: { expiresAt: { $lte: now } } } },
    );
  }
}
