import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readConfig } from '../../api/config.ts';
import { projectRoot } from '../../api/project-root.ts';
import { readEnvFile } from '../support/env-file.ts';
import { knownSettings } from '../support/known-settings.ts';

const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');
const example = readEnvFile(read('.env.example'));
/** Used by docker-compose.yml and not by the service. */
const forCompose = ['MONGODB_PASSWORD'];

describe('.env.example', () => {
  it('names every setting that the service reads, and no other', () => {
    const names = Object.keys(example).filter((name) => !forCompose.includes(name));
    expect(names.toSorted((a, b) => a.localeCompare(b))).toEqual(knownSettings());
  });

  it('shows the values that hold when nothing is set', () => {
    expect(readConfig(example)).toEqual(readConfig({}));
  });

  it('contains no secret', () => {
    const secrets = Object.entries(example).filter(([name]) =>
      /SECRET|PASSWORD$|KEY|_UR[IL]$/.test(name),
    );
    expect(secrets.length).toBeGreaterThan(5);
    expect(secrets.filter(([, value]) => value !== '')).toEqual([]);
  });
});

describe('the README', () => {
  it('lists the same settings with the same defaults', () => {
    const rows = [...read('README.md').matchAll(/^\| `([A-Z_]+)` +\| (.+?) +\| .+\|$/gm)];
    const listed = rows.map(([, name = '', shown = '']) => [name, shown.replaceAll('`', '')]);
    const wanted = Object.entries(example)
      .filter(([name]) => !forCompose.includes(name))
      .map(([name, value]) => [name, value === '' ? '–' : value]);
    expect(listed).toEqual(wanted);
  });
});
