import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ApiError } from '../http.ts';
import { useLanguage } from '../ui/language.ts';
import { PageTitle } from '../ui/page-title.tsx';
import type { SignInState } from './sign-in-page.tsx';

/** Whether a call failed because the link in a mail is unknown, used or over. */
export function isDeadLink(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404;
}

/** A link in a mail that does nothing (any more), and what to do instead. */
export function DeadLink({ reason }: { reason: 'used' | 'closed' }) {
  const { t } = useTranslation('account');
  const language = useLanguage();
  const state: SignInState = {};
  return (
    <div className="container narrow">
      <PageTitle place="dead-link" tab={t('deadLink.title')}>
        {t('deadLink.title')}
      </PageTitle>
      <p className="lead">{reason === 'used' ? t('deadLink.lead') : t('deadLink.closed')}</p>
      <p className="button-row">
        <Link className="btn btn-primary" to={`/${language}/sign-in`} state={state}>
          {t('signIn.back')}
        </Link>
      </p>
    </div>
  );
}
