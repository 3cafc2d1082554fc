/**
 * EU size class of an enterprise (Recommendation 2003/361/EC, annex, articles 2–6): headcount in annual work units
 * **and** (turnover **or** balance-sheet total), with partner and linked enterprises, over consecutive periods.
 */
import { SIZES } from './profile.ts';
import type { SizeClass } from './profile.ts';

/** Another enterprise tied to the firm, with its whole figures. */
export interface RelatedEnterprise {
  name: string;
  /** Thousandths of capital or votes, the higher: between it and the firm, or the enterprise that `via` names. */
  share: number;
  /** Place in the list, from 0, of an enterprise before it by which it is tied to the firm; not there: directly. */
  via?: number;
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

type Figures = Pick<SizePeriod, 'workUnits' | 'turnover' | 'balanceSheet'>;

/** How an enterprise counts: whole, by its share, or not at all. */
export interface CountedEnterprise extends Figures {
  name: string;
  as: 'autonomous' | 'partner' | 'linked';
  share: number;
  /** Name of the enterprise by which it is tied to the firm. */
  via?: string;
}

/** Why the figures give a class: what they keep to, and what keeps them from the class below. */
export interface SizeReason {
  /** Which of the two sums of money keeps to the ceiling of the class; none where it has no ceiling. */
  within: ('turnover' | 'balanceSheet')[];
  /** The class below and what is beyond its ceilings: headcount, or both sums of money. Null for micro. */
  beyond: { size: SizeClass; by: ('workUnits' | 'money')[] } | null;
}

export interface SizeLine extends Figures, SizeReason {
  year: number;
  /** The firm's own figures; those of the line have the related enterprises counted in. */
  own: Figures;
  counted: CountedEnterprise[];
  /** Class by this period's figures alone. */
  alone: SizeClass;
  /** Class in force after this period. */
  inForce: SizeClass;
  reason: 'first-period' | 'unchanged' | 'kept-for-one-period' | 'changed-after-two-periods';
}

/** Ceilings of article 2: below `workUnits`, and at most `turnover` or at most `balanceSheet`. */
export const CEILINGS: readonly (Figures & { size: SizeClass })[] = [
  { size: 'micro', workUnits: 10_00, turnover: 2_000_000_00, balanceSheet: 2_000_000_00 },
  { size: 'small', workUnits: 50_00, turnover: 10_000_000_00, balanceSheet: 10_000_000_00 },
  { size: 'medium', workUnits: 250_00, turnover: 50_000_000_00, balanceSheet: 43_000_000_00 },
];

/** Class in force after the last period, with one line of reasoning per period. Needs at least one; any order. */
export function classifySize(periods: SizePeriod[]): { size: SizeClass; lines: SizeLine[] } {
  const lines: SizeLine[] = [];
  for (const period of periods.toSorted((a, b) => a.year - b.year)) {
    const { exact, ...figures } = withRelated(period);
    const { alone, ...why } = classOf(exact);
    const before = lines.at(-1);
    lines.push({
      ...figures,
      ...why,
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

/** Figures times 1000, so that shares of a thousandth are counted without rounding. */
type Exact = Record<keyof Figures, bigint>;

function classOf(figures: Exact): SizeReason & { alone: SizeClass } {
  const place = CEILINGS.findIndex((limit) => beyond(figures, limit).length === 0);
  const ceiling = CEILINGS[place];
  const below = CEILINGS[place === -1 ? CEILINGS.length - 1 : place - 1];
  return {
    alone: ceiling?.size ?? 'large',
    within: ceiling ? MONEY.filter((each) => figures[each] <= thousandfold(ceiling[each])) : [],
    beyond: below ? { size: below.size, by: beyond(figures, below) } : null,
  };
}

const MONEY = ['turnover', 'balanceSheet'] as const;

function beyond(figures: Exact, limit: Figures): ('workUnits' | 'money')[] {
  const tooMany = figures.workUnits >= thousandfold(limit.workUnits);
  const tooMuch = MONEY.every((each) => figures[each] > thousandfold(limit[each]));
  return [...(tooMany ? (['workUnits'] as const) : []), ...(tooMuch ? (['money'] as const) : [])];
}

function thousandfold(figure: number): bigint {
  return BigInt(figure) * 1000n;
}

/** Places of enterprises that are tied by one that does not stand before them. */
export function wrongTies(related: readonly Pick<RelatedEnterprise, 'via'>[]): number[] {
  return [...related.keys()].filter((place) => (related[place]?.via ?? -1) >= place);
}

/** Article 6, in figures as they are and times 1000. */
function withRelated({ year, related, workUnits, turnover, balanceSheet }: SizePeriod) {
  const own = { workUnits, turnover, balanceSheet };
  const weights: Weight[] = [];
  for (const firm of related) weights.push(weightOf(firm, weights));
  const part = (figure: keyof Figures, place: number): bigint =>
    BigInt(related[place]?.[figure] ?? 0) * BigInt(weights[place]?.thousandths ?? 0);
  const whole = (figure: keyof Figures): bigint =>
    related.reduce((sum, _firm, place) => sum + part(figure, place), thousandfold(own[figure]));
  const exact = eachFigure(whole);
  const counted = related.map(({ name, share, via }, place) => ({
    name,
    share,
    as: weights[place]?.as ?? 'autonomous',
    ...(via !== undefined && { via: related[via]?.name ?? '' }),
    ...rounded(eachFigure((figure) => part(figure, place))),
  }));
  return { year, own, counted, exact, ...rounded(exact) };
}

interface Weight {
  as: CountedEnterprise['as'];
  thousandths: number;
}

/** The firm itself: whoever is tied to it is tied as to a linked enterprise. */
const ITSELF: Weight = { as: 'linked', thousandths: 1000 };

/**
 * Linked enterprises (more than 50 %) count whole, with those linked to them, and with their partners by their share.
 * Partners (25–50 %) count by their share, with those linked to them by the same one, and without partners of theirs.
 */
function weightOf({ share, via }: RelatedEnterprise, before: Weight[]): Weight {
  const between = via === undefined ? ITSELF : before[via];
  if (!between) throw new RangeError('An enterprise is tied by one that does not stand before it');
  if (share < 250 || between.as === 'autonomous') return { as: 'autonomous', thousandths: 0 };
  if (share > 500) return between;
  return between.as === 'linked'
    ? { as: 'partner', thousandths: share }
    : { as: 'autonomous', thousandths: 0 };
}

function eachFigure<T>(of: (figure: keyof Figures) => T): Record<keyof Figures, T> {
  return {
    workUnits: of('workUnits'),
    turnover: of('turnover'),
    balanceSheet: of('balanceSheet'),
  };
}

/** To show: half up. */
function rounded(exact: Exact): Figures {
  return eachFigure((figure) => Number((exact[figure] + 500n) / 1000n));
}
