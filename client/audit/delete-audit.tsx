import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Dialog } from '../ui/dialog.tsx';
import { useErrorText } from '../ui/error-text.ts';
import { Icon } from '../ui/icon.tsx';
import { useLanguage } from '../ui/language.ts';
import { Notice } from '../ui/notice.tsx';
import { auditApi } from './audit-api.ts';
import { useRoom } from './audit-context.ts';

/** Deletes an audit that is not signed off, after saying what goes with it. */
export function DeleteAudit() {
  const { t } = useTranslation('audit');
  const language = useLanguage();
  const navigate = useNavigate();
  const explain = useErrorText();
  const { audit, may } = useRoom();
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  if (!may('delete')) return null;
  const remove = async () => {
    setFailure(null);
    try {
      await auditApi.remove(audit.id);
      await navigate(`/${language}/company/${audit.company.id}`, { replace: true });
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <p className="no-print audit-delete">
      <button type="button" className="link-button" onClick={() => setAsking(true)}>
        <Icon name="trash" /> {t('delete.button')}
      </button>
      {asking && (
        <Dialog title={t('delete.title')} onClose={() => setAsking(false)}>
          <p>{t('delete.text', { count: audit.evidence.length })}</p>
          {failure !== null && <Notice tone="error">{explain(failure)}</Notice>}
          <div className="button-row">
            <button type="button" className="btn btn-danger" onClick={() => void remove()}>
              {t('delete.yes')}
            </button>
            <button
              type="button"
              className="btn btn-outline-primary"
              onClick={() => setAsking(false)}
            >
              {t('delete.no')}
            </button>
          </div>
        </Dialog>
      )}
    </p>
  );
}
