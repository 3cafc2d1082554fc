import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AssessmentView } from '../../api/contract.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useLanguage } from '../ui/language.ts';

/** How one comes back to what an account or a company holds: by signing in, not by a link. */
export function HeldDialog({
  assessment: { company },
  onClose,
  children,
}: {
  assessment: AssessmentView;
  onClose: () => void;
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Dialog title={t('resume.heldTitle')} onClose={onClose}>
      <p>{company === null ? t('resume.heldText') : t('resume.heldCompany')}</p>
      <p>
        {company === null ? (
          <Link to={`/${language}/account`}>{t('resume.toAccount')}</Link>
        ) : (
          <Link to={`/${language}/company/${company}`}>{t('resume.toCompany')}</Link>
        )}
      </p>
      <div className="button-row dialog-end">
        <button type="button" className="btn btn-primary" onClick={onClose}>
          {t('resume.close')}
        </button>
        {children}
      </div>
    </Dialog>
  );
}
