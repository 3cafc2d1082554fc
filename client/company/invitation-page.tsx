import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { CompanySummary } from '../../api/contract-companies.ts';
import { SignedIn, useOwn } from '../account/signed-in.tsx';
import { useLanguage } from '../ui/language.ts';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { companyApi } from './company-api.ts';
import { useCompanyErrorText } from './company-error-text.ts';
import { forgetLinkToken, takeLinkToken } from './link-token.ts';

/** `/{language}/invitation#invitation=…`: joins a company, signed in to the address that was invited. */
export default function InvitationPage() {
  const [token] = useState(() => takeLinkToken('invitation'));
  return (
    <SignedIn>
      <Invitation token={token} />
    </SignedIn>
  );
}

function Invitation({ token }: { token: string }) {
  const { t } = useTranslation('company');
  const { account } = useOwn();
  const explain = useCompanyErrorText();
  const { loaded } = useLoaded(token, () => companyApi.previewInvitation(token));
  return (
    <div className="container measure-page">
      <PageTitle place="invitation" tab={t('invitation.title')}>
        {t('invitation.title')}
      </PageTitle>
      {loaded.state === 'loading' && <Loading />}
      {loaded.state === 'failed' && (
        <Notice tone="error">
          {explain(loaded.error)} {t('invitation.signedInAs', { email: account.email })}
        </Notice>
      )}
      {loaded.state === 'ready' && <Join token={token} invited={loaded.value} />}
    </div>
  );
}

function Join({ token, invited }: { token: string; invited: CompanySummary }) {
  const { t } = useTranslation('company');
  const language = useLanguage();
  const navigate = useNavigate();
  const explain = useCompanyErrorText();
  const [failure, setFailure] = useState<unknown>(null);
  const join = async () => {
    try {
      const { id } = await companyApi.acceptInvitation(token);
      forgetLinkToken('invitation');
      await navigate(`/${language}/company/${id}`, { replace: true });
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <>
      <p className="lead">{t('invitation.lead', { company: invited.name })}</p>
      <p>{t(`roles.texts.${invited.role}`)}</p>
      {failure !== null && <Notice tone="error">{explain(failure)}</Notice>}
      <button type="button" className="btn btn-primary btn-lg" onClick={() => void join()}>
        {t('invitation.join')}
      </button>
    </>
  );
}
