/**
 * EU size class of an enterprise (Recommendation 2003/361/EC, annex, articles 2–6): headcount in annual work units
 * **and** (turnover **or** balance-sheet total), with partner and linked enterprises, over consecutive periods.
 */
import { SIZES } from './profile.ts';
import type { SizeClass } from './profile.ts';

/** Another enterprise tied to the firm, with its whole figures. `share` is in thousandths of capital or votes, the higher. */
export interface RelatedEnterprise {
  name: string;
  share: number;
  /** Hundredths of an annual work unit. */
  workUnits: number;
  turnover: number;
  balanceSheet: number;
}

/** One closed accounting period: money in euro cents, headcount in hundredths of an annual work unit. */
export interface SizePeriod {
  year: number;
  workUnits: number;
  turnover: number;
  balanceSheet: number;
  related: RelatedEnterprise[];
}

export interface SizeLine {
  year: number;
  /** Figures with the related enterprises counted in, in the units of `SizePeriod`. */
  workUnits: number;
  turnover: number;
  balanceSheet: number;
  counted: { name: string; as: 'autonomous' | 'partner' | 'linked'; share: number }[];
  /** Class by this period's figures alone. */
  alone: SizeClass;
  /** Class in force after this period. */
  inForce: SizeClass;
  reason: 'first-period' | 'unchanged' | 'kept-for-one-period' | 'changed-after-two-periods';
}

/** Ceilings of article 2: below `workUnits`, and at most `turnover` or at most `balanceSheet`. */
const CEILINGS: { size: SizeClass; workUnits: number; turnover: number; balanceSheet: number }[] = [
  { size: 'micro', workUnits: 10_00, turnover: 2_000_000_00, balanceSheet: 2_000_000_00 },
  { size: 'small', workUnits: 50_00, turnover: 10_000_000_00, balanceSheet: 10_000_000_00 },
  { size: 'medium', workUnits: 250_00, turnover: 50_000_000_00, balanceSheet: 43_000_000_00 },
];

/** Class in force after the last period, with one line of reasoning per period. Needs at least one; any order. */
export function classifySize(periods: SizePeriod[]): { size: SizeClass; lines: SizeLine[] } {
  const lines: SizeLine[] = [];
  for (const period of periods.toSorted((a, b) => a.year - b.year)) {
    const figures = withRelated(period);
    const alone = classOf(figures);
    const before = lines.at(-1);
    lines.push({
      ...figures,
      alone,
      ...(before
        ? inForceAfter(before, period.year, alone)
        : { inForce: alone, reason: 'first-period' }),
    });
  }
  const last = lines.at(-1);
  if (!last) throw new RangeError('At least one accounting period is needed');
  return { size: last.inForce, lines };
}

/** Article 4(2): the class is lost or gained only when the ceilings are crossed over two consecutive periods. */
function inForceAfter(
  before: SizeLine,
  year: number,
  alone: SizeClass,
): Pick<SizeLine, 'inForce' | 'reason'> {
  const [old, previous, now] = [before.inForce, before.alone, alone].map((size) =>
    SIZES.indexOf(size),
  ) as [number, number, number];
  if (now === old) return { inForce: before.inForce, reason: 'unchanged' };
  const rising = now > old;
  const settled = rising ? Math.min(previous, now) : Math.max(previous, now);
  const sameSide = rising ? settled > old : settled < old;
  if (!sameSide || year !== before.year + 1)
    return { inForce: before.inForce, reason: 'kept-for-one-period' };
  return { inForce: SIZES[settled] ?? 'large', reason: 'changed-after-two-periods' };
}

function classOf({
  workUnits,
  turnover,
  balanceSheet,
}: Pick<SizePeriod, 'workUnits' | 'turnover' | 'balanceSheet'>): SizeClass {
  const found = CEILINGS.find(
    (limit) =>
      workUnits < limit.workUnits &&
      (turnover <= limit.turnover || balanceSheet <= limit.balanceSheet),
  );
  return found?.size ?? 'large';
}

/** Article 6: linked enterprises (more than 50 %) count whole, partners (25–50 %) by their share, others not at all. */
function withRelated(
  period: SizePeriod,
): Pick<SizeLine, 'year' | 'workUnits' | 'turnover' | 'balanceSheet' | 'counted'> {
  const counted = period.related.map(({ name, share }) => ({ name, share, as: relation(share) }));
  const total = (figure: 'workUnits' | 'turnover' | 'balanceSheet') =>
    period.related.reduce(
      (sum, firm) => sum + Math.round((firm[figure] * countedShare(firm.share)) / 1000),
      period[figure],
    );
  return {
    year: period.year,
    workUnits: total('workUnits'),
    turnover: total('turnover'),
    balanceSheet: total('balanceSheet'),
    counted,
  };
}

function relation(share: number): 'autonomous' | 'partner' | 'linked' {
  if (share > 500) return 'linked';
  return share >= 250 ? 'partner' : 'autonomous';
}

function countedShare(share: number): number {
  const as = relation(share);
  return as === 'linked' ? 1000 : as === 'partner' ? share : 0;
}
