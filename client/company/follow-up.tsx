import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../api.ts';
import { useLanguage } from '../ui/language.ts';
import { Notice } from '../ui/notice.tsx';
import { useCompanyErrorText } from './company-error-text.ts';

/** Measures again: a copy of the last answers, the result of before untouched. */
export function FollowUp({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation('company');
  const language = useLanguage();
  const navigate = useNavigate();
  const explain = useCompanyErrorText();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const begin = async () => {
    setRunning(true);
    setFailure(null);
    try {
      const { assessment } = await api.followUp(id);
      await navigate(`/${language}/survey/${assessment.id}`);
    } catch (error) {
      setFailure(error);
      setRunning(false);
    }
  };
  return (
    <>
      <button
        type="button"
        className="btn btn-outline-primary"
        aria-label={t('assessments.againOf', { name })}
        disabled={running}
        onClick={() => void begin()}
      >
        {t('assessments.again')}
      </button>
      {failure !== null && <Notice tone="error">{explain(failure)}</Notice>}
    </>
  );
}
