import {
  AlignmentType,
  BookmarkEnd,
  BookmarkStart,
  Document,
  Footer,
  Header,
  HeadingLevel,
  InternalHyperlink,
  LevelFormat,
  Packer,
  PageNumber,
  PageReference,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx';
import type { FileChild } from 'docx';
import type { Block, PrintedDocument, Section } from '../../scoring/document.ts';
import type { Wording } from '../../scoring/report-wording.ts';
import { docxPairs, docxTable, wordColor } from './docx-table.ts';
import { coreProperties, styles } from './docx-styles.ts';
import { datedArchive } from './docx-zip.ts';
import { reportLabels } from './labels.ts';
import { SOFT } from './pdf-sheet.ts';

const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
] as const;
const BULLETS = 'bullets';
/** Between the margins of an A4 page, in twentieths of a point. */
const WIDTH = 9638;
const MARK = '9a1b1b';

/** A document as an editable DOCX with real headings and tables. The same document gives the same bytes. */
export async function renderDocumentDocx(document: PrintedDocument): Promise<Buffer> {
  const labels = reportLabels(document.language);
  const locale = labels.say('locale');
  const file = new Document({
    title: document.title,
    styles: styles(locale),
    numbering: {
      config: [
        {
          reference: BULLETS,
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '•',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 340, hanging: 227 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1300, bottom: 1200, left: 1134, right: 1134 },
          },
        },
        headers: {
          default: new Header({ children: head(document, labels, true) }),
          first: new Header({ children: head(document, labels, false) }),
        },
        footers: {
          default: new Footer({ children: [foot(document, labels)] }),
          first: new Footer({ children: [foot(document, labels)] }),
        },
        children: body(document, labels),
      },
    ],
  });
  const properties = coreProperties(document, labels.say('service'), locale);
  const packed = await Packer.toBuffer(file, false, [
    { path: 'docProps/core.xml', data: properties },
  ]);
  return datedArchive(packed, document.day);
}

function body(document: PrintedDocument, labels: Wording): FileChild[] {
  const kind = labels.say('document.kind', { service: labels.say('service'), kind: document.kind });
  return [
    new Paragraph({ text: kind, style: 'Kind' }),
    new Paragraph({ text: document.title, heading: HeadingLevel.TITLE }),
    new Paragraph({ text: document.subtitle, style: 'Soft' }),
    ...document.opening.flatMap((block) => blockOf(block, 0, labels)),
    ...contents(document, labels),
    ...document.sections.flatMap((section, place) => [
      headingOf(section.title, 0, {
        place,
        pageBreakBefore: document.cover === true && place === 0,
      }),
      ...partsOf(section, 0, labels),
    ]),
  ];
}

const anchorOf = (place: number) => `part-${place + 1}`;

/**
 * Titles that lead to their parts. Their page numbers are fields, which programs fill in when they open or update the
 * file; a field of contents is shown by some as its own code.
 */
function contents({ sections }: PrintedDocument, labels: Wording): FileChild[] {
  return [
    new Paragraph({ text: labels.say('document.contents'), style: 'Kind' }),
    ...sections.map(
      ({ title }, place) =>
        new Paragraph({
          style: 'Soft',
          tabStops: [{ type: TabStopType.RIGHT, position: WIDTH }],
          children: [
            new InternalHyperlink({ anchor: anchorOf(place), children: [new TextRun(title)] }),
            new TextRun('\t'),
            new PageReference(anchorOf(place), { hyperlink: true }),
          ],
        }),
    ),
  ];
}

/** A heading; of a part that the contents lead to, with its place among them. */
function headingOf(
  title: string,
  depth: number,
  part?: { place: number; pageBreakBefore: boolean },
): Paragraph {
  const heading = HEADINGS[Math.min(depth, HEADINGS.length - 1)] ?? HeadingLevel.HEADING_4;
  if (!part) return new Paragraph({ text: title, heading });
  const { place, pageBreakBefore } = part;
  const mark = [new BookmarkStart(anchorOf(place), place + 1), new BookmarkEnd(place + 1)] as const;
  return new Paragraph({
    heading,
    pageBreakBefore,
    children: [mark[0], new TextRun(title), mark[1]],
  });
}

function sectionOf(section: Section, depth: number, labels: Wording): FileChild[] {
  return [headingOf(section.title, depth), ...partsOf(section, depth, labels)];
}

function partsOf({ blocks }: Section, depth: number, labels: Wording): FileChild[] {
  return blocks.flatMap((block) => blockOf(block, depth + 1, labels));
}

function blockOf(block: Block, depth: number, labels: Wording): FileChild[] {
  switch (block.kind) {
    case 'paragraph':
      return [paragraphOf(block)];
    case 'list':
      return block.items.map(
        (text) => new Paragraph({ text, numbering: { reference: BULLETS, level: 0 } }),
      );
    case 'facts':
      return block.facts.map(
        ({ label, value }) =>
          new Paragraph({
            spacing: { after: 40 },
            children: [new TextRun({ text: `${label}: `, bold: true }), new TextRun(value)],
          }),
      );
    case 'table':
      return [docxTable(block), gap()];
    case 'pairs': {
      const chart = labels.say('document.bars', { first: block.first, second: block.second });
      return [docxPairs({ ...block, chart }), gap()];
    }
    case 'section':
      return sectionOf(block, depth, labels);
  }
}

function paragraphOf({ text, style }: Extract<Block, { kind: 'paragraph' }>): Paragraph {
  if (style === 'strong') return new Paragraph({ children: [new TextRun({ text, bold: true })] });
  if (style === 'lead') return new Paragraph({ text, style: 'Lead' });
  return new Paragraph(style === 'soft' ? { text, style: 'Soft' } : { text });
}

/** Word joins two tables that nothing stands between. */
function gap(): Paragraph {
  return new Paragraph({ spacing: { before: 0, after: 120, line: 120 } });
}

/** The mark stands in the head of every page, the title from the second on. */
function head({ title, mark }: PrintedDocument, labels: Wording, running: boolean): Paragraph[] {
  const soft = { size: 16, color: wordColor(SOFT) };
  const marked =
    mark === null
      ? []
      : [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: [new TextRun({ text: mark, bold: true, color: MARK, size: 22 })],
          }),
        ];
  if (!running) return marked.length > 0 ? marked : [new Paragraph({})];
  return [
    ...marked,
    new Paragraph({
      tabStops: [{ type: TabStopType.RIGHT, position: WIDTH }],
      children: [new TextRun({ text: `${labels.say('service')}\t${title}`, ...soft })],
    }),
  ];
}

/** "Page 3 of 12": the numbers are fields, so that they stay right while the text is edited. */
function foot({ foot: text }: PrintedDocument, labels: Wording): Paragraph {
  const soft = { size: 16, color: wordColor(SOFT) };
  const [before = '', between = '', after = ''] = labels
    .say('page', { page: '\n', pages: '\n' })
    .split('\n');
  return new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: WIDTH }],
    children: [
      new TextRun({ text: `${text}\t`, ...soft }),
      // Each in a run of its own: some programs lose the size after a field.
      ...[before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after].map(
        (part) => new TextRun({ children: [part], ...soft }),
      ),
    ],
  });
}
