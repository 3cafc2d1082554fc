/** Why a score is what it is: each question of an area with the answer in the words of the survey. */
import { NOT_RELEVANT_ANSWER, UNKNOWN_ANSWER } from './answers.ts';
import type { AnswerValue } from './answers.ts';
import type { Area, Question, Text } from './definition.ts';
import type { Context, SurveyWords } from './report-context.ts';
import { questionsBelow } from './report-context.ts';
import type { WhyLine } from './report-model.ts';
import { profileFacts } from './profile.ts';
import { ruleScale } from './rules.ts';
import { visibleQuestions } from './visibility.ts';

export function whyLines(context: Context, area: Area): WhyLine[] {
  const { definition, answers, profile } = context.input;
  const shown = new Set(visibleQuestions(definition, answers, profileFacts(profile)));
  return questionsBelow(context, area.id).flatMap((id) => {
    const line = whyLine(context, area, id);
    // A question that waits behind a gate was never seen: the gate itself is in the list.
    const waits = line?.state === 'open' || line?.state === 'unknown';
    return line && (shown.has(id) || !waits) ? [line] : [];
  });
}

function whyLine(context: Context, area: Area, id: string): WhyLine | null {
  const question = context.questions.get(id);
  const result = context.input.result.questions[id];
  if (!question || !result) return null;
  const { state, points } = result;
  return {
    question: questionTitle(context, id),
    id,
    state,
    answer: answerText(context, area, question, state),
    points: points === null ? null : pointsText(context, points, question),
  };
}

function pointsText({ words }: Context, points: number, question: Question): string {
  const most = ruleScale(question.rule).max / 1000;
  return words.say('why.points', { points: words.points(points), most: words.points(most) });
}

export function questionTitle({ surveyQuestions, words }: SurveyWords, id: string): string {
  const title = surveyQuestions.get(id)?.title;
  return title ? words.pick(title) : id;
}

function answerText(
  context: Context,
  area: Area,
  question: Question,
  state: WhyLine['state'],
): string {
  const value = context.input.answers[question.id];
  if (value === NOT_RELEVANT_ANSWER) return notRelevantText(context, area);
  if (state !== 'answered' || value === undefined) return context.words.say(`answer.${state}`);
  return valueText(context, question, value);
}

export function notRelevantText({ words }: Context, area: Area): string {
  return area.notRelevant
    ? words.say('answer.not-relevant-because', { ground: words.pick(area.notRelevant) })
    : words.say('answer.not-relevant');
}

/** An answer in the survey's words; values that the survey does not name are shown as they are. */
export function valueText(context: SurveyWords, question: Question, value: AnswerValue): string {
  const { words, surveyQuestions } = context;
  const element = surveyQuestions.get(question.id);
  const choice = (id: string) => labelOf(context, element?.choices, id);
  if (Array.isArray(value)) return words.list(value.map(choice));
  if (typeof value === 'string') return choice(value);
  if (typeof value === 'number') return words.whole(value);
  if (typeof value === 'boolean') {
    const label = value ? element?.labelTrue : element?.labelFalse;
    return isText(label) ? words.pick(label) : words.say(value ? 'answer.yes' : 'answer.no');
  }
  const rows = Object.entries(value).map(([row, stage]) =>
    words.say('answer.row', {
      row: labelOf(context, element?.rows, row),
      stage: labelOf(context, element?.columns, stage),
    }),
  );
  return rows.join(words.say('list.rows'));
}

/** Every row of a matrix with its stage in the survey's words; null where the row has none. */
export function rowStages(
  context: SurveyWords,
  question: Question,
  value: AnswerValue | undefined,
): { row: string; stage: string | null }[] {
  if (question.rule.type !== 'matrix') return [];
  const element = context.surveyQuestions.get(question.id);
  // "I don't know" may stand for the whole matrix.
  const stageOf = (row: string) => {
    if (typeof value === 'string') return value;
    return typeof value === 'object' && !Array.isArray(value) ? value[row] : undefined;
  };
  return question.rule.rows.map((row) => {
    const stage = stageOf(row);
    return {
      row: labelOf(context, element?.rows, row),
      stage: stage === undefined ? null : labelOf(context, element?.columns, stage),
    };
  });
}

function labelOf({ words }: SurveyWords, items: unknown, id: string): string {
  if (id === UNKNOWN_ANSWER) return words.say('answer.unknown');
  if (id === NOT_RELEVANT_ANSWER) return words.say('answer.not-relevant');
  const list: unknown[] = Array.isArray(items) ? items : [];
  const found = list.find((item) => isItem(item) && item.value === id);
  return isItem(found) ? words.pick(found.text) : id;
}

function isItem(item: unknown): item is { value: string; text: Text } {
  return typeof item === 'object' && item !== null && 'text' in item && isText(item.text);
}

function isText(value: unknown): value is Text {
  return typeof value === 'object' && value !== null && 'en' in value && 'it' in value;
}
