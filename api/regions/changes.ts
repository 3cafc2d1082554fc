import { LEVEL_CELLS, type Tally, readTally } from './tally.ts';

/**
 * What a turn says of the results in it: they `joined` with the release and still count; they `left`, as they ceased to
 * count with it; or they are `gone`, having joined with it and left since.
 */
export type TurnKind = 'joined' | 'left' | 'gone';

/** Results of one group that took the same turn with the same release. */
export interface Turn {
  at: Record<string, string>;
  checked: boolean;
  kind: TurnKind;
  release: number;
  results: number;
  /** Of which have been deleted since. */
  deleted: number;
  /** Node → what the others add up to. */
  nodes: Record<string, Tally>;
}

/** A number of results, and how they stand at the levels. */
export interface Touched {
  results: number;
  /** Of which nobody knows any more what they scored. */
  deleted: number;
  /** Results by level, node after node; for each node the last one stands for those without a score. */
  levels: Int32Array;
}

/** What one release did to a group: what {@link GroupChanges} is made of. */
export interface Moved {
  release: number;
  /** With this release, and they still count. */
  joined: Touched;
  /** With this release, less those that joined with it and left later: these no earlier release knows. */
  left: Touched;
}

/**
 * How many firms have joined, left or changed in each group since earlier releases. A firm that is measured again leaves
 * with one result and joins with another, so the larger of the two numbers is what has certainly been touched.
 */
export class GroupChanges {
  /** By key of the group, a few numbers for each release; plain data, so that a thread can be given it. */
  readonly moves: Map<string, Moved[]>;
  readonly #nodes: readonly string[];

  /** @param nodes of which levels are kept */
  constructor(nodes: readonly string[], moves = new Map<string, Moved[]>()) {
    this.#nodes = nodes;
    this.moves = moves;
  }

  /** @param withLevels the group shows levels, so those of the results are kept */
  add(key: string, turn: Turn, withLevels: boolean): void {
    const moved = this.#moved(key, turn.release, withLevels);
    const into = turn.kind === 'joined' ? moved.joined : moved.left;
    const sign = turn.kind === 'gone' ? -1 : 1;
    into.results += sign * turn.results;
    into.deleted += sign * turn.deleted;
    if (!withLevels) return;
    for (const [index, node] of this.#nodes.entries()) {
      const { levels } = readTally(turn.nodes[tallyName(node)] ?? {}, turn.results - turn.deleted);
      for (const level of LEVEL_CELLS) {
        const at = place(index, level);
        into.levels[at] = (into.levels[at] ?? 0) + sign * (levels[level] ?? 0);
      }
    }
  }

  /** Firms of a group since a release. */
  firms(key: string, since: number): number {
    return this.#touched(key, since, ({ results }) => results);
  }

  /** Firms that came to a level of a group or left it, at a node; 1 where there may be some and none is certain. */
  firmsAt(key: string, node: string, level: number, since: number): number {
    const at = place(this.#nodes.indexOf(node), level);
    const certain = this.#touched(key, since, ({ levels }) => levels[at] ?? 0);
    if (certain > 0) return certain;
    return Math.min(
      1,
      this.#touched(key, since, ({ deleted }) => deleted),
    );
  }

  #moved(key: string, release: number, withLevels: boolean): Moved {
    const all = this.moves.get(key) ?? [];
    this.moves.set(key, all);
    const found = all.find((each) => each.release === release);
    if (found) return found;
    const cells = withLevels ? this.#nodes.length * LEVEL_CELLS.length : 0;
    const none = (): Touched => ({ results: 0, deleted: 0, levels: new Int32Array(cells) });
    const moved = { release, joined: none(), left: none() };
    all.push(moved);
    return moved;
  }

  #touched(key: string, since: number, firmsIn: (touched: Touched) => number): number {
    let joined = 0;
    let left = 0;
    for (const moved of this.moves.get(key) ?? []) {
      if (moved.release <= since) continue;
      joined += firmsIn(moved.joined);
      left += firmsIn(moved.left);
    }
    return Math.max(joined, left);
  }
}

function place(node: number, level: number): number {
  return node * LEVEL_CELLS.length + level;
}

/** The level of the whole has a tally of its own. */
function tallyName(node: string): string {
  return node === 'overall' ? 'level' : node;
}
