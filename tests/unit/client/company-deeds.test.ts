import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RIGHTS } from '../../../api/accounts/rights.ts';
import { projectRoot } from '../../../api/project-root.ts';
import texts from '../../../client/text/company.it.json' with { type: 'json' };

/** Acts whose names the code puts together, and those of offices that look at referrals. */
const COMPOSED = [
  'audit.begun',
  'audit.corrected',
  'audit.followed-up',
  'referral.followed',
  'referral.imported',
  'referral.seen',
];

describe('the record of a company', () => {
  /** Features whose deeds stand in the record of a company. */
  const features = ['companies', 'engagements', 'audits', 'assessments', 'privacy'];
  const words = texts.record.acts as unknown as Record<string, Record<string, string>>;
  const acts = features
    .flatMap((feature) => {
      const folder = join(projectRoot, 'api', feature);
      return readdirSync(folder, { encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts') && !name.endsWith('.store.ts'))
        .map((name) => readFileSync(join(folder, name), 'utf8'));
    })
    .flatMap((code) => [...code.matchAll(/'(\w+\.(?!json)[a-z-]+)'/g)].map(([, act = '']) => act))
    .filter((act) => words[act.split('.')[0] ?? ''] !== undefined && !Object.hasOwn(RIGHTS, act));

  it('is written by the acts that this test finds', () => {
    expect(acts).toEqual(
      expect.arrayContaining(['company.created', 'member.joined', 'engagement.ended']),
    );
  });

  it.each([...new Set([...acts, ...COMPOSED])])('says %s in plain words', (act) => {
    const [subject = '', deed = ''] = act.split('.');
    expect(words[subject]?.[deed]).toEqual(expect.any(String));
  });
});
