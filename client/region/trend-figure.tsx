import { useTranslation } from 'react-i18next';
import { useDay } from '../ui/day.ts';
import { ChartCanvas } from './chart-canvas.tsx';
import { drawTrend } from './charts.ts';
import type { FigureProps } from './dashboard.tsx';
import { Figure } from './figure.tsx';
import { useNames } from './names.ts';

/** Overall and dimensions over the releases so far. */
export default function TrendFigure({ view, source }: FigureProps) {
  const { t } = useTranslation('region');
  const names = useNames();
  const day = useDay();
  const nodes = names.terms.nodes.filter(({ kind }) => kind !== 'area');
  const meanOf = (release: (typeof view.trend)[number], node: string) =>
    release.cells.find((cell) => cell.node === node)?.mean ?? null;
  return (
    <section aria-labelledby="trend">
      <h2 id="trend">{t('trend.title')}</h2>
      <Figure
        title={t('trend.figure')}
        note={view.trend.length < 2 ? t('trend.first') : t('trend.note')}
        source={source}
        part={{ part: 'trend' }}
        head={[t('head.asOf'), ...nodes.map(({ id }) => names.node(id))]}
        rows={view.trend.map((release) => [
          day(release.asOf),
          ...nodes.map(({ id }) => {
            const mean = meanOf(release, id);
            return mean === null ? null : names.points(mean);
          }),
        ])}
      >
        {view.trend.length > 1 && (
          <ChartCanvas
            alternative={t('trend.alternative')}
            version={`${view.release} ${t('trend.figure')}`}
            height={340}
            draw={(canvas) =>
              drawTrend(
                canvas,
                view.trend.map(({ asOf }) => day(asOf)),
                nodes.map(({ id }) => ({
                  name: names.node(id),
                  means: view.trend.map((release) => meanOf(release, id)),
                })),
                names.points,
              )
            }
          />
        )}
      </Figure>
    </section>
  );
}
