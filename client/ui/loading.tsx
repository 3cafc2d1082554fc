import { useTranslation } from 'react-i18next';
import { Said } from './said.tsx';

export function Loading() {
  const { t } = useTranslation();
  return <Said className="loading container">{t('common.loading')}</Said>;
}
