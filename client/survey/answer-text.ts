import { useTranslation } from 'react-i18next';
import type { QuestionnaireView } from '../../api/contract.ts';
import { type AnswerValue, NOT_RELEVANT_ANSWER, UNKNOWN_ANSWER } from '../../scoring/answers.ts';
import type { SurveyElement } from '../../scoring/definition.ts';
import { usePick } from '../ui/language.ts';

type Option = NonNullable<SurveyElement['choices']>[number];

/** An answer in the words of its options. */
export function useAnswerText(
  view: QuestionnaireView,
): (question: string, value: AnswerValue | undefined) => string {
  const { t } = useTranslation();
  const pick = usePick();
  const elements = view.survey.pages.flatMap((page) => page.elements);
  const reserved = (value: string) => {
    if (value === UNKNOWN_ANSWER) return t('survey.states.unknown');
    return value === NOT_RELEVANT_ANSWER ? t('survey.states.notRelevant') : null;
  };
  return (question, value) => {
    if (value === undefined) return t('survey.states.open');
    const element = elements.find(({ name }) => name === question);
    const wordsIn = (lists: (Option[] | undefined)[], one: string) => {
      const option = lists.flatMap((list) => list ?? []).find((each) => each.value === one);
      return reserved(one) ?? (option ? pick(option.text) : one);
    };
    if (typeof value === 'object' && !Array.isArray(value)) {
      const lines = Object.entries(value).map(
        ([row, stage]) => `${wordsIn([element?.rows], row)}: ${wordsIn([element?.columns], stage)}`,
      );
      return lines.join(' · ');
    }
    const parts = Array.isArray(value) ? value : [String(value)];
    return parts.map((one) => wordsIn([element?.choices, element?.columns], one)).join(' · ');
  };
}
