import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CellView } from '../../api/contract-regions.ts';
import { Field } from '../ui/fields.tsx';
import { useCellWords } from './cell-words.ts';
import type { FigureProps } from './dashboard.tsx';
import { Figure } from './figure.tsx';
import { Legend } from './legend.tsx';
import { useNames } from './names.ts';
import { TILES } from './tiles.ts';

/** The provinces as tiles where they lie, with level, points and number of firms in words. */
export function TileMap({ view, source }: FigureProps) {
  const { t } = useTranslation('region');
  const names = useNames();
  const words = useCellWords();
  const [node, setNode] = useState('overall');
  const cells = view.provinces.filter((cell) => cell.node === node);
  const layout = TILES[view.region] ?? {};
  return (
    <section aria-labelledby="provinces">
      <h2 id="provinces">{t('tiles.title')}</h2>
      <Field name="tile-node" label={t('tiles.node')}>
        {(attributes) => (
          <select {...attributes} value={node} onChange={(event) => setNode(event.target.value)}>
            {names.terms.nodes.map(({ id }) => (
              <option key={id} value={id}>
                {names.node(id)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Figure
        title={t('tiles.figure', { node: names.node(node) })}
        note={t('tiles.note')}
        source={source}
        part={{ part: 'provinces' }}
        head={[t('head.province'), ...words.head(['count', 'mean', 'quartiles', 'levels'])]}
        rows={cells.map((cell) => [
          names.code('nuts3', cell.at[0] ?? ''),
          ...words.row(cell, ['count', 'mean', 'quartiles', 'levels']),
        ])}
        values={cells.map((cell) => [
          names.code('nuts3', cell.at[0] ?? ''),
          ...words.values(cell, ['count', 'mean', 'quartiles', 'levels']),
        ])}
      >
        <Legend />
        <ul className="tiles">
          {cells.map((cell) => (
            <Tile key={cell.at[0]} cell={cell} place={layout[cell.at[0] ?? '']} />
          ))}
        </ul>
      </Figure>
    </section>
  );
}

function Tile({ cell, place }: { cell: CellView; place: [number, number] | undefined }) {
  const { t } = useTranslation('region');
  const names = useNames();
  const level = cell.mean === null ? null : names.levelAt(cell.mean);
  const look = level === null ? 'withheld' : `level-${level}`;
  const at = place && { '--column': place[0], '--row': place[1] };
  return (
    <li className={`tile ${look}`} style={at as React.CSSProperties}>
      <strong>{names.code('nuts3', cell.at[0] ?? '')}</strong>
      {cell.mean === null || level === null ? (
        <span>{t('figure.withheld')}</span>
      ) : (
        <>
          <span className="tile-points">{names.points(cell.mean)}</span>
          <span>
            {level} {names.level(level)}
          </span>
        </>
      )}
      <span>
        {cell.count === null
          ? t('tiles.countWithheld')
          : t('tiles.firms', { count: cell.count, shown: names.count(cell.count) })}
      </span>
    </li>
  );
}
