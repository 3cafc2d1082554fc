import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAccountErrorText } from '../account/account-error-text.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';

/** Asks once, with what goes and what stays, and does it. */
export function DeleteForGood({
  kind,
  children,
  onYes,
}: {
  kind: 'account' | 'company';
  /** What goes and what stays. */
  children: ReactNode;
  onYes: () => Promise<void>;
}) {
  const { t } = useTranslation('privacy');
  const explain = useAccountErrorText();
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const remove = async () => {
    setFailure(null);
    try {
      await onYes();
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <>
      <button type="button" className="btn btn-outline-danger" onClick={() => setAsking(true)}>
        {t(`deletion.${kind}.button`)}
      </button>
      {asking && (
        <Dialog title={t(`deletion.${kind}.ask`)} onClose={() => setAsking(false)}>
          {children}
          <p>{t('deletion.final')}</p>
          {failure !== null && <Notice tone="error">{explain(failure)}</Notice>}
          <div className="button-row">
            <button type="button" className="btn btn-danger" onClick={() => void remove()}>
              {t('deletion.yes')}
            </button>
            <button
              type="button"
              className="btn btn-outline-primary"
              onClick={() => setAsking(false)}
            >
              {t('deletion.no')}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}
