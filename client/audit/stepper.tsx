import { useTranslation } from 'react-i18next';
import type { AuditStatus } from '../../api/contract-audits.ts';
import { Icon } from '../ui/icon.tsx';

const STEPS = ['answer', 'check', 'conclude', 'signed'] as const;
const PLACES: Record<AuditStatus, number> = {
  draft: 0,
  'in-progress': 0,
  'changes-requested': 0,
  submitted: 1,
  verified: 2,
  'signed-off': 4,
};

/** The way of an audit in four steps, in words; where it went back it says so. */
export function Stepper({ status }: { status: AuditStatus }) {
  const { t } = useTranslation('audit');
  const place = PLACES[status];
  return (
    <ol className="audit-steps" aria-label={t('steps.label')}>
      {STEPS.map((step, index) => {
        const state = index < place ? 'done' : index === place ? 'now' : 'ahead';
        return (
          <li
            key={step}
            className={`is-${state}`}
            aria-current={state === 'now' ? 'step' : undefined}
          >
            <span className="audit-step-mark">
              {state === 'done' ? <Icon name="check" /> : index + 1}
            </span>
            <span>
              {t(
                step === 'answer' && status === 'changes-requested'
                  ? 'steps.again'
                  : `steps.${step}`,
              )}
              <span className="audit-step-state">{t(`steps.${state}`)}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
