import type { SuppressionReason } from '../contract-regions.ts';
import type { Relation, TablePlan } from './disclosure/plan.ts';
import { protectPlan } from './disclosure/protect-plan.ts';
import { linkReleases } from './disclosure/releases.ts';
import type { DisclosureSettings } from './disclosure/settings.ts';
import { ALL, type Group } from './groups.ts';
import { protectLevels, withoutLevels } from './protected-levels.ts';
import { protectScores } from './protected-scores.ts';
import type { LastRelease } from './release-figures.ts';
import { SinceLast } from './since-last.ts';
import { scoredFirms } from './tally.ts';

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
  last: LastRelease | undefined;
}

/** What each system of linked figures is protected with. */
export interface Protecting {
  figures: ReleaseFigures;
  settings: DisclosureSettings;
  since: SinceLast | undefined;
  /** Withholds what must be in one system and has the auditor attack it; null where it finds something. */
  protect: (plan: TablePlan, settings: DisclosureSettings) => Promise<Withheld | null>;
}

/** Nodes at which at least this share of the firms has a score are withheld in the same groups. */
const COMMON_SHARE = 0.8;

/** Withholds what must be and has the auditor attack each system of linked figures. */
export class Protection {
  readonly #figures: ReleaseFigures;
  readonly #settings: DisclosureSettings;
  readonly #since: SinceLast | undefined;
  readonly #onStep: () => Promise<void>;
  readonly #audit = { safe: true, systems: 0, withheld: 0, findings: 0 };

  /** @param onStep called after each system */
  constructor(figures: ReleaseFigures, settings: DisclosureSettings, onStep: () => Promise<void>) {
    this.#figures = figures;
    this.#settings = settings;
    this.#since = figures.last && new SinceLast(figures.last, figures.groups, figures.nodes);
    this.#onStep = onStep;
  }

  async run(): Promise<ProtectedFigures> {
    const { nodes } = this.#figures;
    const { minimum, meanMinimum, quartileMinimum } = this.#settings;
    const counts = await this.#protectCounts(await this.#held(minimum));
    const all: Protecting = {
      figures: this.#figures,
      settings: this.#settings,
      since: this.#since,
      protect: (plan, settings) => this.#protect(plan, settings),
    };
    const heldMeans = joined(counts, await this.#held(meanMinimum));
    const heldQuartiles = await this.#held(quartileMinimum);
    const means = new Map<string, Withheld>();
    const quartiles = new Map<string, Withheld>();
    for (const alike of this.#nodesAlike()) {
      const forMeans = await protectScores(all, 'means', alike, heldMeans);
      const held = joined(forMeans, heldQuartiles);
      const forQuartiles = await protectScores(all, 'quartiles', alike, held);
      for (const node of alike) {
        means.set(node, forMeans);
        quartiles.set(node, forQuartiles);
      }
    }
    const levels = new Map<string, Withheld>();
    const without = withoutLevels(all, joined(counts, heldQuartiles));
    for (const node of nodes) levels.set(node, await protectLevels(all, node, without));
    return { counts, means, quartiles, levels, audit: this.#audit };
  }

  async #protectCounts(held: ReadonlySet<string>): Promise<Withheld> {
    const { groups, relations } = this.#figures;
    const plan: TablePlan = {
      cells: [...groups.values()].map(({ key, firms }) => ({
        key,
        count: firms,
        ...(held.has(key) && { withhold: 'few-changes' as const }),
      })),
      relations,
    };
    const since = this.#since?.release();
    const linked = since ? linkReleases(plan, since, this.#settings.minimum) : plan;
    const found = await this.#protect(linked, this.#settings);
    if (found) return found;
    // Without counts there is nothing to show at all.
    this.#audit.safe = false;
    return new Map([...groups.keys()].map((key) => [key, 'completes']));
  }

  /** Groups that too few firms have changed in for a figure that stands on `minimum`; all of them without a proof. */
  async #held(minimum: number): Promise<ReadonlySet<string>> {
    if (!this.#since) return new Set();
    const held = await this.#since.held(minimum);
    await this.#onStep();
    return held ?? new Set(this.#figures.groups.keys());
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

  async #protect(plan: TablePlan, settings: DisclosureSettings): Promise<Withheld | null> {
    const { cells, audit } = await protectPlan(plan, settings);
    const withheld = cells.filter(({ status }) => status !== 'shown');
    this.#audit.systems += 1;
    this.#audit.withheld += withheld.length;
    this.#audit.findings += audit.findings.length;
    await this.#onStep();
    if (!audit.safe) return null;
    return new Map(withheld.map(({ key, reason }) => [key, reason ?? 'completes']));
  }
}

/** What is withheld already, and with it what is held back for its few changes. */
function joined(withheld: Withheld, held: ReadonlySet<string>): Withheld {
  const few = [...held].map((key): [string, SuppressionReason] => [key, 'few-changes']);
  return new Map([...few, ...withheld]);
}
