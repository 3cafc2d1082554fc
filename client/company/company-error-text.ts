import { useTranslation } from 'react-i18next';
import { ApiError } from '../http.ts';
import { useErrorText } from '../ui/error-text.ts';

const CODES = [
  'last-owner',
  'already-member',
  'already-invited',
  'too-many-members',
  'too-many-companies',
  'too-many-invitations',
  'other-address',
  'stale-revision',
  'vat-number-taken',
  'not-independent',
  'engagement-ended',
  'waits-for-company',
  'waits-for-consultant',
  'no-profile',
  'no-consultant',
  'not-assigned',
  'in-good-hands',
  'last-point',
  'not-allowed',
] as const;

/** Turns whatever a call about companies threw into one sentence that says what to do. */
export function useCompanyErrorText(): (error: unknown) => string {
  const { t } = useTranslation('company');
  const explain = useErrorText();
  return (error) => {
    if (!(error instanceof ApiError)) return explain(error);
    const known = CODES.find((code) => code === error.code);
    if (known) return t(`errors.${known}`);
    return error.status === 404 ? t('errors.gone') : explain(error);
  };
}
