import { useTranslation } from 'react-i18next';
import type { AnswersFrom } from '../../api/contract.ts';
import { useDay } from '../ui/day.ts';
import { Icon } from '../ui/icon.tsx';
import type { SurveySession } from './survey-session.ts';

/** Where an answer came from that nobody has given here, and whether it is still right. */
export function CarriedNote({ session, question }: { session: SurveySession; question: string }) {
  const { t } = useTranslation();
  const origin = useOrigin();
  const { from } = session.opened;
  if (!from || !session.isCarried(question)) return null;
  return (
    <p className="survey-carried">
      <Icon name="back" /> {t('survey.carried', { origin: origin(from) })}
    </p>
  );
}

const INSTRUMENTS = ['first-level', 'advanced', 'technological-audit'] as const;

/** The assessment that answers came from, such as "your first survey of 3 May 2026". */
export function useOrigin(): (from: AnswersFrom) => string {
  const { t } = useTranslation();
  const day = useDay();
  return ({ instrument, assessedOn }) => {
    const known = INSTRUMENTS.find((each) => each === instrument) ?? 'other';
    return t(`survey.origins.${known}`, { when: day(assessedOn) });
  };
}
