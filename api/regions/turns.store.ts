import type { mongo } from 'mongoose';
import type { Grouping } from '../contract-regions.ts';
import type { Database } from '../database/connection.ts';
import type { Turn } from './changes.ts';
import type { ResultRecord } from './results.record.ts';
import { AS_STORED, resultsIn } from './results.store.ts';
import { type Tally, TALLY_LIMIT } from './tally.ts';

const PARTS = ['s', 'a', 'b', 'c'] as const;

/** Results that began or ceased to count between two releases of a region. */
export class TurnStore {
  readonly #raw: mongo.Collection<ResultRecord>;

  constructor({ connection }: Database) {
    this.#raw = resultsIn(connection);
  }

  /**
   * Added up by the database: by group of one pass and by the releases between which they counted.
   * @param nodes of which to add up what they scored
   * @param span after which release, up to which one
   */
  async *turns(
    region: string,
    { after, upTo }: { after: number; upTo: number },
    { fields, nodes }: { fields: readonly Grouping[]; nodes: readonly string[] },
  ): AsyncGenerator<Turn> {
    const match = {
      region,
      $or: [
        { from: { $gt: after, $lte: upTo } },
        { from: { $lte: upTo }, until: { $gt: after, $lte: upTo } },
      ],
    };
    const all = await this.#raw.countDocuments(match, { hint: AS_STORED });
    // Slices are spread by chance: twice as many as needed on average keep every one below the limit.
    const slices = Math.max(1, Math.ceil((2 * all) / TALLY_LIMIT));
    const names = [...nodes, 'level'];
    const paths = [...nodes.map((node) => `nodes.${node}`), 'level'];
    const sums = paths.flatMap((path, at) =>
      PARTS.map((part) => [`${part}${at}`, { $sum: `$${path}.${part}` }]),
    );
    const by = Object.fromEntries(
      [...fields, 'checked', 'from', 'until', 'deleted'].map((field) => [field, `$${field}`]),
    );
    const groups = this.#raw.aggregate<Record<string, unknown>>(
      [
        { $match: match },
        {
          $group: {
            _id: { ...by, slice: { $mod: ['$slice', slices] } },
            results: { $sum: 1 },
            ...Object.fromEntries(sums),
          },
        },
      ],
      { allowDiskUse: true, useBigInt64: true, batchSize: 500, hint: AS_STORED },
    );
    for await (const group of groups) yield readTurn(group, names);
  }
}

function readTurn(
  { _id, results, ...sums }: Record<string, unknown>,
  names: readonly string[],
): Turn {
  const {
    checked,
    from,
    until,
    deleted,
    slice: _slice,
    ...at
  } = _id as Record<string, string | number | boolean>;
  if (Number(results) > TALLY_LIMIT) throw new RangeError('A slice holds too many firms to count');
  const tallies = names.map((name, index): [string, Tally] => [
    name,
    {
      s: Number(sums[`s${index}`]),
      a: BigInt(sums[`a${index}`] as number),
      b: BigInt(sums[`b${index}`] as number),
      c: BigInt(sums[`c${index}`] as number),
    },
  ]);
  return {
    at: at as Record<string, string>,
    checked: checked === true,
    from: Number(from),
    until: until === undefined ? null : Number(until),
    results: Number(results),
    nodes: deleted === true ? null : Object.fromEntries(tallies),
  };
}
