import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { AssessmentSummary } from '../../api/contract.ts';
import { accountApi } from '../account/account-api.ts';
import { INSTRUMENT, PRIVACY_NOTICE } from '../instrument.ts';
import { useDay } from '../ui/day.ts';
import { useLanguage } from '../ui/language.ts';
import { Notice } from '../ui/notice.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { companyApi } from './company-api.ts';
import { useCompanyErrorText } from './company-error-text.ts';
import { useInstrumentName } from './instrument-name.ts';
import { useCompany } from './use-company.ts';

/** Begins the first-level survey with the company's profile. */
export function BeginFirst() {
  const { t } = useTranslation('company');
  const language = useLanguage();
  const navigate = useNavigate();
  const explain = useCompanyErrorText();
  const { company } = useCompany();
  const [failure, setFailure] = useState<unknown>(null);
  const begin = async () => {
    setFailure(null);
    try {
      const { id } = await companyApi.beginAssessment(company.id, {
        instrument: INSTRUMENT.id,
        language,
        privacyNotice: PRIVACY_NOTICE,
      });
      await navigate(`/${language}/survey/${id}`);
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <>
      <button type="button" className="btn btn-primary" onClick={() => void begin()}>
        {t('assessments.beginFirst')}
      </button>
      {failure !== null && <Notice tone="error">{explain(failure)}</Notice>}
    </>
  );
}

/** Questionnaires that the reader's own account holds can move into the company. */
export function BringIn({ onBrought }: { onBrought: () => void }) {
  const { t } = useTranslation('company');
  const explain = useCompanyErrorText();
  const { company } = useCompany();
  const { loaded } = useLoaded('own-assessments', accountApi.assessments);
  const [failure, setFailure] = useState<unknown>(null);
  const bring = async (id: string) => {
    setFailure(null);
    try {
      await companyApi.moveAssessment(company.id, id);
      onBrought();
    } catch (error) {
      setFailure(error);
    }
  };
  if (loaded.state !== 'ready' || loaded.value.length === 0) return null;
  return (
    <details className="disclosure bring-in">
      <summary>{t('bringIn.title', { count: loaded.value.length })}</summary>
      <div>
        <p>{t('bringIn.text')}</p>
        <ul className="own-list">
          {loaded.value.map((assessment) => (
            <Own
              key={assessment.id}
              assessment={assessment}
              onBring={() => void bring(assessment.id)}
            />
          ))}
        </ul>
        {failure !== null && <Notice tone="error">{explain(failure)}</Notice>}
      </div>
    </details>
  );
}

function Own({ assessment, onBring }: { assessment: AssessmentSummary; onBring: () => void }) {
  const { t } = useTranslation('company');
  const day = useDay();
  const name = useInstrumentName()(assessment.instrument);
  const when = day(assessment.assessedOn ?? assessment.updatedAt);
  return (
    <li>
      <span>
        <strong>{name}</strong> <span className="muted">{when}</span>
      </span>
      <button
        type="button"
        className="btn btn-outline-primary"
        aria-label={t('bringIn.of', { name, when })}
        onClick={onBring}
      >
        {t('bringIn.button')}
      </button>
    </li>
  );
}
