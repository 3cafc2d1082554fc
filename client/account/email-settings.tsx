import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../api/contract.ts';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Said } from '../ui/said.tsx';
import { accountApi } from './account-api.ts';
import { useAccountErrorText } from './account-error-text.ts';
import { AccountForm, EmailField } from './account-form.tsx';
import { useOwn } from './signed-in.tsx';
import { useMoment } from './use-moment.ts';
import { isAddress, useSending } from './use-sending.ts';

/** The address, and its change, which both mailboxes have to confirm. */
export function EmailSettings() {
  const { t } = useTranslation('account');
  const { account, refresh } = useOwn();
  const [email, setEmail] = useState('');
  const [asked, setAsked] = useState(false);
  const sending = useSending({
    check: () => (isAddress(email) ? [] : [{ field: 'new-email', text: t('errors.email') }]),
    async send() {
      await accountApi.changeEmail(email.trim());
      setEmail('');
      setAsked(true);
      await refresh();
    },
    fields: { email: 'new-email' },
  });
  return (
    <section className="panel" aria-labelledby="email-settings">
      <h2 id="email-settings">{t('settings.email')}</h2>
      <p className="own-address">{t('settings.emailNow', { email: account.email })}</p>
      {account.emailChange === null ? (
        <AccountForm sending={sending} submitText={t('settings.emailSubmit')} secondary>
          <EmailField
            name="new-email"
            label={t('settings.emailNew')}
            hint={t('settings.emailHint')}
            errors={sending.errors}
            value={email}
            onChange={setEmail}
          />
        </AccountForm>
      ) : (
        <ChangeUnderWay change={account.emailChange} onGivenUp={() => setAsked(false)} />
      )}
      <Said className={asked ? 'said-good' : ''}>{asked && t('settings.emailAsked')}</Said>
    </section>
  );
}

function ChangeUnderWay({
  change,
  onGivenUp,
}: {
  change: NonNullable<AccountView['emailChange']>;
  onGivenUp: () => void;
}) {
  const { t } = useTranslation('account');
  const { refresh } = useOwn();
  const explain = useAccountErrorText();
  const { day } = useMoment();
  const [failure, setFailure] = useState<unknown>(null);
  const giveUp = async () => {
    try {
      await accountApi.giveUpEmailChange();
      onGivenUp();
      await refresh();
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <>
      <p className="own-address">
        {t('settings.emailWaiting', { email: change.email, when: day(change.expiresAt) })}
      </p>
      <ul className="plain-list">
        {(['old', 'new'] as const).map((side) => {
          const confirmed = change.confirmed.includes(side);
          return (
            <li key={side}>
              <Icon name={confirmed ? 'check' : 'dash'} /> {t(`settings.emailSides.${side}`)}:{' '}
              {confirmed ? t('settings.emailConfirmed') : t('settings.emailOpen')}
            </li>
          );
        })}
      </ul>
      <button type="button" className="btn btn-outline-primary" onClick={() => void giveUp()}>
        {t('settings.emailGiveUp')}
      </button>
      {failure !== null && <Notice tone="error">{explain(failure)}</Notice>}
    </>
  );
}
