/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a drawing that is one picture to a screen reader */
import type { Chart } from 'chart.js';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { TableScroll } from '../ui/table-scroll.tsx';

interface ChartWithTableProps {
  title: string;
  /** What the picture shows, and that the table has the numbers. */
  alternative: string;
  /** How to read what is drawn. */
  note: string;
  /** What the numbers in the narrow drawing stand for, from 1. */
  numbered?: string[];
  /** Draws on the canvas; `narrow` asks for short labels. */
  draw: (canvas: HTMLCanvasElement, narrow: boolean) => Chart;
  /** A new value draws the chart anew. */
  version: unknown;
  head: string[];
  rows: string[][];
  /** Index of the column that names the row. */
  headColumn: number;
}

const NARROW = '(max-width: 640px)';

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
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const narrow = window.matchMedia(NARROW);
    let chart = draw(element, narrow.matches);
    const again = () => {
      chart.destroy();
      chart = draw(element, narrow.matches);
    };
    narrow.addEventListener('change', again);
    return () => {
      narrow.removeEventListener('change', again);
      chart.destroy();
    };
    // `draw` is a new function at every drawing: the version says when its numbers change.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [version]);
  return (
    <figure className="chart panel">
      <figcaption>
        <h3>{title}</h3>
      </figcaption>
      <div className="chart-picture">
        <canvas ref={canvas} role="img" aria-label={alternative} />
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
