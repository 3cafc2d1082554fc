import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { PRIVACY_NOTICE } from '../instrument.ts';
import { useLanguage } from '../ui/language.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { accountApi } from './account-api.ts';
import { AccountForm, EmailField } from './account-form.tsx';
import { AccountNotice } from './account-notice.tsx';
import type { SignInState } from './sign-in-page.tsx';
import { isAddress, useSending } from './use-sending.ts';

type Purpose = 'link' | 'reset' | 'new';

const SEND = {
  link: accountApi.askForSignInLink,
  reset: accountApi.askForReset,
  new: (body: Parameters<typeof accountApi.askForReset>[0]) =>
    accountApi.register({ ...body, privacyNotice: PRIVACY_NOTICE }),
};

/** Asks for a mail: with a link to sign in, to choose a password, or to open an account. */
export function AskForMail({ purpose }: { purpose: Purpose }) {
  const { t } = useTranslation('account');
  const language = useLanguage();
  const { state } = useLocation() as { state: SignInState | null };
  const [email, setEmail] = useState(state?.email ?? '');
  const [sentTo, setSentTo] = useState<string | null>(null);
  const sending = useSending({
    check: () => (isAddress(email) ? [] : [{ field: 'email', text: t('errors.email') }]),
    async send() {
      await SEND[purpose]({ email: email.trim(), language });
      setSentTo(email.trim());
    },
    fields: { email: 'email' },
  });
  if (sentTo !== null) {
    return <Sent purpose={purpose} email={sentTo} onAgain={() => setSentTo(null)} />;
  }
  return (
    <div className="container narrow">
      <PageTitle place={purpose} tab={t(`ask.${purpose}.title`)}>
        {t(`ask.${purpose}.title`)}
      </PageTitle>
      {purpose === 'new' ? <AccountNotice /> : <p className="lead">{t(`ask.${purpose}.lead`)}</p>}
      <AccountForm sending={sending} submitText={t(`ask.${purpose}.submit`)}>
        <EmailField name="email" errors={sending.errors} value={email} onChange={setEmail} />
      </AccountForm>
      <BackToSignIn />
    </div>
  );
}

/** Says the same whether or not the address has an account. */
function Sent({
  purpose,
  email,
  onAgain,
}: {
  purpose: Purpose;
  email: string;
  onAgain: () => void;
}) {
  const { t } = useTranslation('account');
  return (
    <div className="container narrow">
      <PageTitle place={`${purpose}-sent`} tab={t('ask.sent.title')}>
        {t('ask.sent.title')}
      </PageTitle>
      <p className="lead">{t(`ask.sent.${purpose}`, { email })}</p>
      <p>{t('ask.sent.nothing')}</p>
      <button type="button" className="btn btn-outline-primary" onClick={onAgain}>
        {t('ask.sent.again')}
      </button>
      <BackToSignIn />
    </div>
  );
}

function BackToSignIn() {
  const { t } = useTranslation('account');
  const language = useLanguage();
  const state: SignInState = {};
  return (
    <p className="way-back">
      <Link to={`/${language}/sign-in`} state={state}>
        {t('signIn.back')}
      </Link>
    </p>
  );
}
