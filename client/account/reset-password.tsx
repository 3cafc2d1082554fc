import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useLanguage } from '../ui/language.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { accountApi } from './account-api.ts';
import { AccountForm } from './account-form.tsx';
import { DeadLink, isDeadLink } from './dead-link.tsx';
import { PasswordField } from './password-field.tsx';
import type { SignInState } from './sign-in-page.tsx';
import { markSignedIn } from './signed-in-mark.ts';
import { useSending } from './use-sending.ts';

/** Chooses a password by the link of a mail; then one signs in with it. */
export function ResetPassword({ token }: { token: string }) {
  const { t } = useTranslation('account');
  const language = useLanguage();
  const navigate = useNavigate();
  const [password, setPassword] = useState('');
  const [dead, setDead] = useState(false);
  const sending = useSending({
    check: () => (password === '' ? [{ field: 'password', text: t('errors.password') }] : []),
    async send() {
      try {
        await accountApi.resetPassword({ token, password });
      } catch (error) {
        if (!isDeadLink(error)) throw error;
        setDead(true);
        return;
      }
      markSignedIn(false);
      const state: SignInState = { passwordChanged: true };
      await navigate(`/${language}/sign-in`, { replace: true, state });
    },
    fields: { password: 'password' },
  });
  if (dead) return <DeadLink reason="used" />;
  return (
    <div className="container narrow">
      <PageTitle place="reset" tab={t('reset.title')}>
        {t('reset.title')}
      </PageTitle>
      <p className="lead">{t('reset.lead')}</p>
      <AccountForm sending={sending} submitText={t('reset.submit')}>
        <PasswordField
          name="password"
          label={t('password.new')}
          isNew
          errors={sending.errors}
          value={password}
          onChange={setPassword}
        />
      </AccountForm>
    </div>
  );
}
