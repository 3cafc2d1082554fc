import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAccountErrorText } from '../account/account-error-text.ts';
import { DeleteForGood } from '../privacy/delete-for-good.tsx';
import { Download } from '../privacy/download.tsx';
import { privacyApi } from '../privacy/privacy-api.ts';
import { WhatGoes } from '../privacy/what-goes.tsx';
import { useLanguage } from '../ui/language.ts';
import { NotYet } from '../ui/not-yet.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { useCompany } from './use-company.ts';

/** What owners can do with the company's data: take it along and delete it. */
export function CompanyData() {
  const { t } = useTranslation('privacy');
  const { company } = useCompany();
  return (
    <>
      <PageTitle place="company-data" tab={t('company.title')}>
        {t('company.title')}
      </PageTitle>
      <Download address={privacyApi.companyArchive(company.id)} text={t('company.download')} />
      <DeleteCompany />
    </>
  );
}

function DeleteCompany() {
  const { t } = useTranslation('privacy');
  const explain = useAccountErrorText();
  const language = useLanguage();
  const navigate = useNavigate();
  const { company } = useCompany();
  const { loaded } = useLoaded(company.id, () => privacyApi.companyDeletion(company.id));
  const remove = async () => {
    await privacyApi.deleteCompany(company.id);
    await navigate(`/${language}/account`, { replace: true });
  };
  return (
    <section className="panel" aria-labelledby="deletion">
      <h2 id="deletion">{t('deletion.company.title')}</h2>
      <NotYet loaded={loaded} explain={explain} />
      {loaded.state === 'ready' && (
        <>
          <p>{t('deletion.company.text', { count: loaded.value.removed.members })}</p>
          <DeleteForGood kind="company" onYes={remove}>
            <WhatGoes {...loaded.value} />
          </DeleteForGood>
        </>
      )}
    </section>
  );
}
