/** The dimensions as bars. A table of the same numbers follows. */
import type { DimensionReport } from '../../scoring/report-model.ts';
import type { Wording } from '../../scoring/report-wording.ts';
import { drawScale } from './pdf-scale.ts';
import { BLUE, MARGIN, ORANGE, figure, font } from './pdf-sheet.ts';
import type { Sheet } from './pdf-sheet.ts';

/** One bar per dimension from 0 to the top of the scale, with its range as a line. */
export function drawBars(
  sheet: Sheet,
  dimensions: DimensionReport[],
  top: number,
  labels: Wording,
): void {
  const values = dimensions.map(({ name, shown }) =>
    labels.say('bars.value', { name, score: shown }),
  );
  const alt = labels.say('bars.alt', { top: String(top), values: labels.list(values) });
  const rowHeight = 26;
  figure(sheet, alt, dimensions.length * rowHeight + 20, (y) => {
    const left = MARGIN + 190;
    const scale = (points: number) => left + (points / top) * (MARGIN + sheet.width - 34 - left);
    drawScale(sheet, top, scale, y, y + dimensions.length * rowHeight);
    dimensions.forEach((dimension, index) =>
      drawBar(sheet, dimension, y + index * rowHeight, scale),
    );
  });
}

function drawBar(
  sheet: Sheet,
  { name, score, low, high, shown }: DimensionReport,
  y: number,
  scale: (points: number) => number,
): void {
  const { doc } = sheet;
  font(sheet, { size: 9 }).text(name, MARGIN, y + 6, { width: 182, height: 14, ellipsis: true });
  if (score !== null)
    doc.rect(scale(0), y + 5, Math.max(1, scale(score) - scale(0)), 15).fill(BLUE);
  if (low !== null && high !== null && low !== high) {
    doc
      .moveTo(scale(low), y + 12.5)
      .lineTo(scale(high), y + 12.5)
      .lineWidth(1.5)
      .stroke(ORANGE);
    for (const end of [low, high])
      doc
        .moveTo(scale(end), y + 8.5)
        .lineTo(scale(end), y + 16.5)
        .stroke(ORANGE);
  }
  const textLeft = Math.max(scale(score ?? 0), scale(high ?? 0)) + 6;
  font(sheet, { size: 9, bold: true }).text(shown, textLeft, y + 6, { lineBreak: false });
}
