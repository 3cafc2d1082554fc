import { type Tally, readTally } from './tally.ts';

/** Results of one group that began to count with one release and, maybe, ceased to with another. */
export interface Turn {
  at: Record<string, string>;
  checked: boolean;
  /** First release that counts them. */
  from: number;
  /** First release that does no longer; null if the last one still does. */
  until: number | null;
  results: number;
  /** Node → what they add up to; null of results that have been deleted since. */
  nodes: Record<string, Tally> | null;
}

/** Turns of one group between the same two releases: what {@link GroupChanges} is made of. */
export interface Moved {
  from: number;
  until: number | null;
  results: number;
  /** Of which nobody knows any more what they scored. */
  deleted: number;
  /** Node → results by level; the last stands for those without a score. */
  levels: Map<string, number[]>;
}

/**
 * How many firms have joined, left or changed in each group since earlier releases. A firm that is measured again leaves
 * with one result and joins with another, so the larger of the two numbers is what has certainly been touched.
 */
export class GroupChanges {
  /** By key of the group; plain data, so that a thread can be given it. */
  readonly moves: Map<string, Moved[]>;

  constructor(moves = new Map<string, Moved[]>()) {
    this.moves = moves;
  }

  /** @param withLevels the group shows levels, so those of the results are kept */
  add(key: string, { from, until, results, nodes }: Turn, withLevels: boolean): void {
    const all = this.moves.get(key) ?? [];
    this.moves.set(key, all);
    let moved = all.find((each) => each.from === from && each.until === until);
    if (!moved) all.push((moved = { from, until, results: 0, deleted: 0, levels: new Map() }));
    moved.results += results;
    if (nodes === null) moved.deleted += results;
    if (!withLevels) return;
    for (const [node, tally] of Object.entries(nodes ?? {})) {
      const { levels } = readTally(tally, results);
      const before = moved.levels.get(node) ?? [];
      moved.levels.set(
        node,
        levels.map((firms, level) => firms + (before[level] ?? 0)),
      );
    }
  }

  keys(): Iterable<string> {
    return this.moves.keys();
  }

  /** Firms of a group since a release. */
  firms(key: string, since: number): number {
    return this.#touched(key, since, ({ results }) => results);
  }

  /** Firms that came to a level of a group or left it, at a node; 1 where there may be some and none is certain. */
  firmsAt(key: string, node: string, level: number, since: number): number {
    const name = node === 'overall' ? 'level' : node;
    const certain = this.#touched(key, since, ({ levels }) => levels.get(name)?.[level] ?? 0);
    if (certain > 0) return certain;
    return Math.min(
      1,
      this.#touched(key, since, ({ deleted }) => deleted),
    );
  }

  #touched(key: string, since: number, firmsIn: (moved: Moved) => number): number {
    let joined = 0;
    let left = 0;
    for (const moved of this.moves.get(key) ?? []) {
      const { from, until } = moved;
      if (from > since && until === null) joined += firmsIn(moved);
      if (from <= since && until !== null && until > since) left += firmsIn(moved);
    }
    return Math.max(joined, left);
  }
}
