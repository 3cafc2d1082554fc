import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDay } from '../ui/day.ts';
import { ApiError } from '../http.ts';
import { useLanguage } from '../ui/language.ts';
import { Notice } from '../ui/notice.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { auditApi } from './audit-api.ts';
import { useRoom } from './audit-context.ts';

/** For the firm: whether the consultant may still work on the audit. */
export function EngagementState() {
  const { t } = useTranslation('audit');
  const language = useLanguage();
  const day = useDay();
  const { audit } = useRoom();
  const { loaded } = useLoaded(audit.engagement, () => readEngagement(audit.engagement));
  const ended = loaded.state === 'ready' ? loaded.value?.ended : null;
  if (!ended || audit.status === 'signed-off' || audit.side !== 'company') return null;
  return (
    <Notice tone="warning">
      <p>{t('ended.text', { on: day(ended.on), consultant: audit.consultant.name })}</p>
      <p>
        <Link to={`/${language}/company/${audit.company.id}/engagements`}>{t('ended.way')}</Link>
      </p>
    </Notice>
  );
}

/** Null where it is not the reader's. */
async function readEngagement(id: string) {
  try {
    return await auditApi.engagement(id);
  } catch (error) {
    if (error instanceof ApiError && [403, 404].includes(error.status)) return null;
    throw error;
  }
}
