import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TableScroll } from '../ui/table-scroll.tsx';

/** Null: withheld. */
export type Shown = string | null;

/** Up to so many columns a row becomes a card on a phone; a wider table scrolls, its first column in sight. */
const CARD_COLUMNS = 8;

interface NumberTableProps {
  title: string;
  head: string[];
  rows: Shown[][];
  /** How many of the first columns name the row. */
  names?: number;
  /** What the rows are sorted by, cell by cell; without it they stay as they are. */
  values?: (string | number | null)[][];
}

interface Order {
  column: number;
  descending: boolean;
}

export function NumberTable({ title, head, rows, names = 1, values }: NumberTableProps) {
  const [order, setOrder] = useState<Order | null>(null);
  const shown = values && order ? sorted(rows, values, order) : rows;
  const sortBy = (column: number) =>
    // Names first from A; numbers first from the largest.
    setOrder((before) => ({
      column,
      descending: before?.column === column ? !before.descending : column >= names,
    }));
  return (
    <TableScroll label={title} {...(head.length <= CARD_COLUMNS && { className: 'stacked' })}>
      <table className="table number-table">
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            {head.map((name, column) => (
              <HeadCell
                key={name}
                name={name}
                isName={column < names}
                order={order?.column === column ? order : null}
                onSort={values && rows.length > 1 ? () => sortBy(column) : undefined}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.join()}>
              {row.map((value, column) =>
                column < names ? (
                  <th key={head[column]} scope="row" data-label={head[column]}>
                    <span>{value}</span>
                  </th>
                ) : (
                  <NumberCell key={head[column]} value={value} label={head[column]} />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function HeadCell({
  name,
  isName,
  order,
  onSort,
}: {
  name: string;
  isName: boolean;
  order: Order | null;
  onSort: (() => void) | undefined;
}) {
  const look = isName ? 'is-name' : undefined;
  if (!onSort)
    return (
      <th scope="col" className={look}>
        {name}
      </th>
    );
  const direction = order?.descending ? 'descending' : 'ascending';
  return (
    <th scope="col" className={look} aria-sort={order ? direction : undefined}>
      <button type="button" className="sort" onClick={onSort}>
        {name} <span aria-hidden="true">{order ? (order.descending ? '▼' : '▲') : '↕'}</span>
      </button>
    </th>
  );
}

/** A number, or the word and the pattern of what is withheld. */
function NumberCell({ value, label }: { value: Shown | undefined; label: string | undefined }) {
  const { t } = useTranslation('region');
  if (value === null || value === undefined)
    return (
      <td className="withheld" data-label={label}>
        <span>{t('figure.withheld')}</span>
      </td>
    );
  return (
    <td data-label={label}>
      <span>{value}</span>
    </td>
  );
}

/** What is withheld comes last, whichever way. */
function sorted(
  rows: Shown[][],
  values: (string | number | null)[][],
  { column, descending }: Order,
): Shown[][] {
  return rows
    .map((row, index) => ({ row, value: values[index]?.[column] ?? null }))
    .toSorted((a, b) => {
      if (a.value === null || b.value === null)
        return Number(a.value === null) - Number(b.value === null);
      const difference =
        typeof a.value === 'number' && typeof b.value === 'number'
          ? a.value - b.value
          : String(a.value).localeCompare(String(b.value));
      return descending ? -difference : difference;
    })
    .map(({ row }) => row);
}
