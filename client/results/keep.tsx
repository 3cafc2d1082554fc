import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { accountApi } from '../account/account-api.ts';
import { isSignedOut } from '../account/signed-in.tsx';
import { forgetResumeToken } from '../survey/resume-link.ts';
import { useErrorText } from '../ui/error-text.ts';
import { useLanguage } from '../ui/language.ts';
import { Notice } from '../ui/notice.tsx';

/** Moves an assessment into the account; whoever is not signed in does that first and comes back. */
export function Keep({ id, onKept }: { id: string; onKept: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const explain = useErrorText();
  const [failure, setFailure] = useState<unknown>(null);
  const keep = async () => {
    setFailure(null);
    try {
      await accountApi.claim(id);
      forgetResumeToken(id);
      onKept();
    } catch (error) {
      if (!isSignedOut(error)) return setFailure(error);
      await navigate(`/${language}/sign-in?to=${encodeURIComponent(`/${language}/results/${id}`)}`);
    }
  };
  return (
    <>
      <button type="button" className="btn btn-outline-primary" onClick={() => void keep()}>
        {t('keep.button')}
      </button>
      {failure !== null && <Notice tone="error">{explain(failure)}</Notice>}
    </>
  );
}
