import { Readable } from 'node:stream';
import type { ExportFormat } from '../contract-regions.ts';
import { csvChunks } from './export-csv.ts';
import { jsonChunks } from './export-json.ts';
import type { Sheet } from './export-sheet.ts';
import { xlsxStream } from './export-xlsx.ts';

export const EXPORT_FORMATS = ['csv', 'xlsx', 'json'] as const satisfies ExportFormat[];

const TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
};
/** Workbooks carry no moment of their making: the same figures give the same file. */
const STILL = new Date('2020-01-01T00:00:00Z');

/**
 * A table as a file that is made while it is read.
 * @param about what JSON says of the table before its rows
 */
export function fileOf(
  sheet: Sheet,
  format: ExportFormat,
  about: Record<string, unknown> = {},
): { stream: Readable; type: string } {
  return { stream: streamOf(sheet, format, about), type: TYPES[format] };
}

function streamOf(sheet: Sheet, format: ExportFormat, about: Record<string, unknown>): Readable {
  if (format === 'xlsx') return xlsxStream(sheet, STILL);
  return Readable.from(format === 'csv' ? csvChunks(sheet) : jsonChunks(sheet, about));
}
