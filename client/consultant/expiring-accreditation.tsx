import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { daysBetween } from '../../scoring/eligibility.ts';
import { engagementApi } from '../engagement/engagement-api.ts';
import { useDay } from '../ui/day.ts';
import { ApiError } from '../http.ts';
import { todayInRome } from '../results/today.ts';
import { useLanguage } from '../ui/language.ts';
import { Notice } from '../ui/notice.tsx';
import { useLoaded } from '../ui/use-loaded.ts';

const WARNED_DAYS = 60;

/** The consultant's own profile; null before it was written. */
export async function loadOwnProfile() {
  try {
    return await engagementApi.profile();
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}

/** Says when a profile is missing, or an accreditation is over or soon will be. */
export function ExpiringAccreditation() {
  const { t } = useTranslation('consultant');
  const day = useDay();
  const language = useLanguage();
  const { loaded } = useLoaded('profile', loadOwnProfile);
  if (loaded.state !== 'ready') return null;
  const profile = loaded.value;
  const link = <Link to={`/${language}/consultant/profile`}>{t('accreditation.toProfile')}</Link>;
  if (profile === null)
    return (
      <Notice tone="warning">
        {t('accreditation.noProfile')} {link}
      </Notice>
    );
  const until = profile.accreditation?.validUntil;
  if (until === undefined) return null;
  const left = daysBetween(todayInRome(), until);
  if (left > WARNED_DAYS) return null;
  return (
    <Notice tone="warning">
      {t(left < 0 ? 'accreditation.over' : 'accreditation.ending', { on: day(until) })} {link}
    </Notice>
  );
}
