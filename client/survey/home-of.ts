import type { AssessmentView } from '../../api/contract.ts';

/** Where one goes when an assessment is gone: to whoever held it, or to the start. */
export function homeOf({ held, company }: AssessmentView): string {
  if (company !== null) return `company/${company}`;
  return held ? 'account' : 'start';
}
