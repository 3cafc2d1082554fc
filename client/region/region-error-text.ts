import { useTranslation } from 'react-i18next';
import { ApiError } from '../http.ts';
import { useErrorText } from '../ui/error-text.ts';

const KNOWN = [
  'release-under-way',
  'one-a-day',
  'in-the-future',
  'before-last-release',
  'before-epoch',
] as const;

/** As everywhere, and what only releases run into. */
export function useRegionErrorText(): (error: unknown) => string {
  const { t } = useTranslation('region');
  const explain = useErrorText();
  return (error) => {
    const codes = error instanceof ApiError ? [error.code, error.issues[0]?.code] : [];
    const code = KNOWN.find((each) => codes.includes(each));
    return code ? t(`error.${code}`) : explain(error);
  };
}
