import type { mongo } from 'mongoose';
import type { Database } from '../database/connection.ts';
import { type Break, type Chain, type Entry, findBreak, START, toEntry } from './record.ts';
import type { Unrecorded } from './record.ts';

/** How far a chain has come, kept beside it: its end cannot be cut off unseen. */
interface Head {
  _id: Chain;
  seq: number;
}

interface Holder {
  _id: string;
  unrecorded: Unrecorded[];
}

const DUPLICATE = 11_000;
const AT_ONCE = 500;

/** The record in the database: entries are added and read, never changed or removed. */
export class RecordStore {
  readonly #entries: mongo.Collection<Entry>;
  readonly #heads: mongo.Collection<Head>;
  readonly #holders: mongo.Collection<Holder>[];

  /** @param holders collections whose documents carry `unrecorded` deeds */
  constructor({ connection }: Database, holders: string[]) {
    this.#entries = connection.collection('record') as unknown as mongo.Collection<Entry>;
    this.#heads = connection.collection('record-heads') as unknown as mongo.Collection<Head>;
    this.#holders = holders.map(
      (name) => connection.collection(name) as unknown as mongo.Collection<Holder>,
    );
  }

  async prepare(): Promise<void> {
    await this.#entries.createIndex({ chain: 1, seq: 1 }, { unique: true });
    const sparse = { partialFilterExpression: { 'unrecorded.id': { $exists: true } } };
    for (const holder of this.#holders) await holder.createIndex({ 'unrecorded.id': 1 }, sparse);
  }

  /** Moves waiting deeds into their chains, the oldest first. Safe in several processes at once and after any kill. */
  async settle(): Promise<void> {
    const waiting = (await Promise.all(this.#holders.map(findWaiting))).flat();
    for (const { holder, _id, deed } of waiting.toSorted((a, b) => +a.deed.at - +b.deed.at)) {
      await this.append(deed);
      await holder.updateOne({ _id }, { $pull: { unrecorded: { id: deed.id } } });
    }
  }

  /** Adds a deed to the end of its chain; the same one again changes nothing. */
  async append(deed: Unrecorded): Promise<void> {
    for (;;) {
      const seq = await this.#tryAppend(deed);
      if (seq === null) continue;
      const head = { $max: { seq } };
      await this.#heads.updateOne({ _id: deed.chain }, head, { upsert: true });
      return;
    }
  }

  /** @returns its place, or null when another deed took the place that was meant for it */
  async #tryAppend(deed: Unrecorded): Promise<number | null> {
    const [last] = await this.#read(deed.chain, -1, 1).toArray();
    const entry = toEntry(deed, last ?? START);
    try {
      await this.#entries.insertOne(entry);
      return entry.seq;
    } catch (error) {
      if ((error as { code?: number }).code !== DUPLICATE) throw error;
      return (await this.#entries.findOne({ _id: deed.id }))?.seq ?? null;
    }
  }

  /** The newest entries of a chain, newest first. */
  async list(chain: Chain, limit: number): Promise<Entry[]> {
    return this.#read(chain, -1, limit).toArray();
  }

  /** Walks all chains. @returns their number, the number of entries, and the first break of each broken one */
  async verify(): Promise<{ chains: number; entries: number; breaks: Break[] }> {
    const result = { chains: 0, entries: 0, breaks: [] as Break[] };
    for await (const { _id: chain } of this.#chains()) {
      result.chains += 1;
      const { entries, fault } = await this.#verifyChain(chain);
      result.entries += entries;
      if (fault) result.breaks.push(fault);
    }
    return result;
  }

  /** Every chain of which an entry or the end is left, one by one: a region has more than fit into one answer. */
  #chains(): mongo.AggregationCursor<Pick<Head, '_id'>> {
    return this.#entries.aggregate<Pick<Head, '_id'>>(
      [
        { $group: { _id: '$chain' } },
        { $unionWith: { coll: this.#heads.collectionName, pipeline: [{ $project: { _id: 1 } }] } },
        { $group: { _id: '$_id' } },
      ],
      { allowDiskUse: true },
    );
  }

  async #verifyChain(chain: Chain): Promise<{ entries: number; fault: Break | null }> {
    const head = await this.#heads.findOne({ _id: chain });
    let last: Pick<Entry, 'seq' | 'hash'> = START;
    for await (const entry of this.#read(chain, 1)) {
      const fault = findBreak(entry, last);
      if (fault) return { entries: last.seq, fault };
      last = entry;
    }
    const isCut = last.seq < (head?.seq ?? 0);
    const fault = isCut ? ({ chain, seq: last.seq + 1, fault: 'cut-off' } as const) : null;
    return { entries: last.seq, fault };
  }

  #read(chain: Chain, direction: 1 | -1, limit = 0): mongo.FindCursor<Entry> {
    return this.#entries.find({ chain }).sort({ seq: direction }).limit(limit);
  }
}

async function findWaiting(holder: mongo.Collection<Holder>) {
  const found = await holder
    .find({ 'unrecorded.id': { $exists: true } })
    .project<Holder>({ unrecorded: 1 })
    .limit(AT_ONCE)
    .toArray();
  return found.flatMap(({ _id, unrecorded }) => unrecorded.map((deed) => ({ holder, _id, deed })));
}
