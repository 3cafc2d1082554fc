/** Indicators whose answer changed, area by area, in the words of the survey. */
import type { Answers } from './answers.ts';
import type { ChangeRow, ComparisonInput, ComparisonReport } from './comparison-model.ts';
import type { Comparison } from './comparison.ts';
import { questionTitle, valueText } from './report-answers.ts';
import { questionsBelow, surveyQuestionsOf } from './report-context.ts';
import type { SurveyWords } from './report-context.ts';
import type { Wording } from './report-wording.ts';

type Change = Comparison['changed'][number];

export function changesByArea(input: ComparisonInput, words: Wording): ComparisonReport['changes'] {
  const { definition, model, comparison, survey } = input;
  const nodes = new Map(definition.nodes.map((node) => [node.id, node]));
  const context = { words, surveyQuestions: surveyQuestionsOf(survey) };
  return model.areas.flatMap(({ id, name }) => {
    const below = new Set(questionsBelow({ nodes }, id));
    const changed = comparison.changed.filter(({ question }) => below.has(question));
    if (changed.length === 0) return [];
    const rows = changed.map((change) => changeRow(input, context, change));
    return [{ area: id, name: words.pick(name), rows }];
  });
}

function changeRow(input: ComparisonInput, context: SurveyWords, change: Change): ChangeRow {
  const { words } = context;
  const shown = (points: number | null) =>
    points === null ? words.say('score.none') : words.points(points);
  const answer = (answers: Answers | null) => answerOf(input, context, change.question, answers);
  return {
    question: change.question,
    title: questionTitle(context, change.question),
    before: answer(input.before.answers),
    after: answer(input.after.answers),
    points: words.say('comparison.points', {
      before: shown(change.before),
      after: shown(change.after),
    }),
  };
}

function answerOf(
  { definition }: ComparisonInput,
  context: SurveyWords,
  id: string,
  answers: Answers | null,
): string {
  const question = definition.questions.find((candidate) => candidate.id === id);
  const value = answers?.[id];
  return question === undefined || value === undefined
    ? context.words.say('score.none')
    : valueText(context, question, value);
}
