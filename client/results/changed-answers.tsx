import { useTranslation } from 'react-i18next';
import type { ComparisonReport } from '../../scoring/comparison-report.ts';

/** Questions whose answer gives other points now, area by area. */
export function ChangedAnswers({ report: { changes } }: { report: ComparisonReport }) {
  const { t } = useTranslation('deeper');
  return (
    <section aria-labelledby="changed-answers">
      <h2 id="changed-answers">{t('comparison.changed')}</h2>
      {changes.length === 0 && <p>{t('comparison.changedNone')}</p>}
      {changes.map(({ area, name, rows }) => (
        <section key={area} aria-labelledby={`changed-${area}`}>
          <h3 id={`changed-${area}`} className="h5">
            {name}
          </h3>
          <dl className="changed-answers">
            {rows.map(({ question, title, before, after, points }) => (
              <div key={question}>
                <dt>{title}</dt>
                <dd>{t('comparison.was', { answer: before })}</dd>
                <dd>{t('comparison.is', { answer: after })}</dd>
                <dd className="muted">{t('comparison.points', { points })}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </section>
  );
}
