import { z } from 'zod';
import { readDataFile } from '../data-file.ts';
import { type CrossTable, protectCrossTable } from '../regions/disclosure/cross-table.ts';
import { LOWEST_MINIMUM, disclosureSettings } from '../regions/disclosure/settings.ts';
import { CommandError, required, runCommand } from './command.ts';

const help = `npm run -s protect -- --table t.json [--minimum 10]

Protects a table of numbers of firms, so that no group of fewer firms than the minimum can be worked out.
--table    {"rows": ["Arezzo", …], "columns": ["level 0", …], "counts": [[12, 7, …], …], "totals": true}
           one list of counts for each row; totals: the totals of rows, columns and everything are published too
--minimum  fewest firms in a published cell: 5 if absent, never less
Prints {minimum, table, suppressed, verdict}:
  table       {rows, columns, counts, rowTotals, columnTotals, total}: null where a number is withheld;
              without published totals the last three are null
  suppressed  for each withheld number: row and column (null for a total), status (primary: by itself; complementary: so
              that no other can be worked out), reason, and what can still be told of it from everything in the table:
              lower and upper (null: nothing limits it)
  verdict     {safe, findings}: the auditor's. Not safe → exit code 1
Only "table" is for publication. A bad file: file, path and rule on standard error, exit code 1.`;

const MOST_CELLS = 10_000;
const labels = z
  .array(z.string().min(1))
  .min(1)
  .refine((names) => new Set(names).size === names.length, 'a label stands twice');
const tableFile = z
  .strictObject({
    rows: labels,
    columns: labels,
    counts: z.array(z.array(z.int().min(0).max(1e9))),
    totals: z.boolean(),
  })
  .superRefine(({ rows, columns, counts }, context) => {
    const wrong = (path: (string | number)[], message: string): void => {
      context.addIssue({ code: 'custom', path, message });
    };
    if (counts.length !== rows.length)
      wrong(['counts'], `must have one list for each of the ${rows.length} rows`);
    counts.forEach((line, row) => {
      if (line.length !== columns.length)
        wrong(['counts', row], `must have one number for each of the ${columns.length} columns`);
    });
    if (rows.length * columns.length > MOST_CELLS)
      wrong(['counts'], `must have at most ${MOST_CELLS} numbers`);
  });

await runCommand({
  help,
  options: ['table', 'minimum'],
  async run(values) {
    const file = required(values, 'table');
    const text = values['minimum'] ?? String(LOWEST_MINIMUM);
    if (!/^\d{1,9}$/.test(text) || Number(text) < LOWEST_MINIMUM)
      throw new CommandError(`--minimum must be a whole number of at least ${LOWEST_MINIMUM}`);
    const table: CrossTable = readDataFile(file, tableFile);
    const settings = disclosureSettings(Number(text));
    const outcome = await protectCrossTable(table, settings);
    if (!outcome.verdict.safe) process.exitCode = 1;
    return { minimum: settings.minimum, ...outcome };
  },
});
