import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { SignInWays } from '../../api/contract.ts';
import { useLanguage } from '../ui/language.ts';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { Trouble } from '../ui/trouble.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { accountApi } from './account-api.ts';
import { AccountForm, EmailField } from './account-form.tsx';
import { OpenIdButton } from './openid-button.tsx';
import { PasswordField } from './password-field.tsx';
import type { SignInState } from './sign-in-page.tsx';
import { useSignedInMark } from './signed-in-mark.ts';
import { useEnter } from './use-enter.ts';
import { isAddress, useSending } from './use-sending.ts';

/** All ways in: by password, by a link, at a provider; and the way to an account. */
export function SignIn() {
  const { t } = useTranslation('account');
  const { loaded, again } = useLoaded('ways', accountApi.ways);
  const [email, setEmail] = useState(useSignInState().email ?? '');
  if (loaded.state === 'loading') return <Loading />;
  if (loaded.state === 'failed') return <Trouble error={loaded.error} onRetry={again} />;
  const ways = loaded.value;
  return (
    <div className="container narrow">
      <PageTitle place="sign-in" tab={t('signIn.title')}>
        {t('signIn.title')}
      </PageTitle>
      <Tidings />
      <Lead />
      {ways.password && <PasswordForm email={email} onEmail={setEmail} />}
      <OtherWays ways={ways} email={email} />
    </div>
  );
}

/** What an account is for; to who follows an invitation, how to come to it. */
function Lead() {
  const { t } = useTranslation('account');
  const language = useLanguage();
  const to = new URLSearchParams(useLocation().search).get('to') ?? '';
  if (!/^\/(it|en)\/invitation$/.test(to)) return <p className="lead">{t('signIn.lead')}</p>;
  return (
    <>
      <p className="lead">{t('signIn.invited')}</p>
      <p>
        <Link className="btn btn-outline-primary" to={`/${language}/sign-in/new`}>
          {t('signIn.newButton')}
        </Link>
      </p>
    </>
  );
}

/** What happened just before. */
function Tidings() {
  const { t } = useTranslation('account');
  const language = useLanguage();
  const isSignedIn = useSignedInMark();
  const { problem, signedOut, passwordChanged } = useSignInState();
  const known = PROBLEMS.find((code) => code === problem);
  return (
    <>
      {problem !== undefined && (
        <Notice tone="error">{t(`signIn.problems.${known ?? 'failed'}`)}</Notice>
      )}
      {signedOut && <Notice tone="good">{t('signIn.signedOut')}</Notice>}
      {passwordChanged && <Notice tone="good">{t('signIn.passwordChanged')}</Notice>}
      {isSignedIn && (
        <Notice>
          {t('signIn.already')} <Link to={`/${language}/account`}>{t('signIn.toAccount')}</Link>
        </Notice>
      )}
    </>
  );
}

const PROBLEMS = [
  'failed',
  'no-verified-address',
  'address-known',
  'identity-taken',
  'session-over',
] as const;

function useSignInState(): SignInState {
  const { state } = useLocation() as { state: SignInState | null };
  return state ?? {};
}

function PasswordForm({ email, onEmail }: { email: string; onEmail: (email: string) => void }) {
  const { t } = useTranslation('account');
  const language = useLanguage();
  const enter = useEnter();
  const [password, setPassword] = useState('');
  const sending = useSending({
    check: () => [
      ...(isAddress(email) ? [] : [{ field: 'email', text: t('errors.email') }]),
      ...(password === '' ? [{ field: 'password', text: t('errors.password') }] : []),
    ],
    async send() {
      await accountApi.signIn({ email: email.trim(), password });
      await enter();
    },
    fields: { email: 'email' },
  });
  const forgotten: SignInState = { email };
  return (
    <AccountForm
      sending={sending}
      submitText={t('signIn.submit')}
      beside={
        <Link to={`/${language}/sign-in/reset-password`} state={forgotten}>
          {t('signIn.forgotten')}
        </Link>
      }
    >
      <EmailField
        name="email"
        autoComplete="username"
        errors={sending.errors}
        value={email}
        onChange={onEmail}
      />
      <PasswordField
        name="password"
        label={t('password.label')}
        errors={sending.errors}
        value={password}
        onChange={setPassword}
      />
    </AccountForm>
  );
}

function OtherWays({ ways, email }: { ways: SignInWays; email: string }) {
  const { t } = useTranslation('account');
  const language = useLanguage();
  const state: SignInState = { email };
  return (
    <div className="ways">
      <section className="panel">
        <h2 className="h3">{t('signIn.linkTitle')}</h2>
        <p>{t('signIn.linkText')}</p>
        <Link className="btn btn-outline-primary" to={`/${language}/sign-in/link`} state={state}>
          {t('signIn.linkButton')}
        </Link>
      </section>
      {ways.openId && (
        <section className="panel">
          <h2 className="h3">{t('signIn.openIdTitle')}</h2>
          <p>
            {t('signIn.openIdText')}{' '}
            <a href={`/${language}/privacy/`} target="_blank" rel="noreferrer">
              {t('signIn.openIdNotice')}
            </a>
            .
          </p>
          <OpenIdButton>{t('signIn.openIdButton')}</OpenIdButton>
        </section>
      )}
      <section className="panel">
        <h2 className="h3">{t('signIn.newTitle')}</h2>
        <p>{t('signIn.newText')}</p>
        <Link className="btn btn-outline-primary" to={`/${language}/sign-in/new`} state={state}>
          {t('signIn.newButton')}
        </Link>
      </section>
    </div>
  );
}
