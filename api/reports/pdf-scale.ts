import { LINE, SOFT, font } from './pdf-sheet.ts';
import type { Sheet } from './pdf-sheet.ts';

/** A line and its number for every whole point from 0 to the top of the scale, down a figure. */
export function drawScale(
  sheet: Sheet,
  top: number,
  scale: (points: number) => number,
  from: number,
  to: number,
): void {
  const { doc } = sheet;
  for (let points = 0; points <= top; points++) {
    doc.moveTo(scale(points), from).lineTo(scale(points), to).lineWidth(0.5).stroke(LINE);
    font(sheet, { size: 8, color: SOFT }).text(String(points), scale(points) - 10, to + 3, {
      width: 20,
      align: 'center',
      lineBreak: false,
    });
  }
}
