import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  type Plugin,
  Tooltip,
} from 'chart.js';
import type { ScoreView } from '../../scoring/report-model.ts';
import { FONT, INK } from './chart-look.ts';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);

/** One bar each, with a whisker from low to high: what the score would be if the missing answers were known. */
export function drawBars(
  canvas: HTMLCanvasElement,
  bars: { name: string; view: ScoreView }[],
  label: string,
): Chart {
  return new Chart(canvas, {
    type: 'bar',
    data: {
      labels: bars.map(({ name }) => wrap(name)),
      datasets: [
        {
          label,
          data: bars.map(({ view }) => view.score),
          backgroundColor: bars.map((_, index) => (index === 0 ? '#17324d' : '#0066cc')),
          barThickness: 26,
        },
      ],
    },
    options: {
      animation: false,
      indexAxis: 'y',
      aspectRatio: 1.25,
      plugins: { legend: { display: false } },
      scales: {
        x: {
          min: 0,
          max: 5,
          ticks: { stepSize: 1, color: INK, font: FONT },
          grid: { color: '#dfe7ef' },
        },
        y: { ticks: { color: INK, font: { ...FONT, size: 14 } }, grid: { display: false } },
      },
    },
    plugins: [whiskers(bars.map(({ view }) => view))],
  });
}

function whiskers(views: ScoreView[]): Plugin<'bar'> {
  return {
    id: 'whiskers',
    afterDatasetsDraw({ ctx, scales: { x, y } }) {
      if (!x || !y) return;
      ctx.save();
      for (const [index, { low, high }] of views.entries()) {
        if (low === null || high === null || low === high) continue;
        const [from, to, middle] = [
          x.getPixelForValue(low),
          x.getPixelForValue(high),
          y.getPixelForValue(index),
        ];
        for (const [colour, width] of [
          ['#ffffff', 6],
          ['#a66300', 3],
        ] as const) {
          ctx.strokeStyle = colour;
          ctx.lineWidth = width;
          ctx.beginPath();
          ctx.moveTo(from, middle);
          ctx.lineTo(to, middle);
          for (const end of [from, to]) {
            ctx.moveTo(end, middle - 8);
            ctx.lineTo(end, middle + 8);
          }
          ctx.stroke();
        }
      }
      ctx.restore();
    },
  };
}

/** Long names on two lines, so that the bars keep their room on a phone. */
function wrap(name: string): string[] {
  const words = name.split(' ');
  if (name.length <= 16 || words.length < 2) return [name];
  const half = Math.ceil(words.length / 2);
  return [words.slice(0, half).join(' '), words.slice(half).join(' ')];
}
