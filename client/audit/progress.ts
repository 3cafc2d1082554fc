import type { AuditView } from '../../api/contract-audits.ts';
import { UNKNOWN_ANSWER } from '../../scoring/answers.ts';
import { type Chapter, chaptersOf } from '../survey/chapters.ts';
import { sameAnswer } from '../survey/merge.ts';
import type { Room } from './audit-context.ts';

/** Whether the side at the table has done its part for an indicator. */
export function isDone({ side, declared, verified }: AuditView, question: string): boolean {
  return side === 'company'
    ? declared.value[question] !== undefined
    : verified.value[question] !== undefined;
}

/** Whether the consultant found something else than what the firm had said; "I don't know" says nothing. */
export function isDifferent({ declared, verified }: AuditView, question: string): boolean {
  const [said, found] = [declared.value[question], verified.value[question]];
  if (said === undefined || said === UNKNOWN_ANSWER || found === undefined) return false;
  return !sameAnswer(said, found.value);
}

/** A different value without the reason that it needs. */
export function lacksReason(audit: AuditView, question: string): boolean {
  return isDifferent(audit, question) && audit.verified.value[question]?.reason === undefined;
}

/** Indicators that are still open for the side at the table. */
export function openOf({ audit, questions }: Pick<Room, 'audit' | 'questions'>): string[] {
  return questions.filter((question) => !isDone(audit, question));
}

/** Areas with the indicators that are asked, those of one business process alone if one is chosen. */
export function areasOf(
  { session, questions }: Pick<Room, 'session' | 'questions'>,
  process: string | null,
): Chapter[] {
  const { view } = session;
  const wanted = questions.filter((id) => process === null || view.processes[id] === process);
  return chaptersOf(view, wanted);
}
