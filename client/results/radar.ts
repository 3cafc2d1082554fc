import {
  Chart,
  Filler,
  Legend,
  LineElement,
  PointElement,
  RadarController,
  RadialLinearScale,
  Tooltip,
} from 'chart.js';
import type { AreaReport } from '../../scoring/report-model.ts';
import { FONT, INK } from './chart-look.ts';

Chart.register(
  RadarController,
  RadialLinearScale,
  PointElement,
  LineElement,
  Filler,
  Legend,
  Tooltip,
);

/** What is drawn of an area. */
export type DrawnArea = Pick<AreaReport, 'short' | 'score' | 'target' | 'state'>;

/** Score and target of every area, 0–5. Narrow screens show the areas' numbers, which the table explains. */
export function drawRadar(
  canvas: HTMLCanvasElement,
  areas: DrawnArea[],
  names: { you: string; target: string },
  narrow: boolean,
): Chart {
  return new Chart(canvas, {
    type: 'radar',
    data: {
      labels: areas.map(({ short }, index) => (narrow ? String(index + 1) : short)),
      datasets: [
        {
          label: names.you,
          data: areas.map(({ score }) => score),
          borderColor: '#0066cc',
          backgroundColor: 'rgba(0, 102, 204, 0.2)',
          pointBackgroundColor: '#0066cc',
          pointRadius: 4,
          borderWidth: 2.5,
          // With a gap the area inside would be drawn wrongly.
          fill: areas.every(({ score }) => score !== null),
        },
        {
          label: names.target,
          data: areas.map(({ target, state }) => (state === 'not-applicable' ? null : target)),
          borderColor: '#17324d',
          borderDash: [6, 5],
          borderWidth: 2,
          pointRadius: 0,
          fill: false,
        },
      ],
    },
    options: {
      animation: false,
      maintainAspectRatio: true,
      aspectRatio: narrow ? 0.95 : 1.25,
      // An area without a score leaves a gap: it is not zero.
      spanGaps: false,
      scales: {
        r: {
          min: 0,
          max: 5,
          ticks: {
            stepSize: 1,
            backdropColor: 'transparent',
            color: INK,
            font: { ...FONT, size: 12 },
          },
          pointLabels: { color: INK, font: { ...FONT, size: narrow ? 14 : 13 } },
          grid: { color: '#c5d3e0' },
          angleLines: { color: '#dfe7ef' },
        },
      },
      plugins: {
        legend: { position: 'bottom', labels: { color: INK, font: { ...FONT, size: 15 } } },
      },
    },
  });
}
