import type { mongo } from 'mongoose';
import type { AccountRecord } from '../accounts/accounts.record.ts';
import type { Unrecorded } from '../accounts/record.ts';
import type { ConsentKind, NoticeView } from '../contract.ts';
import type { Database } from '../database/connection.ts';
import { collectionIn } from './collections.store.ts';

/** Which notices an account has seen, and what it has consented to. */
export class WishStore {
  readonly #accounts: mongo.Collection<AccountRecord>;

  constructor(database: Database) {
    this.#accounts = collectionIn(database, 'accounts');
  }

  async find(account: string): Promise<AccountRecord | null> {
    return this.#accounts.findOne({ _id: account, status: 'active' });
  }

  /** Notes that a notice was seen; the first time counts. */
  async acknowledge(
    account: string,
    { audience, version }: NoticeView,
    at: Date,
    deed: Unrecorded,
  ): Promise<void> {
    await this.#accounts.updateOne(
      { _id: account, status: 'active', [`notices.${audience}.version`]: { $ne: version } },
      { $set: { [`notices.${audience}`]: { version, at } }, $push: { unrecorded: deed } },
    );
  }

  /** Saying the same again changes nothing. */
  async setConsent(
    account: string,
    kind: ConsentKind,
    said: { consent: boolean; at: Date },
    deed: Unrecorded,
  ): Promise<void> {
    const before = said.consent ? { $ne: true } : true;
    await this.#accounts.updateOne(
      { _id: account, status: 'active', [`consents.${kind}.consent`]: before },
      { $set: { [`consents.${kind}`]: said }, $push: { unrecorded: deed } },
    );
  }
}
