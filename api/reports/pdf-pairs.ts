/** Two values of each row on one scale: a ring for the first, a dot for the second, a line from one to the other. */
import type { PairRow, PairsBlock } from '../../scoring/document.ts';
import { drawScale } from './pdf-scale.ts';
import { BLUE, MARGIN, ORANGE, SOFT, figure, font } from './pdf-sheet.ts';
import type { Sheet } from './pdf-sheet.ts';

const ROW = 15;
const HEAD = 18;
const NAMES = 205;
const RADIUS = 3.4;

/** The picture alone; the table of the same numbers follows it. */
export function drawPairs(sheet: Sheet, { alt, top, first, second, rows }: PairsBlock): void {
  figure(sheet, alt, HEAD + rows.length * ROW + 18, (y) => {
    const left = MARGIN + NAMES;
    const scale = (points: number) => left + (points / top) * (sheet.width - NAMES - 16);
    drawLegend(sheet, { first, second }, left, y);
    drawScale(sheet, top, scale, y + HEAD, y + HEAD + rows.length * ROW);
    rows.forEach((row, index) => drawRow(sheet, row, y + HEAD + index * ROW, scale));
  });
}

function drawLegend(
  sheet: Sheet,
  { first, second }: { first: string; second: string },
  left: number,
  y: number,
): void {
  const { doc } = sheet;
  const small = { size: 8.5, color: SOFT };
  const middle = y + 6.5;
  ring(sheet, left + RADIUS, middle);
  font(sheet, small).text(first, left + 12, y, { lineBreak: false });
  const next = left + 30 + doc.widthOfString(first);
  dot(sheet, next, middle);
  font(sheet, small).text(second, next + 8, y, { lineBreak: false });
}

function drawRow(
  sheet: Sheet,
  { name, first, second, strong }: PairRow,
  y: number,
  scale: (points: number) => number,
): void {
  const { doc } = sheet;
  const middle = y + ROW / 2;
  font(sheet, { size: 8.5, bold: strong ?? false }).text(name, MARGIN, y + 1.5, {
    width: NAMES - 12,
    height: 12,
    ellipsis: true,
  });
  if (first !== null && second !== null) {
    doc
      .moveTo(scale(first), middle)
      .lineTo(scale(second), middle)
      .lineWidth(strong === true ? 3 : 1.8)
      .stroke(SOFT);
  }
  // The dot lies inside the ring where both are the same.
  if (first !== null) ring(sheet, scale(first), middle);
  if (second !== null) dot(sheet, scale(second), middle);
}

function ring({ doc }: Sheet, x: number, y: number): void {
  doc
    .circle(x, y, RADIUS + 0.8)
    .lineWidth(1.6)
    .fillAndStroke('#ffffff', ORANGE);
}

function dot({ doc }: Sheet, x: number, y: number): void {
  doc.circle(x, y, RADIUS - 0.6).fill(BLUE);
}
