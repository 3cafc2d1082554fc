import { useTranslation } from 'react-i18next';
import { useDay } from '../ui/day.ts';
import type { FigureProps } from './dashboard.tsx';
import { Figure } from './figure.tsx';
import { useNames } from './names.ts';

/** How many of the firms that there are took part, where the region has loaded official counts. */
export function CoverageFigure({ view, source }: FigureProps) {
  const { t } = useTranslation('region');
  const names = useNames();
  const day = useDay();
  const { coverage } = view;
  return (
    <section aria-labelledby="coverage">
      <h2 id="coverage">{t('coverage.title')}</h2>
      {coverage === null ? (
        <p>{t('coverage.none')}</p>
      ) : (
        <Figure
          title={t('coverage.figure')}
          note={t('coverage.note', { source: coverage.source, day: day(coverage.asOf) })}
          source={source}
          part={{ part: 'coverage' }}
          head={[t('coverage.group'), t('coverage.official'), t('head.firms'), t('coverage.share')]}
          rows={coverage.rows.map(({ grouping, code, official, measured, share }) => [
            grouping === 'region'
              ? t('coverage.region')
              : `${names.grouping(grouping)}: ${names.code(grouping, code)}`,
            names.count(official),
            measured === null ? null : names.count(measured),
            share === null ? null : names.percent(share),
          ])}
        />
      )}
    </section>
  );
}
