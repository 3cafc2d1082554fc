import type { Grouping } from '../contract-regions.ts';
import type { Relation } from './disclosure/plan.ts';
import type { Turn } from './changes.ts';
import type { CountedGroup } from './results.store.ts';
import { sectionOf } from './sections.ts';
import type { PlannedTable } from './table-plan.ts';
import { type Score, addScore, emptyScore, readTally } from './tally.ts';

/** A group of firms of the plan: `at` holds the codes in the order of the groupings of its table. */
export interface Group {
  key: string;
  table: string;
  at: string[];
  firms: number;
  /** Node → what the firms have scored; `level` counts the overall level as if it were a score. */
  scores: Map<string, Score>;
}

export const ALL = 'region:';
export const CHECKED = 'identity:checked';
export const ANONYMOUS = 'identity:anonymous';

/** What the database groups by at once: every table lies inside one of these passes. */
export const PASSES: Grouping[][] = [
  ['nuts3', 'valueChain', 'size'],
  ['section', 'division'],
  ['lifePhase', 'instrument', 'track', 'quarter'],
];

/** The same group has one key in every table in which it stands. */
function groupKey(groupings: readonly string[], at: readonly string[]): string {
  return groupings.length === 0 ? ALL : groupings.map((each, i) => `${each}:${at[i]}`).join('|');
}

/** The firms of a group that stand at one level. */
export function levelKey(group: string, level: number): string {
  return `${group}#${level}`;
}

/** All groups of the plan, filled pass by pass. */
export class Groups {
  byKey = new Map<string, Group>();
  generated = false;
  readonly #tables: readonly PlannedTable[];
  readonly #nodes: readonly string[];

  constructor(tables: readonly PlannedTable[], nodes: readonly string[]) {
    this.#tables = tables;
    this.#nodes = nodes;
  }

  /**
   * Adds what one pass has counted; the first pass fills the groups that all passes share. Firms without a checked VAT
   * number stand in the whole region alone.
   */
  add(pass: Grouping[], counted: CountedGroup): void {
    if (pass === PASSES[0]) {
      this.#add(['identity'], [counted.checked ? 'checked' : 'anonymous'], counted);
      this.#add([], [], counted);
    }
    if (!counted.checked) return;
    for (const { groupings } of this.#tables) {
      if (groupings.length === 0 || !groupings.every((each) => pass.includes(each))) continue;
      this.#add(
        groupings,
        groupings.map((each) => counted.at[each] ?? ''),
        counted,
      );
    }
  }

  /** Puts the groups in order, so that the same firms are always protected in the same way. */
  sort(): void {
    this.byKey = new Map([...this.byKey].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }

  #add(
    groupings: readonly string[],
    at: string[],
    { firms, nodes, generated }: CountedGroup,
  ): void {
    const key = groupKey(groupings, at);
    const group = this.byKey.get(key) ?? this.#open(key, groupings, at);
    group.firms += firms;
    this.generated ||= generated;
    for (const [node, tally] of Object.entries(nodes)) {
      const score = group.scores.get(node);
      if (score) addScore(score, readTally(tally, firms));
    }
  }

  #open(key: string, groupings: readonly string[], at: string[]): Group {
    const table = this.#tables.find((each) => each.groupings.join() === groupings.join());
    const scores = new Map([...this.#nodes, 'level'].map((node) => [node, emptyScore()]));
    const group = { key, table: table?.id ?? '', at, firms: 0, scores };
    this.byKey.set(key, group);
    return group;
  }
}

/**
 * How groups add up: every group is the sum of those that one more grouping splits it into, a section of its divisions,
 * the firms with a checked number of all of one grouping, and the whole region of these and the anonymous ones.
 */
export function relationsOf(keys: Iterable<string>): Relation[] {
  const relations = new Map<string, { total: string; parts: string[] }>();
  const put = (total: string, part: string, by: string): void => {
    const name = `${by} ${total}`;
    const found = relations.get(name) ?? { total, parts: [] };
    found.parts.push(part);
    relations.set(name, found);
  };
  for (const key of keys) {
    if (key === ALL) continue;
    const pairs = key.split('|').map((pair) => pair.split(':') as [string, string]);
    for (const [index, [grouping, code]] of pairs.entries()) {
      const others = pairs.toSpliced(index, 1).map((pair) => pair.join(':'));
      if (others.length > 0) put(others.join('|'), key, grouping);
      else if (grouping === 'identity') put(ALL, key, grouping);
      else put(grouping === 'division' ? `section:${sectionOf(code)}` : CHECKED, key, grouping);
    }
  }
  return [...relations.values()];
}

/** Keys of the groups in which the results of a turn stand. */
export function keysOf(
  tables: readonly PlannedTable[],
  pass: Grouping[],
  { at, checked }: Pick<Turn, 'at' | 'checked'>,
): string[] {
  const shared = pass === PASSES[0] ? [ALL, checked ? CHECKED : ANONYMOUS] : [];
  if (!checked) return shared;
  const inside = tables.filter(
    ({ groupings }) => groupings.length > 0 && groupings.every((each) => pass.includes(each)),
  );
  return [
    ...shared,
    ...inside.map(({ groupings }) =>
      groupKey(
        groupings,
        groupings.map((each) => at[each] ?? ''),
      ),
    ),
  ];
}

/** Relations that share groups other than the whole: these are shown or nothing is, so they link nothing. */
export function systemsOf(relations: readonly Relation[]): Relation[][] {
  const systems: { keys: Set<string>; relations: Relation[] }[] = [];
  for (const relation of relations) {
    const keys = [relation.total, ...relation.parts].filter(
      (key) => key !== CHECKED || relation.total === ALL,
    );
    const linked = systems.filter((system) => keys.some((key) => system.keys.has(key)));
    const [first = { keys: new Set<string>(), relations: [] }, ...more] = linked;
    if (linked.length === 0) systems.push(first);
    for (const each of more) {
      first.relations.push(...each.relations);
      for (const key of each.keys) first.keys.add(key);
      systems.splice(systems.indexOf(each), 1);
    }
    first.relations.push(relation);
    for (const key of keys) first.keys.add(key);
  }
  return systems.map((system) => system.relations);
}
