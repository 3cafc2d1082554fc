import { useTranslation } from 'react-i18next';
import { usePick } from '../ui/language.ts';
import type { ComparedLine } from './comparison-data.ts';

/** Points of the scale, and the picture's measures in its own units. */
const SCALE = 5;
const [LEFT, WIDTH, ROW, NAME] = [12, 600, 46, 18];
const [INK, LINE] = ['#17324d', '#c5d3e0'];
const COLOURS = { up: '#006644', down: '#b3182f', same: '#455a70' };

/** A line for each dimension and area from the score before to the score after; the names stand above their lines. */
export function ComparisonPicture({ lines }: { lines: ComparedLine[] }) {
  const { t } = useTranslation('deeper');
  const shown = lines.filter(({ before, after }) => before?.score != null && after?.score != null);
  const height = shown.length * ROW + 30;
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="comparison-picture">
      <h2 id="comparison-picture">{t('comparison.picture')}</h2>
      <figure>
        <svg
          className="comparison-picture"
          viewBox={`0 0 ${WIDTH + 2 * LEFT} ${height}`}
          aria-hidden="true"
          focusable="false"
        >
          <Grid height={height} />
          {shown.map((line, place) => (
            <Dumbbell key={line.id} line={line} top={place * ROW} />
          ))}
        </svg>
        <figcaption className="muted">{t('comparison.pictureAlternative')}</figcaption>
      </figure>
    </section>
  );
}

const x = (score: number) => LEFT + (score / SCALE) * WIDTH;

function Grid({ height }: { height: number }) {
  return Array.from({ length: SCALE + 1 }, (_, points) => (
    <g key={points}>
      <line x1={x(points)} x2={x(points)} y1={4} y2={height - 22} stroke={LINE} />
      <text x={x(points)} y={height - 4} textAnchor="middle" fontSize={15} fill={INK}>
        {points}
      </text>
    </g>
  ));
}

function Dumbbell({ line, top }: { line: ComparedLine; top: number }) {
  const { t } = useTranslation('deeper');
  const pick = usePick();
  const [from, to] = [line.before?.score ?? 0, line.after?.score ?? 0];
  const colour = COLOURS[to > from ? 'up' : to < from ? 'down' : 'same'];
  const y = top + NAME + 14;
  const isCompared = line.state === 'compared';
  return (
    <g>
      <text
        x={LEFT}
        y={top + NAME}
        fontSize={16}
        fontWeight={line.role === 'area' ? 400 : 600}
        fill={INK}
      >
        {line.name ? pick(line.name) : t('comparison.overall')}
      </text>
      {isCompared && <line x1={x(from)} x2={x(to)} y1={y} y2={y} stroke={colour} strokeWidth={5} />}
      <circle cx={x(from)} cy={y} r={7} fill="#ffffff" stroke={colour} strokeWidth={3} />
      {isCompared && <circle cx={x(to)} cy={y} r={7} fill={colour} />}
      {!isCompared && (
        <circle cx={x(to)} cy={y} r={7} fill={COLOURS.same} stroke={LINE} strokeWidth={3} />
      )}
    </g>
  );
}
