import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ChartWithTable } from '../results/chart-with-table.tsx';
import { drawRadar } from '../results/radar.ts';
import { useDay } from '../ui/day.ts';
import { useLanguage, usePick } from '../ui/language.ts';
import { NotYet } from '../ui/not-yet.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { useCompanyErrorText } from './company-error-text.ts';
import { useInstrumentName } from './instrument-name.ts';
import { areaPoints, loadStanding, overallOf, type Standing } from './maturity-data.ts';
import { isAudit, type Measured, placeOf } from './overview-data.ts';
import { useCompany } from './use-company.ts';

/** Where the firm stands by its newest result: one picture, and the table of its numbers. */
export function Maturity({ newest }: { newest: Measured }) {
  const { t } = useTranslation('company');
  const day = useDay();
  const language = useLanguage();
  const explain = useCompanyErrorText();
  const nameOf = useInstrumentName();
  const { isMember } = useCompany();
  const { loaded } = useLoaded(newest.id, () => loadStanding(newest));
  return (
    <section className="maturity" aria-labelledby="maturity">
      <h2 id="maturity">{t(isMember ? 'maturity.title' : 'maturity.titleOfFirm')}</h2>
      <p>
        {t('maturity.from', { title: nameOf(newest.instrument), on: day(newest.on) })}{' '}
        {isAudit(newest) && t('maturity.verified')}{' '}
        <Link to={`/${language}/${placeOf(newest)}`}>{t('maturity.open')}</Link>
      </p>
      <NotYet loaded={loaded} explain={explain} />
      {loaded.state === 'ready' && loaded.value && <Picture standing={loaded.value} />}
    </section>
  );
}

function Picture({ standing }: { standing: Standing }) {
  const { t } = useTranslation('company');
  const { t: common } = useTranslation();
  const pick = usePick();
  const number = useScore();
  const points = areaPoints(standing);
  const areas = points.map((point) => ({ ...point, short: pick(point.short) }));
  const overall = overallOf(standing);
  const level = overall.level && pick(overall.level);
  return (
    <>
      <p className="maturity-overall">
        {overall.score === null
          ? t('maturity.unscored')
          : t('maturity.overall', { score: number(overall.score), level })}
      </p>
      <ChartWithTable
        title={common('charts.radar')}
        alternative={common('charts.radarAlternative', { count: areas.length })}
        note={common('charts.radarNote')}
        numbered={areas.map(({ short }) => short)}
        draw={(canvas, narrow) =>
          drawRadar(
            canvas,
            areas,
            { you: common('charts.you'), target: common('charts.target') },
            narrow,
          )
        }
        version={`${standing.result.definition.id} ${pick(points[0]?.name ?? { en: '', it: '' })}`}
        head={[
          common('charts.number'),
          common('charts.area'),
          common('charts.score'),
          common('charts.level'),
          common('charts.target'),
        ]}
        rows={points.map(({ name, score, level: own, target }, index) => [
          String(index + 1),
          pick(name),
          number(score),
          own ? pick(own) : '–',
          number(target),
        ])}
        headColumn={1}
      />
    </>
  );
}

/** Scores are shown to one place. */
export function useScore(): (score: number | null) => string {
  const language = useLanguage();
  const format = new Intl.NumberFormat(language, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return (score) => (score === null ? '–' : format.format(score));
}
