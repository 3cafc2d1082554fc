import type { Connection, mongo } from 'mongoose';
import type { Grouping } from '../contract-regions.ts';
import type { Database } from '../database/connection.ts';
import type { ResultRecord } from './results.record.ts';
import { checkSlice, readTallySums, slicesFor, tallyPaths, tallySums } from './tally-sums.ts';
import type { Tally } from './tally.ts';

const BATCH = 2000;
const DUPLICATE = 11_000;
/** In the order in which the results lie on the disk: by any other index every result would be looked up by chance. */
export const AS_STORED = { region: 1 } as const;
const BY_FIRM = { region: 1, firm: 1, rank: 1 } as const;
/** Aggregations may use the disk of the database; numbers of 64 bits come back whole. */
export const LARGE = {
  allowDiskUse: true,
  useBigInt64: true,
  batchSize: 500,
  hint: AS_STORED,
} as const;

/** Firms of one group of one pass, with what they add up to at every node. */
export interface CountedGroup {
  at: Record<string, string>;
  /** Whether the firms have a checked VAT number. */
  checked: boolean;
  firms: number;
  /** Some of them were generated. */
  generated: boolean;
  /** Node → its tallies, slice by slice; `level` holds the overall level. */
  nodes: Record<string, Tally>;
}

const absent = { $exists: false };

export function resultsIn(connection: Connection): mongo.Collection<ResultRecord> {
  return connection.collection('results') as unknown as mongo.Collection<ResultRecord>;
}

/**
 * How many results the largest of some groups holds.
 * @param stages which results are grouped
 */
export async function largestGroup(
  raw: mongo.Collection<ResultRecord>,
  stages: object[],
  by: Record<string, string>,
): Promise<number> {
  const [found] = await raw
    .aggregate<{ most: number }>(
      [
        ...stages,
        { $group: { _id: by, results: { $sum: 1 } } },
        { $group: { _id: null, most: { $max: '$results' } } },
      ],
      { allowDiskUse: true, hint: AS_STORED },
    )
    .toArray();
  return found?.most ?? 0;
}

/** Result documents. Every query names the region. */
export class ResultStore {
  readonly #raw: mongo.Collection<ResultRecord>;

  constructor({ connection }: Database) {
    this.#raw = resultsIn(connection);
  }

  async prepare(): Promise<void> {
    await this.#raw.createIndex(AS_STORED);
    await this.#raw.createIndex(BY_FIRM);
    await this.#raw.createIndex({ series: 1 });
  }

  /** Adds a result, once. */
  async put(record: ResultRecord): Promise<void> {
    await this.#raw.updateOne({ _id: record._id }, { $setOnInsert: record }, { upsert: true });
  }

  /** @returns how many were not there yet */
  async insertMissing(records: ResultRecord[]): Promise<number> {
    try {
      const { insertedCount } = await this.#raw.insertMany(records, { ordered: false });
      return insertedCount;
    } catch (error) {
      const { code, insertedCount } = error as { code?: number; insertedCount?: number };
      if (code !== DUPLICATE || insertedCount === undefined) throw error;
      return insertedCount;
    }
  }

  /** What is deleted leaves nothing but which groups it stood in, as long as a release has counted it. */
  async removeSeries(series: string): Promise<void> {
    await this.#raw.deleteMany({ series, from: absent });
    const found = await this.#raw.find({ series }).project({ _id: 1 }).toArray();
    for (const { _id } of found) {
      const gone = await this.#raw.findOneAndDelete({ _id, series });
      if (!gone) continue;
      const { firm: _firm, series: _series, nodes: _nodes, level: _level, ...place } = gone;
      const left = { ...place, _id: `deleted ${hash()}`, firm: hash(), series: '', deleted: true };
      await this.#raw.insertOne(left as unknown as ResultRecord);
    }
  }

  /** Takes back what freezing the release has marked. */
  async thaw(region: string, release: number): Promise<void> {
    for (const mark of ['until', 'from', 'superseded'] as const)
      await this.#raw.updateMany(
        { region, [mark]: release },
        { $unset: { [mark]: '' } },
        { hint: AS_STORED },
      );
  }

  /**
   * Freezes which results the release counts: the newest of each firm up to the day. These carry `from` ≤ release and
   * no `until` ≤ release; nothing that comes later changes that.
   * @param alive asked before each step; once false, another process has the release
   */
  async freeze(
    region: string,
    release: number,
    asOf: string,
    alive: () => Promise<void>,
  ): Promise<void> {
    const candidates = { region, until: absent, superseded: absent, day: { $lte: asOf } };
    const hint = AS_STORED;
    await alive();
    const left = { ...candidates, deleted: true as const };
    await this.#raw.updateMany(left, { $set: { until: release } }, { hint });
    const measuredAgain = this.#raw.aggregate<{ _id: string; newest: { id: string } }>(
      [
        { $match: candidates },
        {
          $group: {
            _id: '$firm',
            n: { $sum: 1 },
            newest: { $max: { rank: '$rank', id: '$_id' } },
          },
        },
        { $match: { n: { $gt: 1 } } },
      ],
      { allowDiskUse: true, hint },
    );
    let batch: { firm: string; newest: string }[] = [];
    for await (const { _id: firm, newest } of measuredAgain) {
      batch.push({ firm, newest: newest.id });
      if (batch.length < BATCH) continue;
      await alive();
      await this.#retire(candidates, release, batch);
      batch = [];
    }
    await alive();
    await this.#retire(candidates, release, batch);
    await this.#raw.updateMany(
      { ...candidates, from: absent },
      { $set: { from: release } },
      { hint },
    );
  }

  /** How many results do not count in a release, and why. */
  async leftOut(region: string, release: number, asOf: string) {
    const hint = AS_STORED;
    const older = [{ superseded: { $lte: release } }, { until: { $lte: release } }];
    const superseded = await this.#raw.countDocuments(
      { region, deleted: absent, $or: older },
      { hint },
    );
    const later = await this.#raw.countDocuments(
      { region, deleted: absent, day: { $gt: asOf } },
      { hint },
    );
    return { superseded, later };
  }

  /**
   * One pass over the firms that the release counts, grouped and added up by the database. Firms with and without a
   * checked VAT number are kept apart.
   */
  async *count(
    region: string,
    release: number,
    fields: Grouping[],
    nodes: string[],
  ): AsyncGenerator<CountedGroup> {
    const match = { $match: counted(region, release) };
    const by = { ...keyOf(fields), checked: '$checked' };
    const slices = slicesFor(await largestGroup(this.#raw, [match], by));
    const { names, paths } = tallyPaths(nodes);
    const groups = this.#raw.aggregate<Record<string, unknown>>(
      [
        match,
        {
          $group: {
            _id: { ...by, slice: { $mod: ['$slice', slices] } },
            firms: { $sum: 1 },
            generated: { $max: '$generated' },
            ...tallySums(paths),
          },
        },
      ],
      LARGE,
    );
    yield* readGroups(groups, names);
  }

  /** All results of the firms but the newest: they cease to count, or never did. */
  async #retire(
    candidates: object,
    release: number,
    firms: { firm: string; newest: string }[],
  ): Promise<void> {
    const older = {
      ...candidates,
      firm: { $in: firms.map(({ firm }) => firm) },
      _id: { $nin: firms.map(({ newest }) => newest) },
    };
    const hint = BY_FIRM;
    const countedBefore = { ...older, from: { $exists: true } };
    await this.#raw.updateMany(countedBefore, { $set: { until: release } }, { hint });
    const never = { ...older, from: absent };
    await this.#raw.updateMany(never, { $set: { superseded: release } }, { hint });
  }
}

function counted(region: string, release: number) {
  const until = [{ until: absent }, { until: { $gt: release } }];
  // What is deleted after freezing has no scores any more: it does not count.
  return { region, deleted: absent, from: { $lte: release }, $or: until };
}

function keyOf(fields: readonly string[]): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [field, `$${field}`]));
}

async function* readGroups(
  groups: AsyncIterable<Record<string, unknown>>,
  names: string[],
): AsyncGenerator<CountedGroup> {
  for await (const { _id, firms, generated, ...sums } of groups) {
    const { slice: _slice, checked, ...at } = _id as Record<string, string> & { checked: unknown };
    checkSlice(Number(firms));
    yield {
      at,
      checked: checked === true,
      firms: Number(firms),
      generated: generated === true,
      nodes: readTallySums(names, sums),
    };
  }
}

function hash(): string {
  return crypto.randomUUID();
}
