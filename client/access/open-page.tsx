import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { AccessGranted } from '../../api/contract.ts';
import { api } from '../api.ts';
import { ApiError } from '../http.ts';
import { keepResumeToken } from '../survey/resume-link.ts';
import { useErrorText } from '../ui/error-text.ts';
import { useLanguage } from '../ui/language.ts';
import { Loading } from '../ui/loading.tsx';
import { PageTitle } from '../ui/page-title.tsx';

/**
 * `/{language}/open#edit=…` or `#read=…`: swaps the token for a cookie and goes on. The token stands in the
 * fragment, which no server and no log ever sees, and leaves the address bar at once.
 */
export function OpenPage() {
  const language = useLanguage();
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>(null);
  // A token is swapped once, even where React draws the page twice.
  const token = useRef(window.location.hash.replace(/^#(edit|read)=/, ''));
  useEffect(() => {
    let current = true;
    window.history.replaceState(null, '', window.location.pathname);
    openWith(token.current).then(
      ({ id, status }) =>
        current &&
        void navigate(`/${language}/${status === 'draft' ? 'survey' : 'results'}/${id}`, {
          replace: true,
        }),
      (problem: unknown) => current && setError(problem),
    );
    return () => {
      current = false;
    };
  }, [language, navigate]);
  return error === null ? <Loading /> : <ClosedLink error={error} />;
}

async function openWith(token: string): Promise<AccessGranted> {
  if (token === '') throw new ApiError(404, {});
  const granted = await api.openLink(token);
  if (granted.right === 'edit') keepResumeToken(granted.id, token);
  return granted;
}

function ClosedLink({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const explain = useErrorText();
  const unknown = error instanceof ApiError && [400, 404].includes(error.status);
  return (
    <div className="container measure-page">
      <PageTitle place="closed-link" tab={t('access.linkTitle')}>
        {t('access.linkTitle')}
      </PageTitle>
      <p className="lead">{unknown ? t('access.linkText') : explain(error)}</p>
      <p className="button-row">
        <a className="btn btn-primary" href={`/${language}/start`}>
          {t('common.startSurvey')}
        </a>
        <a href={`/${language}/`}>{t('common.home')}</a>
      </p>
    </div>
  );
}
