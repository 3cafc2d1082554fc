import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { AuditSummary } from '../../api/contract-audits.ts';
import type { EngagementView } from '../../api/contract-companies.ts';
import { engagementApi } from '../engagement/engagement-api.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useErrorText } from '../ui/error-text.ts';
import { useLanguage } from '../ui/language.ts';
import { Notice } from '../ui/notice.tsx';

interface BeginAuditProps {
  engagements: EngagementView[];
  audits: AuditSummary[];
}

/** Active engagements whose audit has not begun yet. */
export function BeginAudit({ engagements, audits }: BeginAuditProps) {
  const { t } = useTranslation('consultant');
  const begun = new Set(audits.map(({ engagement }) => engagement));
  const ready = engagements.filter(
    ({ id, state, tasks }) =>
      state === 'active' && tasks.includes('technological-audit') && !begun.has(id),
  );
  if (ready.length === 0) return null;
  return (
    <section aria-labelledby="begin">
      <h2 id="begin">{t('begin.title')}</h2>
      <ul className="own-list">
        {ready.map((engagement) => (
          <Line key={engagement.id} engagement={engagement} />
        ))}
      </ul>
    </section>
  );
}

function Line({ engagement }: { engagement: EngagementView }) {
  const { t } = useTranslation('consultant');
  const language = useLanguage();
  const navigate = useNavigate();
  const explain = useErrorText();
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const firm = engagement.company?.name ?? engagement.firm;
  const begin = async () => {
    setFailure(null);
    try {
      const audit = await engagementApi.beginAudit(engagement.id, { language, point: 'T0' });
      await navigate(`/${language}/audit/${audit.id}`);
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <li>
      <span>{firm}</span>
      <button
        type="button"
        className="btn btn-primary"
        aria-label={t('begin.of', { firm })}
        onClick={() => setAsking(true)}
      >
        {t('begin.button')}
      </button>
      {asking && (
        <Dialog title={t('begin.ask', { firm })} onClose={() => setAsking(false)}>
          <p>{t('begin.text')}</p>
          {failure !== null && <Notice tone="error">{explain(failure)}</Notice>}
          <div className="button-row">
            <button type="button" className="btn btn-primary" onClick={() => void begin()}>
              {t('begin.yes')}
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
