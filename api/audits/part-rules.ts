/** What a part must be to be saved, beyond its shape: it fits the instrument and the calendar. */
import { type Issue, HttpError } from '../http/http-error.ts';
import type { LoadedInstrument } from '../questionnaires/questionnaires.load.ts';
import { type Answers, readAnswers } from '../../scoring/answers.ts';
import type { Conclusions, Verified } from '../../scoring/audit.ts';
import { estimateBenefit } from '../../scoring/benefit.ts';
import type { Facts } from '../../scoring/profile.ts';
import { visibleQuestions } from '../../scoring/visibility.ts';

/** @throws HttpError 400 naming each answer that does not fit its question */
export function checkDeclared({ definition }: LoadedInstrument, value: unknown): Answers {
  const { answers, issues } = readAnswers(definition, value);
  refuse(issues.map((issue) => ({ ...issue, path: issue.path.replace(/^answers/, 'value') })));
  return answers;
}

/** @throws HttpError 400 naming each value that does not fit its question, and each day that is yet to come */
export function checkVerified(
  { definition }: LoadedInstrument,
  value: Record<string, Verified>,
  today: string,
): Record<string, Verified> {
  const { issues } = readAnswers(definition, verifiedAnswers(value));
  const misfits = issues.map((issue) => ({
    ...issue,
    path: issue.path.replace(/^answers\.([^.]+)/, 'value.$1.value'),
  }));
  const future = Object.entries(value).flatMap(([question, { on }]) =>
    on > today
      ? [{ path: `value.${question}.on`, code: 'in-the-future', message: 'is yet to come' }]
      : [],
  );
  refuse([...misfits, ...future]);
  return value;
}

/** @throws HttpError 400 for a figure that its kind of benefit does not have, or that is out of range */
export function checkConclusions(value: Conclusions): Conclusions {
  const issues = value.measures.flatMap(({ benefit, cost }, index) =>
    benefit === null
      ? []
      : estimateBenefit(benefit.kind, benefit.input, cost)
          .problems.filter(({ problem }) => problem !== 'missing')
          .map(({ figure, problem }) => ({
            path: `value.measures.${index}.${figure === 'cost' ? figure : `benefit.input.${figure}`}`,
            code: problem,
            message: 'does not belong to this benefit, or is out of range',
          })),
  );
  refuse(issues);
  return value;
}

/** The verified values as answers to the instrument. */
export function verifiedAnswers(verified: Record<string, Verified>): Answers {
  return Object.fromEntries(Object.entries(verified).map(([id, { value }]) => [id, value]));
}

/** Share of the visible questions that are answered, 0–1. */
export function shareAnswered(
  { definition }: LoadedInstrument,
  answers: Answers,
  facts: Facts,
): number {
  const visible = visibleQuestions(definition, answers, facts);
  if (visible.length === 0) return 0;
  return visible.filter((id) => answers[id] !== undefined).length / visible.length;
}

function refuse(issues: Issue[]): void {
  if (issues.length === 0) return;
  throw new HttpError(400, 'invalid-part', 'Some values do not fit.', {
    issues: issues.slice(0, 50).map((issue) => ({ ...issue, path: issue.path.slice(0, 200) })),
  });
}
