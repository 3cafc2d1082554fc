/** The closed lists that a firm is placed by. */
import { join } from 'node:path';
import { z } from 'zod';
import { languageSchema, textSchema } from '../../scoring/definition.ts';
import type { ActivityView, ProvinceView } from '../contract.ts';
import { DataError, nameOf, readDataFile } from '../data-file.ts';
import { projectRoot } from '../project-root.ts';

const classificationsFolder = join(projectRoot, 'api/companies/classifications');

/** Activities (NACE Rev. 2 = ATECO 2007) and provinces (NUTS 2021, level 3) that a profile is chosen from. */
export interface Classifications {
  readonly activities: readonly ActivityView[];
  readonly provinces: readonly ProvinceView[];
}

const activitySchema = z.strictObject({
  /** A class within manufacturing; a group or a division outside it. */
  code: z.string().regex(/^\d{2}(\.\d{1,2})?$/),
  title: textSchema,
  words: z.record(languageSchema, z.array(z.string().min(1)).min(2).max(8)),
  valueChain: z.string().min(1).nullable(),
});
const provinceSchema = z
  .strictObject({
    code: z.string().regex(/^[A-Z]{2}[A-Z0-9]{3}$/),
    name: z.string().min(1),
    region: z.string().regex(/^[A-Z]{2}[A-Z0-9]{2}$/),
    regionName: z.string().min(1),
  })
  .refine(({ code, region }) => code.startsWith(region), {
    path: ['region'],
    message: 'the code of the province must begin with that of its region',
  });

const loaded = new Map<string, Classifications>();

/**
 * `activities.json` and `provinces.json` of the folder, read at the first call and frozen throughout.
 * Throws a DataError that names the file at fault.
 */
export function loadClassifications(folder = classificationsFolder): Classifications {
  const known = loaded.get(folder);
  if (known) return known;
  const classifications = freeze({
    activities: loadList(join(folder, 'activities.json'), activitySchema),
    provinces: loadList(join(folder, 'provinces.json'), provinceSchema),
  });
  loaded.set(folder, classifications);
  return classifications;
}

function loadList<T extends { code: string }>(file: string, schema: z.ZodType<T>): T[] {
  const list = readDataFile(file, z.array(schema).min(1));
  const codes = new Set<string>();
  for (const { code } of list) {
    if (codes.has(code)) {
      const message = 'The code is there twice';
      throw new DataError([{ rule: 'R1', file: nameOf(file), path: code, message }]);
    }
    codes.add(code);
  }
  return list;
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) freeze(part);
    Object.freeze(value);
  }
  return value;
}
