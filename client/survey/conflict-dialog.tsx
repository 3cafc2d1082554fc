import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answers, AnswerValue } from '../../scoring/answers.ts';
import { Dialog } from '../ui/dialog.tsx';
import { usePick } from '../ui/language.ts';
import { useAnswerText } from './answer-text.ts';
import type { Conflict } from './answer-saver.ts';
import type { SurveySession } from './survey-session.ts';

type Side = 'mine' | 'theirs';

/** Only for questions that two tabs (or two people) changed differently: which answer is right? */
export function ConflictDialog({
  session,
  conflicts,
}: {
  session: SurveySession;
  conflicts: Conflict[];
}) {
  const { t } = useTranslation();
  const pick = usePick();
  const answerText = useAnswerText(session.view);
  const [choice, setChoice] = useState<Record<string, Side>>({});
  const sideOf = (question: string): Side => choice[question] ?? 'mine';
  const settle = () => {
    const answers = conflicts.reduce(
      (all, conflict) => withAnswer(all, conflict.question, conflict[sideOf(conflict.question)]),
      session.saver.answers,
    );
    session.show(answers);
    void session.saver.settle(answers);
  };
  return (
    // Closing without choosing keeps what is on this screen.
    <Dialog title={t('conflict.title')} onClose={settle}>
      <p>{t('conflict.text')}</p>
      {conflicts.map((conflict) => (
        <fieldset key={conflict.question} className="field">
          <legend>{pick(titleOf(session, conflict.question))}</legend>
          {(['mine', 'theirs'] as const).map((side) => (
            <label key={side} className="option">
              <input
                type="radio"
                name={conflict.question}
                checked={sideOf(conflict.question) === side}
                onChange={() => setChoice({ ...choice, [conflict.question]: side })}
              />
              <span>
                <strong>{t(`conflict.${side}`)}</strong>{' '}
                {answerText(conflict.question, conflict[side])}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      <button type="button" className="btn btn-primary" onClick={settle}>
        {t('conflict.settle')}
      </button>
    </Dialog>
  );
}

function withAnswer(answers: Answers, question: string, value: AnswerValue | undefined): Answers {
  const { [question]: _before, ...rest } = answers;
  return value === undefined ? rest : { ...rest, [question]: value };
}

function titleOf(session: SurveySession, question: string) {
  const element = session.view.survey.pages
    .flatMap((page) => page.elements)
    .find(({ name }) => name === question);
  return element?.title ?? { en: question, it: question };
}
