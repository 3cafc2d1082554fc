import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, type Info, parse } from 'csv-parse';
import type { ImportError } from '../contract-programmes.ts';
import { HttpError } from '../http/http-error.ts';
import { type Cells, COLUMNS, type Column } from './import-row.ts';

const MOST_ROWS = 50_000;
export const MOST_BYTES = 20 * 1024 * 1024;

const LONGEST_LINE = 20_000;
const LINE_END = 0x0a;
const SEMICOLON = 0x3b;

/** Takes a row of the file, with its number as a spreadsheet counts. */
export type TakeRow = (row: number, cells: Cells) => void;

/**
 * Reads a CSV file as it comes in: UTF-8, separated by commas or semicolons, its first row naming the columns.
 * @returns what is wrong with the file as a whole
 * @throws HttpError 413 as soon as it is too large
 */
export async function readImport(
  body: AsyncIterable<Uint8Array>,
  take: TakeRow,
): Promise<ImportError[]> {
  const chunks = limited(body);
  const head = await readHead(chunks);
  const firstLine = head.subarray(0, head.includes(LINE_END) ? head.indexOf(LINE_END) : undefined);
  const parser = parse({
    bom: true,
    delimiter: firstLine.includes(SEMICOLON) ? ';' : ',',
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
    max_record_size: LONGEST_LINE,
  });
  // Whatever fails, fails in the parser too, whose reader is the one that waits.
  pipeline(Readable.from(joined(head, chunks)), parser).catch(() => undefined);
  const reader = new RowReader(take);
  try {
    for await (const record of parser) reader.take(record as ParsedRow);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = typeof error['lines'] === 'number' ? error['lines'] : reader.last + 1;
    return [...reader.errors, { row, column: 'file', code: 'not-csv' }];
  }
  return reader.finish();
}

interface ParsedRow {
  record: string[];
  info: Info;
}

/** The rows of one file: the first says where the columns are. */
class RowReader {
  readonly errors: ImportError[] = [];
  readonly #take: TakeRow;
  #places: number[] | null = null;
  #rows = 0;
  last = 0;

  constructor(take: TakeRow) {
    this.#take = take;
  }

  take({ record, info }: ParsedRow): void {
    this.last = info.lines;
    if (!this.#places) {
      this.#readHeader(record);
      return;
    }
    this.#rows += 1;
    if (this.#rows > MOST_ROWS) throw tooLarge(`A file may have ${MOST_ROWS} rows.`);
    if (record.length !== this.#places.length) {
      this.errors.push({ row: info.lines, column: 'row', code: 'other-number-of-columns' });
      return;
    }
    if (this.errors.some(({ row }) => row === 1)) return;
    const places = this.#places;
    const cells = COLUMNS.map((name, index) => [name, record[places[index] ?? -1] ?? '']);
    this.#take(info.lines, Object.fromEntries(cells) as Cells);
  }

  finish(): ImportError[] {
    if (!this.#places) this.errors.push({ row: 1, column: 'file', code: 'empty' });
    return this.errors;
  }

  #readHeader(names: string[]): void {
    const told = (column: string, code: string) => this.errors.push({ row: 1, column, code });
    for (const column of COLUMNS) if (!names.includes(column)) told(column, 'missing-column');
    for (const [index, name] of names.entries()) {
      if (!COLUMNS.includes(name as Column)) told(name.slice(0, 60), 'unknown-column');
      else if (names.indexOf(name) !== index) told(name, 'twice');
    }
    this.#places = COLUMNS.map((column) => names.indexOf(column));
  }
}

async function* limited(body: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw tooLarge('A file may have 20 MB.');
    yield Buffer.from(chunk);
  }
}

/** The first line, and whatever came with it. */
async function readHead(chunks: AsyncGenerator<Buffer>): Promise<Buffer> {
  let head = Buffer.alloc(0);
  for (;;) {
    const { value, done } = await chunks.next();
    if (done) return head;
    head = Buffer.concat([head, value]);
    if (head.includes(LINE_END) || head.length > LONGEST_LINE) return head;
  }
}

async function* joined(head: Buffer, chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield head;
  yield* chunks;
}

function tooLarge(message: string): HttpError {
  return new HttpError(413, 'file-too-large', message, {
    issues: [{ path: 'body', code: 'file-too-large', message }],
  });
}
