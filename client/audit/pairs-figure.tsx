/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a drawing that is one picture to a screen reader */
import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column, PairRow, PairsBlock } from '../../scoring/document.ts';
import { ReportHead } from './report-blocks.tsx';

/** The picture's measures in its own units. */
const [LEFT, WIDE, NARROW, ROW, NAME] = [12, 600, 320, 46, 18];
const [INK, LINE, DECLARED, VERIFIED] = ['#17324d', '#c5d3e0', '#a66300', '#0059b3'];

/** Declared and verified of each area on one scale, and the table of the same numbers; the largest differences first if wanted. */
export function PairsFigure({
  block,
  title,
}: {
  block: PairsBlock & { columns: Column[] };
  title: string;
}) {
  const { t } = useTranslation('audit');
  const [isSorted, setSorted] = useState(false);
  const rows = isSorted ? bySize(block.rows) : block.rows;
  const drawn = rows.filter(({ first, second }) => first !== null || second !== null);
  const height = drawn.length * ROW + 30;
  const width = useNarrow() ? NARROW : WIDE;
  return (
    <>
      <label className="option no-print pairs-order">
        <input
          type="checkbox"
          checked={isSorted}
          onChange={({ target }) => setSorted(target.checked)}
        />
        <span>{t('pairs.sorted')}</span>
      </label>
      <figure>
        <svg
          className="pairs-picture"
          viewBox={`0 0 ${width + 2 * LEFT} ${height}`}
          role="img"
          aria-label={block.alt}
        >
          <Grid top={block.top} height={height} width={width} />
          {drawn.map((row, place) => (
            <Pair key={row.name} row={row} y={place * ROW} top={block.top} width={width} />
          ))}
        </svg>
        <figcaption className="pairs-key">
          <span>
            <Mark isRing /> {block.first}
          </span>
          <span>
            <Mark isRing={false} /> {block.second}
          </span>
        </figcaption>
      </figure>
      <table className="table stacked-table is-figures pairs-table">
        <caption className="visually-hidden">{title}</caption>
        <ReportHead columns={block.columns} />
        <tbody>
          {rows.map(({ name, cells, strong }) => (
            <tr key={name} className={strong ? 'is-strong' : undefined}>
              {cells.map((cell, index) => {
                const label = block.columns[index]?.title;
                return index === 0 ? (
                  <th key={label} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={label} data-label={label}>
                    {cell}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

const PHONE = '(max-width: 640px)';

/** On a phone the picture is drawn narrower, so that its words stay as large as the others. */
function useNarrow(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const phone = window.matchMedia(PHONE);
      phone.addEventListener('change', onChange);
      return () => phone.removeEventListener('change', onChange);
    },
    () => window.matchMedia(PHONE).matches,
  );
}

/** The areas alone, those that differ most first; without a difference last. */
function bySize(rows: PairRow[]): PairRow[] {
  const size = ({ first, second }: PairRow) =>
    first === null || second === null ? -1 : Math.abs(first - second);
  return rows.filter(({ strong }) => !strong).toSorted((a, b) => size(b) - size(a));
}

function Grid({ top, height, width }: { top: number; height: number; width: number }) {
  return Array.from({ length: top + 1 }, (_, points) => {
    const x = LEFT + (points / top) * width;
    return (
      <g key={points}>
        <line x1={x} x2={x} y1={4} y2={height - 22} stroke={LINE} />
        <text x={x} y={height - 4} textAnchor="middle" fontSize={15} fill={INK}>
          {points}
        </text>
      </g>
    );
  });
}

function Pair({ row, y, top, width }: { row: PairRow; y: number; top: number; width: number }) {
  const x = (score: number) => LEFT + (score / top) * width;
  const middle = y + NAME + 14;
  const { first, second } = row;
  return (
    <g>
      <text x={LEFT} y={y + NAME} fontSize={16} fontWeight={row.strong ? 600 : 400} fill={INK}>
        {row.name}
      </text>
      {first !== null && second !== null && (
        <line x1={x(first)} x2={x(second)} y1={middle} y2={middle} stroke={INK} strokeWidth={4} />
      )}
      {second !== null && <circle cx={x(second)} cy={middle} r={7} fill={VERIFIED} />}
      {first !== null && (
        <circle
          cx={x(first)}
          cy={middle}
          r={7}
          fill={first === second ? 'none' : '#ffffff'}
          stroke={DECLARED}
          strokeWidth={3}
        />
      )}
    </g>
  );
}

function Mark({ isRing }: { isRing: boolean }) {
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
      <circle
        cx={10}
        cy={10}
        r={7}
        fill={isRing ? '#ffffff' : VERIFIED}
        stroke={isRing ? DECLARED : VERIFIED}
        strokeWidth={3}
      />
    </svg>
  );
}
