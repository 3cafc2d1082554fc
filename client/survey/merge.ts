import type { Answers, AnswerValue } from '../../scoring/answers.ts';

export interface Merge {
  /** Mine and theirs together; where both changed, mine. */
  merged: Answers;
  /** Questions that both sides changed, each in its own way. */
  conflicts: string[];
}

export interface Sides {
  /** The last state that both sides knew. */
  base: Answers;
  /** What I have sent without a reply: it may have arrived, and is then no change of theirs. */
  sent?: Answers | null;
  mine: Answers;
  theirs: Answers;
}

/** Joins two sets of answers question by question. */
export function mergeAnswers({ base, sent, mine, theirs }: Sides): Merge {
  const merged: Answers = {};
  const conflicts: string[] = [];
  const questions = [base, mine, theirs].flatMap((answers) => Object.keys(answers));
  for (const question of new Set(questions)) {
    const [my, their] = [mine[question], theirs[question]];
    const iChanged = !sameAnswer(my, base[question]);
    const theyChanged =
      !sameAnswer(their, base[question]) && !(sent && sameAnswer(their, sent[question]));
    if (iChanged && theyChanged && !sameAnswer(my, their)) conflicts.push(question);
    const value = theyChanged && !iChanged ? their : my;
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
