import { conflict, HttpError } from '../http/http-error.ts';
import type { AssessmentRecord } from './assessments.record.ts';

/** 409 with the current state, for the page to merge. */
export function staleRevision({ revision, answers, profile }: AssessmentRecord): HttpError {
  return new HttpError(409, 'stale-revision', 'It was changed in the meantime.', {
    issues: [{ path: 'revision', code: 'stale-revision', message: `the revision is ${revision}` }],
    current: { revision, answers, profile },
  });
}

/** 409: what was submitted does not change. */
export function alreadySubmitted(paths: string[]): HttpError {
  return conflict('already-submitted', 'It is submitted: correct it by a new version.', paths);
}

/** 409: an answer and the one it began with do not agree, and nobody has said which is right. */
export function unsettled(contradictions: string[]): HttpError {
  const message = 'Some answers contradict those of the earlier assessment: say which are right.';
  return conflict(
    'unsettled-contradictions',
    message,
    contradictions.map((id) => `answers.${id}`),
  );
}
