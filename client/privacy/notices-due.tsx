import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeView } from '../../api/contract.ts';
import { useAccountErrorText } from '../account/account-error-text.ts';
import { useOwn } from '../account/signed-in.tsx';
import { useLanguage } from '../ui/language.ts';
import { Notice } from '../ui/notice.tsx';
import { privacyApi } from './privacy-api.ts';

/** Privacy notices that changed since the person saw them last: shown once, noted when read. */
export function NoticesDue() {
  const { account } = useOwn();
  return account.noticesDue.map((notice) => <Due key={notice.audience} notice={notice} />);
}

function Due({ notice }: { notice: NoticeView }) {
  const { t } = useTranslation('privacy');
  const language = useLanguage();
  const explain = useAccountErrorText();
  const { refresh } = useOwn();
  const [failure, setFailure] = useState<unknown>(null);
  const acknowledge = async () => {
    setFailure(null);
    try {
      await privacyApi.acknowledge(notice);
      await refresh();
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <section className="panel" aria-labelledby={`notice-${notice.audience}`}>
      <h2 id={`notice-${notice.audience}`}>{t(`notices.${notice.audience}.title`)}</h2>
      <p>{t(`notices.${notice.audience}.text`, { version: notice.version })}</p>
      <div className="button-row">
        <a href={`/${language}/privacy/`} target="_blank" rel="noreferrer">
          {t('notices.read')}
        </a>
        <button
          type="button"
          className="btn btn-outline-primary"
          onClick={() => void acknowledge()}
        >
          {t('notices.seen')}
        </button>
      </div>
      {failure !== null && <Notice tone="error">{explain(failure)}</Notice>}
    </section>
  );
}
