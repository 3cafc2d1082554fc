import { DrawnChart, type DrawnChartProps } from '../ui/drawn-chart.tsx';

interface ChartCanvasProps extends DrawnChartProps {
  /** In pixels: charts with many bars are taller. */
  height: number;
}

/** A chart in a box of its own height. */
export function ChartCanvas({ height, ...chart }: ChartCanvasProps) {
  return (
    <div className="chart-box" style={{ blockSize: height }}>
      <DrawnChart {...chart} />
    </div>
  );
}
