import type { SuppressionReason } from '../contract-regions.ts';
import type { PlanCell, Relation, TablePlan } from './disclosure/plan.ts';
import { type ProtectedPlan, protectPlan } from './disclosure/protect-plan.ts';
import { type PreviousRelease, linkReleases } from './disclosure/releases.ts';
import { type DisclosureSettings, disclosureSettings } from './disclosure/settings.ts';
import { ALL, CHECKED, type Group } from './groups.ts';
import { LEVELS, scoredFirms } from './tally.ts';

/** Key of what is withheld → why. */
export type Withheld = Map<string, SuppressionReason>;

export interface ProtectedFigures {
  counts: Withheld;
  /** Node → group → why its mean is withheld; likewise quartiles. */
  means: Map<string, Withheld>;
  quartiles: Map<string, Withheld>;
  /** Node → level cell, see {@link levelKey}. */
  levels: Map<string, Withheld>;
  audit: { safe: boolean; systems: number; withheld: number; findings: number };
}

export interface ReleaseFigures {
  groups: ReadonlyMap<string, Group>;
  relations: readonly Relation[];
  nodes: readonly string[];
  /** Keys of the groups whose levels are shown. */
  withLevels: ReadonlySet<string>;
  previous: PreviousRelease | undefined;
}

/** Nodes at which at least this share of the firms has a score are withheld in the same groups. */
const COMMON_SHARE = 0.8;

export function levelKey(group: string, level: number): string {
  return `${group}#${level}`;
}

/** Withholds what must be and has the auditor attack each system of linked figures. */
export class Protection {
  readonly #figures: ReleaseFigures;
  readonly #settings: DisclosureSettings;
  readonly #onStep: () => Promise<void>;
  readonly #audit = { safe: true, systems: 0, withheld: 0, findings: 0 };

  /** @param onStep called after each system */
  constructor(figures: ReleaseFigures, settings: DisclosureSettings, onStep: () => Promise<void>) {
    this.#figures = figures;
    this.#settings = settings;
    this.#onStep = onStep;
  }

  async run(): Promise<ProtectedFigures> {
    const { nodes } = this.#figures;
    const counts = await this.#protectCounts();
    const means = new Map<string, Withheld>();
    const quartiles = new Map<string, Withheld>();
    for (const alike of this.#nodesAlike()) {
      const forMeans = await this.#protectScores(alike, this.#settings.meanMinimum, counts);
      const forQuartiles = await this.#protectScores(
        alike,
        this.#settings.quartileMinimum,
        forMeans,
      );
      for (const node of alike) {
        means.set(node, forMeans);
        quartiles.set(node, forQuartiles);
      }
    }
    const levels = new Map<string, Withheld>();
    const without = this.#withoutLevels(counts);
    for (const node of nodes) {
      const cells = await this.#protectLevels(node, without);
      levels.set(node, new Map([...without, ...cells]));
    }
    return { counts, means, quartiles, levels, audit: this.#audit };
  }

  async #protectCounts(): Promise<Withheld> {
    const { groups, relations, previous } = this.#figures;
    const plan: TablePlan = {
      cells: [...groups.values()].map(({ key, firms }) => ({ key, count: firms })),
      relations,
    };
    const { minimum } = this.#settings;
    return this.#protect(previous ? linkReleases(plan, previous, minimum) : plan, this.#settings);
  }

  /** Nodes that nearly all firms have a score at together, every other node by itself. */
  #nodesAlike(): string[][] {
    const { groups, nodes } = this.#figures;
    const region = groups.get(ALL);
    const isCommon = (node: string): boolean => {
      const score = region?.scores.get(node);
      return score !== undefined && scoredFirms(score) >= COMMON_SHARE * (region?.firms ?? 0);
    };
    const common = nodes.filter(isCommon);
    const others = nodes.filter((node) => !isCommon(node)).map((node) => [node]);
    return common.length > 0 ? [common, ...others] : others;
  }

  /**
   * Withholds figures that stand on too few firms with a score, or on firms of one level, and others so that these
   * cannot be worked out. What links the figures is the same as for counts, so the number of firms with a score at every
   * one of the nodes, at the least, is protected in their place: whatever can be worked out then stands on `minimum`.
   */
  async #protectScores(nodes: string[], minimum: number, withheld: Withheld): Promise<Withheld> {
    const result: Withheld = new Map(withheld);
    for (const system of systemsOf(this.#figures.relations)) {
      const scored = this.#leastScored(nodes, system);
      const oneLevel = this.#oneLevel(nodes, scored.keys());
      const cells = [...scored].map(([key, count]): PlanCell => {
        const shared = { key, count };
        // What all other tables add up to is known from them.
        if (key === CHECKED)
          return count < minimum || withheld.has(key) ? shared : { ...shared, known: true };
        if (oneLevel.has(key) || count === 0) return { ...shared, withhold: 'few-changes' };
        return withheld.has(key) ? { ...shared, withhold: 'unchanged' } : shared;
      });
      const found = await this.#protect(
        { cells, relations: system },
        disclosureSettings(Math.max(minimum, this.#settings.minimum)),
      );
      for (const [key, reason] of found) {
        if (result.has(key)) continue;
        const few = reason === 'few-changes' ? 'small' : reason;
        result.set(key, oneLevel.has(key) ? 'one-level' : few);
      }
    }
    return result;
  }

  /** For each group of a system the fewest firms with a score at one of the nodes; sums of their parts for totals. */
  #leastScored(nodes: string[], system: readonly Relation[]): Map<string, number> {
    const { groups } = this.#figures;
    const byTotal = new Map(system.map((relation) => [relation.total, relation.parts]));
    const least = new Map<string, number>();
    const find = (key: string): number => {
      const known = least.get(key);
      if (known !== undefined) return known;
      const parts = byTotal.get(key);
      const scores = groups.get(key)?.scores;
      const own = nodes.map((node) => {
        const score = scores?.get(node);
        return score ? scoredFirms(score) : 0;
      });
      const count = parts ? parts.reduce((sum, part) => sum + find(part), 0) : Math.min(...own);
      least.set(key, count);
      return count;
    };
    for (const { total, parts } of system) [total, ...parts].forEach(find);
    return least;
  }

  /** Groups all of whose firms with a score, or all but one, stand at one level of one of the nodes. */
  #oneLevel(nodes: string[], keys: Iterable<string>): Set<string> {
    const { groups } = this.#figures;
    return new Set(
      [...keys].filter((key) =>
        nodes.some((node) => {
          const score = groups.get(key)?.scores.get(node === 'overall' ? 'level' : node);
          if (!score) return false;
          const firms = scoredFirms(score);
          return firms > 0 && Math.max(...score.levels.slice(0, LEVELS)) >= firms - 1;
        }),
      ),
    );
  }

  /**
   * Groups too small to show levels at all: fewer than quartiles need, since firms that stand alone at a level would
   * leave each other no room. What follows about all of them together must be as large, so the next larger goes too.
   */
  #withoutLevels(counts: Withheld): Withheld {
    const { groups, relations, withLevels } = this.#figures;
    const { quartileMinimum } = this.#settings;
    const firms = (key: string): number => groups.get(key)?.firms ?? 0;
    const without: Withheld = new Map();
    for (const key of withLevels) {
      const reason = counts.get(key) ?? (firms(key) < quartileMinimum ? 'small' : undefined);
      if (reason) without.set(key, reason);
    }
    for (const { total, parts } of relations) {
      if (!parts.every((part) => withLevels.has(part))) continue;
      let rest = parts
        .filter((part) => without.has(part))
        .reduce((sum, part) => sum + firms(part), 0);
      // The firms with a checked number are what all other tables add up to: the whole region goes instead.
      if (rest > 0 && total === ALL) without.set(ALL, without.get(ALL) ?? 'completes');
      if (rest === 0 || total === ALL) continue;
      const shown = parts
        .filter((part) => !without.has(part))
        .toSorted((a, b) => firms(a) - firms(b));
      for (const part of shown) {
        if (rest >= quartileMinimum) break;
        without.set(part, 'completes');
        rest += firms(part);
      }
    }
    return without;
  }

  /**
   * Withholds numbers of firms by level. Groups without levels are left out; what follows about all of them
   * together, from the levels of the whole and of the groups that are shown, is protected in their place.
   */
  async #protectLevels(node: string, without: Withheld): Promise<Withheld> {
    const { relations, withLevels } = this.#figures;
    const rows = new Map<string, LevelRow>();
    const isShown = (key: string): boolean => withLevels.has(key) && !without.has(key);
    for (const key of withLevels) if (isShown(key)) rows.set(key, this.#levelRow([key], node));
    const linked: Relation[] = [];
    relations.forEach(({ total, parts }, index) => {
      if (!isShown(total) || !parts.every((part) => withLevels.has(part))) return;
      const withheld = parts.filter((part) => !isShown(part));
      const rest = `rest of ${total} ${index}`;
      if (withheld.length > 0)
        rows.set(rest, { ...this.#levelRow(withheld, node), published: false });
      const shown = parts.filter(isShown);
      linked.push({ total, parts: withheld.length > 0 ? [...shown, rest] : shown });
    });
    return this.#protect(levelPlan(rows, linked), this.#settings);
  }

  #levelRow(keys: string[], node: string): LevelRow {
    const levels = Array.from({ length: LEVELS + 1 }, () => 0);
    let firms = 0;
    for (const key of keys) {
      const group = this.#figures.groups.get(key);
      firms += group?.firms ?? 0;
      const own = group?.scores.get(node === 'overall' ? 'level' : node)?.levels ?? [];
      own.forEach((count, at) => (levels[at] = (levels[at] ?? 0) + count));
    }
    return { firms, levels, published: true };
  }

  async #protect(plan: TablePlan, settings: DisclosureSettings): Promise<Withheld> {
    const { cells, audit }: ProtectedPlan = await protectPlan(plan, settings);
    const withheld = cells.filter(({ status }) => status !== 'shown');
    this.#audit.systems += 1;
    this.#audit.withheld += withheld.length;
    this.#audit.findings += audit.findings.length;
    this.#audit.safe &&= audit.safe;
    await this.#onStep();
    return new Map(withheld.map(({ key, reason }) => [key, reason ?? 'completes']));
  }
}

/** Firms of a group by level, and last those without a score. */
interface LevelRow {
  firms: number;
  levels: number[];
  published: boolean;
}

/** All counts of groups are known here; they add up over levels, and each level over the groups. */
function levelPlan(rows: ReadonlyMap<string, LevelRow>, relations: readonly Relation[]): TablePlan {
  const cells: PlanCell[] = [];
  const links: Relation[] = [];
  for (const [key, { firms, levels, published }] of rows) {
    cells.push({ key, count: firms, known: true, published });
    levels.forEach((count, at) => cells.push({ key: levelKey(key, at), count, published }));
    links.push({ total: key, parts: levels.map((_, at) => levelKey(key, at)), tells: true });
  }
  for (const { total, parts } of relations)
    for (let at = 0; at <= LEVELS; at += 1)
      links.push({
        total: levelKey(total, at),
        parts: parts.map((part) => levelKey(part, at)),
      });
  return { cells, relations: links };
}

/** Relations that share groups other than the whole: these are shown or nothing is, so they link nothing. */
function systemsOf(relations: readonly Relation[]): Relation[][] {
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
