import { useTranslation } from 'react-i18next';
import { ApiError } from '../http.ts';
import { useErrorText } from '../ui/error-text.ts';

const TEXTS = {
  'sign-in-failed': 'errors.signInFailed',
  'session-required': 'errors.sessionOver',
  'not-allowed': 'errors.notAllowed',
  'passwords-off': 'errors.passwordsOff',
  'provider-away': 'errors.providerAway',
  'address-taken': 'errors.addressTaken',
  'no-password': 'errors.noPassword',
} as const;

/** Turns whatever a call about accounts threw into one sentence that says what to do. */
export function useAccountErrorText(): (error: unknown) => string {
  const { t } = useTranslation('account');
  const explain = useErrorText();
  return (error) => {
    if (!(error instanceof ApiError)) return explain(error);
    const known = TEXTS[error.code as keyof typeof TEXTS];
    if (known) return t(known);
    return error.status === 429 ? t('errors.tooMany') : explain(error);
  };
}
