import type { Answers, AnswerValue } from '../../scoring/answers.ts';

export interface Merge {
  /** Mine and theirs together; where both changed, mine. */
  merged: Answers;
  /** Questions that both sides changed, each in its own way. */
  conflicts: string[];
}

/**
 * Joins two sets of answers question by question. `bases` are states that both sides may have started from: the last
 * one acknowledged, and the one whose acknowledgement was lost. A side that equals any base did not change a question.
 */
export function mergeAnswers(bases: Answers[], mine: Answers, theirs: Answers): Merge {
  const merged: Answers = {};
  const conflicts: string[] = [];
  const questions = new Set([
    ...Object.keys(mine),
    ...Object.keys(theirs),
    ...bases.flatMap((base) => Object.keys(base)),
  ]);
  for (const question of questions) {
    const changed = (side: Answers) =>
      !bases.some((base) => sameAnswer(base[question], side[question]));
    const bothChanged =
      changed(mine) && changed(theirs) && !sameAnswer(mine[question], theirs[question]);
    if (bothChanged) conflicts.push(question);
    const value = changed(mine) || !changed(theirs) ? mine[question] : theirs[question];
    if (value !== undefined) merged[question] = value;
  }
  return { merged, conflicts };
}

/** Lists and rows are compared by content, whatever their order. */
export function sameAnswer(a: AnswerValue | undefined, b: AnswerValue | undefined): boolean {
  return canonical(a) === canonical(b);
}

export function sameAnswers(a: Answers, b: Answers): boolean {
  const questions = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...questions].every((question) => sameAnswer(a[question], b[question]));
}

function canonical(value: AnswerValue | undefined): string | undefined {
  if (Array.isArray(value)) return JSON.stringify(value.toSorted());
  if (typeof value !== 'object') return JSON.stringify(value);
  return JSON.stringify(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
