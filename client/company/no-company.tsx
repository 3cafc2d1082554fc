import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ApiError } from '../http.ts';
import { useLanguage } from '../ui/language.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { Trouble } from '../ui/trouble.tsx';

/** A company that is not there, or not for this account: both look alike. */
export function NoCompany({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation('company');
  const language = useLanguage();
  if (!(error instanceof ApiError) || ![403, 404].includes(error.status)) {
    return <Trouble error={error} onRetry={onRetry} />;
  }
  return (
    <div className="container measure-page">
      <PageTitle place="no-company" tab={t('none.title')}>
        {t('none.title')}
      </PageTitle>
      <p className="lead">{t('none.lead')}</p>
      <p className="button-row">
        <Link className="btn btn-primary" to={`/${language}/account`}>
          {t('none.toAccount')}
        </Link>
      </p>
    </div>
  );
}
