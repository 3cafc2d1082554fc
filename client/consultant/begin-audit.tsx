import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCompanyErrorText } from '../company/company-error-text.ts';
import { engagementApi } from '../engagement/engagement-api.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useLanguage } from '../ui/language.ts';
import { Notice } from '../ui/notice.tsx';
import type { Beginning } from './beginnings.ts';

/** What can be begun now, each after a question. */
export function BeginAudit({ beginnings }: { beginnings: Beginning[] }) {
  const { t } = useTranslation('consultant');
  if (beginnings.length === 0) return null;
  return (
    <section aria-labelledby="begin">
      <h2 id="begin">{t('begin.title')}</h2>
      <ul className="own-list">
        {beginnings.map((beginning) => (
          <Line key={`${beginning.engagement} ${beginning.audit}`} beginning={beginning} />
        ))}
      </ul>
    </section>
  );
}

function Line({ beginning }: { beginning: Beginning }) {
  const { t } = useTranslation('consultant');
  const language = useLanguage();
  const navigate = useNavigate();
  const explain = useCompanyErrorText();
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const { kind, firm, point } = beginning;
  const begin = async () => {
    setFailure(null);
    try {
      const audit = await start(beginning, language);
      await navigate(`/${language}/audit/${audit.id}`);
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <li>
      <span>
        <strong>{firm}</strong> <span className="muted">{t(`begin.${kind}.what`, { point })}</span>
      </span>
      <button
        type="button"
        className="btn btn-primary"
        aria-label={t(`begin.${kind}.of`, { firm, point })}
        onClick={() => setAsking(true)}
      >
        {t(`begin.${kind}.button`)}
      </button>
      {asking && (
        <Dialog title={t(`begin.${kind}.ask`, { firm, point })} onClose={() => setAsking(false)}>
          <p>{t(`begin.${kind}.text`)}</p>
          {failure !== null && <Notice tone="error">{explain(failure)}</Notice>}
          <div className="button-row">
            <button type="button" className="btn btn-primary" onClick={() => void begin()}>
              {t(`begin.${kind}.button`)}
            </button>
            <button
              type="button"
              className="btn btn-outline-primary"
              onClick={() => setAsking(false)}
            >
              {t('begin.no')}
            </button>
          </div>
        </Dialog>
      )}
    </li>
  );
}

function start({ kind, engagement, audit, point }: Beginning, language: 'it' | 'en') {
  if (audit === null) return engagementApi.beginAudit(engagement, { language, point });
  return kind === 'take-over'
    ? engagementApi.takeOverAudit(audit, engagement)
    : engagementApi.followUpAudit(audit);
}
