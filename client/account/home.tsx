import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLanguage } from '../ui/language.ts';
import { NotYet } from '../ui/not-yet.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { accountApi } from './account-api.ts';
import { useAccountErrorText } from './account-error-text.ts';
import { OwnAssessments } from './own-assessments.tsx';
import { BecomeConsultant, Roles } from './roles.tsx';
import { useOwn } from './signed-in.tsx';

/** Where a person finds what is theirs: companies, surveys, tasks. */
export function Home() {
  const { t } = useTranslation('account');
  const { account } = useOwn();
  return (
    <>
      <PageTitle place="account" tab={t('title')}>
        {t('title')}
      </PageTitle>
      <p className="own-address">{t('home.as', { email: account.email })}</p>
      {account.roles.length > 0 && <Roles roles={account.roles} />}
      <Companies />
      <OwnAssessments />
      {account.roles.length === 0 && <BecomeConsultant />}
    </>
  );
}

function Companies() {
  const { t } = useTranslation('account');
  const language = useLanguage();
  const explain = useAccountErrorText();
  const { loaded } = useLoaded('companies', accountApi.companies);
  return (
    <section aria-labelledby="companies">
      <h2 id="companies">{t('home.companies')}</h2>
      <NotYet loaded={loaded} explain={explain} />
      {loaded.state === 'ready' && loaded.value.length === 0 && <p>{t('home.companiesNone')}</p>}
      {loaded.state === 'ready' && loaded.value.length > 0 && (
        <ul className="own-list">
          {loaded.value.map(({ id, name, role }) => (
            <li key={id}>
              <Link to={`/${language}/company/${id}`}>{name}</Link>
              <span className="muted">{t(`home.memberships.${role}`)}</span>
            </li>
          ))}
        </ul>
      )}
      <p>
        <Link className="btn btn-outline-primary" to={`/${language}/company/new`}>
          {t('home.newCompany')}
        </Link>
      </p>
    </section>
  );
}
