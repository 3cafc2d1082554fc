import { useTranslation } from 'react-i18next';
import type { Report, ScoreView } from '../../scoring/report-model.ts';
import { Notice } from '../ui/notice.tsx';
import { TableScroll } from '../ui/table-scroll.tsx';

/** What another answer would change: scores, next steps and offers, before and after. */
export function WhatIfChanges({ before, after }: { before: Report; after: Report }) {
  const { t } = useTranslation();
  const scores = scoreChanges(before, after, t('charts.overall'));
  const offers = offerChanges(before, after);
  return (
    <div className="what-if-changes">
      <Notice tone="warning">{t('whatIf.mark')}</Notice>
      <h3>{t('whatIf.scores')}</h3>
      {scores.length === 0 ? <p>{t('whatIf.sameScores')}</p> : <ScoreTable changes={scores} />}
      <h3>{t('whatIf.steps')}</h3>
      <StepsBeforeAfter before={before} after={after} />
      <h3>{t('whatIf.offers')}</h3>
      {offers.length === 0 ? (
        <p>{t('whatIf.sameOffers')}</p>
      ) : (
        <ul>
          {offers.map((change) => (
            <li key={change.id}>
              <strong>{change.title}</strong>{' '}
              {t(`whatIf.offer.${change.how}`, { from: change.from, to: change.to })}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const words = (view: ScoreView) =>
  view.level ? `${view.shown} · ${view.level.plain}` : view.shown;

const stepLines = (report: Report) =>
  report.nextSteps.map(({ area, headline, areaName }) => ({
    area,
    text: `${areaName}: ${headline}`,
  }));

interface ScoreChange {
  name: string;
  from: ScoreView;
  to: ScoreView;
}

function ScoreTable({ changes }: { changes: ScoreChange[] }) {
  const { t } = useTranslation();
  return (
    <TableScroll label={t('whatIf.scores')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('whatIf.what')}</th>
            <th scope="col">{t('whatIf.before')}</th>
            <th scope="col">{t('whatIf.after')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ name, from, to }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{words(from)}</td>
              <td>
                <strong>{words(to)}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function StepsBeforeAfter({ before, after }: { before: Report; after: Report }) {
  const { t } = useTranslation();
  const same = JSON.stringify(stepLines(before)) === JSON.stringify(stepLines(after));
  if (same) return <p>{t('whatIf.sameSteps')}</p>;
  return (
    <div className="before-after">
      {(
        [
          ['before', before],
          ['after', after],
        ] as const
      ).map(([when, report]) => (
        <div key={when}>
          <h4>{t(`whatIf.${when}`)}</h4>
          <ol>
            {stepLines(report).map(({ area, text }) => (
              <li key={area}>{text}</li>
            ))}
          </ol>
        </div>
      ))}
    </div>
  );
}

function scoreChanges(before: Report, after: Report, overall: string): ScoreChange[] {
  const views = (report: Report): [string, ScoreView][] => [
    [overall, report.overall],
    ...report.dimensions.flatMap((dimension): [string, ScoreView][] => [
      [dimension.name, dimension],
      ...dimension.areas.map((area): [string, ScoreView] => [area.name, area]),
    ]),
  ];
  const then = new Map(views(before));
  return views(after).flatMap(([name, to]) => {
    const from = then.get(name);
    const changed =
      from &&
      (from.score !== to.score ||
        from.low !== to.low ||
        from.high !== to.high ||
        from.level?.index !== to.level?.index);
    return from && changed ? [{ name, from, to }] : [];
  });
}

interface OfferChange {
  id: string;
  title: string;
  how: 'verdict' | 'helps' | 'helpsNoMore';
  from: string;
  to: string;
}

/** Offers whose verdict changes, or that begin or cease to help the firm. */
function offerChanges(before: Report, after: Report): OfferChange[] {
  const then = new Map(before.offers.map((offer) => [offer.id, offer]));
  return after.offers.flatMap((offer): OfferChange[] => {
    const old = then.get(offer.id);
    if (!old) return [];
    const { id, title } = offer;
    if (old.verdict !== offer.verdict)
      return [{ id, title, how: 'verdict', from: old.verdictText, to: offer.verdictText }];
    const [helped, helps] = [old.helps.length > 0, offer.helps.length > 0];
    if (helped === helps || offer.verdict === 'no') return [];
    const names = (helps ? offer : old).helps.map(({ name }) => name).join(', ');
    return [{ id, title, how: helps ? 'helps' : 'helpsNoMore', from: names, to: names }];
  });
}
