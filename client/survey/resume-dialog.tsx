import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MailForm } from '../results/mail-form.tsx';
import { CopyField } from '../ui/copy-field.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useErrorText } from '../ui/error-text.ts';
import { useLanguage } from '../ui/language.ts';
import { Notice } from '../ui/notice.tsx';
import { Said } from '../ui/said.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { resumeLink } from './resume-link.ts';

/** The link that opens this assessment again, anywhere: to copy, or by e-mail. `children` are further buttons. */
export function ResumeDialog({
  id,
  place,
  onClose,
  children,
}: {
  id: string;
  /** Where the link leads back to. */
  place: 'survey' | 'results';
  onClose: () => void;
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const explain = useErrorText();
  const { loaded } = useLoaded(id, () => resumeLink(id, language));
  return (
    <Dialog title={place === 'survey' ? t('resume.title') : t('share.return')} onClose={onClose}>
      <p>{place === 'survey' ? t('resume.text') : t('share.returnText')}</p>
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
