import { type ReactNode, useState } from 'react';
import { PRIVACY_NOTICE } from '../instrument.ts';
import { useLanguage } from '../ui/language.ts';
import { Notice } from '../ui/notice.tsx';
import { accountApi } from './account-api.ts';
import { useAccountErrorText } from './account-error-text.ts';

/** Goes to the OpenID provider: to sign in, or with `link` to add the identity to the account. */
export function OpenIdButton({ link = false, children }: { link?: boolean; children: ReactNode }) {
  const language = useLanguage();
  const explain = useAccountErrorText();
  const [failure, setFailure] = useState<unknown>(null);
  const go = async () => {
    setFailure(null);
    try {
      const { url } = await accountApi.beginOpenId({
        language,
        privacyNotice: PRIVACY_NOTICE,
        ...(link && { link }),
      });
      window.location.assign(url);
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <>
      <button type="button" className="btn btn-outline-primary" onClick={() => void go()}>
        {children}
      </button>
      {failure !== null && <Notice tone="error">{explain(failure)}</Notice>}
    </>
  );
}
