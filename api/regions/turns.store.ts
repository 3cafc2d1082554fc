import type { mongo } from 'mongoose';
import type { Grouping } from '../contract-regions.ts';
import type { Database } from '../database/connection.ts';
import type { Turn, TurnKind } from './changes.ts';
import type { ResultRecord } from './results.record.ts';
import { LARGE, largestGroup, resultsIn } from './results.store.ts';
import { checkSlice, readTallySums, slicesFor, tallyPaths, tallySums } from './tally-sums.ts';

/** Results that began or ceased to count between two releases of a region. */
export class TurnStore {
  readonly #raw: mongo.Collection<ResultRecord>;

  constructor({ connection }: Database) {
    this.#raw = resultsIn(connection);
  }

  /**
   * Added up by the database: by group of one pass, by release and by what they did then. So what comes back grows with
   * the number of releases, not with its square.
   * @param nodes of which to add up what they scored
   * @param span after which release, up to which one
   */
  async *turns(
    region: string,
    { after, upTo }: { after: number; upTo: number },
    { fields, nodes }: { fields: readonly Grouping[]; nodes: readonly string[] },
  ): AsyncGenerator<Turn> {
    const between = { $gt: after, $lte: upTo };
    const stages = [
      { $match: { region, $or: [{ from: between }, { from: { $lte: upTo }, until: between }] } },
      { $addFields: { turn: turnsUpTo(upTo) } },
      { $unwind: '$turn' },
      { $match: { 'turn.release': between } },
    ];
    const by = Object.fromEntries(
      [...fields, 'checked', 'turn'].map((field) => [field, `$${field}`]),
    );
    const { names, paths } = tallyPaths(nodes);
    const slices = slicesFor(await largestGroup(this.#raw, stages, by));
    const groups = this.#raw.aggregate<Record<string, unknown>>(
      [
        ...stages,
        {
          $group: {
            _id: { ...by, slice: { $mod: ['$slice', slices] } },
            results: { $sum: 1 },
            deleted: { $sum: { $cond: ['$deleted', 1, 0] } },
            ...tallySums(paths),
          },
        },
      ],
      LARGE,
    );
    for await (const group of groups) yield readTurn(group, names);
  }
}

/** What became of a result, as {@link TurnKind} tells it: one turn, or two. */
function turnsUpTo(release: number) {
  const turn = (kind: TurnKind, field: string) => ({ kind, release: field });
  // A field that is not there is less than any number.
  const hasLeft = { $and: [{ $gt: ['$until', 0] }, { $lte: ['$until', release] }] };
  return {
    $cond: [hasLeft, [turn('left', '$until'), turn('gone', '$from')], [turn('joined', '$from')]],
  };
}

function readTurn(
  { _id, results, deleted, ...sums }: Record<string, unknown>,
  names: readonly string[],
): Turn {
  const {
    checked,
    turn: { kind, release },
    slice: _slice,
    ...at
  } = _id as Record<string, string> & {
    checked: unknown;
    turn: { kind: TurnKind; release: number };
  };
  checkSlice(Number(results));
  return {
    at,
    checked: checked === true,
    kind,
    release,
    results: Number(results),
    deleted: Number(deleted),
    nodes: readTallySums(names, sums),
  };
}
