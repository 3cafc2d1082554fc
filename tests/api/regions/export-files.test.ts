import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { buffer } from 'node:stream/consumers';
import { PassThrough } from 'node:stream';
import { readSheet } from 'read-excel-file/node';
import type { DashboardPart, ExportFormat } from '../../../api/contract-regions.ts';
import { fileOf } from '../../../api/regions/export-file.ts';
import { loadEditionWords, methodNote } from '../../../api/regions/export-method.ts';
import { editionPackage } from '../../../api/regions/export-package.ts';
import {
  DASHBOARD_PARTS,
  dashboardSheet,
  type Sheet,
  tableSheet,
} from '../../../api/regions/export-sheet.ts';
import { loadReportTexts } from '../../../api/reports/reports.service.ts';
import { dashboard, edition, tables, terms } from '../../support/region-figures.ts';
import { questionnaires } from '../../support/service.ts';
import { readZip } from '../../support/zip-file.ts';

const words = loadEditionWords(loadReportTexts());
const italian = { terms, language: 'it' } as const;
const [, provinces] = tables;
if (!provinces) throw new Error('no table by province');

const read = (sheet: Sheet, format: ExportFormat) => buffer(fileOf(sheet, format).stream);
type Line = Record<string, string>;
const readCsv = (file: Buffer | undefined): Line[] => parse(file ?? '', { columns: true });

describe('a table as a file', () => {
  const sheet = () => tableSheet(provinces, italian);

  it('as CSV has a line for each cell, with codes, names and figures', async () => {
    const lines = readCsv(await read(sheet(), 'csv'));
    expect(lines).toHaveLength(provinces.cells.length);
    expect(lines[0]).toEqual({
      nuts3: 'ITI18',
      nuts3_name: 'Arezzo',
      node: 'overall',
      node_name: 'Maturità complessiva',
      firms: '40',
      mean: '2.35',
      lower_quartile: '1.75',
      median: '2.25',
      upper_quartile: '3',
      level_0: '2',
      level_1: '8',
      level_2: '15',
      level_3: '10',
      level_4: '4',
      level_5: '1',
      without_score: '0',
      status: 'shown',
    });
  });

  it('leaves a withheld figure empty, which is no zero, and says so', async () => {
    const lines = readCsv(await read(sheet(), 'csv'));
    const last = lines.at(-1);
    expect(last).toMatchObject({ nuts3_name: 'Non indicato', firms: '', mean: '', level_0: '' });
    expect(last).toMatchObject({ status: 'suppressed' });
    // Whether a group is small or only completes others would tell how many firms are in it.
    expect(Object.keys(last ?? {})).not.toContain('reason');
  });

  it('as XLSX has the same cells: numbers as numbers, text as text', async () => {
    const rows = await readSheet(await read(sheet(), 'xlsx'));
    expect(rows).toHaveLength(provinces.cells.length + 1);
    expect(rows[0]?.slice(0, 6)).toEqual([
      'nuts3',
      'nuts3_name',
      'node',
      'node_name',
      'firms',
      'mean',
    ]);
    expect(rows[1]?.slice(0, 6)).toEqual([
      'ITI18',
      'Arezzo',
      'overall',
      'Maturità complessiva',
      40,
      2.35,
    ]);
    expect(rows.at(-1)?.slice(4, 6)).toEqual([null, null]);
  });

  it('as JSON says what it is of before its rows', async () => {
    const { stream } = fileOf(sheet(), 'json', { region: 'ITI1' });
    const whole = JSON.parse((await buffer(stream)).toString()) as { rows: object[] };
    expect(whole).toMatchObject({ table: 'nuts3', region: 'ITI1' });
    expect(whole.rows).toHaveLength(provinces.cells.length);
    expect(whole.rows[0]).toMatchObject({ nuts3: 'ITI18', firms: 40, mean: 2.35 });
    expect(whole.rows.at(-1)).toMatchObject({ firms: null, status: 'suppressed' });
  });

  it.each(['csv', 'xlsx', 'json'] as const)('as %s is the same, byte by byte', async (format) => {
    expect(await read(sheet(), format)).toEqual(await read(sheet(), format));
  });
});

describe('text that a spreadsheet would calculate', () => {
  const signs = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'];
  const sheet: Sheet = {
    name: 'danger',
    columns: [
      { name: 'said', type: 'text' },
      { name: 'count', type: 'integer' },
    ],
    rows: [...signs, 'a, "b"\n<c>&'].map((sign) => [sign, -7]),
  };

  it('begins with an apostrophe in CSV; a negative number stays one', async () => {
    const lines = readCsv(await read(sheet, 'csv'));
    expect(lines.slice(0, -1).map(({ said }) => said)).toEqual(signs.map((sign) => `'${sign}`));
    expect(lines.at(-1)).toEqual({ said: 'a, "b"\n<c>&', count: '-7' });
  });

  it('is of the type text in XLSX: no formula is in the file', async () => {
    const file = await read(sheet, 'xlsx');
    const xml = (await readZip(file)).get('xl/worksheets/sheet1.xml')?.toString();
    expect(xml).not.toMatch(/<f[ >]/);
    expect(xml).toContain('t="inlineStr"><is><t xml:space="preserve">=1+1</t>');
    const rows = await readSheet(file);
    expect(rows[1]).toEqual(['=1+1', -7]);
    expect(rows.at(-1)).toEqual(['a, "b"\n<c>&', -7]);
  });
});

describe('each picture of the dashboard', () => {
  it.each(DASHBOARD_PARTS)('%s is a table whose rows fill its columns', (part: DashboardPart) => {
    const { columns, rows } = dashboardSheet(dashboard, part, italian);
    const lines = [...rows];
    expect(lines.every((line) => line.length === columns.length)).toBe(true);
    expect(new Set(columns.map(({ name }) => name)).size).toBe(columns.length);
  });

  it('the coverage withholds what the release withholds, and its source calculates nothing', async () => {
    const lines = readCsv(await read(dashboardSheet(dashboard, 'coverage', italian), 'csv'));
    expect(lines[0]).toMatchObject({ measured: '1250', share_percent: '0.4' });
    expect(lines[0]?.['source']).toMatch(/^'=HYPERLINK/);
    expect(lines[1]).toMatchObject({ name: 'Arezzo', measured: '', share_percent: '' });
  });
});

const needs = () => ({
  edition,
  terms,
  questionnaires,
  words,
  publicUrl: 'https://meridiana.example.org',
  readTable: async (id: string, node?: string) => {
    const found = tables.find((table) => table.id === id);
    if (!found) throw new Error(`no table ${id}`);
    return { ...found, cells: found.cells.filter((cell) => !node || cell.node === node) };
  },
});

async function packageOf(more: Partial<ReturnType<typeof needs>> = {}): Promise<Buffer> {
  const target = new PassThrough();
  const [file] = await Promise.all([
    buffer(target),
    editionPackage({ ...needs(), ...more }).sendTo(target),
  ]);
  return file;
}

/** How values of a type look in a file. */
const TYPES: Record<string, RegExp> = {
  string: /^/,
  integer: /^\d+$/,
  decimal: /^\d+(\.\d+)?$/,
};

interface Csvw {
  tables: {
    url: string;
    tableSchema: {
      columns: {
        name: string;
        datatype: string;
        'dc:description': { '@language': string; '@value': string }[];
      }[];
      primaryKey: string[];
      foreignKeys?: { columnReference: string; reference: { resource: string } }[];
    };
  }[];
}

describe('the package of an edition', () => {
  it('holds every table, and CSVW describes each: columns, keys, and codes that are all explained', async () => {
    const files = await readZip(await packageOf());
    const csvw = JSON.parse(String(files.get('csv-metadata.json'))) as Csvw;
    const csvFiles = [...files.keys()].filter((name) => name.endsWith('.csv'));
    expect(csvw.tables.map(({ url }) => url).toSorted()).toEqual(csvFiles.toSorted());
    for (const { url, tableSchema } of csvw.tables) {
      const lines = readCsv(files.get(url));
      const [head = ''] = String(files.get(url)).split('\r\n');
      expect([url, head]).toEqual([url, tableSchema.columns.map(({ name }) => name).join(',')]);
      for (const { name, datatype, 'dc:description': descriptions } of tableSchema.columns) {
        expect(descriptions.map((each) => each['@language'])).toEqual(['it', 'en']);
        expect(descriptions.every((each) => each['@value'].length >= 4)).toBe(true);
        const values = lines.map((line) => line[name] ?? '').filter((value) => value !== '');
        expect([url, name, values.filter((value) => !TYPES[datatype]?.test(value))]).toEqual([
          url,
          name,
          [],
        ]);
      }
      const keys = lines.map((line) => tableSchema.primaryKey.map((name) => line[name]).join());
      expect([url, new Set(keys).size]).toEqual([url, lines.length]);
      for (const { columnReference, reference } of tableSchema.foreignKeys ?? []) {
        const known = new Set(readCsv(files.get(reference.resource)).map(({ code }) => code));
        const strangers = lines.filter((line) => !known.has(line[columnReference]));
        expect([url, columnReference, strangers]).toEqual([url, columnReference, []]);
      }
    }
    expect(readCsv(files.get('data/nuts3.csv'))).toHaveLength(provinces.cells.length);
  });

  it('has a DCAT-AP_IT record with all that the profile asks for', async () => {
    const files = await readZip(await packageOf());
    const record = JSON.parse(String(files.get('dcat.jsonld'))) as Record<string, unknown> & {
      'dcat:distribution': Record<string, unknown>[];
    };
    expect(record).toMatchObject({
      '@type': ['dcatapit:Dataset', 'dcat:Dataset'],
      'dct:identifier': 'meridiana:ITI1-3',
      'dct:publisher': { 'dct:identifier': 'r_toscan' },
      'dct:modified': { '@value': '2026-11-21' },
      'dct:temporal': {
        'schema:startDate': { '@value': '2026-04-01' },
        'schema:endDate': { '@value': '2026-11-20' },
      },
      'dct:spatial': { 'dcatapit:geographicalIdentifier': expect.stringContaining('ITI1') },
    });
    for (const key of ['dct:title', 'dct:description', 'dcat:theme', 'dct:accrualPeriodicity'])
      expect(record).toHaveProperty([key]);
    expect(record['dct:rightsHolder']).toBeDefined();
    expect(record['dcat:distribution']).toHaveLength(1 + edition.tables.length * 3);
    for (const each of record['dcat:distribution']) {
      expect(each).toMatchObject({
        'dct:license': { '@id': 'https://creativecommons.org/licenses/by/4.0/' },
        'dcat:downloadURL': {
          '@id': expect.stringMatching(/^https:\/\/meridiana\.example\.org\/api\/v1\/editions\//),
        },
      });
    }
  });

  it('has a licence, and in each language a note with sizes, rules and every question', async () => {
    const files = await readZip(await packageOf());
    expect(String(files.get('LICENSE.txt'))).toContain('CC BY 4.0');
    const notes = { en: String(files.get('method.en.md')), it: String(files.get('method.it.md')) };
    expect(notes.en).toContain('1,250 firms with a checked VAT number');
    expect(notes.en).toContain('1 more result without');
    expect(notes.en).toContain('below 5 is withheld; means are shown from 10 firms');
    expect(notes.it).toContain('1.250 imprese con partita IVA verificata');
    expect(notes.it).toContain('edizione ITI1-3');
    expect(notes.it).toContain('- Provincia: Firenze 40, Arezzo 40, Non indicato (riservato)');
    expect(notes.it).toContain('3º trim. 2026 40, 4º trim. 2026 (riservato)');
    expect(notes.en).toContain('Q3 2026 40, Q4 2026 (withheld)');
    expect(notes.en).toContain('- Whole region: 1 group of firms, 0 with their number withheld');
    for (const { survey } of questionnaires.instruments.values()) {
      for (const { title } of survey.pages.flatMap(({ elements }) => elements)) {
        expect(notes.en).toContain(title.en);
        expect(notes.it).toContain(title.it);
      }
    }
  });

  it('says that its firms are generated only where they are', () => {
    const [about] = methodNote(needs(), [], 'en').sections;
    expect(about?.paragraphs[0]).toContain('generated firms');
    const real = { ...needs(), edition: { ...edition, generated: false } };
    expect(JSON.stringify(methodNote(real, [], 'en'))).not.toContain('generated firms');
  });

  it('is the same, byte by byte', async () => {
    expect(await packageOf()).toEqual(await packageOf());
  });

  it('reads no further table once its reader has gone away', async () => {
    const asked: string[] = [];
    const target = new PassThrough();
    const readTable = async (id: string, node?: string) => {
      if (node === undefined) asked.push(id);
      if (id === 'nuts3' && node === undefined) target.destroy();
      return needs().readTable(id, node);
    };
    target.resume();
    const sending = editionPackage({ ...needs(), readTable }).sendTo(target);
    await expect(sending).rejects.toMatchObject({ code: 'ERR_STREAM_PREMATURE_CLOSE' });
    const atTheEnd = asked.length;
    await new Promise((resolve) => setImmediate(resolve));
    expect(asked).toHaveLength(atTheEnd);
    expect(asked).not.toContain('region');
  });

  it('breaks off, and never ends well, where a table cannot be read', async () => {
    const readTable = async (id: string) => {
      if (id === 'valueChain') throw new Error('the database is away');
      return needs().readTable(id);
    };
    const target = new PassThrough().resume();
    await expect(editionPackage({ ...needs(), readTable }).sendTo(target)).rejects.toThrow(
      'the database is away',
    );
  });
});
