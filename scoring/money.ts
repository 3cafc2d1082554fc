/** Money: integer euro cents in, integer euro cents out, rounded once, half up. Rates are thousandths (500 = 50 %). */
import type { Grant, OfferOf } from './offer.ts';
import type { SizeClass } from './profile.ts';
import type { GrantResult } from './result.ts';

/**
 * What a call pays of a cost. Eligible is the cost up to the call's maximum; premiums named in `premiums` add to the
 * rate; the cap holds last. Below the minimum nothing is paid, and `lacking` says by how much. `cost` is a safe integer
 * up to 10^12 cents, or a RangeError is thrown.
 */
export function judgeGrant(
  grant: Grant,
  cost: number,
  size: SizeClass,
  premiums: readonly string[] = [],
): GrantResult {
  if (!Number.isSafeInteger(cost) || cost < 0 || cost > 1e12)
    throw new RangeError('A cost is a whole number of cents from 0 to 10^12');
  const terms = grant.bySize[size];
  const nothing = { cost, eligible: 0, grant: 0, ownShare: cost, lacking: 0 };
  if (!terms) return { verdict: 'no', reason: 'size-not-admitted', rate: 0, ...nothing };
  const rate = grant.premiums
    .filter(({ id }) => premiums.includes(id))
    .reduce((sum, premium) => sum + premium.rate, terms.rate);
  if (cost < terms.minimum)
    return {
      verdict: 'no',
      reason: 'below-minimum',
      rate,
      ...nothing,
      lacking: terms.minimum - cost,
    };
  const eligible = Math.min(cost, terms.maximum);
  const paid = Math.min(roundHalfUp(eligible * Math.min(rate, 1000), 1000), grant.cap ?? Infinity);
  return {
    verdict: 'yes',
    reason: 'granted',
    cost,
    eligible,
    grant: paid,
    ownShare: cost - paid,
    rate,
    lacking: 0,
  };
}

export interface BenefitLine {
  from: number;
  to: number;
  rate: number;
  /** Benefit of this bracket in thousandths of a cent times rate: kept whole until the sum is rounded. */
  part: number;
}

/**
 * Benefit of a tax incentive with marginal brackets, in cents: a tax credit is the sum of amount × rate; an extra
 * deduction is worth that sum × the tax rate. Investment above the last bracket earns nothing.
 */
export function judgeIncentive(
  incentive: OfferOf<'incentive'>,
  investment: number,
): { benefit: number; brackets: BenefitLine[] } {
  if (!Number.isSafeInteger(investment) || investment < 0 || investment > 1e12)
    throw new RangeError('An investment is a whole number of cents from 0 to 10^12');
  const taxRate = incentive.benefit === 'extra-deduction' ? (incentive.taxRate ?? 0) : 1000;
  let from = 0;
  const brackets = incentive.brackets.flatMap(({ upTo, rate }): BenefitLine[] => {
    const line = {
      from,
      to: Math.min(investment, upTo),
      rate,
      part: Math.max(0, Math.min(investment, upTo) - from) * rate,
    };
    from = upTo;
    return line.to > line.from ? [line] : [];
  });
  const total = brackets.reduce((sum, { part }) => sum + BigInt(part) * BigInt(taxRate), 0n);
  return { benefit: Number((total + 500_000n) / 1_000_000n), brackets };
}

/** `n ÷ d` to the nearest integer, halves up; n and d are safe non-negative integers. */
function roundHalfUp(n: number, d: number): number {
  return (n - (n % d)) / d + ((n % d) * 2 >= d ? 1 : 0);
}
