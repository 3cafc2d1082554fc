import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { AskFirst } from '../ui/ask-first.tsx';
import { useErrorText } from '../ui/error-text.ts';
import { Icon } from '../ui/icon.tsx';
import { useLanguage } from '../ui/language.ts';
import { auditApi } from './audit-api.ts';
import { useRoom } from './audit-context.ts';

/** Deletes an audit that is not signed off, after saying what goes with it. */
export function DeleteAudit() {
  const { t } = useTranslation('audit');
  const language = useLanguage();
  const navigate = useNavigate();
  const explain = useErrorText();
  const { audit, may } = useRoom();
  if (!may('delete')) return null;
  const remove = async () => {
    await auditApi.remove(audit.id);
    await navigate(`/${language}/company/${audit.company.id}`, { replace: true });
  };
  return (
    <p className="no-print audit-delete">
      <AskFirst
        button={
          <>
            <Icon name="trash" /> {t('delete.button')}
          </>
        }
        tone="danger"
        look="link-button"
        title={t('delete.title')}
        yes={t('delete.yes')}
        no={t('delete.no')}
        explain={explain}
        onYes={remove}
      >
        <p>{t('delete.text', { count: audit.evidence.length })}</p>
      </AskFirst>
    </p>
  );
}
