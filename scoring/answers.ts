/** Reading answers: from anything that arrives to a map that fits the definition, or a list of what does not. */
import type { Definition, Question, Rule } from './definition.ts';

/** Answer values with a meaning of their own; no option may use them (R4). */
export const UNKNOWN_ANSWER = 'dont-know';
export const NOT_RELEVANT_ANSWER = 'not-relevant';

export type AnswerValue = string | string[] | number | boolean | Record<string, string>;
/** Answers as they are stored: a map from question id to value. A missing key is an open question. */
export type Answers = Record<string, AnswerValue>;

export interface AnswerIssue {
  /** `answers.<question>` or `answers.<question>.<row>`. */
  path: string;
  code:
    | 'unknown-question'
    | 'unknown-choice'
    | 'unknown-row'
    | 'wrong-type'
    | 'out-of-range'
    | 'duplicate-choice'
    | 'exclusive-choice'
    | 'not-allowed';
  message: string;
}

/**
 * Checks every answer against its question. `answers` holds those that fit; with any issue nothing should be stored.
 * Never throws; `input` may be anything.
 */
export function readAnswers(
  definition: Definition,
  input: unknown,
): { answers: Answers; issues: AnswerIssue[] } {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return {
      answers: {},
      issues: [
        {
          path: 'answers',
          code: 'wrong-type',
          message: 'Answers must be an object from question to value',
        },
      ],
    };
  }
  const questions = questionsById(definition);
  const answers: Answers = {};
  const issues: AnswerIssue[] = [];
  for (const [id, value] of Object.entries(input)) {
    const question = questions.get(id);
    const found = question
      ? readAnswer(question, value)
      : [{ code: 'unknown-question' as const, at: '', message: 'There is no such question' }];
    if (found.length === 0) answers[id] = value as AnswerValue;
    else
      for (const { code, at, message } of found)
        issues.push({ path: `answers.${id}${at}`, code, message });
  }
  return { answers, issues };
}

interface Finding {
  code: AnswerIssue['code'];
  at: string;
  message: string;
}

function readAnswer(question: Question, value: unknown): Finding[] {
  if (value === UNKNOWN_ANSWER || value === NOT_RELEVANT_ANSWER)
    return readReserved(question, value, '');
  const rule = question.rule;
  switch (rule.type) {
    case 'choice':
      return oneOf(typeof value === 'string' && Object.hasOwn(rule.points, value), value, '');
    case 'count':
      return readList(rule, value);
    case 'matrix':
      return readRows(question, rule, value);
    case 'number':
      if (typeof value !== 'number' || !Number.isInteger(value))
        return [wrongType('a whole number')];
      return value < rule.min || value > rule.max
        ? [{ code: 'out-of-range', at: '', message: `Must be from ${rule.min} to ${rule.max}` }]
        : [];
    case 'boolean':
      return typeof value === 'boolean' ? [] : [wrongType('true or false')];
  }
}

function readReserved(question: Question, value: string, at: string): Finding[] {
  const allowed = value === UNKNOWN_ANSWER ? question.dontKnow : question.notRelevant;
  return allowed
    ? []
    : [{ code: 'not-allowed', at, message: `“${value}” is not an answer to this question` }];
}

function oneOf(known: boolean, value: unknown, at: string): Finding[] {
  if (typeof value !== 'string') return [wrongType('one of the choices', at)];
  return known ? [] : [{ code: 'unknown-choice', at, message: 'Not one of the choices' }];
}

function readList(rule: Extract<Rule, { type: 'count' }>, value: unknown): Finding[] {
  if (!Array.isArray(value) || value.length === 0) return [wrongType('a list of choices')];
  if (new Set(value).size !== value.length)
    return [{ code: 'duplicate-choice', at: '', message: 'A choice is given twice' }];
  const isKnown = (item: unknown) =>
    typeof item === 'string' && (Object.hasOwn(rule.items, item) || item === rule.none);
  const findings = value.flatMap((item: unknown) => oneOf(isKnown(item), item, ''));
  if (findings.length === 0 && value.length > 1 && value.includes(rule.none)) {
    return [{ code: 'exclusive-choice', at: '', message: '“None of these” stands alone' }];
  }
  return findings.slice(0, 1);
}

function readRows(
  question: Question,
  rule: Extract<Rule, { type: 'matrix' }>,
  value: unknown,
): Finding[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [wrongType('a stage for each row')];
  return Object.entries(value).flatMap(([row, stage]: [string, unknown]): Finding[] => {
    const at = `.${row}`;
    if (!rule.rows.includes(row))
      return [{ code: 'unknown-row', at, message: 'There is no such row' }];
    if (stage === UNKNOWN_ANSWER || stage === NOT_RELEVANT_ANSWER)
      return readReserved(question, stage, at);
    return oneOf(typeof stage === 'string' && Object.hasOwn(rule.stages, stage), stage, at);
  });
}

function wrongType(wanted: string, at = ''): Finding {
  return { code: 'wrong-type', at, message: `Must be ${wanted}` };
}

const indexes = new WeakMap<Definition, Map<string, Question>>();

/** The questions of a definition by id, made once per definition. */
export function questionsById(definition: Definition): Map<string, Question> {
  let index = indexes.get(definition);
  if (!index) {
    index = new Map(definition.questions.map((question) => [question.id, question]));
    indexes.set(definition, index);
  }
  return index;
}
