/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a drawing that is one picture to a screen reader */
import type { Chart } from 'chart.js';
import { useEffect, useRef } from 'react';

export interface DrawnChartProps {
  /** What the picture shows, in words. */
  alternative: string;
  /** A new value draws the chart anew. */
  version: unknown;
  /** Draws on the canvas; `narrow` asks for short labels. */
  draw: (canvas: HTMLCanvasElement, narrow: boolean) => Chart;
}

const NARROW = '(max-width: 640px)';
/** About as many pixels as a sheet is wide: what was drawn for a wider screen would be set too small on it. */
const PAPER = 640;

/** Draws once, again when the version or the width of the page changes, and for paper. Its box gives it its size. */
export function DrawnChart({ alternative, version, draw }: DrawnChartProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const narrow = window.matchMedia(NARROW);
    let chart = draw(element, narrow.matches);
    const again = () => {
      chart.destroy();
      chart = draw(element, narrow.matches);
    };
    const toPaper = () => chart.resize(Math.min(PAPER, element.clientWidth), element.clientHeight);
    const toScreen = () => chart.resize();
    narrow.addEventListener('change', again);
    window.addEventListener('beforeprint', toPaper);
    window.addEventListener('afterprint', toScreen);
    return () => {
      narrow.removeEventListener('change', again);
      window.removeEventListener('beforeprint', toPaper);
      window.removeEventListener('afterprint', toScreen);
      chart.destroy();
    };
    // `draw` is a new function at every drawing: the version says when its numbers change.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [version]);
  return <canvas ref={canvas} role="img" aria-label={alternative} />;
}
