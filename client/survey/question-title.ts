import type { QuestionnaireView } from '../../api/contract.ts';
import { usePick } from '../ui/language.ts';

/** The words of a question by its id. */
export function useQuestionTitle(view: QuestionnaireView): (question: string) => string {
  const pick = usePick();
  const elements = view.survey.pages.flatMap((page) => page.elements);
  return (question) => {
    const title = elements.find(({ name }) => name === question)?.title;
    return title ? pick(title) : question;
  };
}
