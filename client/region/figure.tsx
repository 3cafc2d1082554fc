import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TableScroll } from '../ui/table-scroll.tsx';
import { Downloads } from './downloads.tsx';
import type { FigureSource, Part } from './region-api.ts';

/** Null: withheld. */
export type Shown = string | null;

interface FigureProps {
  title: string;
  /** How to read the picture. */
  note?: ReactNode;
  source: FigureSource;
  part: Part;
  head: string[];
  /** The first cell names the row. */
  rows: Shown[][];
  /** The picture; without one the table is in sight. */
  children?: ReactNode;
}

/** A picture, the table of its numbers, and its files. */
export function Figure({ title, note, source, part, head, rows, children }: FigureProps) {
  const { t } = useTranslation('region');
  const table = <NumberTable {...{ title, head, rows }} />;
  return (
    <figure className="panel figure">
      <figcaption>
        <h3>{title}</h3>
      </figcaption>
      {note !== undefined && <p className="muted">{note}</p>}
      {children}
      {children === undefined ? (
        table
      ) : (
        <details className="more">
          <summary>{t('figure.asTable')}</summary>
          {table}
        </details>
      )}
      <Downloads {...{ source, part, title }} />
    </figure>
  );
}

export function NumberTable({
  title,
  head,
  rows,
}: {
  title: string;
  head: string[];
  rows: Shown[][];
}) {
  return (
    <TableScroll label={title}>
      <table className="table number-table">
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join()}>
              {row.map((value, index) =>
                index === 0 ? (
                  <th key={head[index]} scope="row">
                    {value}
                  </th>
                ) : (
                  <NumberCell key={head[index]} value={value} />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

/** A number, or the word and the pattern of what is withheld. */
function NumberCell({ value }: { value: Shown | undefined }) {
  const { t } = useTranslation('region');
  if (value === null || value === undefined)
    return <td className="withheld">{t('figure.withheld')}</td>;
  return <td>{value}</td>;
}
