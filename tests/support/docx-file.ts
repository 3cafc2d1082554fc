/** Reading a DOCX file back with an independent reader: headings, paragraphs, tables and properties. */
import { XMLParser } from 'fast-xml-parser';
import { fromBuffer } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';

export interface Docx {
  /** Path → content of every file of the archive. */
  files: Map<string, Buffer>;
  /** Days that the archive gives its files. */
  dates: string[];
  /** Level 0 is the title. */
  headings: { level: number; text: string }[];
  paragraphs: string[];
  tables: DocxTable[];
}
export interface DocxTable {
  /** Rows that are shown again on each page. */
  heads: string[][];
  rows: string[][];
}

type Xml = Record<string, unknown>;

/** Fails on a broken archive and on XML that is not well formed. */
export async function readDocx(file: Buffer): Promise<Docx> {
  const { files, dates } = await unzip(file);
  const body = elementsOf(parse(files, 'word/document.xml'), ['w:document', 'w:body']);
  const paragraphs = body.filter((one) => 'w:p' in one);
  return {
    files,
    dates,
    headings: paragraphs.flatMap(headingOf),
    paragraphs: paragraphs.map((one) => textOf(one)),
    tables: body.filter((one) => 'w:tbl' in one).map((one) => tableOf(childrenOf(one, 'w:tbl'))),
  };
}

/** One file of the archive as ordered XML. */
export function parse(files: Map<string, Buffer>, path: string): Xml[] {
  const content = files.get(path);
  if (!content) throw new Error(`The file has no ${path}`);
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    trimValues: false,
    parseTagValue: false,
  });
  return parser.parse(content, true) as Xml[];
}

function elementsOf(from: Xml[], path: string[]): Xml[] {
  return path.reduce((nodes, name) => {
    const found = nodes.find((node) => name in node);
    if (!found) throw new Error(`There is no <${name}>`);
    return childrenOf(found, name);
  }, from);
}

function childrenOf(node: Xml, name: string): Xml[] {
  return (node[name] ?? []) as Xml[];
}

/** All text below an element; a tab or a break is a space. */
function textOf(node: Xml): string {
  return Object.entries(node)
    .map(([name, below]) => {
      if (name === '#text') return String(below);
      if (name === 'w:tab' || name === 'w:br') return ' ';
      return Array.isArray(below) ? below.map((child) => textOf(child as Xml)).join('') : '';
    })
    .join('');
}

function headingOf(paragraph: Xml): Docx['headings'] {
  const properties = childrenOf(paragraph, 'w:p').find((one) => 'w:pPr' in one);
  const style = properties && childrenOf(properties, 'w:pPr').find((one) => 'w:pStyle' in one);
  const value = (style?.[':@'] as Record<string, string> | undefined)?.['@_w:val'] ?? '';
  const level = value === 'Title' ? '0' : /^Heading(\d)$/.exec(value)?.[1];
  return level === undefined ? [] : [{ level: Number(level), text: textOf(paragraph) }];
}

function tableOf(children: Xml[]): DocxTable {
  const table: DocxTable = { heads: [], rows: [] };
  for (const row of children.filter((one) => 'w:tr' in one)) {
    const parts = childrenOf(row, 'w:tr');
    const cells = parts
      .filter((one) => 'w:tc' in one)
      .map((cell) =>
        childrenOf(cell, 'w:tc')
          .filter((one) => 'w:p' in one)
          .map(textOf)
          .join('\n'),
      );
    const properties = parts.find((one) => 'w:trPr' in one);
    const isHead =
      properties && childrenOf(properties, 'w:trPr').some((one) => 'w:tblHeader' in one);
    (isHead ? table.heads : table.rows).push(cells);
  }
  return table;
}

async function unzip(file: Buffer): Promise<{ files: Map<string, Buffer>; dates: string[] }> {
  const archive = await open(file);
  const entries = await entriesOf(archive);
  const files = new Map<string, Buffer>();
  for (const entry of entries) files.set(entry.fileName, await readEntry(archive, entry));
  return { files, dates: entries.map(({ lastModFileDate }) => dosDay(lastModFileDate)) };
}

function open(file: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(file, { lazyEntries: true, autoClose: false }, (error, archive) =>
      error ? reject(error) : resolve(archive),
    );
  });
}

function entriesOf(archive: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    archive.on('error', reject);
    archive.on('end', () => resolve(entries));
    archive.on('entry', (entry: Entry) => {
      entries.push(entry);
      archive.readEntry();
    });
    archive.readEntry();
  });
}

function readEntry(archive: ZipFile, entry: Entry): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    archive.openReadStream(entry, (error, stream) => {
      if (error) return reject(error);
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('error', reject);
      stream.on('end', () => resolve(Buffer.concat(chunks)));
    });
  });
}

function dosDay(date: number): string {
  const parts = [(date >> 9) + 1980, (date >> 5) & 15, date & 31];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}
