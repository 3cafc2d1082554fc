import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import type { CreateCompany } from '../../api/contract-companies.ts';
import { SignedIn } from '../account/signed-in.tsx';
import { PRIVACY_NOTICE } from '../instrument.ts';
import { useLanguage } from '../ui/language.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { companyApi } from './company-api.ts';
import { CompanyForm } from './company-form.tsx';

/** `/{language}/company/new`: name, VAT number and profile of a firm. */
export default function NewCompanyPage() {
  return (
    <SignedIn>
      <NewCompany />
    </SignedIn>
  );
}

function NewCompany() {
  const { t } = useTranslation('company');
  const language = useLanguage();
  const navigate = useNavigate();
  // Who came from a mail's link goes back there with the new company.
  const back = (useLocation().state as { back?: string } | null)?.back;
  const create = async (typed: Omit<CreateCompany, 'privacyNotice'>) => {
    const company = await companyApi.create({ ...typed, privacyNotice: PRIVACY_NOTICE });
    await navigate(back ?? `/${language}/company/${company.id}`, { replace: true });
  };
  return (
    <div className="container narrow">
      <PageTitle place="new-company" tab={t('new.title')}>
        {t('new.title')}
      </PageTitle>
      <p className="lead">{t('new.lead')}</p>
      <p className="muted">
        {t('new.privacy')}{' '}
        <a href={`/${language}/privacy/`} target="_blank" rel="noreferrer">
          {t('new.privacyLink')}
        </a>
      </p>
      <CompanyForm before={null} submitText={t('new.submit')} onSubmit={create} />
    </div>
  );
}
