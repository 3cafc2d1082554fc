import { useTranslation } from 'react-i18next';
import { DrawnChart, type DrawnChartProps } from '../ui/drawn-chart.tsx';
import { TableScroll } from '../ui/table-scroll.tsx';

interface ChartWithTableProps extends DrawnChartProps {
  title: string;
  /** How to read what is drawn. */
  note: string;
  /** What the numbers in the narrow drawing stand for, from 1. */
  numbered?: string[];
  head: string[];
  rows: string[][];
  /** Index of the column that names the row. */
  headColumn: number;
}

/** A chart, and behind a press the table of its numbers. */
export function ChartWithTable({
  title,
  alternative,
  note,
  numbered,
  draw,
  version,
  head,
  rows,
  headColumn,
}: ChartWithTableProps) {
  const { t } = useTranslation();
  return (
    <figure className="chart panel">
      <figcaption>
        <h3>{title}</h3>
      </figcaption>
      <div className="chart-picture">
        <DrawnChart alternative={alternative} version={version} draw={draw} />
      </div>
      <p className="muted chart-note">{note}</p>
      {numbered && (
        <ol className="chart-numbers">
          {numbered.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ol>
      )}
      <details className="chart-table">
        <summary>{t('charts.asTable')}</summary>
        <TableScroll label={title}>
          <table className="table">
            <caption className="visually-hidden">{title}</caption>
            <thead>
              <tr>
                {head.map((cell) => (
                  <th key={cell} scope="col">
                    {cell}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row[headColumn]}>
                  {row.map((cell, index) =>
                    index === headColumn ? (
                      <th key={head[index]} scope="row">
                        {cell}
                      </th>
                    ) : (
                      <td key={head[index]}>{cell}</td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      </details>
    </figure>
  );
}
