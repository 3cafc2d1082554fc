import type {
  FollowReferral,
  ReferralProgress,
  ReferralState,
} from '../../api/contract-programmes.ts';
import { readEuro } from '../results/euro.ts';

export type NextState = FollowReferral['state'];
export type Amount = 'requested' | 'granted' | 'paid';

/** What can be said next of a referral; its own state again corrects it. */
const NEXT: Record<ReferralState, NextState[]> = {
  interested: ['applied', 'withdrawn'],
  applied: ['admitted', 'refused', 'withdrawn', 'applied'],
  admitted: ['funded', 'refused', 'withdrawn', 'admitted'],
  funded: ['done', 'withdrawn', 'funded'],
  done: ['done'],
  refused: ['applied', 'refused'],
  withdrawn: ['applied', 'withdrawn'],
};

const AMOUNTS: Partial<Record<NextState, Amount>> = {
  applied: 'requested',
  admitted: 'granted',
  funded: 'granted',
  done: 'paid',
};

export interface FollowDraft {
  state: NextState | '';
  day: string;
  sum: string;
  call: string;
}

export function nextStates(state: ReferralState): NextState[] {
  return NEXT[state];
}

/** The sum that goes with a step; undefined where none does. */
export function amountOf(state: NextState | ''): Amount | undefined {
  return state === '' ? undefined : AMOUNTS[state];
}

export function isOptional(state: NextState | ''): boolean {
  return state === 'admitted';
}

/** Fields that are not right yet. */
export function missingIn({ state, day, sum }: FollowDraft): ('state' | 'day' | 'sum')[] {
  const needsSum = amountOf(state) !== undefined && !(isOptional(state) && sum.trim() === '');
  return [
    ...(state === '' ? (['state'] as const) : []),
    ...(day === '' ? (['day'] as const) : []),
    ...(needsSum && readEuro(sum) === null ? (['sum'] as const) : []),
  ];
}

/** What is sent; only of a draft that nothing is missing in. */
export function toBody(
  { state, day, sum, call }: FollowDraft,
  { revision, call: known }: ReferralProgress,
): FollowReferral | null {
  if (state === '') return null;
  const amount = amountOf(state);
  const cents = readEuro(sum);
  return {
    changeId: crypto.randomUUID(),
    revision,
    state,
    day,
    ...(amount && sum.trim() !== '' && cents !== null && { [amount]: cents }),
    ...(known === null && call !== '' && { call }),
  };
}
