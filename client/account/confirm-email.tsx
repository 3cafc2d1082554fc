import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { EmailChangeState } from '../../api/contract.ts';
import { useLanguage } from '../ui/language.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { Said } from '../ui/said.tsx';
import { accountApi } from './account-api.ts';
import { AccountForm } from './account-form.tsx';
import { DeadLink, isDeadLink } from './dead-link.tsx';
import { useSending } from './use-sending.ts';

/** One mailbox agrees to a change of address. Asks first: a mail program may open links by itself. */
export function ConfirmEmail({ token }: { token: string }) {
  const { t } = useTranslation('account');
  const language = useLanguage();
  const [answer, setAnswer] = useState<EmailChangeState['state'] | 'dead' | null>(null);
  const sending = useSending({
    check: () => [],
    async send() {
      try {
        setAnswer((await accountApi.confirmEmail(token)).state);
      } catch (error) {
        if (!isDeadLink(error)) throw error;
        setAnswer('dead');
      }
    },
  });
  if (answer === 'dead') return <DeadLink reason="used" />;
  return (
    <div className="container narrow">
      <PageTitle place="email" tab={t('email.title')}>
        {t('email.title')}
      </PageTitle>
      <p className="lead">{t('email.lead')}</p>
      {answer === null && (
        <AccountForm sending={sending} submitText={t('email.submit')}>
          {null}
        </AccountForm>
      )}
      <Said className={answer === null ? '' : 'said-good'}>
        {answer !== null && t(`email.${answer}`)}
      </Said>
      {answer !== null && (
        <p className="way-back">
          <Link to={`/${language}/account`}>{t('email.toAccount')}</Link>
        </p>
      )}
    </div>
  );
}
