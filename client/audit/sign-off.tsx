import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/notice.tsx';
import { auditApi } from './audit-api.ts';
import { useRoom } from './audit-context.ts';
import { StepQuestion } from './step-question.tsx';
import { hasDraftBelow } from './use-draft.ts';
import { useStep } from './use-step.ts';

/** The last step; what it means is said before it is taken. */
export function SignOff() {
  const { t } = useTranslation('audit');
  const { audit, may } = useRoom();
  const [asking, setAsking] = useState(false);
  const taking = useStep(() => auditApi.step(audit.id, 'sign-off', audit.verified.revision));
  if (!may('sign-off')) return null;
  const { accredited } = audit.consultant;
  const { stage, measures } = audit.conclusions.value;
  return (
    <section aria-labelledby="sign-off" className="no-print">
      <h2 id="sign-off">{t('signOff.title')}</h2>
      <p>{t('signOff.text')}</p>
      {accredited !== 'valid' && (
        <Notice tone="warning">{t(`signOff.accredited.${accredited}`)}</Notice>
      )}
      {stage === null && <Notice tone="warning">{t('signOff.noStage')}</Notice>}
      {measures.length === 0 && <Notice tone="warning">{t('signOff.noMeasures')}</Notice>}
      <button type="button" className="btn btn-primary btn-lg" onClick={() => setAsking(true)}>
        {t('signOff.button')}
      </button>
      {asking && (
        <StepQuestion
          title={t('signOff.ask', { firm: audit.company.name })}
          yes={t('signOff.yes')}
          no={t('signOff.no')}
          taking={taking}
          onClose={() => setAsking(false)}
        >
          <ul>
            <li>{t('signOff.means.fixed')}</li>
            <li>{t('signOff.means.correction')}</li>
            <li>{t('signOff.means.name', { name: audit.consultant.name })}</li>
            <li>
              {stage === null
                ? t('signOff.means.noStage')
                : t('signOff.means.stage', { stage: stage.stage })}
            </li>
            <li>{t('signOff.means.mail')}</li>
          </ul>
          {hasDraftBelow(`${audit.id}.measure`) && (
            <Notice tone="warning">{t('signOff.openMeasure')}</Notice>
          )}
        </StepQuestion>
      )}
    </section>
  );
}
