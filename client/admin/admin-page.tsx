import '../account/account.scss';
import './admin.scss';
import { useTranslation } from 'react-i18next';
import { SignedIn, useOwn } from '../account/signed-in.tsx';
import { useLanguage } from '../ui/language.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { Accounts } from './accounts.tsx';

/** `/{language}/admin`: who has an account, and which roles. */
export default function AdminPage() {
  return (
    <SignedIn>
      <Administration />
    </SignedIn>
  );
}

function Administration() {
  const { t } = useTranslation('admin');
  const { account } = useOwn();
  if (!account.roles.includes('administrator')) return <Forbidden />;
  return (
    <div className="container admin">
      <PageTitle place="admin" tab={t('title')}>
        {t('title')}
      </PageTitle>
      <p className="lead">{t('lead')}</p>
      <Accounts />
    </div>
  );
}

function Forbidden() {
  const { t } = useTranslation('admin');
  const language = useLanguage();
  return (
    <div className="container narrow">
      <PageTitle place="forbidden" tab={t('forbiddenTitle')}>
        {t('forbiddenTitle')}
      </PageTitle>
      <p className="lead">{t('forbiddenText')}</p>
      <p>
        <a className="btn btn-primary" href={`/${language}/account`}>
          {t('toAccount')}
        </a>
      </p>
    </div>
  );
}
