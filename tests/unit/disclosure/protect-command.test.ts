import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProtectedCrossTable } from '../../../api/regions/disclosure/cross-table.ts';
import { makeFolder, removeFolders } from '../../support/data-folder.ts';
import { runProgram } from '../../support/programs.ts';

let folder = '';
beforeAll(async () => {
  folder = await makeFolder();
});
afterAll(removeFolders);

const TABLE = {
  rows: ['Arezzo', 'Siena', 'Prato'],
  columns: ['level 0', 'level 1', 'level 2'],
  counts: [
    [20, 50, 3],
    [8, 19, 22],
    [17, 32, 13],
  ],
  totals: true,
};

/** Writes the content as a file and runs the command on it. */
async function protect(content: unknown, ...words: string[]) {
  const file = join(folder, 't.json');
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return await runProgram('api/commands/protect.ts', ['--table', file, ...words]);
}

async function printed(content: unknown, ...words: string[]) {
  const { code, stdout, stderr } = await protect(content, ...words);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as ProtectedCrossTable & { minimum: number };
}

describe('the command protect', () => {
  it('prints the table without what must not be told, how far it can be told, and the verdict', async () => {
    const { minimum, table, suppressed, verdict } = await printed(TABLE);
    expect(minimum).toBe(5);
    expect(table.counts[0]?.[2]).toBeNull();
    expect(table.rowTotals).toEqual([73, 49, 62]);
    expect(table.columnTotals).toEqual([45, 101, 38]);
    expect(table.total).toBe(184);
    expect(suppressed).toHaveLength(4);
    expect(suppressed.find(({ status }) => status === 'primary')).toMatchObject({
      row: 'Arezzo',
      column: 'level 2',
      reason: 'small',
      lower: 0,
    });
    const rows = new Set(suppressed.map(({ row }) => row));
    const withheld = table.counts.map((line) => line.filter((count) => count === null).length);
    expect(withheld.filter((count) => count > 0)).toEqual([...rows].map(() => 2));
    expect(verdict).toEqual({ safe: true, findings: [] });
  });

  it('when the minimum is raised, then withholds more and leaves more open', async () => {
    const { minimum, table, suppressed } = await printed(TABLE, '--minimum', '10');
    expect(minimum).toBe(10);
    expect(table.counts[1]?.[0]).toBeNull();
    for (const { lower, upper } of suppressed)
      expect((upper ?? Infinity) - lower).toBeGreaterThanOrEqual(10);
  });

  it('when totals are not published, then prints none, and withholds only what is small', async () => {
    const { table, suppressed } = await printed({ ...TABLE, totals: false });
    expect(table).toMatchObject({ rowTotals: null, columnTotals: null, total: null });
    expect(suppressed).toHaveLength(1);
    expect(suppressed[0]).toMatchObject({ row: 'Arezzo', column: 'level 2', upper: null });
  });

  it('when the whole table is smaller than the minimum, then prints no number but empty cells', async () => {
    const counts = [
      [1, 0],
      [0, 2],
    ];
    const { table, verdict } = await printed({
      rows: ['a', 'b'],
      columns: ['x', 'y'],
      counts,
      totals: true,
    });
    const numbers = [...table.counts, table.rowTotals, table.columnTotals, table.total].flat();
    expect(numbers.filter((number) => number !== null && number > 0)).toEqual([]);
    expect(verdict.safe).toBe(true);
  });

  it.each<[string, unknown, RegExp]>([
    ['is not JSON', '{"rows": [', /t\.json: not JSON/],
    ['is a list', [], /t\.json: /],
    ['has no counts', { ...TABLE, counts: undefined }, /counts: /],
    ['has no totals', { ...TABLE, totals: undefined }, /totals: /],
    ['has totals as text', { ...TABLE, totals: 'true' }, /totals: /],
    ['has an unknown field', { ...TABLE, secret: 1 }, /secret/],
    ['has a row too few', { ...TABLE, counts: TABLE.counts.slice(1) }, /counts: .*3 rows/],
    [
      'is ragged',
      {
        ...TABLE,
        counts: [
          [1, 2],
          [1, 2, 3],
          [1, 2, 3],
        ],
      },
      /counts\.0: .*3 columns/,
    ],
    [
      'has a negative count',
      { ...TABLE, counts: [[-1, 9, 9], ...TABLE.counts.slice(1)] },
      /counts\.0\.0: /,
    ],
    [
      'has half a firm',
      { ...TABLE, counts: [[9, 1.5, 9], ...TABLE.counts.slice(1)] },
      /counts\.0\.1: /,
    ],
    [
      'has a count as text',
      { ...TABLE, counts: [[9, '9', 9], ...TABLE.counts.slice(1)] },
      /counts\.0\.1: /,
    ],
    ['has a label twice', { ...TABLE, rows: ['a', 'a', 'b'] }, /rows: a label stands twice/],
    ['has no rows', { ...TABLE, rows: [], counts: [] }, /rows: /],
  ])('when the file %s, then says where, and prints nothing', async (_what, content, said) => {
    const { code, stdout, stderr } = await protect(content);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(said);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it.each(['4', '0', '-5', '5.5', 'ten', ''])('refuses a minimum of “%s”', async (minimum) => {
    const { code, stdout, stderr } = await protect(TABLE, `--minimum=${minimum}`);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('--minimum must be a whole number of at least 5');
  });

  it('refuses to run without a table or on one that is not there, and explains itself', async () => {
    const without = await runProgram('api/commands/protect.ts', []);
    expect(without).toMatchObject({ code: 1, stdout: '' });
    expect(without.stderr).toContain('--table is missing');
    const missing = await runProgram('api/commands/protect.ts', [
      '--table',
      join(folder, 'no.json'),
    ]);
    expect(missing).toMatchObject({ code: 1, stdout: '' });
    expect(missing.stderr).toContain('no.json: cannot be read');
    const help = await runProgram('api/commands/protect.ts', ['--help']);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toContain('npm run -s protect --');
  });
});
