import { useTranslation } from 'react-i18next';
import { ApiError } from '../http.ts';
import { useErrorText } from '../ui/error-text.ts';

const KNOWN = ['release-under-way', 'one-a-day'] as const;

/** As everywhere, and what only releases run into. */
export function useRegionErrorText(): (error: unknown) => string {
  const { t } = useTranslation('region');
  const explain = useErrorText();
  return (error) => {
    const code = error instanceof ApiError && KNOWN.find((each) => each === error.code);
    return code ? t(`error.${code}`) : explain(error);
  };
}
