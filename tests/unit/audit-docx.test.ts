import { beforeAll, describe, expect, it } from '@jest/globals';
import { renderDocumentDocx } from '../../api/reports/document-docx.ts';
import { datedArchive } from '../../api/reports/docx-zip.ts';
import type { Block, Cell, PrintedDocument, Section } from '../../scoring/document.ts';
import { auditReport } from '../support/audit-report.ts';
import { parse, readDocx } from '../support/docx-file.ts';
import type { Docx } from '../support/docx-file.ts';

const NAME = 'Rossi & C. <"oro"> S.n.c.';

type Flat = { blocks: Exclude<Block, Section>[]; headings: { level: number; text: string }[] };

/** The document's blocks and headings in reading order. */
function flat(document: PrintedDocument): Flat {
  const found: Flat = { blocks: [], headings: [{ level: 0, text: document.title }] };
  const walk = (block: Block, level: number) => {
    if (block.kind !== 'section') return found.blocks.push(block);
    found.headings.push({ level, text: block.title });
    return block.blocks.forEach((below) => walk(below, level + 1));
  };
  for (const block of [...document.opening, ...document.sections]) walk(block, 1);
  return found;
}

const textOf = (cell: Cell): string =>
  typeof cell === 'string' ? cell : cell.map(({ text }) => text).join('\n');

describe('the report of an audit as DOCX', () => {
  let report: PrintedDocument;
  let docx: Docx;

  beforeAll(async () => {
    report = auditReport({ name: NAME, vatNumber: '01234567897' }, 'it');
    docx = await readDocx(await renderDocumentDocx(report));
  });

  it('when it is read back, then its headings are those of the report, one level at a time', () => {
    expect(docx.headings).toEqual(flat(report).headings);
    expect(docx.headings.filter(({ level }) => level === 0)).toHaveLength(1);
    docx.headings.forEach(({ level }, index) =>
      expect(level - (docx.headings[index - 1]?.level ?? 0)).toBeLessThanOrEqual(1),
    );
  });

  it('when it is read back, then every table has one head and all values of the report', () => {
    const tables = flat(report).blocks.filter(
      (block) => block.kind === 'table' || block.kind === 'pairs',
    );
    expect(docx.tables).toHaveLength(tables.length);
    tables.forEach((table, index) => {
      const { heads, rows } = docx.tables[index] ?? { heads: [], rows: [] };
      const titles = table.columns.map(({ title }) => title);
      const values =
        table.kind === 'pairs'
          ? table.rows.map(({ cells }) => cells)
          : table.rows.map((row) => row.map(textOf));
      expect(heads).toHaveLength(1);
      expect(heads[0]?.slice(0, titles.length)).toEqual(titles);
      expect(rows.map((row) => row.slice(0, titles.length))).toEqual(values);
    });
  });

  it('when the chart is read, then each row has two bars as long as its scores', () => {
    const pairs = flat(report).blocks.find((block) => block.kind === 'pairs');
    if (pairs?.kind !== 'pairs') throw new Error('The report has no chart');
    const drawn = docx.tables.find(({ heads }) => heads[0]?.at(-1)?.includes('(sopra)'));
    expect(drawn?.rows).toHaveLength(pairs.rows.length);
    const longest = 36;
    pairs.rows.forEach(({ first, second }, index) => {
      const lengths = drawn?.rows[index]
        ?.at(-1)
        ?.split('\n')
        .map((bar) => bar.length);
      const wanted = [first, second].map((value) =>
        value === null ? 0 : Math.max(1, Math.round((value / pairs.top) * longest)),
      );
      expect(lengths).toEqual(wanted);
    });
  });

  it('when it is read back, then every sentence and list item is a paragraph', () => {
    const wanted = flat(report).blocks.flatMap((block) => {
      if (block.kind === 'paragraph') return [block.text];
      if (block.kind === 'list') return block.items;
      if (block.kind === 'facts')
        return block.facts.map(({ label, value }) => `${label}: ${value}`);
      return [];
    });
    for (const text of wanted) expect(docx.paragraphs).toContain(text);
  });

  it('when it is opened, then title, language and day are set, and signs of XML stay right', () => {
    const core = docx.files.get('docProps/core.xml')?.toString() ?? '';
    expect(core).toContain('<dc:language>it-IT</dc:language>');
    expect(core).toContain('Rossi &#38; C. &#60;"oro"&#62; S.n.c.');
    expect(core).toContain('2026-11-20T12:00:00Z');
    expect(docx.files.get('word/styles.xml')?.toString()).toContain('<w:lang w:val="it-IT"/>');
    expect(docx.headings[0]?.text).toBe(`Audit tecnologico: ${NAME}`);
  });

  it('when it is opened, then a cover with the contents stands before the first part', () => {
    const breaks = JSON.stringify(parse(docx.files, 'word/document.xml')).split('pageBreakBefore');
    expect(breaks).toHaveLength(2);
    expect(breaks[0]).toContain('Indice');
    expect(breaks[1]).toContain(report.sections[0]?.title);
  });

  it('when its feet are read, then page numbers are fields', () => {
    const feet = [...docx.files.keys()].filter((path) => /^word\/footer\d\.xml$/.test(path));
    expect(feet).toHaveLength(2);
    for (const path of feet) {
      const xml = JSON.stringify(parse(docx.files, path));
      expect(xml).toContain('PAGE');
      expect(xml).toContain('NUMPAGES');
      expect(xml).toContain('Pagina ');
    }
  });

  it('when every file of it is parsed, then all XML is well formed and of the same day', () => {
    const parts = [...docx.files.keys()].filter((path) => /\.(xml|rels)$/.test(path));
    expect(parts.length).toBeGreaterThan(8);
    for (const path of parts) expect(() => parse(docx.files, path)).not.toThrow();
    expect(new Set(docx.dates)).toEqual(new Set(['2026-11-20']));
  });

  it('when it is made again, then not a byte differs', async () => {
    const [one, other] = [await renderDocumentDocx(report), await renderDocumentDocx(report)];
    expect(one.equals(other)).toBe(true);
  });
});

it('when the audit is not signed off, then every page of the DOCX is marked as a draft', async () => {
  const docx = await readDocx(await renderDocumentDocx(auditReport({ signedOff: null }, 'en')));
  const heads = [...docx.files.keys()].filter((path) => /^word\/header\d\.xml$/.test(path));
  expect(heads).toHaveLength(2);
  for (const path of heads) expect(docx.files.get(path)?.toString()).toContain('>DRAFT<');
});

it('when what should be dated is no archive, then that is said', () => {
  expect(() => datedArchive(Buffer.from('no archive'), '2026-11-20')).toThrow(RangeError);
});
