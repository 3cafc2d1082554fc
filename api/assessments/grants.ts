import { type Act, type Unrecorded, unrecorded } from '../accounts/record.ts';
import type { Grant } from './access.ts';
import type { AssessmentRecord } from './assessments.record.ts';
import type { Via } from './assessments.store.ts';

/** By what an assessment is asked for; the one that can do most first. */
export type Grants = [Grant, ...Grant[]];

/** How the store is asked for what a grant opens. */
export function viaOf(grant: Grant): Via {
  const id = grant.assessment;
  return 'link' in grant ? { id, link: grant.link } : { id, holder: grant.holder };
}

/** Whether the grant still opens the assessment. */
export function isAlive(grant: Grant, { links, holder }: AssessmentRecord): boolean {
  return 'link' in grant ? links.some(({ id }) => id === grant.link) : holder === grant.holder;
}

/** What the record will say of an act: only where somebody holds the assessment. */
export function deedsOf(grant: Grant, act: Act, now: Date): Unrecorded[] {
  if ('link' in grant) return [];
  const { holder, account, assessment } = grant;
  return [unrecorded({ chain: holder, act, by: account, on: assessment }, now)];
}
