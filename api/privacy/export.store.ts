import type { mongo } from 'mongoose';
import type { AccountRecord } from '../accounts/accounts.record.ts';
import type { Chain, Entry } from '../accounts/record.ts';
import type { AssessmentRecord, Holder } from '../assessments/assessments.record.ts';
import type { AuditRecord } from '../audits/audits.record.ts';
import type { CompanyRecord } from '../companies/companies.record.ts';
import type { ConsultantRecord } from '../consultants/consultants.record.ts';
import type { Database } from '../database/connection.ts';
import type { EngagementRecord } from '../engagements/engagements.record.ts';
import { collectionIn } from './collections.store.ts';

/** An assessment as it is given out: no token, and nothing that only serves saving. */
export type ExportedAssessment = Omit<
  AssessmentRecord,
  'links' | 'changes' | 'unrecorded' | 'claimUnfinished' | 'movedFrom'
>;
/** An account with the regions and calls that are in its hands as an officer. */
export type ExportedAccount = AccountRecord & { regions?: string[]; calls?: string[] };
type Shown = Omit<Entry, '_id'> & { id: string };

/** Reads what is exported; each question names the account or the company that it is for. */
export class ExportStore {
  readonly #accounts: mongo.Collection<ExportedAccount>;
  readonly #assessments: mongo.Collection<AssessmentRecord>;
  readonly #referrals: mongo.Collection<{ assessment: string }>;
  readonly #companies: mongo.Collection<CompanyRecord>;
  readonly #consultants: mongo.Collection<ConsultantRecord>;
  readonly #engagements: mongo.Collection<EngagementRecord>;
  readonly #audits: mongo.Collection<AuditRecord>;
  readonly #record: mongo.Collection<Entry>;

  constructor(database: Database) {
    this.#accounts = collectionIn(database, 'accounts');
    this.#assessments = collectionIn(database, 'assessments');
    this.#referrals = collectionIn(database, 'referrals');
    this.#companies = collectionIn(database, 'companies');
    this.#consultants = collectionIn(database, 'consultants');
    this.#engagements = collectionIn(database, 'engagements');
    this.#audits = collectionIn(database, 'audits');
    this.#record = collectionIn(database, 'record');
  }

  async account(id: string): Promise<ExportedAccount | null> {
    return this.#accounts.findOne({ _id: id, status: 'active' });
  }

  async company(id: string): Promise<CompanyRecord | null> {
    return this.#companies.findOne({ _id: id, members: { $exists: true } });
  }

  /** The companies of an account, with its own place alone. */
  async memberships(account: string): Promise<Pick<CompanyRecord, '_id' | 'name' | 'members'>[]> {
    return this.#companies
      .find({ 'members.account': account })
      .project<Pick<CompanyRecord, '_id' | 'name' | 'members'>>({ name: 1, 'members.$': 1 })
      .toArray();
  }

  async assessmentIds(holder: Holder): Promise<string[]> {
    return this.#assessments.distinct('_id', { holder });
  }

  /** One assessment; null if it is gone meanwhile. */
  async assessment(id: string, holder: Holder): Promise<ExportedAssessment | null> {
    const hidden = { links: 0, changes: 0, unrecorded: 0, claimUnfinished: 0, movedFrom: 0 };
    return this.#assessments.findOne<ExportedAssessment>(
      { _id: id, holder },
      { projection: hidden },
    );
  }

  async referrals(assessments: string[]): Promise<object[]> {
    return this.#referrals.find({ assessment: { $in: assessments } }).toArray();
  }

  async consultant(account: string): Promise<object | null> {
    const hidden = { order: 0, words: 0, reminded: 0, unrecorded: 0 };
    return this.#consultants.findOne<object>({ _id: account }, { projection: hidden });
  }

  async engagements(of: { company: string } | { consultant: string }): Promise<object[]> {
    const hidden = { 'invitation.hash': 0, letters: 0, unrecorded: 0 };
    return this.#engagements.find(of).project(hidden).toArray();
  }

  /** A consultant's private notes, by audit. */
  async notes(account: string): Promise<{ audit: string; notes: object }[]> {
    const own = `notes.${account}`;
    const found = await this.#audits
      .find({ [own]: { $exists: true } })
      .project<Pick<AuditRecord, '_id' | 'notes'>>({ [own]: 1 })
      .toArray();
    return found.map(({ _id: audit, notes }) => ({ audit, notes: notes[account] ?? {} }));
  }

  /** Audits whose consultant the account is, and what it has signed; nothing of the firm. */
  async auditsOf(account: string): Promise<object[]> {
    const shown = { engagement: 1, point: 1, status: 1, consultant: 1 };
    const signed = ['on', 'name', 'organisation', 'accreditation'];
    const fields = Object.fromEntries(signed.map((name) => [`signedOff.${name}`, 1]));
    return this.#audits
      .find({ 'consultant.account': account })
      .project({ ...shown, ...fields })
      .toArray();
  }

  /** Invitations that wait for who has the address; into which company, the link in the mail says. */
  async invitationsTo(email: string): Promise<object[]> {
    const found = await this.#companies
      .find({ 'invitations.email': email })
      .project<Pick<CompanyRecord, 'invitations'>>({ 'invitations.$': 1 })
      .toArray();
    return found.flatMap(({ invitations }) =>
      invitations.map(({ role, invitedAt, expiresAt }) => ({ role, invitedAt, expiresAt })),
    );
  }

  async auditIds(company: string): Promise<string[]> {
    return this.#audits.distinct('_id', { company });
  }

  /** A whole chain, the oldest entry first. */
  async chain(chain: Chain): Promise<Shown[]> {
    const entries = await this.#record.find({ chain }).sort({ seq: 1 }).toArray();
    return entries.map(({ _id: id, ...entry }) => ({ id, ...entry }));
  }
}
