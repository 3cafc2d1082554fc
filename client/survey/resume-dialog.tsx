import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../api.ts';
import { DeleteAssessment } from '../results/delete-assessment.tsx';
import { MailForm } from '../results/mail-form.tsx';
import { CopyField } from '../ui/copy-field.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useErrorText } from '../ui/error-text.ts';
import { useLanguage } from '../ui/language.ts';
import { Notice } from '../ui/notice.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import type { SurveySession } from './survey-session.ts';
import { Said } from '../ui/said.tsx';

/** The link that opens this survey again, anywhere: to copy, or by e-mail. Also the place to delete it. */
export function ResumeDialog({
  session,
  onClose,
}: {
  session: SurveySession;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const explain = useErrorText();
  const { loaded } = useLoaded(session.id, () => api.createLink(session.id, 'edit'));
  return (
    <Dialog title={t('resume.title')} onClose={onClose}>
      <p>{t('resume.text')}</p>
      {loaded.state === 'loading' && <Said>{t('common.loading')}</Said>}
      {loaded.state === 'failed' && <Notice tone="error">{explain(loaded.error)}</Notice>}
      {loaded.state === 'ready' && <CopyField label={t('resume.link')} value={loaded.value.url} />}
      <p className="hint">{t('resume.warning')}</p>
      <MailForm id={session.id} kind="resume" />
      <div className="button-row dialog-end">
        <button type="button" className="btn btn-primary" onClick={onClose}>
          {t('resume.close')}
        </button>
        <DeleteAssessment
          id={session.id}
          onDeleted={() => void navigate(`/${language}/start`, { replace: true })}
        />
      </div>
    </Dialog>
  );
}
