import { useTranslation } from 'react-i18next';
import type { Report } from '../../scoring/report-model.ts';
import { Notice } from '../ui/notice.tsx';
import { ScalePicture } from './scale-picture.tsx';

/** Where the firm stands: the level by name, on the ladder, with range, coverage and what holds it back. */
export function Overall({ report }: { report: Report }) {
  const { t } = useTranslation();
  const { overall, levels } = report;
  return (
    <section className="panel overall" aria-labelledby="overall">
      <h2 id="overall">{overall.headline}</h2>
      <ScalePicture overall={overall} />
      <ol className="ladder" start={0}>
        {levels.map(({ index, name, plain }) => (
          <li key={index} className={index === overall.level?.index ? 'is-here' : undefined}>
            <span className="ladder-number" aria-hidden="true">
              {index}
            </span>
            <span>
              <strong>{plain}</strong> <span className="muted">{name}</span>
              {index === overall.level?.index && (
                <span className="ladder-here">{t('results.youAreHere')}</span>
              )}
            </span>
          </li>
        ))}
      </ol>
      <ul className="overall-sentences">
        {overall.sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {overall.holdBack !== null && <Notice tone="warning">{overall.holdBack}</Notice>}
    </section>
  );
}
