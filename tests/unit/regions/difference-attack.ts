/**
 * An attacker who has kept every release and adds and subtracts whatever is printed in any of them. Where it can, it
 * knows more than anybody does: how many firms there are of every kind, and which of them joined, left or changed.
 */
import { relationsOf } from '../../../api/regions/groups.ts';
import { LEVEL_CELLS, scoredFirms } from '../../../api/regions/tally.ts';
import {
  type CountedResult,
  type Node,
  NODES,
  type Published,
  countsIn,
  groupsOf,
  levelOf,
  settings,
} from './published.ts';
import { type Row, RowSpace } from './row-space.ts';

/** Something that can be worked out and is about too few firms. */
export interface Leak {
  figure: 'count' | 'mean' | 'levels';
  node: Node | '';
  group: string;
  /** One release, or two whose difference it is. */
  releases: number[];
  firms: number;
}

/** Results that nobody can tell apart: of one kind of firm, and in the same releases. */
interface Kind {
  groups: ReadonlySet<string>;
  isIn: (release: number) => boolean;
  results: CountedResult[];
}

/** Some kinds of firms that the attacker looks for. */
interface Target {
  name: string;
  has: (kind: Kind) => boolean;
}

/** One printed figure as the attacker sees it, a number for each kind, and for each level where it has these. */
interface View extends Pick<Leak, 'figure' | 'node'> {
  minimum: number;
  levels: readonly number[];
  isShown: (release: Published, key: string) => boolean;
  /** What a release tells of a group. */
  tells: (release: Published, key: string) => number[][];
  /** Whether a result stands behind the figure at a level. */
  isBehind: (result: CountedResult, level: number) => boolean;
  /** The same for changes: a firm that came to be without a score has changed too. */
  isBehindChange: (result: CountedResult, level: number) => boolean;
}

const COUNTS: View = {
  figure: 'count',
  node: '',
  minimum: settings.minimum,
  levels: [0],
  isShown: ({ figures }, key) => !figures.counts.has(key),
  tells: () => [[0]],
  isBehind: () => true,
  isBehindChange: () => true,
};

const meansAt = (node: Node): View => ({
  ...COUNTS,
  figure: 'mean',
  node,
  minimum: settings.meanMinimum,
  isShown: (release, key) => {
    const score = release.groups.get(key)?.scores.get(node);
    return score !== undefined && scoredFirms(score) > 0 && release.cell(key, node)?.mean != null;
  },
  isBehind: (result) => result.scores[node] !== null,
});

const levelsAt = (node: Node): View => ({
  ...COUNTS,
  figure: 'levels',
  node,
  levels: LEVEL_CELLS,
  isShown: (release, key) => release.cell(key, node)?.levels != null,
  tells(release, key) {
    const cell = release.cell(key, node);
    const shown = cell?.levels?.flatMap((count, level) => (count === null ? [] : [[level]])) ?? [];
    return cell?.count == null ? shown : [...shown, LEVEL_CELLS];
  },
  isBehind: (result, level) => levelOf(result.scores[node]) === level,
  isBehindChange: (result, level) => levelOf(result.scores[node]) === level,
});

export function findLeaks(
  results: readonly CountedResult[],
  releases: readonly Published[],
): Leak[] {
  const kinds = kindsOf(results, releases);
  const views = [COUNTS, ...NODES.flatMap((node) => [meansAt(node), levelsAt(node)])];
  return views.flatMap((view) => leaksOf(view, kinds, releases));
}

function kindsOf(results: readonly CountedResult[], releases: readonly Published[]): Kind[] {
  const kinds = new Map<string, Kind>();
  for (const result of results) {
    const seen = releases.map(({ number }) => countsIn(result, number));
    const groups = groupsOf(result);
    const name = JSON.stringify([groups, seen]);
    const isIn = (release: number): boolean => countsIn(result, release);
    const kind = kinds.get(name) ?? { groups: new Set(groups), isIn, results: [] };
    kind.results.push(result);
    kinds.set(name, kind);
  }
  return [...kinds.values()];
}

function leaksOf(view: View, kinds: readonly Kind[], releases: readonly Published[]): Leak[] {
  const known = knownFrom(view, kinds, releases);
  const leaks: Leak[] = [];
  const { figure, node, minimum } = view;
  for (const { name, has } of targetsOf(view, releases))
    for (const level of view.levels) {
      const group = figure === 'levels' ? `${name} at ${level}` : name;
      const rowIn = (release: Published): Row =>
        rowOf(kinds, (kind) => has(kind) && kind.isIn(release.number), [level]);
      const say = (of: Published[], firms: number, row: () => Row): void => {
        if (firms === 0 || firms >= minimum || !known.has(row())) return;
        leaks.push({ figure, node, group, releases: of.map(({ number }) => number), firms });
      };
      for (const release of releases) {
        const inside = kinds.filter((kind) => has(kind) && kind.isIn(release.number));
        const firms = inside
          .flatMap((kind) => kind.results)
          .filter((one) => view.isBehind(one, level));
        say([release], firms.length, () => rowIn(release));
      }
      for (const [before, after] of pairsOf(releases)) {
        const changed = kinds.filter(
          (kind) => has(kind) && kind.isIn(before.number) !== kind.isIn(after.number),
        );
        const behind = (one: CountedResult): boolean => view.isBehindChange(one, level);
        say([before, after], firmsOf(changed, behind), () =>
          difference(rowIn(after), rowIn(before)),
        );
      }
    }
  return leaks;
}

/** Everything that follows by adding and subtracting from what is printed. */
function knownFrom(view: View, kinds: readonly Kind[], releases: readonly Published[]): RowSpace {
  const known = new RowSpace(kinds.length * LEVEL_CELLS.length);
  for (const release of releases)
    for (const key of release.groups.keys()) {
      if (view.figure !== 'levels' && !view.isShown(release, key)) continue;
      for (const levels of view.tells(release, key))
        known.add(
          rowOf(kinds, (kind) => kind.groups.has(key) && kind.isIn(release.number), levels),
        );
    }
  return known;
}

/** Every group, and what is left of every total without those of its parts that are shown. */
function targetsOf({ isShown }: View, releases: readonly Published[]): Target[] {
  const keys = new Set(releases.flatMap(({ groups }) => [...groups.keys()]));
  const groups = [...keys].map((key): Target => ({
    name: key,
    has: (kind) => kind.groups.has(key),
  }));
  const rests = relationsOf(keys).flatMap(({ total, parts }) => {
    const hidden = releases.map((each) =>
      parts.filter((part) => each.groups.has(part) && !isShown(each, part)),
    );
    return [...hidden, [...new Set(hidden.flat())]].map((rest): Target => ({
      name: `${rest.join(' and ')} of ${total}`,
      has: (kind) => rest.some((part) => kind.groups.has(part)),
    }));
  });
  return [...groups, ...rests];
}

function rowOf(
  kinds: readonly Kind[],
  isIn: (kind: Kind) => boolean,
  levels: readonly number[],
): Row {
  return new Map(
    kinds.flatMap((kind, at) =>
      isIn(kind)
        ? levels.map((level): [number, number] => [at * LEVEL_CELLS.length + level, 1])
        : [],
    ),
  );
}

function difference(one: Row, other: Row): Row {
  const row = new Map(one);
  for (const [at, by] of other) row.set(at, (row.get(at) ?? 0) - by);
  return row;
}

/** A firm that moved from one group to another has changed both. */
function firmsOf(kinds: readonly Kind[], isBehind: (result: CountedResult) => boolean): number {
  const results = kinds.flatMap((kind) => kind.results).filter(isBehind);
  return new Set(results.map(({ firm, at }) => JSON.stringify([firm, at]))).size;
}

function pairsOf(releases: readonly Published[]): [Published, Published][] {
  return releases.flatMap((before, at) =>
    releases.slice(at + 1).map((after): [Published, Published] => [before, after]),
  );
}
