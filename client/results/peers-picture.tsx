import type { PeerReport, PeerRow } from '../../scoring/peers.ts';

/** The picture's measures in its own units. */
const [LEFT, WIDTH, ROW, NAME] = [12, 600, 46, 18];
const [INK, LINE, BAND, OWN] = ['#17324d', '#c5d3e0', '#9cc2e5', '#b3182f'];

/** For overall, each dimension and area the middle half of the group as a band, its median, and the firm's mark. */
export function PeersPicture({ peers: { rows, picture, top } }: { peers: PeerReport }) {
  const shown = rows.filter(({ quartiles, score }) => quartiles !== null && score !== null);
  const height = shown.length * ROW + 30;
  if (shown.length === 0) return null;
  return (
    <figure>
      <svg
        className="peers-picture"
        viewBox={`0 0 ${WIDTH + 2 * LEFT} ${height}`}
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

const placeOf = (score: number, top: number) => LEFT + (score / top) * WIDTH;

function Grid({ top, height }: { top: number; height: number }) {
  return Array.from({ length: top + 1 }, (_, points) => {
    const x = placeOf(points, top);
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

function Standing({ row, top, y }: { row: PeerRow; top: number; y: number }) {
  const [lower, median, upper] = (row.quartiles ?? [0, 0, 0]).map((points) => placeOf(points, top));
  const own = placeOf(row.score ?? 0, top);
  const middle = y + NAME + 14;
  return (
    <g>
      <text
        x={LEFT}
        y={y + NAME}
        fontSize={16}
        fontWeight={row.role === 'area' ? 400 : 600}
        fill={INK}
      >
        {row.name}
      </text>
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
