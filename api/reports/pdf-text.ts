/** Text that flows from page to page: headings with bookmarks, paragraphs and lists. */
import { BLUE, INK, MARGIN, font, heightOf, need, tag, within } from './pdf-sheet.ts';
import type { Sheet, TextStyle } from './pdf-sheet.ts';

const SIZES = { 1: 22, 2: 15, 3: 11.5, 4: 10 };

/** A heading with its bookmark below `outline`; returns the bookmark for headings of the next level. */
export function heading(
  sheet: Sheet,
  level: 1 | 2 | 3 | 4,
  text: string,
  options: { outline?: PDFKit.PDFOutline | null; follow?: number; color?: string } = {},
): PDFKit.PDFOutline | null {
  const { doc } = sheet;
  const style = {
    size: SIZES[level],
    bold: true,
    color: options.color ?? (level > 2 ? INK : BLUE),
  };
  const before = level === 1 ? 0 : level === 2 ? 11 : 8;
  need(sheet, heightOf(sheet, text, style) + before + (options.follow ?? 48));
  if (doc.y > doc.page.margins.top) doc.y += before;
  const bookmark = options.outline ? addBookmark(sheet, options.outline, text, level) : null;
  tag(sheet, `H${level}`, () => write(sheet, text, style));
  doc.y += level > 2 ? 2 : 5;
  return bookmark;
}

function addBookmark(
  { doc }: Sheet,
  outline: PDFKit.PDFOutline,
  text: string,
  level: number,
): PDFKit.PDFOutline {
  // Where it leads; pdfkit counts `left` from the right edge.
  const place = { expanded: level < 3, left: doc.page.width, top: Math.max(0, doc.y - 12) };
  return outline.addItem(text, place);
}

export function paragraph(sheet: Sheet, text: string, style: TextStyle = {}): void {
  if (text === '') return;
  need(sheet, Math.min(heightOf(sheet, text, style), 40));
  tag(sheet, 'P', () => write(sheet, text, style));
  sheet.doc.y += style.after ?? 4;
}

function write(sheet: Sheet, text: string, style: TextStyle): void {
  const indent = style.indent ?? 0;
  font(sheet, style).text(text, MARGIN + indent, sheet.doc.y, {
    width: style.width ?? sheet.width - indent,
    lineGap: 1.5,
  });
}

/** A bulleted list; each item is a text. */
export function list(sheet: Sheet, items: string[], style: TextStyle = {}): void {
  if (items.length === 0) return;
  const indent = style.indent ?? 0;
  within(sheet, 'L', () => {
    for (const item of items) {
      need(sheet, Math.min(heightOf(sheet, item, { ...style, indent: indent + 12 }), 40));
      within(sheet, 'LI', () => {
        const top = sheet.doc.y;
        tag(sheet, 'Lbl', () => write(sheet, '•', { ...style, indent }));
        sheet.doc.y = top;
        tag(sheet, 'LBody', () => write(sheet, item, { ...style, indent: indent + 12 }));
      });
      sheet.doc.y += 2.5;
    }
  });
  sheet.doc.y += 3;
}

/** Short facts as a list in two columns. */
export function facts(sheet: Sheet, items: string[], style: TextStyle = {}): void {
  const gap = 18;
  const width = (sheet.width - gap) / 2;
  within(sheet, 'L', () => {
    for (let row = 0; row < items.length; row += 2) {
      const pair = items.slice(row, row + 2);
      const height = Math.max(...pair.map((item) => heightOf(sheet, item, { ...style, width })));
      need(sheet, height);
      const top = sheet.doc.y;
      pair.forEach((item, column) => {
        sheet.doc.y = top;
        const place = { ...style, width, indent: column * (width + gap) };
        within(sheet, 'LI', () => tag(sheet, 'LBody', () => write(sheet, item, place)));
      });
      sheet.doc.y = top + height + 3;
    }
  });
}
