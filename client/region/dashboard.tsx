import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import type { DashboardView } from '../../api/contract-regions.ts';
import { useDay } from '../ui/day.ts';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { Trouble } from '../ui/trouble.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { CoverageFigure } from './coverage-figure.tsx';
import { HeatMap } from './heat-map.tsx';
import { Highlights } from './highlights.tsx';
import { useNames } from './names.ts';
import type { FigureSource } from './region-api.ts';
import { TileMap } from './tile-map.tsx';

// The drawing library comes with the pictures, not with the page.
const LevelFigures = lazy(() => import('./level-figures.tsx'));
const GroupFigure = lazy(() => import('./group-figure.tsx'));
const TrendFigure = lazy(() => import('./trend-figure.tsx'));

export interface FigureProps {
  view: DashboardView;
  source: FigureSource;
}

/** Everything a region reads at a glance, from one release or edition. */
export function Dashboard({ source }: { source: FigureSource }) {
  const { loaded, again } = useLoaded(source.path, source.dashboard);
  if (loaded.state === 'loading') return <Loading />;
  if (loaded.state === 'failed') return <Trouble error={loaded.error} onRetry={again} />;
  const props = { view: loaded.value, source };
  return (
    <div className="dashboard">
      <Standing view={loaded.value} />
      <Highlights {...props} />
      <LevelFigures {...props} />
      <HeatMap {...props} />
      <TileMap {...props} />
      <GroupFigure {...props} />
      <TrendFigure {...props} />
      <CoverageFigure {...props} />
    </div>
  );
}

/** Whom the figures are about, and what they are not. */
function Standing({ view: { counted, asOf, generated } }: { view: DashboardView }) {
  const { t } = useTranslation('region');
  const { firms, anonymous } = counted;
  const day = useDay();
  const names = useNames();
  return (
    <>
      {generated && <Notice tone="warning">{t('generated')}</Notice>}
      <p>
        {firms === null || anonymous === null
          ? t('standing.countedWithheld', { day: day(asOf) })
          : t('standing.counted', {
              firms: names.count(firms),
              anonymous: names.count(anonymous),
              day: day(asOf),
            })}
      </p>
      <Notice>
        <p>{t('standing.caveat')}</p>
        <p className="legend-line">
          <span className="withheld legend-swatch">{t('figure.withheld')}</span>{' '}
          {t('standing.withheld')}
        </p>
      </Notice>
    </>
  );
}
