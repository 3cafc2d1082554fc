import type { EngagementState, EngagementView } from '../contract-companies.ts';
import type { EngagementRecord, Side } from './engagements.record.ts';

/** What the state of an engagement follows from. */
export type Terms = Pick<EngagementRecord, 'assignment' | 'accepted' | 'ended' | 'invitation'>;

/**
 * The state on a day of Europe/Rome. Active: accepted by both sides, ended by none, and the day lies
 * between its first and its last, both included. `findActive` of the store asks for the same.
 */
export function stateOf(terms: Terms, today: string): EngagementState {
  if (endOf(terms, today)) return 'ended';
  const { accepted, assignment } = terms;
  const isBegun = accepted.company && accepted.consultant && assignment.from <= today;
  return isBegun ? 'active' : 'proposed';
}

/** How and when it ended: by a side, or by time after its last day; null if it has not. */
export function endOf(terms: Terms, today: string): EngagementView['ended'] {
  const last = lastDay(terms);
  if (terms.ended) return { on: terms.ended.on, by: terms.ended.side };
  return last < today ? { on: last, by: 'time' } : null;
}

/** The side that has still to accept; null where both have, and where it is too late. */
export function waitsFor(terms: Terms, today: string): Side | null {
  if (endOf(terms, today)) return null;
  if (!terms.accepted.company) return 'company';
  return terms.accepted.consultant ? null : 'consultant';
}

/** The last day of the assignment; of a proposal by mail the last day to accept it, if that comes first. */
function lastDay({ assignment, accepted, invitation }: Terms): string {
  const { until } = assignment;
  if (accepted.company || !invitation) return until;
  return invitation.acceptBy < until ? invitation.acceptBy : until;
}
