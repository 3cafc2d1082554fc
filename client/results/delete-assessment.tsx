import { useTranslation } from 'react-i18next';
import { api } from '../api.ts';
import { forgetAssessment } from '../survey/place-memory.ts';
import { forgetResumeToken } from '../survey/resume-link.ts';
import { AskFirst } from '../ui/ask-first.tsx';
import { useErrorText } from '../ui/error-text.ts';
import { Icon } from '../ui/icon.tsx';

/** "Delete this assessment": says what goes, asks once, and does it. */
export function DeleteAssessment({ id, onDeleted }: { id: string; onDeleted: () => void }) {
  const { t } = useTranslation();
  const explain = useErrorText();
  const remove = async () => {
    await api.remove(id);
    forgetAssessment(id);
    forgetResumeToken(id);
    onDeleted();
  };
  return (
    <AskFirst
      button={
        <>
          <Icon name="trash" /> {t('remove.button')}
        </>
      }
      tone="danger"
      title={t('remove.title')}
      yes={t('remove.yes')}
      no={t('remove.no')}
      explain={explain}
      onYes={remove}
    >
      <p>{t('remove.text')}</p>
    </AskFirst>
  );
}
