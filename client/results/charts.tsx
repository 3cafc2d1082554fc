import { useTranslation } from 'react-i18next';
import type { Report } from '../../scoring/report-model.ts';
import { drawBars } from './bars.ts';
import { ChartWithTable } from './chart-with-table.tsx';
import { drawRadar } from './radar.ts';

/** The picture of all areas and of the dimensions; each with a table of the same numbers. */
export function Charts({ report }: { report: Report }) {
  const { t } = useTranslation();
  const areas = report.dimensions.flatMap((dimension) => dimension.areas);
  const number = new Intl.NumberFormat(report.language, { maximumFractionDigits: 2 });
  const cell = (value: number | null) => (value === null ? '–' : number.format(value));
  return (
    <section aria-labelledby="charts">
      <h2 id="charts">{t('charts.title')}</h2>
      <div className="charts">
        <ChartWithTable
          title={t('charts.radar')}
          alternative={t('charts.radarAlternative', { count: areas.length })}
          note={t('charts.radarNote')}
          numbered={areas.map(({ short }) => short)}
          draw={(canvas, narrow) =>
            drawRadar(canvas, areas, { you: t('charts.you'), target: t('charts.target') }, narrow)
          }
          version={report}
          head={[
            t('charts.number'),
            t('charts.area'),
            t('charts.score'),
            t('charts.range'),
            t('charts.level'),
            t('charts.target'),
          ]}
          rows={areas.map((area, index) => [
            String(index + 1),
            area.name,
            area.shown,
            area.range ?? '–',
            area.level?.plain ?? '–',
            cell(area.target),
          ])}
          headColumn={1}
        />
        <ChartWithTable
          title={t('charts.bars')}
          alternative={t('charts.barsAlternative')}
          note={t('charts.barsNote')}
          draw={(canvas) =>
            drawBars(
              canvas,
              [
                { name: t('charts.overall'), view: report.overall },
                ...report.dimensions.map((view) => ({ name: view.name, view })),
              ],
              t('charts.score'),
            )
          }
          version={report}
          head={[
            t('charts.dimension'),
            t('charts.score'),
            t('charts.range'),
            t('charts.level'),
            t('charts.coverage'),
          ]}
          rows={[{ ...report.overall, name: t('charts.overall') }, ...report.dimensions].map(
            (each) => [
              each.name,
              each.shown,
              each.range ?? '–',
              each.level?.plain ?? '–',
              each.coverage === null ? '–' : `${each.coverage} %`,
            ],
          )}
          headColumn={0}
        />
      </div>
    </section>
  );
}
