import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditView } from '../../api/contract-audits.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useErrorText } from '../ui/error-text.ts';
import { Notice } from '../ui/notice.tsx';
import { auditApi } from './audit-api.ts';
import { useRoom } from './audit-context.ts';

type Way = 'correct' | 'follow-up';

/** After the sign-off: a correction, and the next measurement. Each is an audit of its own. */
export function NextVersion() {
  const { t } = useTranslation('audit');
  const { audit, may } = useRoom();
  const [asking, setAsking] = useState<Way | null>(null);
  const mayFollow = may('follow-up') && audit.point !== 'T2';
  const mayCorrect = may('correct') && audit.correctedBy === null;
  if (!mayFollow && !mayCorrect) return null;
  return (
    <section aria-labelledby="next-version" className="no-print">
      <h2 id="next-version">{t('next.title')}</h2>
      <p className="button-row">
        {mayFollow && (
          <button
            type="button"
            className="btn btn-outline-primary"
            onClick={() => setAsking('follow-up')}
          >
            {t('next.follow-up.button')}
          </button>
        )}
        {mayCorrect && (
          <button
            type="button"
            className="btn btn-outline-primary"
            onClick={() => setAsking('correct')}
          >
            {t('next.correct.button')}
          </button>
        )}
      </p>
      {asking && <Ask way={asking} onClose={() => setAsking(null)} />}
    </section>
  );
}

function Ask({ way, onClose }: { way: Way; onClose: () => void }) {
  const { t } = useTranslation('audit');
  const explain = useErrorText();
  const { audit, moveOn } = useRoom();
  const [failure, setFailure] = useState<unknown>(null);
  const begin = async () => {
    setFailure(null);
    try {
      const next: AuditView = await (way === 'correct'
        ? auditApi.correct(audit.id)
        : auditApi.followUp(audit.id));
      onClose();
      moveOn(next);
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <Dialog title={t(`next.${way}.title`)} onClose={onClose}>
      <p>{t(`next.${way}.text`)}</p>
      {failure !== null && <Notice tone="error">{explain(failure)}</Notice>}
      <div className="button-row">
        <button type="button" className="btn btn-primary" onClick={() => void begin()}>
          {t(`next.${way}.yes`)}
        </button>
        <button type="button" className="btn btn-outline-primary" onClick={onClose}>
          {t('cancel')}
        </button>
      </div>
    </Dialog>
  );
}
