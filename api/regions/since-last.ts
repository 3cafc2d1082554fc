import type { PlanCell, Relation } from './disclosure/plan.ts';
import { GroupChanges } from './changes.ts';
import { holdChanges } from './disclosure/hold-changes.ts';
import { type CellHistory, type PreviousRelease, standingOf } from './disclosure/releases.ts';
import { CHECKED, type Group, relationsOf, systemsOf } from './groups.ts';
import type { LastRelease } from './release-figures.ts';
import type { Frame } from './releases.record.ts';

export type Standing = ReturnType<typeof standingOf>;

/** What earlier releases have to say about each figure of a release. */
export class SinceLast {
  readonly #last: LastRelease;
  readonly #changes: GroupChanges;
  readonly #groups: ReadonlyMap<string, Group>;

  constructor(last: LastRelease, groups: ReadonlyMap<string, Group>, nodes: readonly string[]) {
    this.#last = last;
    this.#changes = new GroupChanges(nodes, last.changes);
    this.#groups = groups;
  }

  /** The counts of the last release, as everybody may have kept them. */
  release(): PreviousRelease {
    const frame = [...this.#last.frame.values()];
    return {
      plan: {
        cells: frame.map(({ key, count }) => ({ key, count })),
        relations: relationsOf(frame.map(({ key }) => key)),
      },
      withheld: new Set(frame.filter(({ withheld }) => withheld).map(({ key }) => key)),
      histories: new Map(
        frame.map(({ key, shownIn }) => [
          key,
          this.#history((since) => this.#changes.firms(key, since), shownIn),
        ]),
      ),
    };
  }

  /** What follows for means or quartiles of a group that are shown at all of the nodes or at none. */
  standing(
    figure: 'means' | 'quartiles',
    nodes: readonly string[],
    key: string,
    minimum: number,
  ): Standing {
    const then = this.#last.frame.get(key);
    if (!then) return undefined;
    const touched = (since: number): number => this.#changes.firms(key, since);
    const each = new Set(nodes.map((node) => this.#of(touched, then[figure][node], minimum)));
    if (each.has('few-changes')) return 'few-changes';
    if (each.has('unchanged')) return 'unchanged';
    return each.has(undefined) ? undefined : 'known';
  }

  /** What follows for the number of firms at one level of a group. */
  standingOfLevel(node: string, key: string, level: number, minimum: number): Standing {
    const then = this.#last.frame.get(key);
    if (!then) return undefined;
    const touched = (since: number): number => this.#changes.firmsAt(key, node, level, since);
    return this.#of(touched, then.levels[node]?.[level], minimum);
  }

  /** Firms that came to a level of a group or left it since it was shown. */
  changesAtLevel(node: string, key: string, level: number): number {
    const shown = this.#last.frame.get(key)?.levels[node]?.[level];
    return this.#changes.firmsAt(key, node, level, shown ?? this.#last.number);
  }

  /** Whether a group stands as it did in the last release. */
  isUnchanged(key: string): boolean {
    return this.#last.frame.has(key) && this.#changes.firms(key, this.#last.number) === 0;
  }

  /** Whether the last release showed levels of the group. */
  hadLevels(key: string): boolean {
    const levels = Object.values(this.#last.frame.get(key)?.levels ?? {}).flat();
    return levels.includes(this.#last.number);
  }

  /**
   * Compares with the last release, and with each earlier one that still has the last word on some count.
   * @returns keys of the groups in which, or around which, too few firms have changed; null without a proof
   */
  async held(minimum: number): Promise<Set<string> | null> {
    const frames = [...this.#last.frame.values()];
    const releases = new Set([
      this.#last.number,
      ...frames.flatMap(({ shownIn }) => (shownIn === null ? [] : [shownIn])),
    ]);
    const keys = new Set([...this.#groups.keys(), ...this.#last.frame.keys()]);
    const held = new Set<string>();
    for (const relations of systemsOf(relationsOf(keys)))
      for (const release of releases) {
        const found = await this.#heldSince(release, relations, minimum);
        if (!found) return null;
        for (const key of found) held.add(key);
      }
    return held;
  }

  /** As {@link held}, compared with one release, in groups that are linked. */
  async #heldSince(
    since: number,
    relations: readonly Relation[],
    minimum: number,
  ): Promise<Set<string> | null> {
    const changed = this.#changedSince(since, relations);
    const wasShown = (key: string): boolean => this.#wasShown(key, since, minimum);
    const held = new Set<string>();
    for (let size = -1; held.size > size;) {
      size = held.size;
      const cells = [...changed].map(([key, count]): PlanCell => {
        if (held.has(key)) return { key, count, withhold: 'few-changes' };
        // What all other tables add up to is known from them.
        if (key === CHECKED && count >= minimum) return { key, count, known: true };
        const isComparable = wasShown(key) && this.#mayBeShown(key, minimum);
        return isComparable ? { key, count } : { key, count, withhold: 'unchanged' };
      });
      const found = await holdChanges({ cells, relations }, minimum);
      if (!found.safe) return null;
      for (const key of found.held) held.add(key);
      const isShown = (key: string): boolean => !held.has(key) && this.#mayBeShown(key, minimum);
      for (const relation of relations)
        holdAround(relation, changed, { wasShown, isShown, held, minimum });
    }
    return held;
  }

  /** Firms that have changed in each group since a release; a firm that moved has changed two of the finest. */
  #changedSince(since: number, relations: readonly Relation[]): Map<string, number> {
    const partsOf = new Map(relations.map(({ total, parts }) => [total, parts]));
    const changed = new Map<string, number>();
    const find = (key: string): number => {
      const known = changed.get(key);
      if (known !== undefined) return known;
      const parts = partsOf.get(key);
      const count =
        parts?.reduce((sum, part) => sum + find(part), 0) ?? this.#changes.firms(key, since);
      changed.set(key, count);
      return count;
    };
    for (const { total, parts } of relations) [total, ...parts].forEach(find);
    return changed;
  }

  /** Whether an earlier release may have shown the group. That nobody was in it everybody could see. */
  #wasShown(key: string, since: number, minimum: number): boolean {
    const then = this.#last.frame.get(key);
    if (!then) return true;
    const { shownIn, count } = then;
    const isLarge = since < this.#last.number || count >= minimum;
    return shownIn !== null && shownIn >= since && isLarge;
  }

  /** Whether this release may show the group. That nobody is in it everybody can see. */
  #mayBeShown(key: string, minimum: number): boolean {
    const firms = this.#groups.get(key)?.firms ?? 0;
    return firms === 0 || firms >= minimum;
  }

  #of(
    touched: (since: number) => number,
    shown: number | null | undefined,
    minimum: number,
  ): Standing {
    const wasWithheld = shown !== this.#last.number;
    return standingOf(this.#history(touched, shown ?? null), wasWithheld, minimum);
  }

  #history(touched: (since: number) => number, shown: Frame['shownIn']): CellHistory {
    const change = (since: number) => ({ joined: touched(since), left: 0, changed: 0 });
    return {
      ...(shown !== null && { sinceShown: change(shown) }),
      sinceLast: change(this.#last.number),
    };
  }
}

/**
 * Some parts of a total together may be known from one release as what is shown, and from the other as what is left of
 * the total, without any of them, or the total, being shown by both. Where too few firms have changed in them, one more
 * is held back.
 */
function holdAround(
  { total, parts }: Relation,
  changed: ReadonlyMap<string, number>,
  {
    wasShown,
    isShown,
    held,
    minimum,
  }: {
    wasShown: (key: string) => boolean;
    isShown: (key: string) => boolean;
    held: Set<string>;
    minimum: number;
  },
): void {
  const of = (key: string): number => changed.get(key) ?? 0;
  const isFew = (keys: string[]): boolean => {
    const firms = keys.reduce((sum, key) => sum + of(key), 0);
    return firms > 0 && firms < minimum;
  };
  const hidden = parts.filter((part) => !isShown(part));
  if (isShown(total) && isFew(hidden) && hidden.every(wasShown)) {
    const open = parts.filter((part) => isShown(part) && of(part) > 0);
    const [next = total] = open.toSorted((a, b) => of(a) - of(b));
    held.add(next);
  }
  const wasHidden = parts.filter((part) => !wasShown(part));
  if (wasShown(total) && isFew(wasHidden) && wasHidden.every(isShown)) {
    const [next] = wasHidden.toSorted((a, b) => of(b) - of(a));
    if (next !== undefined) held.add(next);
  }
}
