import { useTranslation } from 'react-i18next';
import type { ReferralProgress, ReferralStepView } from '../../api/contract-programmes.ts';
import { useDay } from '../ui/day.ts';
import { useLanguage } from '../ui/language.ts';

const AMOUNTS = ['requested', 'granted', 'paid'] as const;

/** Everything that was recorded of a referral, oldest first. */
export function History({ progress }: { progress: ReferralProgress }) {
  const { t } = useTranslation('programme');
  const day = useDay();
  const sums = useSums();
  return (
    <ol className="step-list">
      {progress.steps.map((step) => (
        <li key={`${step.recordedAt} ${step.state}`}>
          {t('list.step', {
            state: t(`state.${step.state}`),
            day: day(step.day),
            by: t(`by.${step.by}`),
          })}
          {sums(step)}
        </li>
      ))}
    </ol>
  );
}

/** The sums of a step, such as “: requested € 20,000”. */
function useSums(): (step: ReferralStepView) => string {
  const { t } = useTranslation('programme');
  const language = useLanguage();
  const euro = new Intl.NumberFormat(language === 'en' ? 'en-GB' : language, {
    style: 'currency',
    currency: 'EUR',
  });
  return (step) => {
    const said = AMOUNTS.flatMap((name) => {
      const cents = step[name];
      return cents === undefined ? [] : [t(`list.${name}`, { sum: euro.format(cents / 100) })];
    });
    return said.length === 0 ? '' : `: ${said.join(', ')}`;
  };
}
