import { Readable } from 'node:stream';
import type { EditionView, Grouping, RegionTerms, TableSummary } from '../contract-regions.ts';
import { Archive } from '../privacy/archive.ts';
import type { Questionnaires } from '../questionnaires/questionnaires.load.ts';
import { csvChunks } from './export-csv.ts';
import { csvwMetadata, type DescribedFile, dcatRecord, LICENCE } from './export-describe.ts';
import { type EditionWords, methodNote, publisherOf, toMarkdown } from './export-method.ts';
import { type ReadTable, readSizes } from './export-samples.ts';
import { type Sheet, snake, tableSheet } from './export-sheet.ts';
import { nameOfCode, tableTitle } from './terms.ts';

export interface PackageNeeds {
  edition: EditionView;
  terms: RegionTerms;
  questionnaires: Questionnaires;
  words: EditionWords;
  publicUrl: string;
  /** One table at a time: no two are in memory. */
  readTable: ReadTable;
}

/**
 * A whole edition as a data package: a CSV for every table and every list of codes, what they are (CSVW, DCAT-AP_IT),
 * licence and method note in every language. Made while it is sent; the same edition gives the same bytes.
 */
export function editionPackage(needs: PackageNeeds): Archive {
  const { edition, terms, readTable } = needs;
  const archive = new Archive(new Date(edition.publishedAt));
  for (const language of ['it', 'en'] as const)
    archive.addStream(`method.${language}.md`, async () => {
      const sizes = await readSizes(edition, readTable);
      return Readable.from([toMarkdown(methodNote(needs, sizes, language))]);
    });
  archive.addText('LICENSE.txt', licence(edition));
  const files = [nodeFile(terms), ...edition.tables.map((table) => describe(table, terms))];
  const groupings = groupingsOf(edition);
  files.push(...groupings.map((grouping) => codeFile(grouping, terms)));
  archive.addJson('csv-metadata.json', async () => csvwMetadata(needs, files));
  archive.addJson('dcat.jsonld', async () => {
    const quarters = await codesOf('quarter', edition, readTable);
    return dcatRecord({ ...needs, from: firstDay(quarters) });
  });
  archive.addStream('codes/node.csv', async () => stream(nodeSheet(terms)));
  for (const grouping of groupings) {
    archive.addStream(`codes/${snake(grouping)}.csv`, async () => {
      const codes = await codesOf(grouping, edition, readTable);
      return stream(codeSheet(grouping, codes, terms));
    });
  }
  for (const { id } of edition.tables) {
    archive.addStream(`data/${id}.csv`, async () =>
      stream(tableSheet(await readTable(id), { terms, language: null })),
    );
  }
  return archive;
}

const stream = (sheet: Sheet) => Readable.from(csvChunks(sheet));

function groupingsOf({ tables }: EditionView): Grouping[] {
  return [...new Set(tables.flatMap(({ groupings }) => groupings))];
}

/** All codes in use: a table by this grouping alone is always in the plan. */
async function codesOf(
  grouping: Grouping,
  { tables }: EditionView,
  readTable: ReadTable,
): Promise<string[]> {
  const table = tables.find(({ groupings }) => groupings.join() === grouping);
  return (table && (await readTable(table.id)).codes[0]) ?? [];
}

function describe(table: TableSummary, terms: RegionTerms): DescribedFile {
  const none = { region: '', release: '', asOf: '', codes: [], cells: [] };
  const bare = { terms, language: null };
  const { columns } = tableSheet({ ...table, ...none }, bare);
  const places = table.groupings.map((grouping) => [
    snake(grouping),
    `codes/${snake(grouping)}.csv`,
  ]);
  return {
    path: `data/${table.id}.csv`,
    title: tableTitle(table.groupings, terms),
    columns,
    key: [...table.groupings.map(snake), 'node'],
    codes: { ...Object.fromEntries(places), node: 'codes/node.csv' },
  };
}

const CODE_COLUMNS = ['code', 'name_it', 'name_en'].map((name) => ({
  name,
  type: 'text' as const,
}));

function codeFile(grouping: Grouping, terms: RegionTerms): DescribedFile {
  const path = `codes/${snake(grouping)}.csv`;
  const title = terms.groupings[grouping].name;
  return { path, title, columns: CODE_COLUMNS, key: ['code'], codes: {} };
}

function codeSheet(grouping: Grouping, codes: string[], terms: RegionTerms): Sheet {
  const name = (code: string, language: 'it' | 'en') => nameOfCode(terms, grouping, code, language);
  const rows = codes.map((code) => [code, name(code, 'it'), name(code, 'en')]);
  return { name: grouping, columns: CODE_COLUMNS, rows };
}

function nodeFile(terms: RegionTerms): DescribedFile {
  const title = { it: 'Dimensioni e aree', en: 'Dimensions and areas' };
  const { columns } = nodeSheet(terms);
  return { path: 'codes/node.csv', title, columns, key: ['code'], codes: {} };
}

function nodeSheet({ nodes }: RegionTerms): Sheet {
  const more = ['kind', 'dimension'].map((name) => ({ name, type: 'text' as const }));
  const rows = nodes.map(({ id, kind, dimension, name }) => [
    id,
    name.it,
    name.en,
    kind,
    dimension,
  ]);
  return { name: 'node', columns: [...CODE_COLUMNS, ...more], rows };
}

/** First day of the earliest quarter, such as 2026-Q4 → 2026-10-01. */
function firstDay(quarters: string[]): string | null {
  const first = quarters.filter((code) => /^\d{4}-Q[1-4]$/.test(code)).toSorted()[0];
  if (first === undefined) return null;
  const month = (Number(first.slice(6)) - 1) * 3 + 1;
  return `${first.slice(0, 4)}-${String(month).padStart(2, '0')}-01`;
}

function licence(edition: EditionView): string {
  const { name } = publisherOf(edition);
  return [
    `© ${edition.publishedAt.slice(0, 4)} ${name.it}`,
    `Creative Commons Attribuzione 4.0 Internazionale / Attribution 4.0 International (CC BY 4.0)`,
    `${LICENCE}legalcode`,
    '',
  ].join('\n');
}
