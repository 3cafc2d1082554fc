import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../api.ts';
import { ApiError } from '../http.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useErrorText } from '../ui/error-text.ts';
import { useLanguage, usePick } from '../ui/language.ts';
import { Notice } from '../ui/notice.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { useAnswerText } from './answer-text.ts';
import { forgetAssessment } from './place-memory.ts';
import type { SessionState, SurveySession } from './survey-session.ts';

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
  const submission = useSubmission(session);
  const [confirming, setConfirming] = useState(false);
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
      <p>{t('review.lead')}</p>
      {submission.failure !== null && <SubmitFailure error={submission.failure} />}
      <p className="button-row">
        <button
          type="button"
          className="btn btn-primary btn-lg"
          disabled={submission.running}
          onClick={() => (open.length > 0 ? setConfirming(true) : void submission.submit())}
        >
          {submission.running ? t('common.sending') : t('review.submit')}
        </button>
      </p>
      <h2>{t('review.answers')}</h2>
      <AnswerList session={session} state={state} goTo={goTo} />
      {confirming && (
        <ConfirmOpen
          count={open.length}
          onBack={() => setConfirming(false)}
          onSubmit={() => {
            setConfirming(false);
            void submission.submit();
          }}
        />
      )}
    </>
  );
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
  const titleOf = useQuestionTitle(session);
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

function AnswerList({ session, state, goTo }: ReviewScreenProps) {
  const { t } = useTranslation();
  const titleOf = useQuestionTitle(session);
  const answerText = useAnswerText(session.view);
  return (
    <dl className="answer-list">
      {state.questions.map((question) => (
        <div key={question}>
          <dt>{titleOf(question)}</dt>
          <dd>
            {answerText(question, state.answers[question])}{' '}
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

function useQuestionTitle(session: SurveySession): (question: string) => string {
  const pick = usePick();
  const elements = session.view.survey.pages.flatMap((page) => page.elements);
  return (question) => {
    const title = elements.find(({ name }) => name === question)?.title;
    return title ? pick(title) : question;
  };
}

function ConfirmOpen({
  count,
  onBack,
  onSubmit,
}: {
  count: number;
  onBack: () => void;
  onSubmit: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('review.confirmTitle', { count })} onClose={onBack}>
      <p>{t('review.confirmText')}</p>
      <div className="button-row">
        <button type="button" className="btn btn-primary" onClick={onSubmit}>
          {t('review.confirmYes')}
        </button>
        <button type="button" className="btn btn-outline-primary" onClick={onBack}>
          {t('review.confirmNo')}
        </button>
      </div>
    </Dialog>
  );
}

function SubmitFailure({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const explain = useErrorText();
  const changed = error instanceof ApiError && error.status === 409;
  return <Notice tone="error">{changed ? t('review.changedElsewhere') : explain(error)}</Notice>;
}

function useSubmission(session: SurveySession) {
  const language = useLanguage();
  const navigate = useNavigate();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const submit = async () => {
    setRunning(true);
    setFailure(null);
    try {
      await session.saver.flush();
      if (session.saver.state.kind === 'waiting') throw new ApiError(0, {});
      if (session.saver.state.kind !== 'saved') return;
      await api.submit(session.id, session.saver.revision);
      forgetAssessment(session.id);
      await navigate(`/${language}/results/${session.id}`, { replace: true });
    } catch (error) {
      if (error instanceof ApiError && error.status === 409 && error.current)
        session.saver.absorb(error.current);
      setFailure(error);
    } finally {
      setRunning(false);
    }
  };
  return { running, failure, submit };
}
