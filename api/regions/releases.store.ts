import type { mongo } from 'mongoose';
import type { ReleasePreview, ReleaseStep } from '../contract-regions.ts';
import type { Database } from '../database/connection.ts';
import type { Claim, OfficialCountsRecord, ReleaseRecord } from './releases.record.ts';

const DUPLICATE = 11_000;
const LISTED_AT_MOST = 1000;

const LATEST = { region: 1, state: 1, number: -1 } as const;

/** What is needed to read a part of a release. */
export type ReleaseKey = Pick<ReleaseRecord, '_id' | 'fence' | 'asOf' | 'generated'>;

/** Releases of regions. Every query names the region or the claim. */
export class ReleaseStore {
  readonly #raw: mongo.Collection<ReleaseRecord>;
  readonly #official: mongo.Collection<OfficialCountsRecord>;

  constructor({ connection }: Database) {
    this.#raw = connection.collection('releases') as unknown as mongo.Collection<ReleaseRecord>;
    this.#official = connection.collection(
      'official_counts',
    ) as unknown as mongo.Collection<OfficialCountsRecord>;
  }

  async prepare(): Promise<void> {
    const alive = { unique: true, partialFilterExpression: { alive: true } };
    await this.#raw.createIndex({ region: 1, number: 1 }, alive);
    await this.#raw.createIndex({ region: 1, madeOn: 1 }, alive);
    const open = { unique: true, partialFilterExpression: { open: true } };
    await this.#raw.createIndex({ region: 1 }, { ...open, name: 'open' });
    await this.#raw.createIndex(LATEST);
    const computing = { partialFilterExpression: { state: 'computing' } };
    await this.#raw.createIndex({ 'claim.expiresAt': 1 }, computing);
    await this.#raw.createIndex({ unswept: 1 }, { partialFilterExpression: { unswept: true } });
    await this.#raw.createIndex({ 'edition.publishedAt': 1 }, { sparse: true });
  }

  /** @returns false if the region has an open one, one of that day or one of that number */
  async insert(release: ReleaseRecord): Promise<boolean> {
    try {
      await this.#raw.insertOne(release);
      return true;
    } catch (error) {
      if ((error as { code?: number }).code === DUPLICATE) return false;
      throw error;
    }
  }

  async find(region: string, id: string): Promise<ReleaseRecord | null> {
    return this.#raw.findOne({ _id: id, region });
  }

  async latestVisible(region: string): Promise<ReleaseRecord | null> {
    return this.#raw.findOne({ region, state: 'visible' }, { sort: { number: -1 } });
  }

  async latestVisibleKey(region: string): Promise<ReleaseKey | null> {
    const projection = { fence: 1, asOf: 1, generated: 1 };
    return this.#raw.findOne<ReleaseKey>(
      { region, state: 'visible' },
      { sort: { number: -1 }, projection, hint: LATEST },
    );
  }

  async newestAlive(region: string): Promise<ReleaseRecord | null> {
    return this.#raw.findOne({ region, alive: true }, { sort: { number: -1 } });
  }

  /** An open one: at work, waiting for approval, or discarded and not swept yet. */
  async findOpen(region: string): Promise<ReleaseRecord | null> {
    return this.#raw.findOne({ region, open: true });
  }

  async list(region: string, from?: string, to?: string): Promise<ReleaseRecord[]> {
    const asOf = { ...(from && { $gte: from }), ...(to && { $lte: to }) };
    return this.#raw
      .find({ region, ...((from ?? to) && { asOf }) })
      .sort({ number: -1, createdAt: -1 })
      .limit(LISTED_AT_MOST)
      .toArray();
  }

  /** Visible ones up to a number, oldest first. */
  async visibleBefore(region: string, number: number): Promise<ReleaseRecord[]> {
    return this.#raw
      .find({ region, state: 'visible', number: { $lt: number } })
      .sort({ number: 1 })
      .toArray();
  }

  async editions(region?: string): Promise<ReleaseRecord[]> {
    return this.#raw
      .find({ 'edition.publishedAt': { $exists: true }, ...(region && { region }) })
      .sort({ 'edition.publishedAt': -1 })
      .limit(LISTED_AT_MOST)
      .toArray();
  }

  async findEdition(region: string, number: number): Promise<ReleaseRecord | null> {
    return this.#raw.findOne({
      region,
      number,
      state: 'visible',
      'edition.publishedAt': { $exists: true },
    });
  }

  /** Takes a release that nobody works on any more. @returns null if there is none */
  async claim(claim: Claim, now: Date): Promise<ReleaseRecord | null> {
    return this.#raw.findOneAndUpdate(
      { state: 'computing', 'claim.expiresAt': { $lte: now } },
      { $set: { claim }, $inc: { fence: 1 } },
      { returnDocument: 'after' },
    );
  }

  /** Says how far the work is, and claims it for longer. @returns false if the claim is lost */
  async advance(
    { _id, claim }: ReleaseRecord,
    expiresAt: Date,
    step: ReleaseStep,
    progress: ReleaseRecord['progress'],
  ): Promise<boolean> {
    const { matchedCount } = await this.#raw.updateOne(
      { _id, state: 'computing', 'claim.token': claim?.token ?? '' },
      { $set: { step, progress, 'claim.expiresAt': expiresAt } },
    );
    return matchedCount === 1;
  }

  /** The work is done: one update says so. @returns false if the claim is lost */
  async finish(
    { _id, claim }: ReleaseRecord,
    outcome: { preview: ReleasePreview; generated: boolean },
  ): Promise<boolean> {
    const safe = outcome.preview.audit.safe;
    const { matchedCount } = await this.#raw.updateOne(
      { _id, state: 'computing', 'claim.token': claim?.token ?? '' },
      safe
        ? { $set: { ...outcome, state: 'preview', claim: null } }
        : {
            $set: { ...outcome, state: 'failed', claim: null, unswept: true },
            $unset: { alive: '' },
          },
    );
    return matchedCount === 1;
  }

  /** Visible at once as a whole. @returns false unless it was in preview */
  async approve(region: string, id: string, visibleAt: Date): Promise<boolean> {
    const { matchedCount } = await this.#raw.updateOne(
      { _id: id, region, state: 'preview' },
      { $set: { state: 'visible', visibleAt }, $unset: { open: '' } },
    );
    return matchedCount === 1;
  }

  /** @returns false if it is visible or was discarded before */
  async discard(region: string, id: string): Promise<boolean> {
    const { matchedCount } = await this.#raw.updateOne(
      { _id: id, region, state: { $in: ['computing', 'preview'] } },
      { $set: { state: 'discarded', unswept: true }, $unset: { alive: '' } },
    );
    return matchedCount === 1;
  }

  /** Who worked on a release that was discarded says that nothing of theirs is under way any more. */
  async leave({ _id, claim }: ReleaseRecord): Promise<void> {
    await this.#raw.updateOne(
      { _id, unswept: true, 'claim.token': claim?.token ?? '' },
      { $set: { claim: null } },
    );
  }

  /** Discarded ones that nobody can still be writing. */
  async findUnswept(now: Date): Promise<ReleaseRecord[]> {
    return this.#raw
      .find({ unswept: true, $or: [{ claim: null }, { 'claim.expiresAt': { $lte: now } }] })
      .toArray();
  }

  async swept(id: string): Promise<void> {
    await this.#raw.updateOne(
      { _id: id, unswept: true },
      { $unset: { unswept: '', open: '' }, $set: { claim: null } },
    );
  }

  /** @returns false unless it is visible and no edition yet */
  async publish(region: string, id: string, publishedAt: Date): Promise<boolean> {
    const { matchedCount } = await this.#raw.updateOne(
      { _id: id, region, state: 'visible', edition: null },
      { $set: { edition: { publishedAt } } },
    );
    return matchedCount === 1;
  }

  async putOfficial(region: string, counts: Omit<OfficialCountsRecord, '_id'>): Promise<void> {
    await this.#official.replaceOne({ _id: region }, counts, { upsert: true });
  }

  async findOfficial(region: string): Promise<OfficialCountsRecord | null> {
    return this.#official.findOne({ _id: region });
  }
}
