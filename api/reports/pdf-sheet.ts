/**
 * A tagged A4 document that flows from page to page: headings with bookmarks, paragraphs, lists and tables.
 * Whatever is drawn outside these functions must be an artifact or a figure, so that readers of the structure miss
 * nothing and hear no decoration.
 */
import PDFDocument from 'pdfkit';
import { join } from 'node:path';
import { projectRoot } from '../project-root.ts';

type Doc = PDFKit.PDFDocument;
export type Element = PDFKit.PDFStructureElement;

export const INK = '#1b2733';
export const SOFT = '#4f5d6b';
export const LINE = '#c9d2da';
export const TINT = '#eef3f8';
export const BLUE = '#0b4f8a';
export const ORANGE = '#b3510a';

export const MARGIN = 54;
const REGULAR = join(projectRoot, 'api/reports/fonts/NotoSans-Regular.ttf');
const BOLD = join(projectRoot, 'api/reports/fonts/NotoSans-Bold.ttf');
const SIZES = { 1: 22, 2: 15, 3: 11.5 };

export interface TextStyle {
  size?: number;
  color?: string;
  bold?: boolean;
  /** From the left margin, in points. */
  indent?: number;
  width?: number;
  after?: number;
}

export interface Sheet {
  doc: Doc;
  /** Width between the margins. */
  width: number;
  /** Where the next element goes in the structure. */
  parent: Element;
  /** Heights measured so far: laying out text is most of the work. */
  heights: Map<string, number>;
}

export interface SheetFacts {
  title: string;
  subject: string;
  author: string;
  locale: string;
  /** `YYYY-MM-DD`: the document's date, so that the same report gives the same bytes. */
  day: string;
}

/** Opens the document with its fonts, language, title and first page. */
export function openSheet({ title, subject, author, locale, day }: SheetFacts): Sheet {
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: 64, bottom: 62, left: MARGIN, right: MARGIN },
    bufferPages: true,
    tagged: true,
    // The types of this version know the archive subsets only.
    subset: 'PDF/UA' as PDFKit.Mixins.PDFSubsets,
    pdfVersion: '1.7',
    lang: locale,
    displayTitle: true,
    font: REGULAR,
    info: {
      Title: title,
      Subject: subject,
      Author: author,
      Creator: author,
      CreationDate: new Date(`${day}T12:00:00Z`),
    },
  });
  const root = doc.struct('Document');
  doc.addStructure(root);
  return { doc, width: doc.page.width - 2 * MARGIN, parent: root, heights: new Map() };
}

/** Runs `draw` with a structure element of its own as parent (Sect, L, TR …). */
export function within(sheet: Sheet, type: string, draw: () => void, options = {}): void {
  const { doc, parent } = sheet;
  const element = doc.struct(type, options);
  parent.add(element);
  sheet.parent = element;
  draw();
  element.end();
  sheet.parent = parent;
}

/** One element whose content `draw` writes. */
export function tag(sheet: Sheet, type: string, draw: () => void, options = {}): void {
  sheet.parent.add(sheet.doc.struct(type, options, draw));
}

/** Decoration that no reader needs to hear of. */
export function artifact(
  { doc }: Sheet,
  draw: () => void,
  type: 'Layout' | 'Pagination' = 'Layout',
): void {
  doc.markContent('Artifact', { type });
  doc.save();
  draw();
  doc.restore();
  doc.endMarkedContent();
}

/** Starts a new page unless this much height is left. */
export function need({ doc }: Sheet, height: number): void {
  if (doc.y + height > doc.page.height - doc.page.margins.bottom) doc.addPage();
}

export function room({ doc }: Sheet): number {
  return doc.page.height - doc.page.margins.bottom - doc.y;
}

export function font(
  { doc }: Sheet,
  { size = 9.5, bold = false, color = INK }: TextStyle = {},
): Doc {
  return doc
    .font(bold ? BOLD : REGULAR)
    .fontSize(size)
    .fillColor(color);
}

export function heightOf(sheet: Sheet, text: string, style: TextStyle = {}): number {
  const width = style.width ?? sheet.width - (style.indent ?? 0);
  const key = `${style.size ?? 0} ${style.bold ?? false} ${width} ${text}`;
  let height = sheet.heights.get(key);
  if (height === undefined) {
    height = font(sheet, style).heightOfString(text, { width, lineGap: 1.5 });
    sheet.heights.set(key, height);
  }
  return height;
}

/** A heading with its bookmark below `outline`; returns the bookmark for headings of the next level. */
export function heading(
  sheet: Sheet,
  level: 1 | 2 | 3,
  text: string,
  options: { outline?: PDFKit.PDFOutline | null; follow?: number; color?: string } = {},
): PDFKit.PDFOutline | null {
  const { doc } = sheet;
  const style = {
    size: SIZES[level],
    bold: true,
    color: options.color ?? (level === 3 ? INK : BLUE),
  };
  const before = level === 1 ? 0 : level === 2 ? 11 : 8;
  need(sheet, heightOf(sheet, text, style) + before + (options.follow ?? 48));
  if (doc.y > doc.page.margins.top) doc.y += before;
  const bookmark = options.outline ? addBookmark(sheet, options.outline, text, level) : null;
  tag(sheet, `H${level}`, () => write(sheet, text, style));
  doc.y += level === 3 ? 2 : 5;
  return bookmark;
}

function addBookmark(
  { doc }: Sheet,
  outline: PDFKit.PDFOutline,
  text: string,
  level: number,
): PDFKit.PDFOutline {
  // Where it leads: pdfkit counts `left` from the right edge; its types know `expanded` only.
  const place = { expanded: level < 3, left: doc.page.width, top: Math.max(0, doc.y - 12) };
  return outline.addItem(text, place as { expanded: boolean });
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

/** The finished file. */
export function closeSheet({ doc }: Sheet): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
    escapeMetadata(doc);
    doc.end();
  });
}

/**
 * pdfkit puts the title into the file's XML as it stands, and a firm may be called “Rossi & C.”. The title proper is
 * already written when the XML is made, so it may be escaped then.
 */
function escapeMetadata(doc: Doc): void {
  const endMetadata = doc.endMetadata.bind(doc);
  doc.endMetadata = () => {
    for (const key of ['Title', 'Subject', 'Author', 'Creator'] as const) {
      doc.info[key] = (doc.info[key] ?? '').replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
    }
    endMetadata();
  };
}
