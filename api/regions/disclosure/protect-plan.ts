import { type LayerAudit, auditLayer } from './audit.ts';
import { countLayer } from './counts.ts';
import { type TablePlan, checkPlan } from './plan.ts';
import { type CompletePlan, type PrimaryReason, findPrimaries, withRests } from './primary.ts';
import { type PreviousRelease, linkReleases } from './releases.ts';
import { type DisclosureSettings, checkSettings } from './settings.ts';
import { addComplements } from './suppression.ts';

/** Shown, withheld by itself, or withheld so that nobody can work out one that is. */
export type CellStatus = 'shown' | 'primary' | 'complementary';

/** A cell of the plan after protection. Status and reason are for the region's own preview, never for publication. */
export interface ProtectedCell {
  key: string;
  status: CellStatus;
  reason?: PrimaryReason | 'completes';
  /** What may be printed: null for a withheld cell. */
  count: number | null;
}

/** What an attacker can tell of a withheld cell; `upper` is null where nothing limits it. */
export interface PlanInterval {
  key: string;
  lower: number;
  upper: number | null;
}

/** A cell of which more can be told than may be. */
export interface PlanFinding extends PlanInterval {
  /** `insider`: somebody with a firm in any other group of the plan. */
  attacker: 'outsider' | 'insider';
  wanted: { lower: number; upper: number };
}

export interface PlanAudit {
  /** True: no withheld cell can be narrowed below its protection interval. Nothing else may be published. */
  safe: boolean;
  intervals: PlanInterval[];
  findings: PlanFinding[];
}

export interface ProtectedPlan {
  /** In the order of the plan, without the cells that are never printed. */
  cells: ProtectedCell[];
  audit: PlanAudit;
}

/**
 * Protects the counts of a whole plan at once: withholds what the primary rules name and what must go with it, then has
 * the auditor attack the result.
 * @param previous the last release: what it showed is used by the attacker too
 * @throws RangeError for a plan that contradicts itself or settings weaker than allowed
 */
export async function protectPlan(
  plan: TablePlan,
  settings: DisclosureSettings,
  previous?: PreviousRelease,
): Promise<ProtectedPlan> {
  checkSettings(settings);
  checkPlan(plan);
  if (previous) checkPlan(previous.plan);
  const complete = withRests(previous ? linkReleases(plan, previous, settings.minimum) : plan);
  const { reasons, demands } = findPrimaries(complete, settings.minimum);
  const layer = countLayer(complete, settings.minimum);
  const first = new Set([...reasons.keys(), ...unpublished(complete)]);
  const withheld = await addComplements(layer, first, demands);
  const audit = await auditLayer(layer, withheld, demands);
  return {
    cells: plan.cells.flatMap((cell, at) =>
      cell.published === false
        ? []
        : [statusOf(cell.key, cell.count, withheld.has(at), reasons.get(at))],
    ),
    audit: toPlanAudit(complete, audit),
  };
}

/**
 * Attacks a plan of which the named cells are withheld and all others are printed.
 * @param previous the last release, as in {@link protectPlan}
 * @throws RangeError for a plan that contradicts itself, unknown keys or settings weaker than allowed
 */
export async function auditPlan(
  plan: TablePlan,
  withheldKeys: Iterable<string>,
  settings: DisclosureSettings,
  previous?: PreviousRelease,
): Promise<PlanAudit> {
  checkSettings(settings);
  checkPlan(plan);
  if (previous) checkPlan(previous.plan);
  const complete = withRests(previous ? linkReleases(plan, previous, settings.minimum) : plan);
  const places = new Map(complete.cells.map(({ key }, at) => [key, at]));
  const withheld = new Set(unpublished(complete));
  for (const key of withheldKeys) {
    const at = places.get(key);
    if (at === undefined) throw new RangeError(`There is no cell “${key}”`);
    withheld.add(at);
  }
  const { demands } = findPrimaries(complete, settings.minimum);
  const audit = await auditLayer(countLayer(complete, settings.minimum), withheld, demands);
  return toPlanAudit(complete, audit);
}

function unpublished({ cells }: TablePlan): number[] {
  return cells.flatMap(({ published, known }, at) => (published === false && !known ? [at] : []));
}

function statusOf(
  key: string,
  count: number,
  withheld: boolean,
  reason: PrimaryReason | undefined,
): ProtectedCell {
  if (!withheld) return { key, status: 'shown', count };
  return reason
    ? { key, status: 'primary', reason, count: null }
    : { key, status: 'complementary', reason: 'completes', count: null };
}

function toPlanAudit(plan: CompletePlan, { intervals, findings }: LayerAudit): PlanAudit {
  const keyOf = (at: number): string => plan.cells[at]?.key ?? '';
  const upper = (value: number): number | null => (value === Infinity ? null : value);
  return {
    safe: findings.length === 0,
    intervals: [...intervals]
      .toSorted(([one], [other]) => one - other)
      .filter(([at]) => plan.cells[at]?.published !== false)
      .map(([at, interval]) => ({
        key: keyOf(at),
        lower: interval.lower,
        upper: upper(interval.upper),
      })),
    findings: findings.map(({ cell, attacker, interval, wanted }) => ({
      key: keyOf(cell),
      attacker,
      lower: interval.lower,
      upper: upper(interval.upper),
      wanted,
    })),
  };
}
