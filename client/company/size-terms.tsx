import { useTranslation } from 'react-i18next';

const TERMS = [
  'workUnits',
  'turnover',
  'balanceSheet',
  'partner',
  'linked',
  'autonomous',
  'twoPeriods',
  'ceilings',
] as const;

/** The words of the calculation, each in plain words. */
export function SizeTerms() {
  const { t } = useTranslation('company');
  return (
    <details className="disclosure size-terms">
      <summary>{t('size.terms.title')}</summary>
      <div>
        <dl>
          {TERMS.map((term) => (
            <div key={term}>
              <dt>{t(`size.terms.${term}.word`)}</dt>
              <dd>{t(`size.terms.${term}.text`)}</dd>
            </div>
          ))}
        </dl>
        <p className="muted">{t('size.terms.source')}</p>
      </div>
    </details>
  );
}
