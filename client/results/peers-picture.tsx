import type { PeerReport, PeerRow } from '../../scoring/peers.ts';
import { Grid, heightOf, INK, LineName, NAME, placeOf, ROW, viewBoxOf } from './score-lines.tsx';

const [BAND, OWN] = ['#9cc2e5', '#b3182f'];

/** For overall, each dimension and area the middle half of the group as a band, its median, and the firm's mark. */
export function PeersPicture({ peers: { rows, picture, top } }: { peers: PeerReport }) {
  const shown = rows.filter(({ quartiles, score }) => quartiles !== null && score !== null);
  const height = heightOf(shown.length);
  if (shown.length === 0) return null;
  return (
    <figure>
      <svg
        className="peers-picture"
        viewBox={viewBoxOf(height)}
        aria-hidden="true"
        focusable="false"
      >
        <Grid top={top} height={height} />
        {shown.map((row, place) => (
          <Standing key={row.node} row={row} top={top} y={place * ROW} />
        ))}
      </svg>
      <figcaption className="muted">{picture}</figcaption>
    </figure>
  );
}

function Standing({ row, top, y }: { row: PeerRow; top: number; y: number }) {
  const [lower, median, upper] = (row.quartiles ?? [0, 0, 0]).map((points) => placeOf(points, top));
  const own = placeOf(row.score ?? 0, top);
  const middle = y + NAME + 14;
  return (
    <g>
      <LineName name={row.name} role={row.role} y={y} />
      <rect
        x={lower}
        y={middle - 7}
        width={Math.max(2, (upper ?? 0) - (lower ?? 0))}
        height={14}
        fill={BAND}
        stroke={INK}
      />
      <line x1={median} x2={median} y1={middle - 7} y2={middle + 7} stroke={INK} strokeWidth={3} />
      <path
        d={`M ${own} ${middle - 10} l 8 10 l -8 10 l -8 -10 z`}
        fill={OWN}
        stroke="#ffffff"
        strokeWidth={2}
      />
    </g>
  );
}
