import type { mongo } from 'mongoose';
import type { AssessmentRecord, Holder } from '../assessments/assessments.record.ts';
import type { AuditRecord } from '../audits/audits.record.ts';
import type { CompanyRecord } from '../companies/companies.record.ts';
import type { Database } from '../database/connection.ts';
import type { EngagementRecord } from '../engagements/engagements.record.ts';
import { collectionIn } from './collections.store.ts';

/** Counts what a deletion would take along; asked with the holders and companies that the caller may delete. */
export class PreviewStore {
  readonly #assessments: mongo.Collection<AssessmentRecord>;
  readonly #referrals: mongo.Collection<{ assessment: string }>;
  readonly #audits: mongo.Collection<AuditRecord>;
  readonly #companies: mongo.Collection<CompanyRecord>;
  readonly #engagements: mongo.Collection<EngagementRecord>;
  readonly #accounts: mongo.Collection<{ _id: string; status: string; roles: string[] }>;

  constructor(database: Database) {
    this.#assessments = collectionIn(database, 'assessments');
    this.#referrals = collectionIn(database, 'referrals');
    this.#audits = collectionIn(database, 'audits');
    this.#companies = collectionIn(database, 'companies');
    this.#engagements = collectionIn(database, 'engagements');
    this.#accounts = collectionIn(database, 'accounts');
  }

  async assessments(holders: Holder[]): Promise<{ assessments: number; referrals: number }> {
    const ids = await this.#assessments.distinct('_id', { holder: { $in: holders } });
    const referrals = await this.#referrals.countDocuments({ assessment: { $in: ids } });
    return { assessments: ids.length, referrals };
  }

  /** Audits that nobody has signed, with their files. */
  async unsigned(companies: string[]): Promise<{ audits: number; evidence: number }> {
    const found = await this.#audits
      .find({ company: { $in: companies }, status: { $ne: 'signed-off' } })
      .project<{ evidence: { id: string }[] }>({ 'evidence.id': 1 })
      .toArray();
    const evidence = found.reduce((sum, audit) => sum + audit.evidence.length, 0);
    return { audits: found.length, evidence };
  }

  async signed(companies: string[]): Promise<{ audit: string; on: string }[]> {
    const found = await this.#audits
      .find({ company: { $in: companies }, status: 'signed-off' })
      .project<{ _id: string; signedOff: { on: string } }>({ 'signedOff.on': 1 })
      .sort({ 'signedOff.on': 1, _id: 1 })
      .toArray();
    return found.map(({ _id: audit, signedOff: { on } }) => ({ audit, on }));
  }

  async members(company: string): Promise<number> {
    const found = await this.#companies.findOne({ _id: company });
    return found?.members.length ?? 0;
  }

  /** Engagements of a consultant that nobody has ended and whose last day is yet to come. */
  async openEngagements(consultant: string, today: string): Promise<number> {
    const open = { ended: null, 'assignment.until': { $gte: today } };
    return this.#engagements.countDocuments({ consultant, ...open });
  }

  async otherAdministrators(account: string): Promise<number> {
    const others = { _id: { $ne: account }, status: 'active', roles: 'administrator' };
    return this.#accounts.countDocuments(others);
  }
}
