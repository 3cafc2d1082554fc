import { useTranslation } from 'react-i18next';
import type { DashboardView } from '../../api/contract-regions.ts';
import type { FigureProps } from './dashboard.tsx';
import { Downloads } from './downloads.tsx';
import { useNames } from './names.ts';

/** Where the firms of the region stand, and what they are best and worst at, in sentences. */
export function Highlights({ view, source }: FigureProps) {
  const { t } = useTranslation('region');
  const names = useNames();
  const overall = view.total.find(({ node }) => node === 'overall');
  return (
    <section aria-labelledby="highlights">
      <h2 id="highlights">{t('highlights.title')}</h2>
      {overall?.mean == null ? (
        <p className="lead">{t('highlights.noMean')}</p>
      ) : (
        <p className="lead">
          {t('highlights.overall', {
            points: names.points(overall.mean),
            level: names.level(names.levelAt(overall.mean)),
          })}{' '}
          {overall.quartiles &&
            t('highlights.half', {
              lower: names.points(overall.quartiles[0]),
              upper: names.points(overall.quartiles[2]),
            })}
        </p>
      )}
      {view.strengths.length > 0 && (
        <div className="highlight-columns">
          <div className="panel">
            <h3>{t('highlights.strengths')}</h3>
            <HighlightList areas={view.strengths} />
          </div>
          <div className="panel">
            <h3>{t('highlights.weaknesses')}</h3>
            <HighlightList areas={view.weaknesses} />
          </div>
        </div>
      )}
      <Downloads source={source} part={{ part: 'highlights' }} title={t('highlights.title')} />
    </section>
  );
}

/** Each area with its points and the level that they lie at. */
function HighlightList({ areas }: { areas: DashboardView['strengths'] }) {
  const { t } = useTranslation('region');
  const names = useNames();
  return (
    <ol className="highlight-list">
      {areas.map(({ area, mean }) => (
        <li key={area}>
          <span>{names.node(area)}</span>
          <strong>{t('highlights.points', { points: names.points(mean) })}</strong>
          <span className={`level-swatch level-${names.levelAt(mean)}`}>
            {names.levelAt(mean)} {names.level(names.levelAt(mean))}
          </span>
        </li>
      ))}
    </ol>
  );
}
