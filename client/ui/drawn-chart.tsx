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

/** Draws once, and again when the version or the width of the page changes. Its box gives it its size. */
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
    narrow.addEventListener('change', again);
    return () => {
      narrow.removeEventListener('change', again);
      chart.destroy();
    };
    // `draw` is a new function at every drawing: the version says when its numbers change.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [version]);
  return <canvas ref={canvas} role="img" aria-label={alternative} />;
}
