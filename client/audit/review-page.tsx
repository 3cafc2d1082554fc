import { useTranslation } from 'react-i18next';
import { PageTitle } from '../ui/page-title.tsx';
import { useRoom } from './audit-context.ts';
import { ConfirmVerification } from './confirm-verification.tsx';
import { IndicatorLinks } from './indicator-links.tsx';
import { lacksReason, openOf } from './progress.ts';
import { RequestChanges } from './request-changes.tsx';
import { Requests } from './requests.tsx';
import { SubmitAudit } from './submit-audit.tsx';

/** A longer list would push the next step out of sight. */
const SHORT = 20;

/** What is still open, and the step that comes next. */
export function ReviewPage() {
  const { t } = useTranslation('audit');
  const { audit } = useRoom();
  return (
    <>
      <PageTitle place="review" tab={t(`review.nav-${audit.side}`)}>
        {t(`review.nav-${audit.side}`)}
      </PageTitle>
      <Requests of={null} />
      <StillOpen />
      {audit.side === 'company' ? (
        <SubmitAudit />
      ) : (
        <>
          <RequestChanges />
          <ConfirmVerification />
        </>
      )}
    </>
  );
}

function StillOpen() {
  const { t } = useTranslation('audit');
  const room = useRoom();
  const { audit, questions } = room;
  const open = openOf(room);
  const unexplained = questions.filter((question) => lacksReason(audit, question));
  return (
    <>
      <p className="lead">
        {t(`review.share-${audit.side}`, {
          done: questions.length - open.length,
          count: questions.length,
        })}
      </p>
      {open.length > 0 && (
        <details className="more" open={open.length <= SHORT || undefined}>
          <summary>
            <h2>{t(`review.open-${audit.side}`, { count: open.length })}</h2>
          </summary>
          <IndicatorLinks questions={open} />
        </details>
      )}
      {unexplained.length > 0 && (
        <section aria-labelledby="unexplained">
          <h2 id="unexplained">{t('review.unexplained', { count: unexplained.length })}</h2>
          <IndicatorLinks questions={unexplained} />
        </section>
      )}
    </>
  );
}
