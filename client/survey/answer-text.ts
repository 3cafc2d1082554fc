import { useTranslation } from 'react-i18next';
import type { QuestionnaireView } from '../../api/contract.ts';
import { type AnswerValue, NOT_RELEVANT_ANSWER, UNKNOWN_ANSWER } from '../../scoring/answers.ts';
import { usePick } from '../ui/language.ts';

/** An answer in the words of its options. */
export function useAnswerText(
  view: QuestionnaireView,
): (question: string, value: AnswerValue | undefined) => string {
  const { t } = useTranslation();
  const pick = usePick();
  const elements = view.survey.pages.flatMap((page) => page.elements);
  return (question, value) => {
    if (value === undefined) return t('survey.states.open');
    const choices = elements.find(({ name }) => name === question)?.choices ?? [];
    const wordsOf = (one: string) => {
      if (one === UNKNOWN_ANSWER) return t('survey.states.unknown');
      if (one === NOT_RELEVANT_ANSWER) return t('survey.states.notRelevant');
      const choice = choices.find((each) => each.value === one);
      return choice ? pick(choice.text) : one;
    };
    const parts = Array.isArray(value)
      ? value
      : typeof value === 'object'
        ? Object.values(value)
        : [String(value)];
    return parts.map(wordsOf).join(' · ');
  };
}
