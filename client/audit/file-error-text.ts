import { useTranslation } from 'react-i18next';
import { ApiError } from '../http.ts';
import { useErrorText } from '../ui/error-text.ts';
import { useRefusalText } from './audit-head.tsx';

/** Largest file, as the service takes it. */
export const MOST_BYTES = 25 * 1024 * 1024;

const KNOWN = [
  'file-too-large',
  'type-not-taken',
  'type-mismatch',
  'text-not-utf-8',
  'empty-file',
  'too-many-files',
  'in-the-future',
  'not-yours',
  'offline',
] as const;

/** Why a file was not taken, in plain words. */
export function useFileErrorText(): (error: unknown) => string {
  const { t } = useTranslation('audit');
  const explain = useErrorText();
  const refusal = useRefusalText();
  return (error) => {
    if (!(error instanceof ApiError)) return explain(error);
    const codes = [error.code, ...error.issues.map(({ code }) => code)];
    const known = KNOWN.find((code) => codes.includes(code));
    if (known) return t(`evidence.errors.${known}`);
    if (error.issues.some(({ path }) => path === 'name')) return t('evidence.errors.name');
    if (error.issues.some(({ path }) => path === 'expiresOn')) return t('evidence.errors.expires');
    return refusal(error);
  };
}
