import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { CompanySummary } from '../../api/contract-companies.ts';
import { signOut } from '../account/sign-out.ts';
import { SignedIn, useOwn } from '../account/signed-in.tsx';
import { ApiError } from '../http.ts';
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
        <>
          <Notice tone="error">
            {explain(loaded.error)} {t('invitation.signedInAs', { email: account.email })}
          </Notice>
          {isForOther(loaded.error) && <OtherAccount />}
        </>
      )}
      {loaded.state === 'ready' && <Join token={token} invited={loaded.value} />}
    </div>
  );
}

function isForOther(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'other-address';
}

/** The token stays with the browser: whoever signs in anew comes back to the invitation. */
function OtherAccount() {
  const { t } = useTranslation('company');
  const language = useLanguage();
  const navigate = useNavigate();
  const explain = useCompanyErrorText();
  const [failure, setFailure] = useState<unknown>(null);
  const change = async () => {
    try {
      await signOut();
      await navigate(`/${language}/sign-in?to=${encodeURIComponent(`/${language}/invitation`)}`);
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <>
      <button type="button" className="btn btn-primary" onClick={() => void change()}>
        {t('invitation.otherAccount')}
      </button>
      {failure !== null && <Notice tone="error">{explain(failure)}</Notice>}
    </>
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
