import {
  type Plugin,
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import { FONT, INK } from '../results/chart-look.ts';
import { LEVEL_COLOURS } from './level-colours.ts';
import { scaleAround } from './trend-scale.ts';

Chart.register(
  BarController,
  BarElement,
  LineController,
  LineElement,
  PointElement,
  CategoryScale,
  LinearScale,
  Legend,
  Tooltip,
);

const TICKS = { color: INK, font: FONT };
const GRID = { color: '#dfe7ef' };
const SHARED = { animation: false, maintainAspectRatio: false } as const;
/** Room for the number at the end of the longest bar. */
const ROOM = { padding: { right: 56 } };
const LEGEND = {
  position: 'bottom',
  labels: { color: INK, font: { ...FONT, size: 14 } },
} as const;

/** Bars of areas, and those of what holds areas. */
export const [AREA, WHOLE] = ['#4d94d6', '#17324d'];

export interface Bar {
  name: string;
  /** Null: withheld. */
  value: number | null;
  colour: string;
}

export interface BarWords {
  /** What the bars say, such as “Mean”. */
  label: string;
  write: (value: number) => string;
  withheld: string;
}

/** Lying bars with their numbers at the end. @param scale `points`: from 0 to 5 · `percent`: as far as they reach */
export function drawBars(
  canvas: HTMLCanvasElement,
  bars: Bar[],
  scale: 'points' | 'percent',
  words: BarWords,
): Chart {
  const isPoints = scale === 'points';
  return new Chart(canvas, {
    type: 'bar',
    data: {
      labels: bars.map(({ name }) => wrap(name)),
      datasets: [
        {
          label: words.label,
          data: bars.map(({ value }) => value),
          backgroundColor: bars.map(({ colour }) => colour),
          borderColor: INK,
          borderWidth: 1,
          maxBarThickness: 24,
        },
      ],
    },
    options: {
      ...SHARED,
      indexAxis: 'y',
      layout: ROOM,
      plugins: {
        legend: { display: false },
        tooltip: { callbacks: { label: ({ parsed: { x } }) => words.write(x ?? 0) } },
      },
      scales: {
        x: {
          min: 0,
          ...(isPoints && { max: 5 }),
          ticks: isPoints
            ? { ...TICKS, stepSize: 1 }
            : { ...TICKS, callback: (value) => `${value} %` },
          grid: GRID,
        },
        y: { ticks: { ...TICKS, autoSkip: false }, grid: { display: false } },
      },
    },
    plugins: [numbersAtTheEnd(words)],
  });
}

/** Writes each number where its bar ends, and the word for it where it is withheld. */
function numbersAtTheEnd({ write, withheld }: BarWords): Plugin<'bar'> {
  return {
    id: 'numbers-at-the-end',
    afterDatasetsDraw({ ctx, scales, data }) {
      const [x, y] = [scales['x'], scales['y']];
      if (!x || !y) return;
      ctx.save();
      ctx.fillStyle = INK;
      ctx.textBaseline = 'middle';
      for (const [index, value] of (data.datasets[0]?.data ?? []).entries()) {
        ctx.font = `${value === null ? 'italic 400' : FONT.weight} 13px ${FONT.family}`;
        const text = typeof value === 'number' ? write(value) : withheld;
        const end = x.getPixelForValue(typeof value === 'number' ? value : 0);
        ctx.fillText(text, end + 6, y.getPixelForValue(index));
      }
      ctx.restore();
    },
  };
}

export interface Distribution {
  name: string;
  /** Per cent at each level; null: withheld. */
  shares: (number | null)[];
}

/** How firms spread over the levels, each bar a hundred per cent. @param words `rest`: what is at no level shown */
export function drawDistributions(
  canvas: HTMLCanvasElement,
  bars: Distribution[],
  { levels, rest, write }: { levels: string[]; rest: string; write: (share: number) => string },
): Chart {
  const shown = ({ shares }: Distribution) =>
    shares.reduce<number>((sum, each) => sum + (each ?? 0), 0);
  return new Chart(canvas, {
    type: 'bar',
    data: {
      labels: bars.map(({ name }) => wrap(name)),
      datasets: [
        ...levels.map((label, level) => ({
          label,
          data: bars.map(({ shares }) => shares[level] ?? null),
          backgroundColor: LEVEL_COLOURS[level] ?? '#fff',
        })),
        { label: rest, data: bars.map((bar) => 100 - shown(bar)), backgroundColor: hatch() },
      ].map((each) => ({ ...each, borderColor: INK, borderWidth: 1, maxBarThickness: 24 })),
    },
    options: {
      ...SHARED,
      indexAxis: 'y',
      plugins: {
        legend: LEGEND,
        tooltip: {
          callbacks: {
            label: ({ dataset, parsed: { x } }) => `${dataset.label}: ${write(x ?? 0)}`,
          },
        },
      },
      scales: {
        x: {
          stacked: true,
          min: 0,
          max: 100,
          ticks: { ...TICKS, callback: (value) => `${value} %` },
          grid: GRID,
        },
        y: { stacked: true, ticks: { ...TICKS, autoSkip: false }, grid: { display: false } },
      },
    },
  });
}

/** What is withheld is told by pattern, as in the tables. */
function hatch(): CanvasPattern | string {
  const tile = document.createElement('canvas');
  tile.width = 8;
  tile.height = 8;
  const context = tile.getContext('2d');
  if (!context) return '#fff';
  context.fillStyle = '#fff';
  context.fillRect(0, 0, 8, 8);
  context.strokeStyle = '#8497a8';
  context.beginPath();
  context.moveTo(0, 8);
  context.lineTo(8, 0);
  context.stroke();
  return context.createPattern(tile, 'repeat') ?? '#fff';
}

export interface Line {
  name: string;
  means: (number | null)[];
}

const LINES = [
  { borderColor: '#17324d', borderDash: [], pointStyle: 'circle' },
  { borderColor: '#0066cc', borderDash: [8, 4], pointStyle: 'rect' },
  { borderColor: '#8a5200', borderDash: [2, 3], pointStyle: 'triangle' },
  { borderColor: '#006644', borderDash: [10, 3, 2, 3], pointStyle: 'rectRot' },
] as const;

/** Means over releases; lines differ by dash and mark, not by colour alone. */
export function drawTrend(
  canvas: HTMLCanvasElement,
  labels: string[],
  lines: Line[],
  write: (points: number) => string,
): Chart {
  return new Chart(canvas, {
    type: 'line',
    data: {
      labels,
      datasets: lines.map(({ name, means }, index) => {
        const { borderDash, ...look } = LINES[index % LINES.length] ?? LINES[0];
        return {
          label: name,
          data: means,
          ...look,
          borderDash: [...borderDash],
          backgroundColor: look.borderColor,
          pointRadius: 6,
          // A point at the edge of the scale is drawn whole.
          clip: false as const,
        };
      }),
    },
    options: {
      ...SHARED,
      // A withheld mean leaves a gap.
      spanGaps: false,
      plugins: {
        legend: { ...LEGEND, labels: { ...LEGEND.labels, usePointStyle: true } },
        tooltip: {
          callbacks: {
            label: ({ dataset, parsed: { y } }) => `${dataset.label}: ${write(y ?? 0)}`,
          },
        },
      },
      scales: {
        x: { ticks: TICKS, grid: GRID, offset: true },
        y: {
          ...scaleAround(lines.flatMap(({ means }) => means)),
          ticks: { ...TICKS, maxTicksLimit: 6, callback: (points) => write(Number(points)) },
          grid: GRID,
        },
      },
    },
  });
}

/** Long names on two lines, so that bars keep their room. */
function wrap(name: string): string[] {
  const words = name.split(' ');
  if (name.length <= 18 || words.length < 2) return [name];
  const half = Math.ceil(words.length / 2);
  return [words.slice(0, half).join(' '), words.slice(half).join(' ')];
}
