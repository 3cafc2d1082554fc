import { useTranslation } from 'react-i18next';
import type { EngagementView } from '../../api/contract-companies.ts';
import { AskFirst } from '../ui/ask-first.tsx';
import { useErrorText } from '../ui/error-text.ts';
import { engagementApi } from './engagement-api.ts';
import type { Side } from './engagement-card.tsx';

interface EndEngagementProps {
  engagement: EngagementView;
  side: Side;
  onEnded: (engagement: EngagementView) => void;
}

/** Ends an engagement, withdraws what one has proposed, or declines what the other side has; asked once before. */
export function EndEngagement({ engagement, side, onEnded }: EndEngagementProps) {
  const { t } = useTranslation('engagement');
  const explain = useErrorText();
  const way = wayOut(engagement, side);
  return (
    <AskFirst
      button={t(`ways.${way}.button`)}
      tone="danger"
      title={t(`ways.${way}.title`)}
      yes={t(`ways.${way}.yes`)}
      no={t('endNo')}
      explain={explain}
      onYes={async () => onEnded(await engagementApi.end(engagement.id))}
    >
      <p>{t(`ways.${way}.${side === 'company' ? 'textCompany' : 'textConsultant'}`)}</p>
    </AskFirst>
  );
}

/** What ending means to that side as things stand. */
function wayOut({ waitsFor }: EngagementView, side: Side): 'end' | 'withdraw' | 'decline' {
  if (waitsFor === null) return 'end';
  return waitsFor === side ? 'decline' : 'withdraw';
}
