/** Visibility in its closed form: `all`/`any` of *question has one of these values* or *profile field is one of these*. */
import type { Answers } from './answers.ts';
import type { Condition, Definition } from './definition.ts';
import type { Facts } from './profile.ts';
import type { AnswerState, QuestionResult } from './result.ts';

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

/** From the best seen to the worst: `any` takes the first that holds, `all` the last. */
const REASONS = ['visible', 'unknown', 'open', 'not-reached', 'not-applicable'] as const;
type Reason = (typeof REASONS)[number];

/**
 * What a question behind a gate counts as. A gate that says "we have none of this" closes it (*not reached*); a gate
 * that is open or unknown leaves it so, for nobody has said that there is none; a gate that does not concern the firm,
 * or a profile field that is another, takes it out. `states` holds the questions before it.
 */
export function stateBehind(
  condition: Condition,
  answers: Answers,
  facts: Facts,
  states: Readonly<Record<string, QuestionResult>>,
): Exclude<AnswerState, 'answered'> | 'visible' {
  const parts = condition.all ?? condition.any;
  if (parts) {
    const reasons = parts.map((part) => REASONS.indexOf(stateBehind(part, answers, facts, states)));
    return REASONS[condition.all ? Math.max(...reasons) : Math.min(...reasons)] as Reason;
  }
  if (isVisible(condition, answers, facts)) return 'visible';
  if (condition.question === undefined) return 'not-applicable';
  const gate = states[condition.question]?.state ?? 'open';
  return gate === 'answered' ? 'not-reached' : gate;
}

/** Ids of the questions that some condition reads. */
export function gateQuestions({ questions }: Definition): Set<string> {
  return new Set(
    questions.flatMap(({ visibleIf }) => (visibleIf ? conditionReads(visibleIf).questions : [])),
  );
}

/** The answers to visible questions: an answer that is out of sight is kept, but opens no further question. */
export function countedAnswers(definition: Definition, answers: Answers, facts: Facts): Answers {
  const counted: Answers = {};
  for (const { id, visibleIf } of definition.questions) {
    const answer = answers[id];
    if (answer !== undefined && isVisible(visibleIf, counted, facts)) counted[id] = answer;
  }
  return counted;
}

/** Ids of the visible questions, in the definition's order: what a page shows. */
export function visibleQuestions(definition: Definition, answers: Answers, facts: Facts): string[] {
  const counted = countedAnswers(definition, answers, facts);
  return definition.questions
    .filter(({ visibleIf }) => isVisible(visibleIf, counted, facts))
    .map(({ id }) => id);
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
