import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from '../ui/loading.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { Trouble } from '../ui/trouble.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { accountApi } from './account-api.ts';
import { AccountForm } from './account-form.tsx';
import { DeadLink, isDeadLink } from './dead-link.tsx';
import { PasswordField } from './password-field.tsx';
import { useEnter } from './use-enter.ts';
import { useSending } from './use-sending.ts';

/** The address is proved: with a password or without, the account opens. */
export function OpenAccount({ token }: { token: string }) {
  const { t } = useTranslation('account');
  const { loaded, again } = useLoaded('ways', accountApi.ways);
  const [dead, setDead] = useState(false);
  if (dead) return <DeadLink reason="used" />;
  if (loaded.state === 'loading') return <Loading />;
  if (loaded.state === 'failed') return <Trouble error={loaded.error} onRetry={again} />;
  const { password } = loaded.value;
  const onDead = () => setDead(true);
  return (
    <div className="container narrow">
      <PageTitle place="verify" tab={t('verify.title')}>
        {t('verify.title')}
      </PageTitle>
      <p className="lead">{password ? t('verify.lead') : t('verify.leadNoPasswords')}</p>
      {password && <WithPassword token={token} onDead={onDead} />}
      {password && <p className="ways-or">{t('verify.or')}</p>}
      <WithoutPassword
        token={token}
        text={password ? t('verify.without') : t('verify.open')}
        onDead={onDead}
      />
    </div>
  );
}

interface OpeningProps {
  token: string;
  onDead: () => void;
}

function WithPassword({ token, onDead }: OpeningProps) {
  const { t } = useTranslation('account');
  const [password, setPassword] = useState('');
  const open = useOpening(token, onDead);
  const sending = useSending({
    check: () => (password === '' ? [{ field: 'password', text: t('errors.password') }] : []),
    send: () => open(password),
    fields: { password: 'password' },
  });
  return (
    <AccountForm sending={sending} submitText={t('verify.withPassword')}>
      <PasswordField
        name="password"
        label={t('password.new')}
        isNew
        errors={sending.errors}
        value={password}
        onChange={setPassword}
      />
    </AccountForm>
  );
}

function WithoutPassword({ token, text, onDead }: OpeningProps & { text: string }) {
  const open = useOpening(token, onDead);
  const sending = useSending({ check: () => [], send: () => open() });
  return (
    <AccountForm sending={sending} submitText={text} secondary>
      {null}
    </AccountForm>
  );
}

function useOpening(token: string, onDead: () => void) {
  const enter = useEnter();
  return async (password?: string) => {
    try {
      await accountApi.verify({ token, ...(password !== undefined && { password }) });
    } catch (error) {
      if (!isDeadLink(error)) throw error;
      onDead();
      return;
    }
    await enter();
  };
}
