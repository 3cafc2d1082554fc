import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RIGHTS } from '../../../api/accounts/rights.ts';
import { projectRoot } from '../../../api/project-root.ts';
import texts from '../../../client/text/account.it.json' with { type: 'json' };

/** Features whose deeds stand in the record of an account. */
const FEATURES = ['accounts', 'assessments', 'consultants', 'privacy', 'referrals'];
const SUBJECTS = Object.keys(texts.record.acts).filter((name) => name !== 'other');

/** Acts that the code names, such as `role.given`; what one may do, such as `role.give`, is none. */
function actsIn(feature: string): string[] {
  const folder = join(projectRoot, 'api', feature);
  const code = readdirSync(folder)
    // Stores name the fields of documents, which look alike.
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.store.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
  return [...code.matchAll(/'(\w+\.(?!json')[a-z-]+)'/g)]
    .map(([, act = '']) => act)
    .filter((act) => SUBJECTS.includes(act.split('.')[0] ?? '') && !Object.hasOwn(RIGHTS, act));
}

describe('the record of an account', () => {
  const acts = [...new Set(FEATURES.flatMap(actsIn))].toSorted();

  it('is written by the acts that this test finds', () => {
    expect(acts).toEqual(expect.arrayContaining(['account.opened', 'assessment.claimed']));
  });

  it.each(acts)('says %s in plain words', (act) => {
    const [subject = '', deed = ''] = act.split('.');
    const words = texts.record.acts as unknown as Record<string, Record<string, string>>;
    expect(words[subject]?.[deed]).toEqual(expect.any(String));
  });
});
