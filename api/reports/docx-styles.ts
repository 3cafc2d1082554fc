/** The look of a DOCX: everything is a style, so that whoever edits it can change it in one place. */
import type { IStylesOptions } from 'docx';
import type { PrintedDocument } from '../../scoring/document.ts';
import { BLUE, INK, SOFT } from './pdf-sheet.ts';

const FONT = 'Calibri';
const hex = (color: string) => color.slice(1);

export function styles(locale: string): IStylesOptions {
  const heading = (size: number, before: number, color = INK) => ({
    run: { size, bold: true, color: hex(color), font: FONT },
    paragraph: { spacing: { before, after: 80 }, keepNext: true },
  });
  return {
    default: {
      document: {
        run: { font: FONT, size: 20, color: hex(INK), language: { value: locale } },
        // Without its rule some programs read the height of a line as fixed, and large titles overlap.
        paragraph: { spacing: { after: 100, line: 264, lineRule: 'auto' } },
      },
      title: heading(44, 0, BLUE),
      heading1: heading(30, 320, BLUE),
      heading2: heading(24, 240),
      heading3: heading(21, 200),
      heading4: heading(20, 160),
    },
    paragraphStyles: [
      {
        id: 'Kind',
        name: 'Kind',
        basedOn: 'Normal',
        run: { bold: true, size: 24, color: hex(BLUE) },
      },
      { id: 'Lead', name: 'Lead', basedOn: 'Normal', run: { size: 24 } },
      { id: 'Soft', name: 'Soft', basedOn: 'Normal', run: { size: 18, color: hex(SOFT) } },
    ],
  };
}

/** Title, language and day of the file, in place of the moment at which it was made. */
export function coreProperties(
  { title, subject, day }: PrintedDocument,
  author: string,
  locale: string,
): string {
  const at = `${day}T12:00:00Z`;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties',
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ' xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escaped(title)}</dc:title>`,
    `<dc:subject>${escaped(subject)}</dc:subject>`,
    `<dc:creator>${escaped(author)}</dc:creator>`,
    `<cp:lastModifiedBy>${escaped(author)}</cp:lastModifiedBy>`,
    `<dc:language>${locale}</dc:language>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified>`,
    '</cp:coreProperties>',
  ].join('');
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
