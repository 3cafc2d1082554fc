/** Tables with a head that is shown again on each page, and bars drawn by the ground of a text. */
import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Cell, Column, Line, PairsBlock, TableBlock } from '../../scoring/document.ts';
import { BLUE, LINE, ORANGE, SOFT, TINT } from './pdf-sheet.ts';

/** Between the margins of an A4 page, in twentieths of a point. */
const WIDTH = 9638;
const SMALL = 17;
const ALIGN = {
  left: AlignmentType.LEFT,
  right: AlignmentType.RIGHT,
  center: AlignmentType.CENTER,
};

/** A colour as Word writes it: without the sign before it. */
export function wordColor(color: string): string {
  return color.slice(1);
}

export function docxTable({ columns, rows }: Pick<TableBlock, 'columns' | 'rows'>): Table {
  return tableOf(
    columns,
    rows.map((row) => row.map((cell, index) => cellOf(cell, columns[index], index === 0))),
  );
}

/** The table of a chart, with the chart in a column of its own: a bar from 0 to each of the two values. */
export function docxPairs({
  columns,
  rows,
  top,
  chart,
}: PairsBlock & { columns: Column[]; chart: string }): Table {
  // Words of a heading stay whole in the wider letters of an office program too.
  const wide = columns.map((column) =>
    column.align === 'center' ? { ...column, share: column.share * 1.4 } : column,
  );
  const all: Column[] = [...wide, { title: chart, share: 2.6 }];
  return tableOf(
    all,
    rows.map((row) => [
      ...row.cells.map((text, index) =>
        cellOf([{ text, bold: row.strong ?? false }], columns[index], index === 0),
      ),
      new TableCell({ children: [bar(row.first, ORANGE, top), bar(row.second, BLUE, top)] }),
    ]),
  );
}

function tableOf(columns: Column[], rows: TableCell[][]): Table {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.round((share / shares) * WIDTH));
  const line = { style: BorderStyle.SINGLE, size: 4, color: wordColor(LINE) };
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const head = columns.map(
    ({ title, align }) =>
      new TableCell({
        children: [lineOf({ text: title, bold: true }, align)],
        shading: { type: ShadingType.CLEAR, color: 'auto', fill: wordColor(TINT) },
      }),
  );
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: { top: 40, bottom: 40, left: 70, right: 70 },
    borders: {
      top: line,
      bottom: line,
      left: none,
      right: none,
      insideHorizontal: line,
      insideVertical: none,
    },
    tableLook: { firstRow: true, firstColumn: true, noVBand: true },
    rows: [
      new TableRow({ children: head, tableHeader: true, cantSplit: true }),
      ...rows.map((children) => new TableRow({ children, cantSplit: true })),
    ],
  });
}

function cellOf(cell: Cell, column: Column | undefined, names: boolean): TableCell {
  const lines: Line[] = typeof cell === 'string' ? [{ text: cell }] : cell;
  return new TableCell({
    children: lines.map((line) => lineOf(line, names ? 'left' : column?.align)),
  });
}

function lineOf({ text, bold, soft }: Line, align: Column['align'] = 'left'): Paragraph {
  return new Paragraph({
    alignment: ALIGN[align],
    spacing: { before: 0, after: 0 },
    children: [
      new TextRun({
        text,
        size: SMALL,
        bold: bold ?? false,
        ...(soft === true && { color: wordColor(SOFT) }),
      }),
    ],
  });
}

/** Spaces on coloured ground: a picture that is edited as text, and that nobody hears read out. */
const LONGEST = 36;

function bar(value: number | null, color: string, top: number): Paragraph {
  const length = value === null ? 0 : Math.max(1, Math.round((value / top) * LONGEST));
  const ground = { type: ShadingType.CLEAR, color: 'auto', fill: wordColor(color) };
  return new Paragraph({
    spacing: { before: 0, after: 20, line: 120, lineRule: 'exact' },
    children:
      length === 0
        ? []
        : [new TextRun({ text: '\u00a0'.repeat(length), size: 10, shading: ground })],
  });
}
