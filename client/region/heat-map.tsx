import { useTranslation } from 'react-i18next';
import type { CellView } from '../../api/contract-regions.ts';
import { TableScroll } from '../ui/table-scroll.tsx';
import type { FigureProps } from './dashboard.tsx';
import { Downloads } from './downloads.tsx';
import { Legend } from './legend.tsx';
import { useNames } from './names.ts';

/** Mean by area and value chain: the colour says the level, the number the points, the pattern what is withheld. */
export function HeatMap({ view, source }: FigureProps) {
  const { t } = useTranslation('region');
  const names = useNames();
  const ordered = names.inOrder(view.valueChains, 'valueChain');
  const chains = [...new Set(ordered.map(({ at }) => at[0] ?? ''))];
  const found = new Map(view.valueChains.map((cell) => [`${cell.node} ${cell.at[0]}`, cell]));
  const nodes = names.terms.nodes.filter(({ kind }) => kind !== 'dimension');
  const title = t('heat.title');
  return (
    <section aria-labelledby="heat">
      <h2 id="heat">{title}</h2>
      <p className="muted">{t('heat.note')}</p>
      <Legend />
      <TableScroll label={t('figure.table', { title })} className="heat-wrap">
        <table className="heat-map">
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('head.node')}</th>
              {chains.map((chain) => (
                <th key={chain} scope="col">
                  <span>{names.code('valueChain', chain)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {nodes.map(({ id }) => (
              <tr key={id}>
                <th scope="row">{names.short(id)}</th>
                {chains.map((chain) => (
                  <HeatCell key={chain} cell={found.get(`${id} ${chain}`)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <Downloads source={source} part={{ part: 'value-chains' }} title={title} />
    </section>
  );
}

function HeatCell({ cell }: { cell: CellView | undefined }) {
  const { t } = useTranslation('region');
  const names = useNames();
  if (cell?.mean == null) return <td className="withheld">{t('figure.withheld')}</td>;
  return <td className={`level-${names.levelAt(cell.mean)}`}>{names.points(cell.mean)}</td>;
}
