import { useTranslation } from 'react-i18next';
import type { ComparisonReport, ComparisonRow } from '../../scoring/comparison-report.ts';
import { Grid, heightOf, LineName, NAME, placeOf, ROW, viewBoxOf } from './score-lines.tsx';

const COLOURS = { up: '#006644', down: '#b3182f', same: '#455a70' };

/** A line for each dimension and area from the score before to the score after; the names stand above their lines. */
export function ComparisonPicture({ report }: { report: ComparisonReport }) {
  const { t } = useTranslation('deeper');
  const { top } = report.scale;
  const shown = report.rows.filter(({ before, after }) => before !== null && after !== null);
  const height = heightOf(shown.length);
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="comparison-picture">
      <h2 id="comparison-picture">{t('comparison.picture')}</h2>
      <figure>
        <svg
          className="comparison-picture"
          viewBox={viewBoxOf(height)}
          aria-hidden="true"
          focusable="false"
        >
          <Grid top={top} height={height} />
          {shown.map((row, place) => (
            <Dumbbell key={row.id} row={row} scale={top} y={place * ROW} />
          ))}
        </svg>
        <figcaption className="muted">{t('comparison.pictureAlternative')}</figcaption>
      </figure>
    </section>
  );
}

/** An empty circle before, a full one after; a line between them only where the two are compared. */
function Dumbbell({ row, scale, y }: { row: ComparisonRow; scale: number; y: number }) {
  const [before, after] = [row.before ?? 0, row.after ?? 0];
  const isCompared = row.state === 'compared';
  const way = !isCompared || after === before ? 'same' : after > before ? 'up' : 'down';
  const [from, to, middle] = [placeOf(before, scale), placeOf(after, scale), y + NAME + 14];
  const stroke = COLOURS[way];
  return (
    <g>
      <LineName name={row.name} role={row.role} y={y} />
      {isCompared && (
        <line x1={from} x2={to} y1={middle} y2={middle} stroke={stroke} strokeWidth={5} />
      )}
      <circle cx={to} cy={middle} r={5} fill={stroke} />
      <circle cx={from} cy={middle} r={8} fill="none" stroke={stroke} strokeWidth={3} />
    </g>
  );
}
