import { type Act, type Unrecorded, unrecorded } from '../accounts/record.ts';
import { type Action, type Caller, may, type Relation } from '../accounts/rights.ts';
import type { AssessmentDeed, Right } from '../contract.ts';
import type { AssessmentRecord, Holder } from './assessments.record.ts';
import type { Via } from './assessments.store.ts';

interface Entitlement {
  assessment: string;
  /** Key of the definition, such as first-level/v1: it never changes, so saving needs no reading first. */
  definition: string;
}

/** What a cookie says: this browser came in by that link. The store still asks whether the link lives. */
export interface LinkGrant extends Entitlement {
  link: string;
  right: Right;
}

/** Somebody signed in stands so to the holder. The store still asks whether it is the holder. */
export interface HolderGrant extends Entitlement {
  holder: Holder;
  caller: Caller;
  relation: Relation;
}

export type Grant = LinkGrant | HolderGrant;

/** By what an assessment is asked for; the one that can do most first. */
export type Grants = [Grant, ...Grant[]];

const DEEDS: readonly AssessmentDeed[] = ['answer', 'submit', 'share', 'delete'];

/** Whether the grant is enough for an act: an edit link for all, a read link for reading, a person by the rights. */
export function allows(grant: Grant, action: Action): boolean {
  if ('link' in grant) return grant.right === 'edit' || action === 'assessment.read';
  return may(grant.caller, action, grant.relation);
}

/** What the grants that are still good allow to be done to the assessment. */
export function deedsAllowed(grants: Grants, record: AssessmentRecord): AssessmentDeed[] {
  const alive = grants.filter((grant) => isAlive(grant, record));
  return DEEDS.filter((deed) => alive.some((grant) => allows(grant, `assessment.${deed}`)));
}

/** How the store is asked for what a grant opens. */
export function viaOf(grant: Grant): Via {
  const id = grant.assessment;
  return 'link' in grant ? { id, link: grant.link } : { id, holder: grant.holder };
}

/** What the record will say of an act: only where somebody holds the assessment. */
export function deedsOf(grant: Grant, act: Act, now: Date): Unrecorded[] {
  if ('link' in grant) return [];
  const { holder, caller, assessment } = grant;
  return [unrecorded({ chain: holder, act, by: caller.account, on: assessment }, now)];
}

function isAlive(grant: Grant, { links, holder }: AssessmentRecord): boolean {
  return 'link' in grant ? links.some(({ id }) => id === grant.link) : holder === grant.holder;
}
