import type { Language } from '../../scoring/definition.ts';
import type { RegionTerms, ReleasePreview, TableSummary } from '../contract-regions.ts';
import type { Sheet, SheetColumn } from './export-sheet.ts';
import { tableTitle } from './terms.ts';

type FigurePreview = ReleasePreview['tables'][number]['figures'][number];

const REASONS = ['small', 'one-level', 'completes', 'few-changes', 'unchanged'] as const;
const text = (name: string): SheetColumn => ({ name, type: 'text' });
const integer = (name: string): SheetColumn => ({ name, type: 'integer' });

/** How many figures of each table are withheld and why: one row for each figure of each table. */
export function previewSheet(
  { tables }: ReleasePreview,
  summaries: readonly TableSummary[],
  terms: RegionTerms,
  language: Language,
): Sheet {
  const titleOf = (table: string): string => {
    const found = summaries.find(({ id }) => id === table);
    return found ? tableTitle(found.groupings, terms)[language] : table;
  };
  const row = (table: string, { figure, cells, suppressed }: FigurePreview) => {
    const counts = REASONS.map((reason) => suppressed[reason] ?? 0);
    const withheld = counts.reduce((sum, count) => sum + count, 0);
    return [table, titleOf(table), figure, cells, withheld, ...counts];
  };
  return {
    name: 'preview',
    columns: [
      ...['table', 'table_name', 'figure'].map(text),
      ...['cells', 'withheld', ...REASONS.map((reason) => reason.replace('-', '_'))].map(integer),
    ],
    rows: tables.flatMap(({ table, figures }) => figures.map((figure) => row(table, figure))),
  };
}
