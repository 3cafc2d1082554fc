import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import type { Profile } from '../../scoring/profile.ts';
import { SignedIn } from '../account/signed-in.tsx';
import { ApiError } from '../http.ts';
import { PRIVACY_NOTICE } from '../instrument.ts';
import { loadProfileLists, type ProfileLists } from '../profile/profile-lists.ts';
import { ProfileForm } from '../profile/profile-form.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { useLanguage } from '../ui/language.ts';
import { Loading } from '../ui/loading.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { Trouble } from '../ui/trouble.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { companyApi } from './company-api.ts';
import { type Identity, IdentityFields, useIdentityCheck } from './identity-fields.tsx';

/** `/{language}/company/new`: name, VAT number and profile of a firm. */
export default function NewCompanyPage() {
  const { loaded, again } = useLoaded('lists', loadProfileLists);
  return (
    <SignedIn>
      {loaded.state === 'loading' && <Loading />}
      {loaded.state === 'failed' && <Trouble error={loaded.error} onRetry={again} />}
      {loaded.state === 'ready' && <NewCompany lists={loaded.value} />}
    </SignedIn>
  );
}

function NewCompany({ lists }: { lists: ProfileLists }) {
  const { t } = useTranslation('company');
  const language = useLanguage();
  const navigate = useNavigate();
  // Who came from a mail's link goes back there with the new company.
  const back = (useLocation().state as { back?: string } | null)?.back;
  const [identity, setIdentity] = useState<Identity>({ name: '', vatNumber: '' });
  const check = useIdentityCheck();
  const [errors, setErrors] = useState<{ field: string; text: string }[]>([]);
  const [round, setRound] = useState(0);
  const fail = (found: typeof errors) => {
    setErrors(found);
    setRound((now) => now + 1);
  };
  const create = async (profile: Profile) => {
    const wrong = check(identity, profile.country);
    fail(wrong);
    if (wrong.length > 0) return;
    try {
      const company = await companyApi.create({
        ...named(identity),
        privacyNotice: PRIVACY_NOTICE,
        profile,
      });
      await navigate(back ?? `/${language}/company/${company.id}`, { replace: true });
    } catch (error) {
      if (!isTaken(error)) throw error;
      fail([{ field: 'vatNumber', text: t('identity.errors.taken') }]);
    }
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
      <ErrorSummary key={round} title={t('identity.wrong')} errors={errors} />
      <IdentityFields identity={identity} errors={errors} onChange={setIdentity} />
      <ProfileForm before={null} lists={lists} submitText={t('new.submit')} onSubmit={create} />
    </div>
  );
}

/** Without a VAT number the field is left out. */
export function named({ name, vatNumber }: Identity): { name: string; vatNumber?: string } {
  const number = vatNumber.replaceAll(/\s/g, '');
  return { name: name.trim(), ...(number !== '' && { vatNumber: number }) };
}

export function isTaken(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'vat-number-taken';
}
