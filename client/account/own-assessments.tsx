import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AssessmentSummary } from '../../api/contract.ts';
import { useLanguage } from '../ui/language.ts';
import { NotYet } from '../ui/not-yet.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { accountApi } from './account-api.ts';
import { useAccountErrorText } from './account-error-text.ts';
import { useMoment } from './use-moment.ts';

const INSTRUMENTS = ['first-level', 'advanced', 'technological-audit'] as const;

/** The surveys that the account holds, with their state and the way on. */
export function OwnAssessments() {
  const { t } = useTranslation('account');
  const language = useLanguage();
  const explain = useAccountErrorText();
  const { loaded } = useLoaded('assessments', accountApi.assessments);
  return (
    <section aria-labelledby="assessments">
      <h2 id="assessments">{t('home.assessments')}</h2>
      <NotYet loaded={loaded} explain={explain} />
      {loaded.state === 'ready' && loaded.value.length === 0 && (
        <>
          <p>{t('home.assessmentsNone')}</p>
          <p>
            <Link className="btn btn-outline-primary" to={`/${language}/start`}>
              {t('home.start')}
            </Link>
          </p>
        </>
      )}
      {loaded.state === 'ready' && loaded.value.length > 0 && (
        <>
          <p className="muted">{t('home.assessmentsOf')}</p>
          <ul className="own-list">
            {loaded.value.map((assessment) => (
              <Line key={assessment.id} assessment={assessment} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Line({ assessment }: { assessment: AssessmentSummary }) {
  const { t } = useTranslation('account');
  const language = useLanguage();
  const { day } = useMoment();
  const { id, status, updatedAt, assessedOn, corrects } = assessment;
  const isDraft = status === 'draft';
  const title = useTitle(assessment.instrument);
  const when = day(isDraft ? updatedAt : (assessedOn ?? updatedAt));
  return (
    <li>
      <span>
        <strong>{title}</strong>
        {corrects !== null && ` (${t('home.correction')})`}
        <br />
        <span className="muted">
          {isDraft ? t('home.draft', { when }) : t('home.submitted', { when })}
        </span>
      </span>
      <Link
        className={isDraft ? 'btn btn-primary' : 'btn btn-outline-primary'}
        to={`/${language}/${isDraft ? 'survey' : 'results'}/${id}`}
        aria-label={
          isDraft ? t('home.continueOf', { title, when }) : t('home.openOf', { title, when })
        }
      >
        {isDraft ? t('home.continue') : t('home.open')}
      </Link>
    </li>
  );
}

function useTitle(instrument: string): string {
  const { t } = useTranslation('account');
  return t(`home.instruments.${INSTRUMENTS.find((known) => known === instrument) ?? 'other'}`);
}
