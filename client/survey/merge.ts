import type { AnswerValue } from '../../scoring/answers.ts';

/** What is saved as a whole and merged entry by entry: answers by question, unless said otherwise. */
export type Entries<V = AnswerValue> = Record<string, V>;

export interface Merge<V> {
  /** Mine and theirs together; where both changed, mine. */
  merged: Entries<V>;
  /** Questions that both sides changed, each in its own way. */
  conflicts: string[];
}

export interface Sides<V = AnswerValue> {
  /** The last state that both sides knew. */
  base: Entries<V>;
  /** What I have sent without a reply: it may have arrived, and is then no change of theirs. */
  sent?: Entries<V> | null;
  mine: Entries<V>;
  theirs: Entries<V>;
}

/** Joins two sets of answers question by question. */
export function mergeAnswers<V>({ base, sent, mine, theirs }: Sides<V>): Merge<V> {
  const merged: Entries<V> = {};
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
export function sameAnswer(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

export function sameAnswers<V>(a: Entries<V>, b: Entries<V>): boolean {
  const questions = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...questions].every((question) => sameAnswer(a[question], b[question]));
}

function canonical(value: unknown): string | undefined {
  if (Array.isArray(value))
    return JSON.stringify(value.map((part) => canonical(part) ?? '').toSorted());
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const parts = Object.entries(value).map(([key, part]) => [key, canonical(part)]);
  return JSON.stringify(parts.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)));
}
