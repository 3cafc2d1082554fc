import { join } from 'node:path';
import { z } from 'zod';
import { PEOPLE } from '../../scoring/profile.ts';
import type { Classifications } from '../companies/classifications.service.ts';
import { DataError, nameOf, readDataFile } from '../data-file.ts';
import { projectRoot } from '../project-root.ts';
import { sectionOf } from '../regions/sections.ts';

const share = z.number().min(0).max(1);
const shares = z.record(z.string(), share);
const schema = z.strictObject({
  region: z.string().regex(/^[A-Z]{2}[A-Z0-9]{2}$/),
  source: z.string().min(1),
  provinces: shares,
  sections: shares,
  people: z.partialRecord(z.enum(PEOPLE), share),
  lifePhases: shares,
  /** Province → value chain → how many times as frequent as elsewhere. */
  atHome: z.record(z.string(), z.record(z.string(), z.number().min(0).max(100))),
  /** Share of firms that give no VAT number, and of those that were measured again. */
  anonymous: share,
  measuredTwice: share,
  measuredThrice: share,
  /** Over how many quarters the measurements lie. */
  quarters: z.int().min(1).max(40),
});

/** Marginals of a generated population. */
export type PopulationFile = z.infer<typeof schema>;

export const TUSCANY = join(projectRoot, 'api/seed/tuscany.json');
const NEARLY = 1e-6;

/** What the codes of a population file are chosen from. */
export interface PopulationCodes extends Classifications {
  lifePhases: readonly string[];
  valueChains: readonly string[];
}

/** @throws DataError naming the place where the file is broken or contradicts itself or the classifications */
export function readPopulationFile(path: string, codes: PopulationCodes): PopulationFile {
  const file = readDataFile(path, schema);
  const findings: { path: string; message: string }[] = [];
  const provinces = codes.provinces.filter((each) => each.region === file.region);
  const known = {
    provinces: provinces.map(({ code }) => code),
    sections: codes.activities.map(({ code }) => sectionOf(code.slice(0, 2))),
    lifePhases: codes.lifePhases,
    people: PEOPLE as readonly string[],
  };
  for (const name of ['provinces', 'sections', 'people', 'lifePhases'] as const) {
    for (const code of Object.keys(file[name]))
      if (!known[name].includes(code)) findings.push({ path: `${name}.${code}`, message: unknown });
    const sum = Object.values(file[name]).reduce((total, each) => total + each, 0);
    if (Math.abs(sum - 1) > NEARLY)
      findings.push({ path: name, message: `The shares add up to ${sum}, not to 1` });
  }
  for (const [province, chains] of Object.entries(file.atHome)) {
    if (!known.provinces.includes(province))
      findings.push({ path: `atHome.${province}`, message: unknown });
    for (const chain of Object.keys(chains))
      if (!codes.valueChains.includes(chain))
        findings.push({ path: `atHome.${province}.${chain}`, message: unknown });
  }
  if (file.measuredTwice + file.measuredThrice > 1)
    findings.push({
      path: 'measuredThrice',
      message: 'More firms are measured again than there are',
    });
  if (findings.length === 0) return file;
  throw new DataError(findings.map((each) => ({ rule: 'R1', file: nameOf(path), ...each })));
}

const unknown = 'There is no such code in the region or the model';
