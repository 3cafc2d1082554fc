/** Tables with header cells that readers can follow; a row never splits, and the head is shown again on each page. */
import type { Cell, Column, Line } from '../../scoring/document.ts';
import {
  INK,
  LINE,
  MARGIN,
  SOFT,
  TINT,
  artifact,
  font,
  heightOf,
  need,
  room,
  tag,
  within,
} from './pdf-sheet.ts';
import type { Sheet } from './pdf-sheet.ts';

export type { Cell, Column, Line };

export interface Table {
  columns: Column[];
  rows: Cell[][];
  /** The first cell of each row names the row. */
  rowHeaders?: boolean;
  /** From the left margin. */
  indent?: number;
  size?: number;
  /** Room around the text of a cell, in points. */
  pad?: number;
}

/** Draws the table at the present height, tagged Table / TR / TH / TD. */
export function table(sheet: Sheet, content: Table): void {
  const { doc } = sheet;
  const frame = frameOf(sheet, content);
  const head = content.columns.map(({ title }): Cell => [{ text: title, bold: true }]);
  const headHeight = rowHeight(sheet, frame, head);
  const first = content.rows[0];
  need(sheet, headHeight + (first ? rowHeight(sheet, frame, first) : 0));
  within(sheet, 'Table', () => {
    drawRow(sheet, frame, head, { header: true });
    for (const row of content.rows) {
      if (rowHeight(sheet, frame, row) > room(sheet)) {
        doc.addPage();
        artifact(sheet, () => repeatHead(sheet, frame, head));
        doc.y += headHeight;
      }
      drawRow(sheet, frame, row, { header: false });
    }
  });
  doc.y += 8;
}

interface Frame {
  columns: Column[];
  lefts: number[];
  widths: number[];
  total: number;
  size: number;
  pad: number;
  rowHeaders: boolean;
}

function frameOf(sheet: Sheet, content: Table): Frame {
  const indent = content.indent ?? 0;
  const total = sheet.width - indent;
  const shares = content.columns.reduce((sum, { share }) => sum + share, 0);
  const widths = content.columns.map(({ share }) => (share / shares) * total);
  const lefts = widths.map(
    (_, index) => MARGIN + indent + widths.slice(0, index).reduce((sum, width) => sum + width, 0),
  );
  return {
    columns: content.columns,
    lefts,
    widths,
    total,
    size: content.size ?? 8.5,
    pad: content.pad ?? 4,
    rowHeaders: content.rowHeaders ?? true,
  };
}

function linesOf(cell: Cell): Line[] {
  return typeof cell === 'string' ? [{ text: cell }] : cell;
}

function rowHeight(sheet: Sheet, frame: Frame, row: Cell[]): number {
  const heights = row.map((cell, index) => {
    const width = (frame.widths[index] ?? 0) - 2 * frame.pad;
    return linesOf(cell).reduce(
      (sum, line) =>
        sum + heightOf(sheet, line.text, { size: frame.size, bold: line.bold ?? false, width }),
      0,
    );
  });
  return Math.max(...heights) + 2 * frame.pad;
}

function drawRow(sheet: Sheet, frame: Frame, row: Cell[], { header }: { header: boolean }): void {
  const { doc } = sheet;
  const top = doc.y;
  const height = rowHeight(sheet, frame, row);
  artifact(sheet, () => drawGround(sheet, frame, top, height, header));
  within(sheet, 'TR', () => {
    row.forEach((cell, index) => {
      const names = header || (frame.rowHeaders && index === 0);
      const options = names ? { scope: header ? 'Column' : 'Row' } : {};
      tag(sheet, names ? 'TH' : 'TD', () => drawCell(sheet, frame, cell, index, top), options);
    });
  });
  doc.y = top + height;
}

function repeatHead(sheet: Sheet, frame: Frame, head: Cell[]): void {
  const top = sheet.doc.y;
  drawGround(sheet, frame, top, rowHeight(sheet, frame, head), true);
  head.forEach((cell, index) => drawCell(sheet, frame, cell, index, top));
  sheet.doc.y = top;
}

function drawGround(
  { doc }: Sheet,
  frame: Frame,
  top: number,
  height: number,
  header: boolean,
): void {
  const left = frame.lefts[0] ?? MARGIN;
  if (header) doc.rect(left, top, frame.total, height).fill(TINT);
  doc
    .moveTo(left, top + height)
    .lineTo(left + frame.total, top + height)
    .lineWidth(0.5)
    .stroke(LINE);
}

function drawCell(sheet: Sheet, frame: Frame, cell: Cell, index: number, top: number): void {
  const width = (frame.widths[index] ?? 0) - 2 * frame.pad;
  let y = top + frame.pad;
  for (const line of linesOf(cell)) {
    const style = { size: frame.size, bold: line.bold ?? false, width };
    font(sheet, { ...style, color: line.soft ? SOFT : INK }).text(
      line.text,
      (frame.lefts[index] ?? 0) + frame.pad,
      y,
      {
        width,
        lineGap: 1.5,
        align: frame.columns[index]?.align ?? 'left',
      },
    );
    y += heightOf(sheet, line.text, style);
  }
}
