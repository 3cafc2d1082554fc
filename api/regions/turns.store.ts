import type { mongo } from 'mongoose';
import type { Grouping } from '../contract-regions.ts';
import type { Database } from '../database/connection.ts';
import type { Turn } from './changes.ts';
import type { ResultRecord } from './results.record.ts';
import { AS_STORED, resultsIn } from './results.store.ts';
import { checkSlice, readTallySums, slicesFor, tallyPaths, tallySums } from './tally-sums.ts';

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
    const { names, paths } = tallyPaths(nodes);
    const by = Object.fromEntries(
      [...fields, 'checked', 'from', 'until', 'deleted'].map((field) => [field, `$${field}`]),
    );
    const groups = this.#raw.aggregate<Record<string, unknown>>(
      [
        { $match: match },
        {
          $group: {
            _id: { ...by, slice: { $mod: ['$slice', slicesFor(all)] } },
            results: { $sum: 1 },
            ...tallySums(paths),
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
  checkSlice(Number(results));
  return {
    at: at as Record<string, string>,
    checked: checked === true,
    from: Number(from),
    until: until === undefined ? null : Number(until),
    results: Number(results),
    nodes: deleted === true ? null : readTallySums(names, sums),
  };
}
