import { stringify } from 'csv-stringify/sync';
import type { Sheet, SheetValue } from './export-sheet.ts';

/** So many rows are in memory at a time. */
const BATCH = 500;

/**
 * A table as CSV (RFC 4180, UTF-8, comma), some rows at a time. Nothing is made before it is asked for.
 * Cells that a spreadsheet would take for a formula begin with an apostrophe.
 */
export function* csvChunks({ columns, rows }: Sheet): Generator<string> {
  yield write([columns.map(({ name }) => name)]);
  for (const batch of inBatches(rows)) yield write(batch);
}

function write(rows: SheetValue[][]): string {
  // Numbers are ours and no formulas: a negative one stays a number.
  const safe = rows.map((row) =>
    row.map((value) => (typeof value === 'string' ? harmless(value) : value)),
  );
  return stringify(safe, { record_delimiter: 'windows' });
}

/** Text that no spreadsheet calculates: = + - @ tab or return at its start is kept from being the first sign. */
export function harmless(value: string): string {
  return /^[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value;
}

/** Rows, some at a time. */
export function* inBatches<T>(rows: Iterable<T>, size = BATCH): Generator<T[]> {
  let batch: T[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
