/**
 * A tagged A4 document: its pages, fonts and colours, and the structure that readers follow. Whatever is drawn is the
 * content of an element or an artifact, so that nobody misses anything and nobody hears decoration.
 */
// oxlint-disable-next-line import/no-named-as-default -- the class is the default export of this CommonJS package
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

/** Draws a figure of this height across the page and moves below it. */
export function figure(
  sheet: Sheet,
  alt: string,
  height: number,
  draw: (top: number) => void,
): void {
  const { doc } = sheet;
  need(sheet, height);
  const top = doc.y;
  const bbox = [MARGIN, top, MARGIN + sheet.width, top + height];
  tag(sheet, 'Figure', () => draw(top), { alt, bbox });
  doc.x = MARGIN;
  doc.y = top + height + 8;
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
