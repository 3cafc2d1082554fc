import { join } from 'node:path';
import { z } from 'zod';
import type { Figure, Grouping } from '../contract-regions.ts';
import { DataError, nameOf, readDataFile } from '../data-file.ts';
import { projectRoot } from '../project-root.ts';

/** One table of every release: firms by the groupings, and which figures each group has at every node of the model. */
export interface PlannedTable {
  id: string;
  groupings: Grouping[];
  figures: Figure[];
}

export const GROUPINGS = [
  'identity',
  'nuts3',
  'valueChain',
  'section',
  'division',
  'size',
  'lifePhase',
  'instrument',
  'track',
  'quarter',
] as const satisfies Grouping[];

const planSchema = z.strictObject({
  tables: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z][a-z-]*$/),
        groupings: z.array(z.enum(GROUPINGS)),
        figures: z.array(z.enum(['count', 'mean', 'levels', 'quartiles'])).min(1),
      }),
    )
    .min(1),
});

const file = join(projectRoot, 'api/regions/plan.json');

/**
 * The fixed plan: nothing outside it exists.
 * @throws DataError where a table is there twice or lacks a margin, without which nothing would link it to the others
 */
export function loadTablePlan(path = file): PlannedTable[] {
  const { tables } = readDataFile(path, planSchema);
  const known = new Set(tables.map(({ groupings }) => groupings.join()));
  tables.forEach(({ id, groupings, figures }, index) => {
    const said = (message: string): DataError =>
      new DataError([{ rule: 'R1', file: nameOf(path), path: `tables.${index}`, message }]);
    if (tables.findIndex((table) => table.id === id) !== index)
      throw said(`“${id}” is there twice`);
    if (!figures.includes('count')) throw said('Every table shows its counts');
    const margins = groupings.map((_, left) => groupings.toSpliced(left, 1).join());
    if (!margins.every((margin) => known.has(margin))) throw said(`“${id}” lacks a margin`);
  });
  return tables;
}
