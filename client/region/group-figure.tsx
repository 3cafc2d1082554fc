import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CellView, DashboardPart, Grouping } from '../../api/contract-regions.ts';
import { Choices } from '../ui/fields.tsx';
import { useCellWords } from './cell-words.ts';
import { ChartCanvas } from './chart-canvas.tsx';
import { AREA, drawBars } from './charts.ts';
import type { FigureProps } from './dashboard.tsx';
import { Figure } from './figure.tsx';
import { useNames } from './names.ts';

const GROUPS = {
  'value-chains': ['valueChains', 'valueChain'],
  sizes: ['sizes', 'size'],
  sections: ['sections', 'section'],
  'life-phases': ['lifePhases', 'lifePhase'],
  instruments: ['instruments', 'instrument'],
  quarters: ['quarters', 'quarter'],
} as const satisfies Partial<Record<DashboardPart, [string, Grouping]>>;
type Group = keyof typeof GROUPS;

/** Overall maturity by one fact about the firms, which the reader picks. */
export default function GroupFigure({ view, source }: FigureProps) {
  const { t } = useTranslation('region');
  const names = useNames();
  const words = useCellWords();
  const [group, setGroup] = useState<Group>('value-chains');
  const [key, grouping] = GROUPS[group];
  const whole = view[key].filter(({ node }) => node === 'overall');
  const cells = names.inOrder(whole, grouping);
  const name = ({ at }: CellView) => names.code(grouping, at[0] ?? '');
  const figures = ['count', 'mean', 'quartiles'] as const;
  const title = t('groups.figure', {
    grouping: lowerFirst(names.grouping(grouping)),
  });
  return (
    <section aria-labelledby="groups">
      <h2 id="groups">{t('groups.title')}</h2>
      <Choices
        name="group"
        label={t('groups.by')}
        grid
        options={(Object.keys(GROUPS) as Group[]).map((value) => ({
          value,
          text: names.grouping(GROUPS[value][1]),
        }))}
        value={group}
        onChange={setGroup}
      />
      <Figure
        title={title}
        note={t('groups.note')}
        source={source}
        part={{ part: group }}
        head={[names.grouping(grouping), ...words.head(figures)]}
        rows={cells.map((cell) => [name(cell), ...words.row(cell, figures)])}
        values={cells.map((cell) => [name(cell), ...words.values(cell, figures)])}
      >
        <ChartCanvas
          key={group}
          alternative={t('groups.alternative', { title })}
          version={`${view.release} ${group} ${title}`}
          height={cells.length * 38 + 60}
          draw={(canvas) =>
            drawBars(
              canvas,
              cells.map((cell) => ({ name: name(cell), value: cell.mean, colour: AREA })),
              'points',
              { label: t('head.mean'), write: names.points, withheld: t('figure.withheld') },
            )
          }
        />
      </Figure>
    </section>
  );
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
