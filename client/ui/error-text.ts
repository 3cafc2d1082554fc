import { useTranslation } from 'react-i18next';
import { ApiError } from '../http.ts';

/** Turns whatever was thrown into one sentence that says what to do. */
export function useErrorText(): (error: unknown) => string {
  const { t } = useTranslation();
  return (error) => {
    if (!(error instanceof ApiError)) return t('errors.unexpected');
    if (error.status === 0) return t('errors.offline');
    if (error.status === 401 || error.status === 403) return t('errors.noAccess');
    if (error.status === 404) return t('errors.notFound');
    if (error.code === 'too-many-links') return t('errors.tooManyLinks');
    if (error.status === 409) return t('errors.conflict');
    if (error.status === 429) return t('errors.tooMany');
    if (error.status === 503) return t('errors.unavailable');
    if (error.status === 400) return t('errors.badInput');
    return t('errors.unexpected');
  };
}
