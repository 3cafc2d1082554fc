import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectRoot } from '../../api/project-root.ts';
import packageFile from '../../package.json' with { type: 'json' };
import { LANGUAGES } from '../../scoring/check-questionnaire.ts';

/** The mandatory part of the standard, version 0.4, and the optional keys that are used here. */
const description = z.strictObject({
  shortDescription: z.string().min(1).max(150),
  longDescription: z.string().min(150).max(10_000),
  features: z.array(z.string().min(1).max(100)).min(1),
});
const schema = z.strictObject({
  publiccodeYmlVersion: z.literal('0.4'),
  name: z.string().min(1),
  url: z.url({ protocol: /^https$/ }),
  softwareVersion: z.string(),
  platforms: z.array(z.enum(['web', 'windows', 'mac', 'linux', 'ios', 'android'])).min(1),
  categories: z.array(z.enum(['survey', 'grant-management', 'data-visualization'])).min(1),
  developmentStatus: z.enum(['concept', 'development', 'beta', 'stable', 'obsolete']),
  softwareType: z.literal('standalone/web'),
  intendedAudience: z.strictObject({
    countries: z.array(z.string().regex(/^[a-z]{2}$/)),
    scope: z.array(
      z.enum(['manufacturing', 'finance-and-economic-development', 'local-authorities']),
    ),
  }),
  description: z.record(z.string().regex(/^[a-z]{2}$/), description),
  legal: z.strictObject({ license: z.string() }),
  maintenance: z.strictObject({
    type: z.literal('community'),
    contacts: z.array(z.strictObject({ name: z.string().min(1) })).min(1),
  }),
  localisation: z.strictObject({
    localisationReady: z.boolean(),
    availableLanguages: z.array(z.string().regex(/^[a-z]{2}$/)).min(1),
  }),
});

const publiccode = parse(readFileSync(join(projectRoot, 'publiccode.yml'), 'utf8')) as z.infer<
  typeof schema
>;

describe('publiccode.yml', () => {
  it('follows the standard', () => {
    expect(schema.safeParse(publiccode).error?.issues ?? []).toEqual([]);
  });

  it('says what package.json says', () => {
    expect(publiccode.softwareVersion).toBe(packageFile.version);
    expect(publiccode.legal.license).toBe(packageFile.license);
  });

  it('names the languages in which the questionnaires are complete, and describes itself in each', () => {
    expect(publiccode.localisation.availableLanguages).toEqual([...LANGUAGES]);
    expect(Object.keys(publiccode.description)).toEqual([...LANGUAGES]);
  });
});

describe('the licence', () => {
  it('is the one that package.json names', () => {
    const text = readFileSync(join(projectRoot, 'LICENSE'), 'utf8');
    expect(packageFile.license).toBe('EUPL-1.2');
    expect(text).toMatch(/^EUROPEAN UNION PUBLIC LICENCE v\. 1\.2/);
    expect(text.match(/^\d+\.[A-Z]/gm)).toHaveLength(15);
  });
});
