import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api.ts';
import { Icon } from '../ui/icon.tsx';
import { useLanguage } from '../ui/language.ts';

/** The report on paper: as PDF or from the printer. `children` are further buttons. */
export function PaperButtons({ id, children }: { id: string; children?: ReactNode }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className="button-row no-print">
      <a className="btn btn-primary" href={api.pdfAddress(id, language)} download>
        <Icon name="file" /> {t('share.pdf')}
      </a>
      <button type="button" className="btn btn-outline-primary" onClick={() => window.print()}>
        <Icon name="print" /> {t('share.print')}
      </button>
      {children}
    </div>
  );
}
