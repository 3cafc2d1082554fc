import { useTranslation } from 'react-i18next';
import { useLanguage } from '../ui/language.ts';
import { chaptersOf, hasChapters } from './chapters.ts';
import { minutesLeft } from './minutes-left.ts';
import type { SessionState, SurveySession } from './survey-session.ts';

interface ProgressProps {
  session: SurveySession;
  state: SessionState;
  question: string;
}

/** "9 of 18, about 4 minutes left", or by chapters where there are many questions; the time counts the open ones. */
export function Progress({ session, state, question }: ProgressProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const count = state.questions.length;
  const elements = session.view.survey.pages.flatMap((page) => page.elements);
  const open = elements.filter(
    ({ name }) => state.questions.includes(name) && state.answers[name] === undefined,
  );
  const minutes = minutesLeft(open, language);
  const answered = count - open.length;
  const left = minutes === 0 ? t('survey.allAnswered') : t('survey.minutes', { count: minutes });
  return (
    <div className="survey-progress">
      <p>
        <strong>{usePlace({ session, state, question })}</strong>
        <span> · {left}</span>
      </p>
      <progress
        max={count}
        value={answered}
        aria-label={t('survey.answered', { answered, count })}
      />
    </div>
  );
}

function usePlace({ session, state, question }: ProgressProps): string {
  const { t } = useTranslation();
  const chapters = chaptersOf(session.view, state.questions);
  const chapter = chapters.findIndex(({ questions }) => questions.includes(question));
  const own = chapters[chapter]?.questions ?? [];
  if (hasChapters(chapters)) {
    return t('survey.chapterPosition', {
      chapter: chapter + 1,
      chapters: chapters.length,
      position: own.indexOf(question) + 1,
      count: own.length,
    });
  }
  return t('survey.position', {
    position: state.questions.indexOf(question) + 1,
    count: state.questions.length,
  });
}
