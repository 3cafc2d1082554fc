import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CellView } from '../../api/contract-regions.ts';
import { Choices } from '../ui/fields.tsx';
import { ChartCanvas } from './chart-canvas.tsx';
import { AREA, drawBars, drawDistributions, WHOLE } from './charts.ts';
import type { FigureProps } from './dashboard.tsx';
import { Figure } from './figure.tsx';
import { useCellWords } from './cell-words.ts';
import { LEVEL_COLOURS } from './level-colours.ts';
import { useNames } from './names.ts';

const LEVELS = [0, 1, 2, 3, 4, 5];
const SHOWN = ['mean', 'levels'] as const;

/** Level and distribution: of the whole, then by dimension and area. */
export default function LevelFigures({ view, source }: FigureProps) {
  const { t } = useTranslation('region');
  return (
    <section aria-labelledby="levels">
      <h2 id="levels">{t('levels.title')}</h2>
      <Spread {...{ view, source }} />
      <ByNode {...{ view, source }} />
    </section>
  );
}

/** Firms at each level of the overall maturity. */
function Spread({ view, source }: FigureProps) {
  const { t } = useTranslation('region');
  const names = useNames();
  const { levelHead } = useCellWords();
  const overall = view.total.find(({ node }) => node === 'overall');
  const levels = overall?.levels ?? [];
  const shares = sharesOf(overall);
  const text = (value: number | null | undefined, write: (value: number) => string) =>
    value == null ? null : write(value);
  return (
    <Figure
      title={t('levels.spread')}
      note={t('levels.spreadNote')}
      source={source}
      part={{ part: 'total' }}
      head={[t('head.level'), t('head.firms'), t('head.share')]}
      rows={[...LEVELS, 6].map((level) => [
        levelHead(level),
        text(levels[level], names.count),
        level === 6 ? '–' : text(shares[level], names.percent),
      ])}
    >
      <ChartCanvas
        alternative={t('levels.spreadAlternative')}
        version={`${view.release} ${t('head.share')}`}
        height={LEVELS.length * 38 + 40}
        draw={(canvas) =>
          drawBars(
            canvas,
            LEVELS.map((level) => ({
              name: `${level} ${names.level(level)}`,
              value: shares[level] ?? null,
              colour: LEVEL_COLOURS[level] ?? '#fff',
            })),
            'percent',
            { label: t('head.share'), write: names.percent, withheld: t('figure.withheld') },
          )
        }
      />
    </Figure>
  );
}

/** Means or distributions of every dimension and area. */
function ByNode({ view, source }: FigureProps) {
  const { t } = useTranslation('region');
  const names = useNames();
  const words = useCellWords();
  const [shown, setShown] = useState<(typeof SHOWN)[number]>('mean');
  const cells = names.byDimension(view.total);
  return (
    <Figure
      title={t('levels.byNode')}
      note={t(`levels.note.${shown}`)}
      source={source}
      part={{ part: 'total' }}
      head={[t('head.node'), ...words.head(['count', 'mean', 'quartiles', 'levels'])]}
      rows={cells.map((cell) => [
        names.node(cell.node),
        ...words.row(cell, ['count', 'mean', 'quartiles', 'levels']),
      ])}
      values={cells.map((cell) => [
        names.node(cell.node),
        ...words.values(cell, ['count', 'mean', 'quartiles', 'levels']),
      ])}
    >
      <Choices
        name="by-node"
        label={t('levels.show')}
        grid
        options={SHOWN.map((value) => ({ value, text: t(`levels.kind.${value}`) }))}
        value={shown}
        onChange={setShown}
      />
      <ChartCanvas
        alternative={t(`levels.alternative.${shown}`)}
        version={`${view.release} ${shown} ${t('head.mean')}`}
        height={cells.length * 34 + 90}
        draw={(canvas, narrow) => {
          const name = ({ node }: CellView) => (narrow ? names.short(node) : names.node(node));
          return shown === 'mean'
            ? drawBars(
                canvas,
                cells.map((cell) => ({
                  name: name(cell),
                  value: cell.mean,
                  colour: names.isArea(cell.node) ? AREA : WHOLE,
                })),
                'points',
                { label: t('head.mean'), write: names.points, withheld: t('figure.withheld') },
              )
            : drawDistributions(
                canvas,
                cells.map((cell) => ({ name: name(cell), shares: sharesOf(cell) })),
                {
                  levels: LEVELS.map((level) => `${level} ${names.level(level)}`),
                  rest: t('levels.rest'),
                  write: names.percent,
                },
              );
        }}
      />
    </Figure>
  );
}

/** Per cent of the firms counted, at each level; null where it is withheld. */
function sharesOf(cell: CellView | undefined): (number | null)[] {
  const count = cell?.count ?? 0;
  return LEVELS.map((level) => {
    const firms = cell?.levels?.[level] ?? null;
    return firms === null || count === 0 ? null : (firms / count) * 100;
  });
}
