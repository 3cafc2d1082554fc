import type { Connection, mongo } from 'mongoose';
import type { Grouping } from '../contract-regions.ts';
import type { Database } from '../database/connection.ts';
import type { ResultRecord } from './results.record.ts';
import { type Tally, TALLY_LIMIT } from './tally.ts';

const BATCH = 2000;
const DUPLICATE = 11_000;
/** Aggregations may use the disk of the database; numbers of 64 bits come back whole. */
const LARGE = { allowDiskUse: true, useBigInt64: true, batchSize: 500 } as const;

/** Firms of one group of one pass, with what they add up to at every node. */
export interface CountedGroup {
  at: Record<string, string>;
  firms: number;
  /** Some of them were generated. */
  generated: boolean;
  /** Node → its tallies, slice by slice; `level` holds the overall level. */
  nodes: Record<string, Tally>;
}

/** How many results of a group began or ceased to count with a release. */
export interface Turn {
  at: Record<string, string>;
  checked: boolean;
  from: number;
  until: number | null;
  results: number;
}

const absent = { $exists: false };

export function resultsIn(connection: Connection): mongo.Collection<ResultRecord> {
  return connection.collection('results') as unknown as mongo.Collection<ResultRecord>;
}

/** Result documents. Every query names the region. */
export class ResultStore {
  readonly #raw: mongo.Collection<ResultRecord>;

  constructor({ connection }: Database) {
    this.#raw = resultsIn(connection);
  }

  async prepare(): Promise<void> {
    await this.#raw.createIndex({ region: 1, firm: 1, rank: 1 });
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
      await this.#raw.updateMany({ region, [mark]: release }, { $unset: { [mark]: '' } });
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
    await alive();
    await this.#raw.updateMany({ ...candidates, deleted: true }, { $set: { until: release } });
    const doubles = this.#raw.aggregate<{ older: string[] }>(
      [
        { $match: candidates },
        { $sort: { region: 1, firm: 1, rank: 1 } },
        { $group: { _id: '$firm', ids: { $push: '$_id' }, n: { $sum: 1 } } },
        { $match: { n: { $gt: 1 } } },
        { $project: { older: { $slice: ['$ids', { $subtract: ['$n', 1] }] } } },
      ],
      { allowDiskUse: true },
    );
    let older: string[] = [];
    for await (const firm of doubles) {
      older.push(...firm.older);
      if (older.length < BATCH) continue;
      await alive();
      await this.#retire(region, release, older);
      older = [];
    }
    await alive();
    await this.#retire(region, release, older);
    await this.#raw.updateMany({ ...candidates, from: absent }, { $set: { from: release } });
  }

  /** How many results do not count in a release, and why. */
  async leftOut(region: string, release: number, asOf: string) {
    const superseded = await this.#raw.countDocuments({
      region,
      deleted: absent,
      $or: [{ superseded: { $lte: release } }, { until: { $lte: release } }],
    });
    const later = await this.#raw.countDocuments({ region, deleted: absent, day: { $gt: asOf } });
    return { superseded, later };
  }

  /** Firms by group, without scores: how large the groups are. */
  async largest(region: string, release: number, fields: Grouping[], checked: boolean) {
    const [found] = await this.#raw
      .aggregate<{ most: number }>([
        { $match: counted(region, release, checked) },
        { $group: { _id: keyOf(fields), n: { $sum: 1 } } },
        { $group: { _id: null, most: { $max: '$n' } } },
      ])
      .toArray();
    return found?.most ?? 0;
  }

  /** One pass over the firms that the release counts, grouped and added up by the database. */
  count(
    region: string,
    release: number,
    fields: Grouping[],
    { checked, nodes, largest }: { checked: boolean; nodes: string[]; largest: number },
  ): AsyncIterable<CountedGroup> {
    // Slices are spread by chance: twice as many as needed on average keep every one below the limit.
    const slices = Math.max(1, Math.ceil((2 * largest) / TALLY_LIMIT));
    const paths = [...nodes.map((node) => `nodes.${node}`), 'level'];
    const sums = paths.flatMap((path, at) =>
      ['s', 'a', 'b', 'c'].map((part) => [`${part}${at}`, { $sum: `$${path}.${part}` }]),
    );
    const groups = this.#raw.aggregate<Record<string, unknown>>(
      [
        { $match: counted(region, release, checked) },
        {
          $group: {
            _id: { ...keyOf(fields), slice: { $mod: ['$slice', slices] } },
            firms: { $sum: 1 },
            generated: { $max: '$generated' },
            ...Object.fromEntries(sums),
          },
        },
      ],
      LARGE,
    );
    return readGroups(groups, [...nodes, 'level']);
  }

  /** Results that began or ceased to count after a release, up to another one. */
  async turns(region: string, after: number, release: number, fields: Grouping[]): Promise<Turn[]> {
    const found = await this.#raw
      .aggregate<{ _id: Record<string, unknown>; results: number }>(
        [
          {
            $match: {
              region,
              $or: [
                { from: { $gt: after, $lte: release } },
                { from: { $lte: release }, until: { $gt: after, $lte: release } },
              ],
            },
          },
          {
            $group: {
              _id: { ...keyOf(fields), checked: '$checked', from: '$from', until: '$until' },
              results: { $sum: 1 },
            },
          },
        ],
        { allowDiskUse: true },
      )
      .toArray();
    return found.map(({ _id: { checked, from, until, ...at }, results }) => ({
      at: at as Record<string, string>,
      checked: checked === true,
      from: Number(from),
      until: until === undefined || until === null ? null : Number(until),
      results,
    }));
  }

  async #retire(region: string, release: number, ids: string[]): Promise<void> {
    const older = { region, _id: { $in: ids } };
    await this.#raw.updateMany({ ...older, from: { $exists: true } }, { $set: { until: release } });
    await this.#raw.updateMany({ ...older, from: absent }, { $set: { superseded: release } });
  }
}

function counted(region: string, release: number, checked: boolean) {
  const until = [{ until: absent }, { until: { $gt: release } }];
  return { region, checked, from: { $lte: release }, $or: until };
}

function keyOf(fields: readonly string[]): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [field, `$${field}`]));
}

async function* readGroups(
  groups: AsyncIterable<Record<string, unknown>>,
  names: string[],
): AsyncGenerator<CountedGroup> {
  for await (const { _id, firms, generated, ...sums } of groups) {
    const { slice: _slice, ...at } = _id as Record<string, string>;
    if (Number(firms) > TALLY_LIMIT) throw new RangeError('A slice holds too many firms to count');
    const nodes = names.map((name, index): [string, Tally] => [
      name,
      {
        s: Number(sums[`s${index}`]),
        a: BigInt(sums[`a${index}`] as number),
        b: BigInt(sums[`b${index}`] as number),
        c: BigInt(sums[`c${index}`] as number),
      },
    ]);
    yield {
      at,
      firms: Number(firms),
      generated: generated === true,
      nodes: Object.fromEntries(nodes),
    };
  }
}

function hash(): string {
  return crypto.randomUUID();
}
