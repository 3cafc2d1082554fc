/** Visibility in its closed form: `all`/`any` of *question has one of these values* or *profile field is one of these*. */
import type { Answers } from './answers.ts';
import type { Condition } from './definition.ts';
import type { Facts } from './profile.ts';

/**
 * A question without an answer and a profile field without a value meet no condition. A list meets it when one
 * of its members does.
 */
export function isVisible(
  condition: Condition | undefined,
  answers: Answers,
  facts: Facts,
): boolean {
  if (condition === undefined) return true;
  if (condition.all) return condition.all.every((part) => isVisible(part, answers, facts));
  if (condition.any) return condition.any.some((part) => isVisible(part, answers, facts));
  const value =
    condition.question === undefined ? facts[condition.profile ?? ''] : answers[condition.question];
  return hasOneOf(value, condition.in ?? []);
}

function hasOneOf(value: unknown, wanted: string[]): boolean {
  if (Array.isArray(value)) return value.some((member) => wanted.includes(String(member)));
  return (
    (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') &&
    wanted.includes(String(value))
  );
}

/** Ids of the questions and profile fields that a condition reads. */
export function conditionReads(condition: Condition): { questions: string[]; fields: string[] } {
  const parts = [...(condition.all ?? []), ...(condition.any ?? [])].map(conditionReads);
  return {
    questions: [
      ...(condition.question === undefined ? [] : [condition.question]),
      ...parts.flatMap((part) => part.questions),
    ],
    fields: [
      ...(condition.profile === undefined ? [] : [condition.profile]),
      ...parts.flatMap((part) => part.fields),
    ],
  };
}

/** The same condition as a SurveyJS expression: the pages' `visibleIf` is generated from here and nowhere else. */
export function visibleIfExpression(condition: Condition): string {
  if (condition.all)
    return condition.all.map((part) => `(${visibleIfExpression(part)})`).join(' and ');
  if (condition.any)
    return condition.any.map((part) => `(${visibleIfExpression(part)})`).join(' or ');
  const name =
    condition.question === undefined ? `$profile.${condition.profile ?? ''}` : condition.question;
  return `{${name}} anyof [${(condition.in ?? []).map((value) => `'${value}'`).join(', ')}]`;
}
