import { useTranslation } from 'react-i18next';
import type { FigureProps } from './dashboard.tsx';
import { Downloads } from './downloads.tsx';
import { useNames } from './names.ts';

/** Where the firms of the region stand, and what they are best and worst at, in sentences. */
export function Highlights({ view, source }: FigureProps) {
  const { t } = useTranslation('region');
  const names = useNames();
  const overall = view.total.find(({ node }) => node === 'overall');
  const sentence = ({ area, mean }: { area: string; mean: number }) =>
    t('highlights.area', {
      area: names.node(area),
      points: names.points(mean),
      level: names.level(names.levelAt(mean)),
    });
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
            <ul>
              {view.strengths.map((each) => (
                <li key={each.area}>{sentence(each)}</li>
              ))}
            </ul>
          </div>
          <div className="panel">
            <h3>{t('highlights.weaknesses')}</h3>
            <ul>
              {view.weaknesses.map((each) => (
                <li key={each.area}>{sentence(each)}</li>
              ))}
            </ul>
          </div>
        </div>
      )}
      <Downloads source={source} part={{ part: 'highlights' }} title={t('highlights.title')} />
    </section>
  );
}
