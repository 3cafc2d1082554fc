/** The ground of pictures with one line for each dimension and area, over the scale of points. */

/** Measures in the picture's own units: narrow enough for its words to be read on a phone. */
export const [LEFT, WIDTH, ROW, NAME] = [12, 340, 44, 16];
export const INK = '#17324d';
const LINE = '#c5d3e0';

export const heightOf = (rows: number) => rows * ROW + 30;
export const viewBoxOf = (height: number) => `0 0 ${WIDTH + 2 * LEFT} ${height}`;
export const placeOf = (score: number, top: number) => LEFT + (score / top) * WIDTH;

/** An upright line for each whole point. */
export function Grid({ top, height }: { top: number; height: number }) {
  return Array.from({ length: top + 1 }, (_, points) => {
    const x = placeOf(points, top);
    return (
      <g key={points}>
        <line x1={x} x2={x} y1={4} y2={height - 22} stroke={LINE} />
        <text x={x} y={height - 4} textAnchor="middle" fontSize={13} fill={INK}>
          {points}
        </text>
      </g>
    );
  });
}

/** The name above its line; those of dimensions stand out. */
export function LineName({ name, role, y }: { name: string; role: string; y: number }) {
  return (
    <text x={LEFT} y={y + NAME} fontSize={13.5} fontWeight={role === 'area' ? 400 : 600} fill={INK}>
      {name}
    </text>
  );
}
