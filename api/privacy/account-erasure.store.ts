import type { mongo } from 'mongoose';
import type { AccountRecord } from '../accounts/accounts.record.ts';
import type { Unrecorded } from '../accounts/record.ts';
import type { AuditRecord } from '../audits/audits.record.ts';
import type { CompanyRecord } from '../companies/companies.record.ts';
import type { Database } from '../database/connection.ts';
import type { DueLetter, EngagementRecord } from '../engagements/engagements.record.ts';
import { type AccountTombstone, NAMELESS } from './erasure.record.ts';
import { collectionIn } from './collections.store.ts';

const AT_ONCE = 200;
const absent = { $exists: false } as const;

/** What goes with an account. Every step can be done again. */
export class AccountErasureStore {
  readonly #accounts: mongo.Collection<AccountRecord>;
  readonly #tombstones: mongo.Collection<AccountTombstone>;
  readonly #companies: mongo.Collection<CompanyRecord>;
  readonly #engagements: mongo.Collection<EngagementRecord>;
  readonly #audits: mongo.Collection<AuditRecord>;
  readonly #consultants: mongo.Collection<{ _id: string }>;
  readonly #mails: mongo.Collection<{ _id: string }>;

  constructor(database: Database) {
    this.#accounts = collectionIn(database, 'accounts');
    this.#tombstones = collectionIn(database, 'accounts');
    this.#companies = collectionIn(database, 'companies');
    this.#engagements = collectionIn(database, 'engagements');
    this.#audits = collectionIn(database, 'audits');
    this.#consultants = collectionIn(database, 'consultants');
    this.#mails = collectionIn(database, 'mails');
  }

  async prepare(): Promise<void> {
    const deleted = { partialFilterExpression: { status: 'deleted' } };
    await this.#accounts.createIndex({ status: 1 }, deleted);
  }

  /** Leaves a tombstone: from now on nobody can sign in. @returns false if there is no such account */
  async bury(account: string, deed: Unrecorded, deletedAt: Date): Promise<boolean> {
    const { matchedCount } = await this.#accounts.updateOne({ _id: account, status: 'active' }, [
      {
        $replaceWith: {
          _id: '$_id',
          status: 'deleted',
          email: '$_id',
          address: '$email',
          deletedAt,
          unrecorded: { $concatArrays: ['$unrecorded', { $literal: [deed] }] },
        },
      },
    ]);
    return matchedCount === 1;
  }

  async findTombstones(): Promise<AccountTombstone[]> {
    return this.#tombstones.find({ status: 'deleted' }).limit(AT_ONCE).toArray();
  }

  /** Removes it if it is old enough and nothing waits for the record in it. */
  async removeTombstone(account: string, before: Date): Promise<void> {
    await this.#tombstones.deleteOne({
      _id: account,
      status: 'deleted',
      deletedAt: { $lte: before },
      'unrecorded.0': absent,
    });
  }

  /** Companies that the account is in, with all their members. */
  async companiesOf(account: string): Promise<Pick<CompanyRecord, '_id' | 'name' | 'members'>[]> {
    return this.#companies
      .find({ 'members.account': account })
      .project<Pick<CompanyRecord, '_id' | 'name' | 'members'>>({ name: 1, members: 1 })
      .toArray();
  }

  /** Takes the account out of a company. @returns false if it is the last owner there */
  async leave(company: string, account: string, deed: Unrecorded): Promise<boolean> {
    const members = [{ account }, { account: { $ne: account }, role: 'owner' }];
    const { matchedCount } = await this.#companies.updateOne(
      { _id: company, members: { $all: members.map((member) => ({ $elemMatch: member })) } },
      { $pull: { members: { account } }, $push: { unrecorded: deed } },
    );
    return matchedCount === 1;
  }

  /** Makes a member owner, so that another can leave. */
  async promote(company: string, heir: string, deed: Unrecorded): Promise<void> {
    await this.#companies.updateOne(
      { _id: company, members: { $elemMatch: { account: heir, role: { $ne: 'owner' } } } },
      { $set: { 'members.$.role': 'owner' }, $push: { unrecorded: deed } },
    );
  }

  /** Engagements of the consultant that both sides accepted and nobody has ended. */
  async openEngagements(consultant: string): Promise<EngagementRecord[]> {
    return this.#engagements
      .find({
        consultant,
        ended: null,
        'accepted.company': { $ne: null },
        'accepted.consultant': { $ne: null },
      })
      .toArray();
  }

  async endEngagement(
    id: string,
    ended: NonNullable<EngagementRecord['ended']>,
    deed: Unrecorded,
    letter: DueLetter,
  ): Promise<void> {
    await this.#engagements.updateOne(
      { _id: id, ended: null },
      { $set: { ended }, $push: { unrecorded: deed, letters: letter } },
    );
  }

  /** Proposals go; of what was agreed the names stay where a signed audit rests on it. */
  async forgetEngagements(consultant: string): Promise<void> {
    const proposed = [{ 'accepted.company': null }, { 'accepted.consultant': null }];
    const recorded = { 'unrecorded.0': absent };
    await this.#engagements.deleteMany({ consultant, $or: proposed, ...recorded });
    const signed = { 'consultant.account': consultant, status: 'signed-off' as const };
    const rests = await this.#audits.distinct('engagement', signed);
    await this.#engagements.updateMany(
      { consultant, _id: { $nin: rests } },
      {
        $set: {
          'names.consultant': NAMELESS,
          'names.organisation': NAMELESS,
          'stated.accreditation': null,
        },
      },
    );
  }

  /** Private notes go, and the name from audits that nobody has signed. */
  async forgetInAudits(account: string): Promise<void> {
    const notes = `notes.${account}`;
    await this.#audits.updateMany({ [notes]: { $exists: true } }, { $unset: { [notes]: '' } });
    await this.#audits.updateMany(
      {
        'consultant.account': account,
        status: { $in: ['draft', 'in-progress', 'submitted', 'changes-requested', 'verified'] },
      },
      { $set: { 'consultant.name': NAMELESS, 'consultant.organisation': NAMELESS } },
    );
  }

  /** What waits for the record keeps a profile until it is there. */
  async removeProfile(account: string): Promise<void> {
    await this.#consultants.deleteOne({ _id: account, 'unrecorded.0': absent });
  }

  /** Mails about the account, and mails and invitations to its address from before it was deleted. */
  async forgetAddress({ _id: account, address, deletedAt }: AccountTombstone): Promise<void> {
    await this.#mails.deleteMany({ 'about.account': account });
    if (address === undefined) return;
    // Mails about an assessment without a holder belong to who has its links.
    const waiting = { to: address, createdAt: { $lte: deletedAt }, 'about.series': absent };
    await this.#mails.deleteMany(waiting);
    const invited = { email: { $eq: address }, invitedAt: { $lte: deletedAt } };
    await this.#companies.updateMany(
      { invitations: { $elemMatch: invited } },
      { $pull: { invitations: invited } },
    );
    await this.#tombstones.updateOne(
      { _id: account, status: 'deleted' },
      { $unset: { address: '' } },
    );
  }
}
