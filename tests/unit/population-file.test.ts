import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataError } from '../../api/data-file.ts';
import { TUSCANY, readPopulationFile } from '../../api/seed/population-file.ts';
import { makeFolder, removeFolders } from '../support/data-folder.ts';
import { runProgram } from '../support/programs.ts';
import { populationCodes } from '../support/region.ts';

interface Marginals {
  provinces: Record<string, number>;
  sections: Record<string, number>;
  atHome: Record<string, Record<string, number>>;
  measuredTwice: number;
  measuredThrice: number;
  quarters: number;
  [more: string]: unknown;
}

let folder = '';
beforeAll(async () => {
  folder = await makeFolder();
});
afterAll(removeFolders);

async function written(text: string): Promise<string> {
  const path = join(folder, 'population.json');
  await writeFile(path, text);
  return path;
}

/** The shipped file with one thing changed. */
function changed(change: (file: Marginals) => void): string {
  const file = JSON.parse(readFileSync(TUSCANY, 'utf8')) as Marginals;
  change(file);
  return JSON.stringify(file);
}

/** Where the file is wrong, by what is said of it. */
async function wrongPlaces(text: string): Promise<string> {
  const path = await written(text);
  try {
    readPopulationFile(path, populationCodes);
  } catch (error) {
    if (error instanceof DataError) return error.message;
    throw error;
  }
  return '';
}

const wrong: [what: string, place: string, text: () => string][] = [
  ['that is cut off', 'population.json', () => readFileSync(TUSCANY, 'utf8').slice(0, 200)],
  ['without a part', 'people', () => changed((file) => delete file['people'])],
  ['with a part too many', 'moons', () => changed((file) => (file['moons'] = 2))],
  [
    'whose shares are more than all',
    'provinces',
    () => changed(({ provinces }) => (provinces['ITI18'] = (provinces['ITI18'] ?? 0) + 0.2)),
  ],
  [
    'with a share below nothing',
    'sections.C',
    () => changed(({ sections }) => (sections['C'] = -0.1)),
  ],
  [
    'with a province of another region',
    'provinces.ITH51',
    () => changed(({ provinces }) => (provinces['ITH51'] = 0)),
  ],
  [
    'with a trade at home that the model does not know',
    'atHome.ITI18.witchcraft',
    () => changed(({ atHome }) => (atHome['ITI18'] = { witchcraft: 2 })),
  ],
  [
    'in which more firms are measured again than there are',
    'measuredThrice',
    () =>
      changed((file) => {
        file.measuredTwice = 0.7;
        file.measuredThrice = 0.7;
      }),
  ],
  ['over no time at all', 'quarters', () => changed((file) => (file.quarters = 0))],
];

describe('a population file', () => {
  it('that is shipped is right', () => {
    expect(() => readPopulationFile(TUSCANY, populationCodes)).not.toThrow();
  });

  it.each(wrong)('%s is refused, naming %s', async (_what, place, text) => {
    expect(await wrongPlaces(text())).toContain(place);
  });

  it('that contradicts itself stops the command before anything is written', async () => {
    const path = await written(changed(({ provinces }) => (provinces['ITI18'] = 0.9)));
    const data = join(folder, 'data');
    const words = ['--firms', '10', '--population', path];
    const { code, stdout, stderr } = await runProgram('api/commands/seed.ts', words, {
      DATA_DIR: data,
    });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('provinces');
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(existsSync(data)).toBe(false);
  });
});
