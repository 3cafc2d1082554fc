import type { Relation } from './disclosure/plan.ts';
import type { Protecting, Withheld } from './protected-figures.ts';
import { LEVEL_CELLS } from './tally.ts';

/** Firms of a group by level. */
interface LevelRow {
  firms: number;
  levels: number[];
  published: boolean;
}

/** The groups that show levels at a node, the rests that follow from them, and how all add up. */
export class LevelRows {
  readonly byKey = new Map<string, LevelRow>();
  readonly relations: Relation[] = [];
  /** Rest → the groups without levels in it. */
  readonly rests = new Map<string, readonly string[]>();
  readonly #groups: Protecting['figures']['groups'];
  readonly #node: string;

  constructor(
    { groups, relations, withLevels }: Protecting['figures'],
    node: string,
    without: Withheld,
  ) {
    this.#groups = groups;
    this.#node = node;
    const isShown = (key: string): boolean => withLevels.has(key) && !without.has(key);
    for (const key of withLevels) if (isShown(key)) this.#add(key, [key], true);
    relations.forEach(({ total, parts }, index) => {
      if (!isShown(total) || !parts.every((part) => withLevels.has(part))) return;
      const withheld = parts.filter((part) => !isShown(part));
      const rest = `rest of ${total} ${index}`;
      if (withheld.length > 0) {
        this.#add(rest, withheld, false);
        this.rests.set(rest, withheld);
      }
      const shown = parts.filter(isShown);
      this.relations.push({ total, parts: withheld.length > 0 ? [...shown, rest] : shown });
    });
  }

  #add(key: string, groups: readonly string[], published: boolean): void {
    const row: LevelRow = { firms: 0, levels: LEVEL_CELLS.map(() => 0), published };
    for (const each of groups) {
      const group = this.#groups.get(each);
      row.firms += group?.firms ?? 0;
      const own = group?.scores.get(this.#node === 'overall' ? 'level' : this.#node)?.levels ?? [];
      own.forEach((count, at) => (row.levels[at] = (row.levels[at] ?? 0) + count));
    }
    this.byKey.set(key, row);
  }
}
