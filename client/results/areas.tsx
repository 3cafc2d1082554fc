import { useTranslation } from 'react-i18next';
import type { AreaReport, Report } from '../../scoring/report-model.ts';

/** Every area: the score, and behind a press why it is so and what comes next. */
export function Areas({ report }: { report: Report }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="areas">
      <h2 id="areas">{t('areas.title')}</h2>
      <p>{t('areas.lead')}</p>
      {report.dimensions.map((dimension) => (
        <section
          key={dimension.id}
          aria-labelledby={`dimension-${dimension.id}`}
          className="dimension"
        >
          <h3 id={`dimension-${dimension.id}`}>{dimension.name}</h3>
          <p>{dimension.sentence}</p>
          {dimension.areas.map((area) => (
            <Area key={area.id} area={area} />
          ))}
        </section>
      ))}
    </section>
  );
}

function Area({ area }: { area: AreaReport }) {
  const { t } = useTranslation();
  return (
    <details className="disclosure">
      <summary className="area-line">
        <span>{area.name}</span>
        <span className="area-score">
          {area.state === 'not-applicable'
            ? t('areas.notApplicable')
            : area.score === null
              ? t('areas.noScore')
              : `${area.shown} · ${area.level?.plain ?? ''}`}
        </span>
      </summary>
      <div>
        <p className="area-quote">{area.matters}</p>
        {area.ground !== null && <p>{area.ground}</p>}
        <Facts area={area} />
        <h4>{t('areas.why')}</h4>
        <ul className="why-list">
          {area.why.map((line) => (
            <li key={line.id}>
              <span className="muted">{line.question}</span>
              <br />
              <strong>{line.answer}</strong>
              {line.points !== null && <span> · {t('areas.points', { points: line.points })}</span>}
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}

function Facts({ area }: { area: AreaReport }) {
  const { t } = useTranslation();
  const facts = [
    [t('areas.now'), area.now],
    [t('areas.next'), area.next],
    [t('areas.nextStep'), area.nextStep],
    [t('areas.target'), area.targetText],
    [t('areas.range'), area.range],
  ] as const;
  return (
    <>
      <dl className="facts">
        {facts.map(([label, value]) =>
          value === null ? null : (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {area.indication !== null && <p className="muted">{area.indication}</p>}
    </>
  );
}
