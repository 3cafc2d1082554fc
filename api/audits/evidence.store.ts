import type { mongo } from 'mongoose';
import type { Unrecorded } from '../accounts/record.ts';
import type { Database } from '../database/connection.ts';
import type { AuditRecord, StoredEvidence } from './audits.record.ts';
import { absent, type At, auditsIn } from './audits.store.ts';

/** Evidence of audits: what is known of each file. Every change is one update of one audit. */
export class EvidenceStore {
  readonly #audits: mongo.Collection<AuditRecord>;

  constructor({ connection }: Database) {
    this.#audits = auditsIn(connection);
  }

  /** @returns false if the status has changed or there are too many files */
  async add(at: At, evidence: StoredEvidence, most: number, deed: Unrecorded): Promise<boolean> {
    const { matchedCount } = await this.#audits.updateOne(
      { _id: at.id, company: at.company, status: at.status, [`evidence.${most - 1}`]: absent },
      { $push: { evidence, unrecorded: deed }, $set: { updatedAt: evidence.uploadedAt } },
    );
    return matchedCount === 1;
  }

  /** @returns false if the status has changed or it is gone */
  async remove(at: At, evidence: string, now: Date, deed: Unrecorded): Promise<boolean> {
    const { matchedCount } = await this.#audits.updateOne(
      { _id: at.id, company: at.company, status: at.status, 'evidence.id': evidence },
      {
        $pull: { evidence: { id: evidence } },
        $push: { unrecorded: deed },
        $set: { updatedAt: now },
      },
    );
    return matchedCount === 1;
  }

  /** Whether any version of any audit holds the file. */
  async isHeld(file: string): Promise<boolean> {
    const holder = await this.#audits.findOne(
      { 'evidence.file': file },
      { projection: { _id: 1 } },
    );
    return holder !== null;
  }

  /** Audits with evidence that ends by a day and nobody was told of. */
  async findExpiring(by: string): Promise<Pick<AuditRecord, '_id' | 'company' | 'evidence'>[]> {
    return this.#audits
      .find({ evidence: { $elemMatch: { expiresOn: { $ne: null, $lte: by }, warned: false } } })
      .project<Pick<AuditRecord, '_id' | 'company' | 'evidence'>>({
        company: 1,
        'evidence.expiresOn': 1,
        'evidence.warned': 1,
      })
      .limit(200)
      .toArray();
  }

  /** Whether a newer version holds the audit's evidence in its stead. */
  async isSucceeded(id: string): Promise<boolean> {
    const next = await this.#audits.findOne(
      { $or: [{ corrects: id }, { follows: id }] },
      { projection: { _id: 1 } },
    );
    return next !== null;
  }

  /** Remembers that the parties are told, with the letter that tells them if there is one. */
  async warn(id: string, by: string, letter: AuditRecord['unsent']): Promise<void> {
    await this.#audits.updateOne(
      {
        _id: id,
        evidence: { $elemMatch: { expiresOn: { $ne: null, $lte: by }, warned: false } },
      },
      {
        $set: { 'evidence.$[ending].warned': true },
        $push: { unsent: { $each: letter } },
      },
      { arrayFilters: [{ 'ending.expiresOn': { $ne: null, $lte: by }, 'ending.warned': false }] },
    );
  }
}
