import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api.ts';
import { forgetAssessment } from '../survey/place-memory.ts';
import { forgetResumeToken } from '../survey/resume-link.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useErrorText } from '../ui/error-text.ts';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';

/** "Delete this assessment": says what goes, asks once, and does it. */
export function DeleteAssessment({ id, onDeleted }: { id: string; onDeleted: () => void }) {
  const { t } = useTranslation();
  const explain = useErrorText();
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const remove = async () => {
    try {
      await api.remove(id);
      forgetAssessment(id);
      forgetResumeToken(id);
      onDeleted();
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <>
      <button type="button" className="btn btn-outline-danger" onClick={() => setAsking(true)}>
        <Icon name="trash" /> {t('remove.button')}
      </button>
      {asking && (
        <Dialog title={t('remove.title')} onClose={() => setAsking(false)}>
          <p>{t('remove.text')}</p>
          {failure !== null && <Notice tone="error">{explain(failure)}</Notice>}
          <div className="button-row">
            <button type="button" className="btn btn-danger" onClick={() => void remove()}>
              {t('remove.yes')}
            </button>
            <button
              type="button"
              className="btn btn-outline-primary"
              onClick={() => setAsking(false)}
            >
              {t('remove.no')}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}
