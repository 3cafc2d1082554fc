import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icon.tsx';
import { useLanguage } from '../ui/language.ts';
import { auditApi } from './audit-api.ts';
import { useRoom } from './audit-context.ts';

/** The report to keep, to edit and to print; once signed off with its receipt. */
export function Papers() {
  const { t } = useTranslation('audit');
  const language = useLanguage();
  const { audit } = useRoom();
  return (
    <div className="no-print">
      <p className="button-row">
        <a
          className="btn btn-primary"
          href={auditApi.paperAddress(audit.id, 'report.pdf', language)}
          download
        >
          <Icon name="file" /> {t('papers.pdf')}
        </a>
        <a
          className="btn btn-outline-primary"
          href={auditApi.paperAddress(audit.id, 'report.docx', language)}
          download
        >
          <Icon name="pencil" /> {t('papers.docx')}
        </a>
        <button type="button" className="btn btn-outline-primary" onClick={() => window.print()}>
          <Icon name="print" /> {t('papers.print')}
        </button>
        {audit.signedOff && (
          <a href={auditApi.receiptAddress(audit.id)} download>
            {t('papers.receipt')}
          </a>
        )}
      </p>
      {!audit.signedOff && <p className="hint">{t('papers.draft')}</p>}
    </div>
  );
}
