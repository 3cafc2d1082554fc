import type { Block, PrintedDocument, Section } from '../../scoring/document.ts';
import type { Wording } from '../../scoring/report-wording.ts';
import { reportLabels } from './labels.ts';
import { drawPairs } from './pdf-pairs.ts';
import {
  BLUE,
  LINE,
  MARGIN,
  SOFT,
  artifact,
  closeSheet,
  font,
  openSheet,
  within,
} from './pdf-sheet.ts';
import type { Sheet } from './pdf-sheet.ts';
import { withSettableSigns } from './pdf-signs.ts';
import { facts, heading, list, paragraph } from './pdf-text.ts';
import { table } from './pdf-table.ts';

type Outline = PDFKit.PDFOutline | null;
type HeadingLevel = 1 | 2 | 3 | 4;

const STYLES = {
  plain: {},
  lead: { size: 11.5, after: 8 },
  strong: { bold: true },
  soft: { size: 8.5, color: SOFT },
};

/** A document as a tagged A4 PDF (PDF/UA) with bookmarks. The same document gives the same bytes. */
export async function renderDocumentPdf(written: PrintedDocument): Promise<Buffer> {
  const document = withSettableSigns(written);
  const labels = reportLabels(document.language);
  const sheet = openSheet({
    title: document.title,
    subject: document.subject,
    author: labels.say('service'),
    locale: labels.say('locale'),
    day: document.day,
  });
  writeOpening(sheet, document, labels);
  if (document.cover) sheet.doc.addPage();
  for (const section of document.sections) writeSection(sheet, section, 2, sheet.doc.outline);
  writeMargins(sheet, document, labels);
  return closeSheet(sheet);
}

function writeOpening(sheet: Sheet, document: PrintedDocument, labels: Wording): void {
  const { doc } = sheet;
  artifact(sheet, () => {
    doc.rect(0, 0, doc.page.width, 10).fill(BLUE);
  });
  within(sheet, 'Sect', () => {
    doc.y = 38;
    const kind = labels.say('document.kind', {
      service: labels.say('service'),
      kind: document.kind,
    });
    paragraph(sheet, kind, { size: 12, bold: true, color: BLUE, after: 8 });
    heading(sheet, 1, document.title, { outline: doc.outline });
    paragraph(sheet, document.subtitle, { color: SOFT, after: 10 });
    for (const block of document.opening) writeBlock(sheet, block, 2, doc.outline);
  });
}

function writeSection(sheet: Sheet, section: Section, level: HeadingLevel, outline: Outline): void {
  within(sheet, 'Sect', () => {
    const bookmark = heading(sheet, level, section.title, {
      outline,
      follow: roomFor(section.blocks),
    });
    const below = level < 4 ? ((level + 1) as HeadingLevel) : 4;
    for (const block of section.blocks) writeBlock(sheet, block, below, bookmark ?? outline);
  });
}

/** What a heading wants to have below it on the same page. */
function roomFor([first, ...rest]: Block[]): number {
  if (first?.kind === 'section') return 30 + roomFor(first.blocks);
  if (first?.kind === 'pairs') return 300;
  if (first?.kind === 'table') return 80;
  return rest[0]?.kind === 'table' ? 110 : 48;
}

function writeBlock(sheet: Sheet, block: Block, level: HeadingLevel, outline: Outline): void {
  switch (block.kind) {
    case 'paragraph':
      return paragraph(sheet, block.text, STYLES[block.style ?? 'plain']);
    case 'list':
      return list(sheet, block.items, { size: 9 });
    case 'facts': {
      const lines = block.facts.map(({ label, value }) => `${label}: ${value}`);
      facts(sheet, lines, { size: 9 });
      sheet.doc.y += 4;
      return;
    }
    case 'table':
      return table(sheet, { columns: block.columns, rows: block.rows, size: 8, pad: 3 });
    case 'pairs':
      drawPairs(sheet, block);
      return table(sheet, { columns: block.columns, rows: pairCells(block), size: 8, pad: 2.5 });
    case 'section':
      return writeSection(sheet, block, level, outline);
  }
}

function pairCells({ rows }: Extract<Block, { kind: 'pairs' }>) {
  return rows.map(({ cells, strong }) =>
    cells.map((text) => [strong === true ? { text, bold: true } : { text }]),
  );
}

/** Running head, mark and page numbers, once the number of pages is known. */
function writeMargins(sheet: Sheet, document: PrintedDocument, labels: Wording): void {
  const { doc } = sheet;
  const { count } = doc.bufferedPageRange();
  for (let index = 0; index < count; index++) {
    const page = doc.switchToPage(index);
    // Text below the margin would open a new page.
    page.margins.bottom = 0;
    const place = labels.say('page', { page: String(index + 1), pages: String(count) });
    artifact(
      sheet,
      () => {
        writeFoot(sheet, document, place);
        if (index > 0) writeHead(sheet, document, labels);
        if (document.mark !== null) writeMark(sheet, document.mark);
      },
      'Pagination',
    );
  }
}

const SMALL = { size: 8, color: SOFT };

function writeFoot(sheet: Sheet, { foot }: PrintedDocument, place: string): void {
  const { doc } = sheet;
  const y = doc.page.height - 40;
  doc
    .moveTo(MARGIN, y - 6)
    .lineTo(MARGIN + sheet.width, y - 6)
    .lineWidth(0.5)
    .stroke(LINE);
  const line = { width: sheet.width, lineBreak: false } as const;
  font(sheet, SMALL).text(foot, MARGIN, y, line);
  font(sheet, SMALL).text(place, MARGIN, y, { ...line, align: 'right' });
}

function writeHead(sheet: Sheet, { title }: PrintedDocument, labels: Wording): void {
  // A long name of a firm stays on its line.
  const line = { width: sheet.width - 90, height: 12, lineBreak: true, ellipsis: true } as const;
  font(sheet, SMALL).text(labels.say('service'), MARGIN, 34, { ...line, width: 80 });
  font(sheet, SMALL).text(title, MARGIN + 90, 34, { ...line, align: 'right' });
}

/** In the head, and across the page, light enough to read through. */
function writeMark(sheet: Sheet, mark: string): void {
  const { doc } = sheet;
  const { width, height } = doc.page;
  font(sheet, { size: 9, bold: true, color: '#9a1b1b' }).text(mark, MARGIN, 18, {
    width: sheet.width,
    align: 'center',
    lineBreak: false,
  });
  doc.rotate(-55, { origin: [width / 2, height / 2] });
  font(sheet, { size: 90, bold: true, color: '#9a1b1b' })
    .fillOpacity(0.07)
    .text(mark, 0, height / 2 - 60, { width, align: 'center', lineBreak: false });
}
