import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CreateCompany } from '../../api/contract-companies.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { Said } from '../ui/said.tsx';
import { companyApi } from './company-api.ts';
import { CompanyForm } from './company-form.tsx';
import { ProfileFacts } from './profile-facts.tsx';
import { useCompany } from './use-company.ts';

/** Name, VAT number and profile: changed by writers, read by everybody else. */
export function CompanyProfile() {
  const { t } = useTranslation('company');
  const { company, set, mayWrite } = useCompany();
  const [isSaved, setSaved] = useState(false);
  const save = async (typed: Omit<CreateCompany, 'privacyNotice'>) => {
    setSaved(false);
    set(await companyApi.change(company.id, { ...typed, revision: company.revision }));
    setSaved(true);
  };
  return (
    <div className="measure-page">
      <PageTitle place="company-profile" tab={t('profile.title')}>
        {t('profile.title')}
      </PageTitle>
      <p className="lead">{t('profile.lead')}</p>
      {mayWrite ? (
        <CompanyForm before={company} submitText={t('profile.save')} onSubmit={save} />
      ) : (
        <ProfileFacts company={company} />
      )}
      <Said className={isSaved ? 'said-good' : ''}>{isSaved && t('profile.saved')}</Said>
    </div>
  );
}
