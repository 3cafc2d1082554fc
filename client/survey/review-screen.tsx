import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/notice.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { AnswerLists } from './answer-lists.tsx';
import { useOrigin } from './carried-note.tsx';
import { Contradictions } from './contradictions.tsx';
import { useQuestionTitle } from './question-title.ts';
import { SubmitPart } from './submit-part.tsx';
import type { SessionState, SurveySession } from './survey-session.ts';
import { useSettling } from './use-settling.ts';

interface ReviewScreenProps {
  session: SurveySession;
  state: SessionState;
  goTo: (place: string) => void;
}

/** All answers once more, what is open first; from here the survey is submitted, with open questions too. */
export function ReviewScreen({ session, state, goTo }: ReviewScreenProps) {
  const { t } = useTranslation();
  const { questions, answers } = state;
  const open = questions.filter((question) => answers[question] === undefined);
  const settling = useSettling(session);
  return (
    <>
      <PageTitle place="review" tab={t('review.title')}>
        {t('review.title')}
      </PageTitle>
      {open.length > 0 ? (
        <Notice tone="warning">
          <p>
            <strong>{t('review.open', { count: open.length })}</strong> {t('review.openHint')}
          </p>
          <QuestionLinks session={session} questions={open} goTo={goTo} />
        </Notice>
      ) : (
        <Notice tone="good">{t('review.complete')}</Notice>
      )}
      <CarriedCount session={session} state={state} />
      <Contradictions session={session} settling={settling} />
      {session.opened.may.includes('submit') ? (
        <SubmitPart session={session} open={open.length} settling={settling} />
      ) : (
        <Notice>{t('review.firmSubmits')}</Notice>
      )}
      <h2>{t('review.answers')}</h2>
      <AnswerLists session={session} state={state} goTo={goTo} />
    </>
  );
}

/** How many answers are still those of the assessment that this one began with. */
function CarriedCount({ session, state }: Pick<ReviewScreenProps, 'session' | 'state'>) {
  const { t } = useTranslation();
  const origin = useOrigin();
  const { from } = session.opened;
  const count = state.questions.filter((question) => session.isCarried(question)).length;
  if (!from || count === 0) return null;
  return <Notice>{t('review.carried', { count, origin: origin(from) })}</Notice>;
}

function QuestionLinks({
  session,
  questions,
  goTo,
}: {
  session: SurveySession;
  questions: string[];
  goTo: (place: string) => void;
}) {
  const titleOf = useQuestionTitle(session.view);
  return (
    <ul>
      {questions.map((question) => (
        <li key={question}>
          <button type="button" className="link-button" onClick={() => goTo(question)}>
            {titleOf(question)}
          </button>
        </li>
      ))}
    </ul>
  );
}
