import type { OfficialCounts } from '../../api/contract-regions.ts';

type Counts = OfficialCounts['counts'];
const LINE = /^(nuts3|section|size)\s*[,;\t]\s*([\w-]+)\s*[,;\t]\s*(\d{1,9})$/;

/**
 * Counts from lines such as `nuts3,ITI18,30000`; empty lines are passed over.
 * @returns with the number of the first line that is not like that, from 1, or null
 */
export function readCounts(text: string): { counts: Counts; wrongLine: number | null } {
  const counts: Counts = {};
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const [, grouping, code, firms] = LINE.exec(line.trim()) ?? [];
    if (grouping === undefined || code === undefined) return { counts, wrongLine: index + 1 };
    const key = grouping as keyof Counts;
    counts[key] = { ...counts[key], [code]: Number(firms) };
  }
  return { counts, wrongLine: null };
}

/** The lines that `readCounts` reads again. */
export function writeCounts(counts: Counts): string {
  return Object.entries(counts)
    .flatMap(([grouping, byCode]) =>
      Object.entries(byCode).map(([code, firms]) => `${grouping},${code},${firms}`),
    )
    .join('\n');
}
