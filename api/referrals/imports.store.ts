import type { mongo } from 'mongoose';
import type { Unrecorded } from '../accounts/record.ts';
import type { Database } from '../database/connection.ts';
import type { KnownReferrals, Target } from './import-plan.ts';
import type { ReferralRecord } from './referrals.record.ts';
import { referralsIn } from './referrals.store.ts';

/** An import under way. Its rows count from the moment on which its state becomes `applying`. */
interface Import {
  _id: string;
  call: string;
  /** One import at a time for each call; absent once it is done. */
  active?: true;
  state: 'staging' | 'applying' | 'done';
  at: Date;
  by: string;
  unrecorded: Unrecorded[];
}

interface Row extends Target {
  _id: string;
  import: string;
}

const AT_ONCE = 1000;
const DUPLICATE = 11_000;

/** Imports in the database: staged whole, then applied by steps that may be repeated. */
export class ImportStore {
  readonly #imports: mongo.Collection<Import>;
  readonly #rows: mongo.Collection<Row>;
  readonly #referrals: mongo.Collection<ReferralRecord>;

  constructor({ connection }: Database) {
    this.#imports = connection.collection(
      'referral-imports',
    ) as unknown as mongo.Collection<Import>;
    this.#rows = connection.collection('referral-import-rows') as unknown as mongo.Collection<Row>;
    this.#referrals = referralsIn(connection);
  }

  async prepare(): Promise<void> {
    const active = { partialFilterExpression: { active: true } };
    await this.#imports.createIndex({ call: 1 }, { unique: true, ...active });
    await this.#rows.createIndex({ import: 1, _id: 1 });
  }

  /** Referrals of the call with these references, and its wishes without one of these firms. */
  async findKnown(
    call: string,
    references: string[],
    vatNumbers: string[],
  ): Promise<KnownReferrals> {
    const found = await Promise.all([
      ...chunks(references).map((some) =>
        this.#referrals.find({ call, reference: { $in: some } }).toArray(),
      ),
      ...chunks(vatNumbers).map((some) =>
        this.#referrals
          .find({ call, reference: { $exists: false }, 'firm.vatNumber': { $in: some } })
          .sort({ _id: 1 })
          .toArray(),
      ),
    ]);
    const all = found.flat();
    return {
      byReference: new Map(all.flatMap((each) => (each.reference ? [[each.reference, each]] : []))),
      byVatNumber: new Map(
        all.flatMap((each) => (each.reference ? [] : [[each.firm.vatNumber ?? '', each]])),
      ),
    };
  }

  /** Takes the call for an import. @returns false while another one is under way */
  async begin(started: Pick<Import, '_id' | 'call' | 'at' | 'by'>): Promise<boolean> {
    try {
      await this.#imports.insertOne({ ...started, active: true, state: 'staging', unrecorded: [] });
      return true;
    } catch (error) {
      if ((error as { code?: number }).code !== DUPLICATE) throw error;
      return false;
    }
  }

  async stage(id: string, targets: Target[]): Promise<void> {
    const rows = targets.map((target, index) => ({ ...target, _id: `${id} ${index}`, import: id }));
    for (const some of chunks(rows)) await this.#rows.insertMany(some);
  }

  /** From now on all of it counts. @returns false if it was given up meanwhile */
  async decide(id: string, deed: Unrecorded): Promise<boolean> {
    const { matchedCount } = await this.#imports.updateOne(
      { _id: id, state: 'staging' },
      { $set: { state: 'applying' }, $push: { unrecorded: deed } },
    );
    return matchedCount === 1;
  }

  /** Imports that were begun before the moment and never decided. */
  async findAbandoned(before: Date): Promise<string[]> {
    return this.#ids({ state: 'staging', at: { $lt: before } });
  }

  async findDecided(call?: string): Promise<string[]> {
    return this.#ids({ state: 'applying', ...(call !== undefined && { call }) });
  }

  /** Gives up what was not decided. */
  async abandon(id: string): Promise<void> {
    const { deletedCount } = await this.#imports.deleteOne({ _id: id, state: 'staging' });
    if (deletedCount === 1) await this.#rows.deleteMany({ import: id });
  }

  /** Applies every row once, however often it is called, and ends the import. */
  async apply(id: string): Promise<void> {
    const found = await this.#imports.findOne({ _id: id, state: 'applying' });
    if (!found) return;
    for (;;) {
      const rows = await this.#rows.find({ import: id }).limit(AT_ONCE).toArray();
      if (rows.length === 0) break;
      await this.#applySome(found, rows);
      await this.#rows.deleteMany({ _id: { $in: rows.map(({ _id }) => _id) } });
    }
    await this.#imports.updateOne({ _id: id }, { $set: { state: 'done' }, $unset: { active: '' } });
  }

  async #applySome({ _id: id, call, at }: Import, rows: Row[]): Promise<void> {
    const nothing = { assessment: null, series: null, offer: null, contact: null };
    const operations = rows.map(({ referral, reference, firm, service, steps, deeds }) => ({
      updateOne: {
        filter: { _id: referral, imports: { $ne: id } },
        update: {
          $set: { call, reference, firm, service },
          $setOnInsert: { ...nothing, consentedAt: null, privacyNotice: null, createdAt: at },
          $push: { steps: { $each: steps }, imports: id, unrecorded: { $each: deeds } },
          $inc: { revision: 1 },
        },
        upsert: true,
      },
    }));
    try {
      await this.#referrals.bulkWrite(operations, { ordered: false });
    } catch (error) {
      // One that has been applied to does not match, and cannot be added again.
      const faults = (error as { writeErrors?: { code: number }[] }).writeErrors ?? [];
      if (faults.length === 0 || faults.some(({ code }) => code !== DUPLICATE)) throw error;
    }
  }

  async #ids(filter: object): Promise<string[]> {
    const found = await this.#imports.find(filter).project<{ _id: string }>({ _id: 1 }).toArray();
    return found.map(({ _id }) => _id);
  }
}

function chunks<Item>(items: Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / AT_ONCE) }, (_, index) =>
    items.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
  );
}
