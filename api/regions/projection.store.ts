import type { mongo } from 'mongoose';
import type { AssessmentRecord } from '../assessments/assessments.record.ts';
import type { AuditRecord } from '../audits/audits.record.ts';
import type { Database } from '../database/connection.ts';

const AT_ONCE = 200;

/** What was submitted or signed off and is not among the results yet. The service itself asks, for no caller. */
export class ProjectionStore {
  readonly #assessments: mongo.Collection<AssessmentRecord>;
  readonly #audits: mongo.Collection<AuditRecord>;
  readonly #companies: mongo.Collection<{ _id: string; vatKey?: string }>;
  readonly #migrations: mongo.Collection<{ _id: string }>;

  constructor({ connection }: Database) {
    const collection = (name: string) => connection.collection(name) as unknown;
    this.#assessments = collection('assessments') as mongo.Collection<AssessmentRecord>;
    this.#audits = collection('audits') as mongo.Collection<AuditRecord>;
    this.#companies = collection('companies') as mongo.Collection<{ _id: string; vatKey?: string }>;
    this.#migrations = collection('migrations') as mongo.Collection<{ _id: string }>;
  }

  async prepare(): Promise<void> {
    const unprojected = { partialFilterExpression: { unprojected: true } };
    await this.#assessments.createIndex({ unprojected: 1 }, unprojected);
    await this.#audits.createIndex({ unprojected: 1 }, unprojected);
  }

  /** Marks, once, what was submitted before submitting marked it. Harmless when it is done twice. */
  async markOld(): Promise<void> {
    const done = { _id: 'results of what was submitted before' };
    if (await this.#migrations.findOne(done)) return;
    const mark = { $set: { unprojected: true as const } };
    await this.#assessments.updateMany({ status: 'submitted' }, mark);
    await this.#audits.updateMany({ status: 'signed-off' }, mark);
    await this.#migrations.updateOne(done, { $setOnInsert: done }, { upsert: true });
  }

  async assessments(): Promise<AssessmentRecord[]> {
    return this.#assessments
      .find({ unprojected: true, status: 'submitted' })
      .limit(AT_ONCE)
      .toArray();
  }

  async audits(): Promise<AuditRecord[]> {
    return this.#audits.find({ unprojected: true, status: 'signed-off' }).limit(AT_ONCE).toArray();
  }

  async assessmentDone(id: string): Promise<void> {
    await this.#assessments.updateOne({ _id: id }, { $unset: { unprojected: '' } });
  }

  async auditDone(id: string): Promise<void> {
    await this.#audits.updateOne({ _id: id }, { $unset: { unprojected: '' } });
  }

  /** Whether the assessment is still there: one that was deleted meanwhile leaves no result. */
  async isSubmitted(id: string): Promise<boolean> {
    return (await this.#assessments.countDocuments({ _id: id, status: 'submitted' })) > 0;
  }

  /** The checked VAT numbers of companies. */
  async vatKey(company: string): Promise<string | null> {
    const found = await this.#companies.findOne({ _id: company }, { projection: { vatKey: 1 } });
    return found?.vatKey ?? null;
  }
}
