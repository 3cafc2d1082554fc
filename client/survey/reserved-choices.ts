/** The two answers that stand apart from every list: "I don't know" and "not relevant". */
import type { QuestionnaireView } from '../../api/contract.ts';
import { NOT_RELEVANT_ANSWER, UNKNOWN_ANSWER } from '../../scoring/answers.ts';
import type { Question, Text } from '../../scoring/definition.ts';
import texts from '../text/reserved.json';

/** "I don't know" and "not relevant", as far as the question allows them. */
export function reservedChoices(
  view: QuestionnaireView,
  question: Question,
): { value: string; text: Text }[] {
  const ground = notRelevantGround(view, question.id);
  return [
    ...(question.dontKnow ? [{ value: UNKNOWN_ANSWER, text: texts.dontKnow }] : []),
    ...(question.notRelevant
      ? [{ value: NOT_RELEVANT_ANSWER, text: ground ? withGround(ground) : texts.notRelevant }]
      : []),
  ];
}

function withGround(ground: Text): Text {
  return {
    en: `${texts.notRelevantBecause.en} ${startSmall(ground.en)}`,
    it: `${texts.notRelevantBecause.it} ${startSmall(ground.it)}`,
  };
}

function startSmall(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** The only ground on which a question is not relevant: that of its area. */
function notRelevantGround(view: QuestionnaireView, question: string): Text | null {
  const area = areaOf(view, question);
  return view.model.areas.find(({ id }) => id === area)?.notRelevant ?? null;
}

/** Area that a question counts for; undefined for a question outside every area. */
export function areaOf(view: QuestionnaireView, question: string): string | undefined {
  return view.definition.nodes.find(
    ({ role, children }) => role === 'area' && children.some(({ id }) => id === question),
  )?.id;
}
