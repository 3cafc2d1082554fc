import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/notice.tsx';
import { auditApi } from './audit-api.ts';
import { useRoom } from './audit-context.ts';
import { openOf } from './progress.ts';
import { StepQuestion } from './step-question.tsx';
import { StepTrouble } from './step-trouble.tsx';
import { useStep } from './use-step.ts';

/** The firm hands over what it declared; with open indicators it is asked once more. */
export function SubmitAudit() {
  const { t } = useTranslation('audit');
  const room = useRoom();
  const { session, audit, may } = room;
  const [asking, setAsking] = useState(false);
  const taking = useStep(() =>
    auditApi.step(audit.id, 'submit', session.saverOf('declared')?.saver.revision ?? 0),
  );
  const { step, failure, isUnsaved, isBusy } = taking;
  if (!may('submit')) return <Notice>{t(`submit.not-${may('declare') ? 'yours' : 'now'}`)}</Notice>;
  const open = openOf(room).length;
  return (
    <section aria-labelledby="submit" className="no-print">
      <h2 id="submit">{t('submit.title')}</h2>
      <p>{t('submit.text')}</p>
      {!asking && <StepTrouble failure={failure} isUnsaved={isUnsaved} />}
      <button
        type="button"
        className="btn btn-primary btn-lg"
        disabled={isBusy}
        onClick={() => (open > 0 ? setAsking(true) : void step())}
      >
        {t('submit.button')}
      </button>
      {asking && (
        <StepQuestion
          title={t('submit.openTitle', { count: open })}
          yes={t('submit.yes')}
          no={t('submit.no')}
          taking={taking}
          onClose={() => setAsking(false)}
        >
          <p>{t('submit.openText')}</p>
        </StepQuestion>
      )}
    </section>
  );
}
