import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../api.ts';
import { ApiError } from '../http.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useErrorText } from '../ui/error-text.ts';
import { useLanguage } from '../ui/language.ts';
import { Notice } from '../ui/notice.tsx';
import { forgetAssessment } from './place-memory.ts';
import type { SurveySession } from './survey-session.ts';
import type { Settling } from './use-settling.ts';

/** Submitting: first what contradicts is settled, then open questions are confirmed. */
export function SubmitPart({
  session,
  open,
  settling,
}: {
  session: SurveySession;
  /** Number of questions without an answer. */
  open: number;
  settling: Settling;
}) {
  const { t } = useTranslation();
  const submission = useSubmission(session, settling);
  const [confirming, setConfirming] = useState(false);
  const submit = () => {
    if (settling.open > 0) submission.refuse();
    else if (open > 0) setConfirming(true);
    else void submission.submit();
  };
  return (
    <>
      <p>{t('review.lead')}</p>
      {submission.failure !== null && <SubmitFailure error={submission.failure} />}
      <p className="button-row">
        <button
          type="button"
          className="btn btn-primary btn-lg"
          disabled={submission.running}
          onClick={submit}
        >
          {submission.running ? t('common.sending') : t('review.submit')}
        </button>
      </p>
      {confirming && (
        <ConfirmOpen
          count={open}
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
  const code = error instanceof ApiError && error.status === 409 ? error.code : null;
  if (code === UNSETTLED) return <Notice tone="error">{t('review.unsettled')}</Notice>;
  return <Notice tone="error">{code ? t('review.changedElsewhere') : explain(error)}</Notice>;
}

const UNSETTLED = 'unsettled-contradictions';

function useSubmission(session: SurveySession, settling: Settling) {
  const language = useLanguage();
  const navigate = useNavigate();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const refuse = () => {
    setFailure(new ApiError(409, { code: UNSETTLED }));
    document.getElementById('contradictions')?.focus();
  };
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
      if (error instanceof ApiError && error.code === UNSETTLED) await settling.refresh();
      setFailure(error);
    } finally {
      setRunning(false);
    }
  };
  return { running, failure, submit, refuse };
}
