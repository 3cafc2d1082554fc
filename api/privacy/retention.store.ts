import type { mongo } from 'mongoose';
import type { AccountRecord } from '../accounts/accounts.record.ts';
import type { Database } from '../database/connection.ts';
import type { EngagementRecord } from '../engagements/engagements.record.ts';
import { collectionIn } from './collections.store.ts';

const AT_ONCE = 200;
const absent = { $exists: false } as const;

/** Finds what is over. */
export class RetentionStore {
  readonly #accounts: mongo.Collection<AccountRecord>;
  readonly #engagements: mongo.Collection<EngagementRecord>;

  constructor(database: Database) {
    this.#accounts = collectionIn(database, 'accounts');
    this.#engagements = collectionIn(database, 'engagements');
  }

  /** Accounts not used since a moment that were not told so since they were used last. */
  async findUnwarned(since: Date): Promise<AccountRecord[]> {
    const warned = { $expr: { $lt: [{ $ifNull: ['$warnedAt', new Date(0)] }, '$lastSeenAt'] } };
    return this.#accounts
      .find({ ...unused(since), ...warned })
      .limit(AT_ONCE)
      .toArray();
  }

  async setWarned(account: string, warnedAt: Date): Promise<void> {
    await this.#accounts.updateOne({ _id: account, status: 'active' }, { $set: { warnedAt } });
  }

  /** Accounts not used since a moment that were told so before another, after they were used last. */
  async findUnused(since: Date, warnedBefore: Date): Promise<string[]> {
    const found = await this.#accounts
      .find({
        ...unused(since),
        warnedAt: { $lte: warnedBefore },
        $expr: { $gte: ['$warnedAt', '$lastSeenAt'] },
      })
      .project<{ _id: string }>({ _id: 1 })
      .limit(AT_ONCE)
      .toArray();
    return found.map(({ _id }) => _id);
  }

  /** Removes proposals that nobody accepted and that were over before a day. */
  async removeProposals(before: string): Promise<void> {
    const over = [
      { 'ended.on': { $lt: before } },
      { 'assignment.until': { $lt: before } },
      { 'invitation.acceptBy': { $lt: before }, 'accepted.company': null },
    ];
    await this.#engagements.deleteMany({
      $and: [
        { $or: [{ 'accepted.company': null }, { 'accepted.consultant': null }] },
        { $or: over },
      ],
      'unrecorded.0': absent,
    });
  }
}

/** Administrators stay: somebody has to be there. */
function unused(since: Date) {
  return {
    status: 'active' as const,
    roles: { $ne: 'administrator' as const },
    lastSeenAt: { $lte: since },
  };
}
