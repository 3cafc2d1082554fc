import type { ReferralAmounts, ReferralState } from '../contract-programmes.ts';
import { inOrder, type Step, stateOf } from './referrals.record.ts';

export const STATES = [
  'interested',
  'applied',
  'admitted',
  'funded',
  'done',
  'refused',
  'withdrawn',
] as const satisfies ReferralState[];

/** What a state may follow. Nothing: it can be the first that is known. The same again corrects. */
const FOLLOWS: Record<ReferralState, ReferralState[]> = {
  interested: [],
  applied: ['interested', 'refused', 'withdrawn'],
  admitted: ['applied'],
  funded: ['admitted'],
  done: ['funded'],
  refused: ['applied', 'admitted'],
  withdrawn: ['interested', 'applied', 'admitted', 'funded'],
};

const AMOUNTS = ['requested', 'granted', 'paid'] as const;
type Amount = (typeof AMOUNTS)[number];

/** The amounts that a state must name, and those that it may. */
const NAMED: Record<ReferralState, { must: Amount[]; may: Amount[] }> = {
  interested: { must: [], may: [] },
  applied: { must: ['requested'], may: [] },
  admitted: { must: [], may: ['granted'] },
  funded: { must: ['granted'], may: [] },
  done: { must: ['paid'], may: [] },
  refused: { must: [], may: [] },
  withdrawn: { must: [], may: [] },
};

export type NewStep = Pick<Step, 'state' | 'day'> & ReferralAmounts;

export interface StepFault {
  path: 'state' | 'day' | Amount;
  code: string;
}

/** What is wrong with a step in itself. */
export function faultsOfStep(step: NewStep, today: string): StepFault[] {
  const { must, may } = NAMED[step.state];
  const faults: StepFault[] = AMOUNTS.flatMap((path) => {
    const given = step[path] !== undefined;
    if (must.includes(path)) return given ? [] : [{ path, code: 'missing' }];
    return given && !may.includes(path) ? [{ path, code: 'not-with-this-step' }] : [];
  });
  if (step.day > today) faults.push({ path: 'day', code: 'in-the-future' });
  return faults;
}

/** What is wrong with a step after what is known already. */
export function faultsAfter(known: readonly Step[], step: NewStep): StepFault[] {
  const history = inOrder(known);
  const last = history.at(-1);
  const state = stateOf(history);
  const faults: StepFault[] = [];
  const isFirst = history.length === 0 && step.state === 'applied';
  if (!isFirst && step.state !== state && !FOLLOWS[step.state].includes(state))
    faults.push({ path: 'state', code: 'not-after-this-step' });
  if (last && step.day < last.day) faults.push({ path: 'day', code: 'before-the-last-step' });
  return [...faults, ...faultsOfSums(history, step)];
}

/** Nobody is granted more than they asked for, or paid more than they were granted. */
function faultsOfSums(history: readonly Step[], step: NewStep): StepFault[] {
  const { requested, granted } = amountsOf(history);
  const faults: StepFault[] = [];
  if (step.granted !== undefined && requested !== undefined && step.granted > requested)
    faults.push({ path: 'granted', code: 'more-than-requested' });
  if (step.paid !== undefined && granted !== undefined && step.paid > granted)
    faults.push({ path: 'paid', code: 'more-than-granted' });
  return faults;
}

/** The sums that count: of each the latest. A new application begins anew. */
export function amountsOf(ordered: readonly Step[]): ReferralAmounts {
  const amounts: ReferralAmounts = {};
  for (const step of ordered) {
    if (step.state === 'applied') for (const name of AMOUNTS) delete amounts[name];
    for (const name of AMOUNTS) if (step[name] !== undefined) amounts[name] = step[name];
  }
  return amounts;
}
