import { useTranslation } from 'react-i18next';
import { PRIVACY_NOTICE } from '../instrument.ts';
import { useLanguage } from '../ui/language.ts';

/** The short layer of the privacy notice for accounts, before the first datum is asked for. */
export function AccountNotice() {
  const { t } = useTranslation('account');
  const language = useLanguage();
  return (
    <div className="account-notice">
      <h2>{t('notice.title')}</h2>
      <ul className="check-list">
        {(['what', 'why', 'who', 'delete'] as const).map((point) => (
          <li key={point}>{t(`notice.points.${point}`)}</li>
        ))}
      </ul>
      <p className="muted">
        {t('notice.controller', { version: PRIVACY_NOTICE })}{' '}
        <a href={`/${language}/privacy/`} target="_blank" rel="noreferrer">
          {t('notice.full')}
        </a>
      </p>
      <h2>{t('notice.then')}</h2>
    </div>
  );
}
