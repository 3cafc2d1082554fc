import type { mongo } from 'mongoose';
import type { Database } from '../database/connection.ts';
import type { Members } from './members.ts';
import type { KeptIndicator, KeptPlace } from './protection.ts';

/** One indicator of one release. */
interface Kept {
  /** Release and indicator. */
  _id: string;
  release: string;
  region: string;
  indicator: string;
  places: KeptPlace[];
}

/** Some of the firms that count in it, as keyed hashes: the next release tells by them how many have changed. */
interface Some {
  _id: string;
  release: string;
  of: string;
  firms: [firm: string, nuts3: string, value: number][];
}

const FIRMS_EACH = 5000;

/** Figures of indicators, written with their release and never changed. Every query names the release. */
export class IndicatorStore {
  readonly #kept: mongo.Collection<Kept>;
  readonly #members: mongo.Collection<Some>;

  constructor({ connection }: Database) {
    this.#kept = connection.collection('indicator-figures') as unknown as mongo.Collection<Kept>;
    this.#members = connection.collection('indicator-members') as unknown as mongo.Collection<Some>;
  }

  async prepare(): Promise<void> {
    await this.#kept.createIndex({ release: 1 });
    await this.#members.createIndex({ of: 1 });
    await this.#members.createIndex({ release: 1 });
  }

  /** Writes the figures of an indicator, over those of an attempt that was interrupted. */
  async put(
    { release, region, indicator }: Omit<Kept, '_id' | 'places'>,
    places: KeptPlace[],
    members: Members,
  ): Promise<void> {
    const _id = keyOf(release, indicator);
    await this.#members.deleteMany({ of: _id });
    const all = [...members].map(([firm, { nuts3, value }]): Some['firms'][number] => [
      firm,
      nuts3,
      value,
    ]);
    for (let at = 0; at < all.length; at += FIRMS_EACH) {
      const firms = all.slice(at, at + FIRMS_EACH);
      await this.#members.insertOne({ _id: `${_id} ${at}`, of: _id, release, firms });
    }
    const kept = { release, region, indicator, places };
    await this.#kept.replaceOne({ _id }, kept, { upsert: true });
  }

  /** By indicator. */
  async find(region: string, release: string): Promise<Map<string, KeptPlace[]>> {
    const found = await this.#kept.find({ release, region }).toArray();
    return new Map(found.map(({ indicator, places }) => [indicator, places]));
  }

  /** With its firms; null where the release has none of it. */
  async findWhole(
    region: string,
    release: string,
    indicator: string,
  ): Promise<KeptIndicator | null> {
    const _id = keyOf(release, indicator);
    const kept = await this.#kept.findOne({ _id, region });
    if (!kept) return null;
    const members: Members = new Map();
    for await (const { firms } of this.#members.find({ of: _id }))
      for (const [firm, nuts3, value] of firms) members.set(firm, { nuts3, value });
    return { release, places: kept.places, members };
  }

  /** Of a release that is discarded nothing stays. */
  async remove(release: string): Promise<void> {
    await this.#members.deleteMany({ release });
    await this.#kept.deleteMany({ release });
  }
}

function keyOf(release: string, indicator: string): string {
  return `${release} ${indicator}`;
}
