/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a drawing that is one picture to a screen reader */
import { useTranslation } from 'react-i18next';
import type { Report } from '../../scoring/report-model.ts';

const WIDTH = 360;
const MARGIN = 14;
const TOP = 5;
const POINTS = Array.from({ length: TOP + 1 }, (_, points) => points);
const x = (points: number) => MARGIN + (points / TOP) * (WIDTH - 2 * MARGIN);

/** The scale from 0 to 5 with the range and the score. The sentences below say the same. */
export function ScalePicture({ overall }: Pick<Report, 'overall'>) {
  const { t } = useTranslation();
  const { score, low, high, shown } = overall;
  const alternative =
    score === null
      ? t('results.scaleNone')
      : t('results.scale', { score: shown, range: overall.range ?? shown });
  return (
    <svg className="scale-picture" viewBox={`0 0 ${WIDTH} 76`} role="img" aria-label={alternative}>
      <rect x={x(0)} y="34" width={x(TOP) - x(0)} height="14" rx="7" fill="#dbe6f1" />
      {low !== null && high !== null && high > low && (
        <rect x={x(low)} y="34" width={x(high) - x(low)} height="14" rx="7" fill="#7fb2e5" />
      )}
      {POINTS.map((points) => (
        <g key={points}>
          <line x1={x(points)} x2={x(points)} y1="30" y2="52" stroke="#17324d" strokeWidth="2" />
          <text x={x(points)} y="71" textAnchor="middle" fontSize="16" fill="#17324d">
            {points}
          </text>
        </g>
      ))}
      {score !== null && (
        <g>
          <path d={`M${x(score)} 30 l-9 -12 h18 z`} fill="#0059b3" />
          <text
            x={Math.min(Math.max(x(score), 24), WIDTH - 24)}
            y="14"
            textAnchor="middle"
            fontSize="17"
            fontWeight="700"
            fill="#0059b3"
          >
            {shown}
          </text>
          <circle cx={x(score)} cy="41" r="8" fill="#0059b3" stroke="#fff" strokeWidth="2" />
        </g>
      )}
    </svg>
  );
}
