import type { mongo } from 'mongoose';
import type { Unrecorded } from '../accounts/record.ts';
import type { AssessmentRecord, Holder } from '../assessments/assessments.record.ts';
import type { AuditRecord } from '../audits/audits.record.ts';
import type { CompanyRecord, Seat } from '../companies/companies.record.ts';
import type { Database } from '../database/connection.ts';
import type { EngagementRecord } from '../engagements/engagements.record.ts';
import type { CompanyTombstone, Kept } from './erasure.record.ts';
import { collectionIn } from './collections.store.ts';

const AT_ONCE = 200;
const absent = { $exists: false } as const;

/** A signed-off audit, as far as deleting asks for it. */
export type SignedAudit = Pick<AuditRecord, '_id' | 'company' | 'series'> & {
  signedOff: { on: string };
};

/** What goes with a company, and what a signed audit keeps. Every step can be done again. */
export class CompanyErasureStore {
  readonly #companies: mongo.Collection<CompanyRecord>;
  readonly #tombstones: mongo.Collection<CompanyTombstone>;
  readonly #assessments: mongo.Collection<AssessmentRecord>;
  readonly #engagements: mongo.Collection<EngagementRecord>;
  readonly #audits: mongo.Collection<AuditRecord & Kept>;
  readonly #mails: mongo.Collection<{ _id: string }>;

  constructor(database: Database) {
    this.#companies = collectionIn(database, 'companies');
    this.#tombstones = collectionIn(database, 'companies');
    this.#assessments = collectionIn(database, 'assessments');
    this.#engagements = collectionIn(database, 'engagements');
    this.#audits = collectionIn(database, 'audits');
    this.#mails = collectionIn(database, 'mails');
  }

  async prepare(): Promise<void> {
    const deleted = { partialFilterExpression: { status: 'deleted' } };
    await this.#tombstones.createIndex({ status: 1 }, deleted);
    await this.#audits.createIndex({ keptUntil: 1 }, { sparse: true });
    await this.#audits.createIndex({ engagement: 1 });
    await this.#assessments.createIndex({ holder: 1, status: 1 }, { sparse: true });
  }

  /** Leaves a tombstone, in the name of an owner. @returns false if the owner has lost the seat */
  async bury({ company, account, role }: Seat, deed: Unrecorded, at: Date): Promise<boolean> {
    const members = { $elemMatch: { account, role } };
    return this.#bury({ _id: company, members }, deed, at);
  }

  /** The same, as long as nobody else is in it. */
  async buryWith(company: string, account: string, deed: Unrecorded, at: Date): Promise<boolean> {
    return this.#bury({ _id: company, 'members.account': account, 'members.1': absent }, deed, at);
  }

  async #bury(filter: object, deed: Unrecorded, deletedAt: Date): Promise<boolean> {
    const unrecorded = { $concatArrays: ['$unrecorded', { $literal: [deed] }] };
    const tombstone = { _id: '$_id', status: 'deleted', deletedAt, unrecorded };
    const { matchedCount } = await this.#companies.updateOne(filter, [{ $replaceWith: tombstone }]);
    return matchedCount === 1;
  }

  async findTombstones(): Promise<CompanyTombstone[]> {
    return this.#tombstones.find({ status: 'deleted' }).limit(AT_ONCE).toArray();
  }

  /** Removes it if it is old enough and nothing waits for the record in it. */
  async removeTombstone(company: string, before: Date): Promise<void> {
    await this.#tombstones.deleteOne({
      _id: company,
      status: 'deleted',
      deletedAt: { $lte: before },
      'unrecorded.0': absent,
    });
  }

  /** Leaves tombstones of the assessments that an account or a company holds. */
  async buryAssessments(holder: Holder): Promise<void> {
    const kept = { _id: '$_id', series: '$series', status: 'deleted', unrecorded: '$unrecorded' };
    await this.#assessments.updateMany({ holder }, [{ $replaceWith: kept }]);
  }

  /** Leaves tombstones of the audits that nobody has signed; they name the files whose bytes may go. */
  async buryUnsigned(company: string): Promise<void> {
    const files = '$evidence.file';
    const kept = { _id: '$_id', status: 'deleted', files, unrecorded: '$unrecorded' };
    await this.#audits.updateMany({ company, status: { $ne: 'signed-off' } }, [
      { $replaceWith: kept },
    ]);
  }

  async signedAudits(company: string): Promise<SignedAudit[]> {
    return this.#audits
      .find({ company, status: 'signed-off' })
      .project<SignedAudit>({ company: 1, series: 1, 'signedOff.on': 1 })
      .toArray();
  }

  /** Leaves of a signed audit what its signature covers, until the day. */
  async strip(audit: string, keptUntil: string): Promise<void> {
    await this.#audits.updateOne(
      { _id: audit, status: 'signed-off', keptUntil: absent },
      {
        $set: {
          keptUntil,
          comments: [],
          notes: {},
          requests: [],
          carried: {},
          unsent: [],
          'evidence.$[].account': '',
        },
      },
    );
  }

  /** Engagements go; those that a signed audit rests on end and stay as its letter of assignment. */
  async forgetEngagements(company: string, at: Date, on: string): Promise<void> {
    const rests = await this.#audits.distinct('engagement', { company, status: 'signed-off' });
    const recorded = { 'unrecorded.0': absent };
    await this.#engagements.deleteMany({ company, _id: { $nin: rests }, ...recorded });
    await this.#engagements.updateMany(
      { company, ended: null },
      { $set: { ended: { at, by: 'service', side: 'company', on }, letters: [] } },
    );
  }

  async removeMails(company: string): Promise<void> {
    const ids = { projection: { _id: 1 } };
    const engagements = await this.#engagements.find({ company }, ids).toArray();
    const audits = await this.#audits.find({ company }, ids).toArray();
    const about = [
      { 'about.company': company },
      { 'about.engagement': { $in: engagements.map(({ _id }) => _id) } },
      { 'about.audit': { $in: audits.map(({ _id }) => _id) } },
    ];
    await this.#mails.deleteMany({ $or: about });
  }

  /** Signed audits without a company whose time is over. */
  async auditsToGo(today: string): Promise<SignedAudit[]> {
    return this.#audits
      .find({ keptUntil: { $lte: today } })
      .project<SignedAudit>({ company: 1, series: 1, 'signedOff.on': 1 })
      .limit(AT_ONCE)
      .toArray();
  }

  async buryKept(audit: string, today: string, deed: Unrecorded): Promise<void> {
    const unrecorded = { $concatArrays: ['$unrecorded', { $literal: [deed] }] };
    const kept = { _id: '$_id', status: 'deleted', files: '$evidence.file', unrecorded };
    await this.#audits.updateOne({ _id: audit, keptUntil: { $lte: today } }, [
      { $replaceWith: kept },
    ]);
  }

  /** Removes ended engagements of a company that is gone once no audit rests on them. */
  async removeRestless(company: string): Promise<void> {
    const rests = await this.#audits.distinct('engagement', { company });
    await this.#engagements.deleteMany({ company, _id: { $nin: rests } });
  }
}
