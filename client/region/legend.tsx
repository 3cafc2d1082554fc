import { useTranslation } from 'react-i18next';
import { useNames } from './names.ts';

/** What the grounds of heat map and tiles stand for. */
export function Legend() {
  const { t } = useTranslation('region');
  const names = useNames();
  return (
    <ul className="level-legend" aria-label={t('legend')}>
      {names.terms.levels.map((_, level) => (
        <li key={names.level(level)} className={`level-${level}`}>
          {level} {names.level(level)}
        </li>
      ))}
      <li className="withheld">{t('figure.withheld')}</li>
    </ul>
  );
}
