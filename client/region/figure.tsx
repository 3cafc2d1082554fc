import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Downloads } from './downloads.tsx';
import { NumberTable, type Shown } from './number-table.tsx';
import type { FigureSource, Part } from './region-api.ts';

interface FigureProps {
  title: string;
  /** How to read the picture. */
  note?: ReactNode;
  source: FigureSource;
  part: Part;
  head: string[];
  /** The first cells name the row, one unless `names` says more. */
  rows: Shown[][];
  names?: number;
  /** What the rows can be sorted by. */
  values?: (string | number | null)[][];
  /** The picture; without one the table is in sight. */
  children?: ReactNode;
}

/** A picture, the table of its numbers, and its files. */
export function Figure({ title, note, source, part, children, ...numbers }: FigureProps) {
  const { t } = useTranslation('region');
  const table = <NumberTable title={title} {...numbers} />;
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
