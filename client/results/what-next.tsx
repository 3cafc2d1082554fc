import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { AssessmentView } from '../../api/contract.ts';
import { api } from '../api.ts';
import { rememberAssessment } from '../survey/place-memory.ts';
import { keepResumeToken } from '../survey/resume-link.ts';
import { useErrorText } from '../ui/error-text.ts';
import { Icon } from '../ui/icon.tsx';
import { useLanguage } from '../ui/language.ts';
import { Notice } from '../ui/notice.tsx';

/** What can follow a result: a closer look, and measuring again once something has changed. */
export function WhatNext({ assessment }: { assessment: AssessmentView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!assessment.may.includes('answer')) return null;
  return (
    <section className="no-print" aria-labelledby="what-next">
      <h2 id="what-next">{t('results.followUp.title')}</h2>
      <div className="share-parts">
        {assessment.instrument === 'first-level' && (
          <div className="panel">
            <h3>{t('results.followUp.deeper')}</h3>
            <p>{t('results.followUp.deeperText')}</p>
            <Link
              className="btn btn-outline-primary"
              to={`/${language}/advanced?from=${assessment.id}`}
            >
              {t('results.followUp.deeperButton')} <Icon name="arrow" />
            </Link>
          </div>
        )}
        <div className="panel">
          <h3>{t('results.followUp.again')}</h3>
          <p>{t('results.followUp.againText')}</p>
          <FollowUp assessment={assessment} />
        </div>
      </div>
    </section>
  );
}

/** Opens the new measurement, or the one that was opened before. */
function FollowUp({ assessment }: { assessment: AssessmentView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const explain = useErrorText();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const open = async () => {
    setRunning(true);
    try {
      const { assessment: next, editToken } = await api.followUp(assessment.id);
      if (editToken !== null) keepResumeToken(next.id, editToken);
      rememberAssessment(next.id);
      await navigate(`/${language}/survey/${next.id}`);
    } catch (error) {
      setFailure(error);
      setRunning(false);
    }
  };
  const isOpen = assessment.followedBy !== null;
  return (
    <>
      <button
        type="button"
        className="btn btn-outline-primary"
        disabled={running}
        onClick={() => void open()}
      >
        {isOpen ? t('results.followUp.continueButton') : t('results.followUp.againButton')}{' '}
        <Icon name="arrow" />
      </button>
      {failure !== null && <Notice tone="error">{explain(failure)}</Notice>}
    </>
  );
}
