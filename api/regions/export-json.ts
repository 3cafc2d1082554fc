import { inBatches } from './export-csv.ts';
import type { Sheet } from './export-sheet.ts';

/** A table as JSON, some rows at a time: what it is, and each row with the names of its columns. */
export function* jsonChunks(
  { name, columns, rows }: Sheet,
  about: Record<string, unknown>,
): Generator<string> {
  const head = JSON.stringify({ table: name, ...about }).slice(0, -1);
  yield `${head},"rows":[`;
  let first = true;
  for (const batch of inBatches(rows)) {
    const lines = batch.map((row) =>
      JSON.stringify(
        Object.fromEntries(columns.map((column, at) => [column.name, row[at] ?? null])),
      ),
    );
    yield `${first ? '' : ','}\n${lines.join(',\n')}`;
    first = false;
  }
  yield '\n]}\n';
}
