import { useTranslation } from 'react-i18next';
import { useLanguage } from './language.ts';
import { PageTitle } from './page-title.tsx';

export function NotFoundPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className="container measure-page">
      <PageTitle place="not-found" tab={t('notFound.title')}>
        {t('notFound.title')}
      </PageTitle>
      <p className="lead">{t('notFound.text')}</p>
      <p className="button-row">
        <a className="btn btn-primary" href={`/${language}/`}>
          {t('common.home')}
        </a>
        <a className="btn btn-outline-primary" href={`/${language}/start`}>
          {t('common.startSurvey')}
        </a>
      </p>
    </div>
  );
}
