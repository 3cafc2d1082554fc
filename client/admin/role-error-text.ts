import { useTranslation } from 'react-i18next';
import { useAccountErrorText } from '../account/account-error-text.ts';
import { ApiError } from '../http.ts';

/** Why a role could not be given or taken, in one sentence. */
export function useRoleErrorText(): (error: unknown) => string {
  const { t } = useTranslation('admin');
  const explain = useAccountErrorText();
  return (error) => {
    if (!(error instanceof ApiError)) return explain(error);
    if (error.code === 'roles-apart') return t('errors.apart');
    if (error.code === 'last-administrator') return t('errors.last');
    return error.status === 404 ? t('errors.gone') : explain(error);
  };
}
