import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EngagementView } from '../../api/contract-companies.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useErrorText } from '../ui/error-text.ts';
import { Notice } from '../ui/notice.tsx';
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
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const way = wayOut(engagement, side);
  const end = async () => {
    setFailure(null);
    try {
      onEnded(await engagementApi.end(engagement.id));
      setAsking(false);
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <>
      <button type="button" className="btn btn-outline-danger" onClick={() => setAsking(true)}>
        {t(`ways.${way}.button`)}
      </button>
      {asking && (
        <Dialog title={t(`ways.${way}.title`)} onClose={() => setAsking(false)}>
          <p>{t(`ways.${way}.${side === 'company' ? 'textCompany' : 'textConsultant'}`)}</p>
          {failure !== null && <Notice tone="error">{explain(failure)}</Notice>}
          <div className="button-row">
            <button type="button" className="btn btn-danger" onClick={() => void end()}>
              {t(`ways.${way}.yes`)}
            </button>
            <button
              type="button"
              className="btn btn-outline-primary"
              onClick={() => setAsking(false)}
            >
              {t('endNo')}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}

/** What ending means to that side as things stand. */
function wayOut({ waitsFor }: EngagementView, side: Side): 'end' | 'withdraw' | 'decline' {
  if (waitsFor === null) return 'end';
  return waitsFor === side ? 'decline' : 'withdraw';
}
