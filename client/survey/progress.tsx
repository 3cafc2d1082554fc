import { useTranslation } from 'react-i18next';
import { useLanguage } from '../ui/language.ts';
import { minutesLeft } from './minutes-left.ts';
import type { SessionState, SurveySession } from './survey-session.ts';

/** "9 of 18, about 4 minutes left": the time counts the questions still open. */
export function Progress({
  session,
  state,
  question,
}: {
  session: SurveySession;
  state: SessionState;
  question: string;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const position = state.questions.indexOf(question) + 1;
  const count = state.questions.length;
  const elements = session.view.survey.pages.flatMap((page) => page.elements);
  const open = elements.filter(
    ({ name }) => state.questions.includes(name) && state.answers[name] === undefined,
  );
  const minutes = minutesLeft(open, language);
  const answered = count - open.length;
  return (
    <div className="survey-progress">
      <p>
        <strong>{t('survey.position', { position, count })}</strong>
        <span>
          {' '}
          · {minutes === 0 ? t('survey.allAnswered') : t('survey.minutes', { count: minutes })}
        </span>
      </p>
      <progress
        max={count}
        value={answered}
        aria-label={t('survey.answered', { answered, count })}
      />
    </div>
  );
}
