import { useTranslation } from 'react-i18next';
import { usePick } from '../ui/language.ts';
import { useAnswerText } from './answer-text.ts';
import { chaptersOf, hasChapters } from './chapters.ts';
import { useQuestionTitle } from './question-title.ts';
import type { SessionState, SurveySession } from './survey-session.ts';

interface AnswerListsProps {
  session: SurveySession;
  state: SessionState;
  goTo: (place: string) => void;
}

/** All answers, by chapters where there are many questions. */
export function AnswerLists({ session, state, goTo }: AnswerListsProps) {
  const pick = usePick();
  const chapters = chaptersOf(session.view, state.questions);
  const list = (questions: string[]) => (
    <AnswerList session={session} state={state} questions={questions} goTo={goTo} />
  );
  if (!hasChapters(chapters)) return list(state.questions);
  return chapters.map(({ area, name, questions }) => (
    <section key={area} aria-labelledby={`answers-${area}`}>
      <h3 id={`answers-${area}`} className="h5">
        {pick(name)}
      </h3>
      {list(questions)}
    </section>
  ));
}

function AnswerList({
  session,
  state,
  questions,
  goTo,
}: AnswerListsProps & { questions: string[] }) {
  const { t } = useTranslation();
  const titleOf = useQuestionTitle(session.view);
  const answerText = useAnswerText(session.view);
  return (
    <dl className="answer-list">
      {questions.map((question) => (
        <div key={question}>
          <dt>{titleOf(question)}</dt>
          <dd>
            {answerText(question, state.answers[question])}{' '}
            {session.isCarried(question) && (
              <span className="carried-mark">{t('review.carriedMark')}</span>
            )}{' '}
            <button
              type="button"
              className="link-button"
              aria-label={t('review.changeOf', { question: titleOf(question) })}
              onClick={() => goTo(question)}
            >
              {t('review.change')}
            </button>
          </dd>
        </div>
      ))}
    </dl>
  );
}
