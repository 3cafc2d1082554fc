import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accountApi } from '../account/account-api.ts';
import { useAccountErrorText } from '../account/account-error-text.ts';
import { Notice } from '../ui/notice.tsx';

/** Everything there is as one file. */
export function Download({ address, text }: { address: string; text: string }) {
  const { t } = useTranslation('privacy');
  const explain = useAccountErrorText();
  const [failure, setFailure] = useState<unknown>(null);
  const download = async () => {
    setFailure(null);
    try {
      // A session that ran out is renewed before: the browser cannot do so while it downloads.
      await accountApi.own();
      globalThis.location.assign(address);
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <section className="panel" aria-labelledby="download">
      <h2 id="download">{t('download.title')}</h2>
      <p>{text}</p>
      <button type="button" className="btn btn-outline-primary" onClick={() => void download()}>
        {t('download.button')}
      </button>
      {failure !== null && <Notice tone="error">{explain(failure)}</Notice>}
    </section>
  );
}
