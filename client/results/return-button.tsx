import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ResumeDialog } from '../survey/resume-dialog.tsx';
import { Icon } from '../ui/icon.tsx';

/** The link by which the firm comes back to this result: without it, a closed tab may be lost. */
export function ReturnButton({ id }: { id: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="btn btn-outline-primary" onClick={() => setOpen(true)}>
        <Icon name="link" /> {t('share.returnButton')}
      </button>
      {open && <ResumeDialog id={id} place="results" onClose={() => setOpen(false)} />}
    </>
  );
}
