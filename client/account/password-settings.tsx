import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLanguage } from '../ui/language.ts';
import { Said } from '../ui/said.tsx';
import { accountApi } from './account-api.ts';
import { AccountForm } from './account-form.tsx';
import { PasswordField } from './password-field.tsx';
import type { SignInState } from './sign-in-page.tsx';
import { useOwn } from './signed-in.tsx';
import { useSending } from './use-sending.ts';

/** Changing the password, or asking for the link to choose the first one. */
export function PasswordSettings({ allowed }: { allowed: boolean }) {
  const { t } = useTranslation('account');
  const { account } = useOwn();
  return (
    <section className="panel" aria-labelledby="password-settings">
      <h2 id="password-settings">{t('settings.password')}</h2>
      {!allowed && <p>{t('settings.passwordsOff')}</p>}
      {allowed && (account.hasPassword ? <ChangePassword /> : <FirstPassword />)}
    </section>
  );
}

function ChangePassword() {
  const { t } = useTranslation('account');
  const language = useLanguage();
  const { account } = useOwn();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [changed, setChanged] = useState(false);
  const sending = useSending({
    check: () => [
      ...(current === '' ? [{ field: 'current', text: t('errors.current') }] : []),
      ...(password === '' ? [{ field: 'password', text: t('errors.password') }] : []),
    ],
    async send() {
      setChanged(false);
      await accountApi.changePassword({ current, password });
      setCurrent('');
      setPassword('');
      setChanged(true);
    },
    fields: { current: 'current', password: 'password' },
  });
  const forgotten: SignInState = { email: account.email };
  return (
    <>
      <p>{t('settings.passwordText')}</p>
      <AccountForm
        sending={sending}
        submitText={t('settings.passwordSubmit')}
        secondary
        beside={
          <Link to={`/${language}/sign-in/reset-password`} state={forgotten}>
            {t('settings.passwordForgotten')}
          </Link>
        }
      >
        <PasswordField
          name="current"
          label={t('password.current')}
          errors={sending.errors}
          value={current}
          onChange={setCurrent}
        />
        <PasswordField
          name="password"
          label={t('ask.reset.title')}
          isNew
          errors={sending.errors}
          value={password}
          onChange={setPassword}
        />
      </AccountForm>
      <Said className={changed ? 'said-good' : ''}>{changed && t('settings.passwordChanged')}</Said>
    </>
  );
}

function FirstPassword() {
  const { t } = useTranslation('account');
  const language = useLanguage();
  const { email } = useOwn().account;
  const [asked, setAsked] = useState(false);
  const sending = useSending({
    check: () => [],
    async send() {
      await accountApi.askForReset({ email, language });
      setAsked(true);
    },
  });
  return (
    <>
      <p>{t('settings.passwordNone')}</p>
      <AccountForm sending={sending} submitText={t('settings.passwordAsk')} secondary>
        {null}
      </AccountForm>
      <Said className={asked ? 'said-good' : ''}>
        {asked && t('settings.passwordAsked', { email })}
      </Said>
    </>
  );
}
