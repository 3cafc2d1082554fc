import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useLanguage } from '../ui/language.ts';
import { NotYet } from '../ui/not-yet.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { accountApi } from './account-api.ts';
import { useAccountErrorText } from './account-error-text.ts';
import { EmailSettings } from './email-settings.tsx';
import { IdentitySettings } from './identity-settings.tsx';
import { LanguageSettings } from './language-settings.tsx';
import { PasswordSettings } from './password-settings.tsx';
import { signOut } from './sign-out.ts';

/** Everything that a person can change about the account. */
export function Settings() {
  const { t } = useTranslation('account');
  const explain = useAccountErrorText();
  const { loaded } = useLoaded('ways', accountApi.ways);
  return (
    <>
      <PageTitle place="settings" tab={t('settings.title')}>
        {t('settings.title')}
      </PageTitle>
      <NotYet loaded={loaded} explain={explain} />
      {loaded.state === 'ready' && (
        <div className="settings">
          <EmailSettings />
          <PasswordSettings allowed={loaded.value.password} />
          <IdentitySettings allowed={loaded.value.openId} />
          <LanguageSettings />
          <Leave />
        </div>
      )}
    </>
  );
}

function Leave() {
  const { t } = useTranslation('account');
  const language = useLanguage();
  const navigate = useNavigate();
  const explain = useAccountErrorText();
  const [failure, setFailure] = useState<unknown>(null);
  const leave = async () => {
    setFailure(null);
    try {
      await signOut();
      await navigate(`/${language}/sign-in`, { state: { signedOut: true } });
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <section className="panel" aria-labelledby="leave">
      <h2 id="leave">{t('settings.leave')}</h2>
      <p>{t('settings.leaveText')}</p>
      <button type="button" className="btn btn-outline-primary" onClick={() => void leave()}>
        {t('settings.leaveButton')}
      </button>
      {failure !== null && <Notice tone="error">{explain(failure)}</Notice>}
    </section>
  );
}
