import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLanguage } from '../ui/language.ts';
import { Notice } from '../ui/notice.tsx';
import { PageTitle } from '../ui/page-title.tsx';

/** The short layer of the privacy notice; the long one is a page of its own. */
export function PrivacyNotice({
  unfinished,
  onContinue,
}: {
  unfinished: string | null;
  onContinue: () => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className="container narrow">
      <PageTitle place="privacy" tab={t('privacy.title')}>
        {t('privacy.title')}
      </PageTitle>
      {unfinished !== null && (
        <Notice>
          <p>
            {t('privacy.unfinished')}{' '}
            <Link to={`/${language}/survey/${unfinished}`}>{t('privacy.resume')}</Link>
          </p>
        </Notice>
      )}
      <p className="lead">{t('privacy.lead')}</p>
      <ul className="check-list">
        {(['what', 'who', 'where', 'delete'] as const).map((point) => (
          <li key={point}>{t(`privacy.points.${point}`)}</li>
        ))}
      </ul>
      <p className="muted">
        {t('privacy.controller')}{' '}
        <a href={`/${language}/privacy/`} target="_blank" rel="noreferrer">
          {t('privacy.full')}
        </a>
      </p>
      <button type="button" className="btn btn-primary btn-lg" onClick={onContinue}>
        {t('privacy.continue')}
      </button>
    </div>
  );
}
