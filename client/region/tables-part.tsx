import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CellView, TableSummary } from '../../api/contract-regions.ts';
import { Field } from '../ui/fields.tsx';
import { Loading } from '../ui/loading.tsx';
import { Trouble } from '../ui/trouble.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { useCellWords } from './cell-words.ts';
import { Figure } from './figure.tsx';
import { useNames } from './names.ts';
import type { FigureSource } from './region-api.ts';

/** Every table of the plan, one node at a time. */
export function TablesPart({ source }: { source: FigureSource }) {
  const { loaded, again } = useLoaded(`${source.path} tables`, source.tables);
  if (loaded.state === 'loading') return <Loading />;
  if (loaded.state === 'failed') return <Trouble error={loaded.error} onRetry={again} />;
  return <Chooser source={source} tables={loaded.value} />;
}

function Chooser({ source, tables }: { source: FigureSource; tables: TableSummary[] }) {
  const { t } = useTranslation('region');
  const names = useNames();
  const [id, setId] = useState(tables[0]?.id ?? '');
  const [node, setNode] = useState('overall');
  const table = tables.find((each) => each.id === id);
  return (
    <section aria-labelledby="tables">
      <h2 id="tables">{t('tables.title')}</h2>
      <p>{t('tables.text')}</p>
      <div className="chooser">
        <Field name="table" label={t('tables.table')}>
          {(attributes) => (
            <select {...attributes} value={id} onChange={(event) => setId(event.target.value)}>
              {tables.map((each) => (
                <option key={each.id} value={each.id}>
                  {titleOf(each, names, t('tables.region'))}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field name="node" label={t('tables.node')}>
          {(attributes) => (
            <select {...attributes} value={node} onChange={(event) => setNode(event.target.value)}>
              {names.terms.nodes.map((each) => (
                <option key={each.id} value={each.id}>
                  {names.node(each.id)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      {table && <OneTable key={table.id} source={source} table={table} node={node} />}
    </section>
  );
}

function OneTable({
  source,
  table,
  node,
}: {
  source: FigureSource;
  table: TableSummary;
  node: string;
}) {
  const { t } = useTranslation('region');
  const names = useNames();
  const words = useCellWords();
  const { loaded, again } = useLoaded(`${source.path} ${table.id} ${node}`, () =>
    source.table(table.id, node),
  );
  if (loaded.state === 'loading') return <Loading />;
  if (loaded.state === 'failed') return <Trouble error={loaded.error} onRetry={again} />;
  const { groupings, figures } = loaded.value;
  const cells = names.inOrder(loaded.value.cells, ...groupings);
  const whole = t('tables.region');
  const place = ({ at }: CellView) =>
    groupings.length === 0
      ? [whole]
      : groupings.map((each, index) => names.code(each, at[index] ?? ''));
  return (
    <Figure
      title={`${names.node(node)} · ${titleOf(table, names, whole)}`}
      note={t('tables.note')}
      source={source}
      part={{ table: table.id }}
      names={Math.max(1, groupings.length)}
      head={[
        ...(groupings.length === 0 ? [t('tables.group')] : groupings.map(names.grouping)),
        ...words.head(figures),
      ]}
      rows={cells.map((cell) => [...place(cell), ...words.row(cell, figures)])}
      values={cells.map((cell) => [...place(cell), ...words.values(cell, figures)])}
    />
  );
}

function titleOf(
  { groupings }: TableSummary,
  names: ReturnType<typeof useNames>,
  whole: string,
): string {
  return groupings.map(names.grouping).join(' × ') || whole;
}
