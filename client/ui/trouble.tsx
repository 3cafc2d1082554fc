import { useTranslation } from 'react-i18next';
import { ApiError } from '../http.ts';
import { useErrorText } from './error-text.ts';
import { useLanguage } from './language.ts';
import { PageTitle } from './page-title.tsx';

/** A whole page that could not be shown: what happened, in plain words, and the way on. */
export function Trouble({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const explain = useErrorText();
  const noAccess = error instanceof ApiError && [401, 403, 404].includes(error.status);
  const title = noAccess ? t('access.closedTitle') : t('common.troubleTitle');
  return (
    <div className="container measure-page">
      <PageTitle place={title} tab={title}>
        {title}
      </PageTitle>
      <p className="lead">{noAccess ? t('access.closedText') : explain(error)}</p>
      <p className="button-row">
        {!noAccess && (
          <button type="button" className="btn btn-primary" onClick={onRetry}>
            {t('common.retry')}
          </button>
        )}
        <a className="btn btn-outline-primary" href={`/${language}/start`}>
          {t('common.startSurvey')}
        </a>
        <a href={`/${language}/`}>{t('common.home')}</a>
      </p>
    </div>
  );
}
