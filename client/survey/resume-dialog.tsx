import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api.ts';
import { MailForm } from '../results/mail-form.tsx';
import { CopyField } from '../ui/copy-field.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useErrorText } from '../ui/error-text.ts';
import { Notice } from '../ui/notice.tsx';
import { Said } from '../ui/said.tsx';
import { useLoaded } from '../ui/use-loaded.ts';

// One link for as long as the page is open: the service keeps no readable copy, and each new one is another way in.
const made = new Map<string, Promise<string>>();

function resumeLink(id: string): Promise<string> {
  const link = made.get(id) ?? api.createLink(id, 'edit').then(({ url }) => url);
  made.set(id, link);
  link.catch(() => made.delete(id));
  return link;
}

/** The link that opens this assessment again, anywhere: to copy, or by e-mail. `children` are further buttons. */
export function ResumeDialog({
  id,
  onClose,
  children,
}: {
  id: string;
  onClose: () => void;
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  const explain = useErrorText();
  const { loaded } = useLoaded(id, () => resumeLink(id));
  return (
    <Dialog title={t('resume.title')} onClose={onClose}>
      <p>{t('resume.text')}</p>
      {loaded.state === 'loading' && <Said>{t('common.loading')}</Said>}
      {loaded.state === 'failed' && <Notice tone="error">{explain(loaded.error)}</Notice>}
      {loaded.state === 'ready' && <CopyField label={t('resume.link')} value={loaded.value} />}
      <p className="hint">{t('resume.warning')}</p>
      <MailForm id={id} kind="resume" />
      <div className="button-row dialog-end">
        <button type="button" className="btn btn-primary" onClick={onClose}>
          {t('resume.close')}
        </button>
        {children}
      </div>
    </Dialog>
  );
}
