import { describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../api/project-root.ts';

const inProject = (path: string) => join(projectRoot, path);
const folder = inProject('client/text');

/** Every leaf of a text file: its path, and the values it is filled with. */
function leaves(value: unknown, path = ''): Map<string, string> {
  if (typeof value === 'string')
    return new Map([[path, [...value.matchAll(/\{\{\w+\}\}/g)].map(String).toSorted().join(' ')]]);
  const found = new Map<string, string>();
  for (const [key, part] of Object.entries(value as object)) {
    for (const [below, blanks] of leaves(part, `${path}/${key}`)) found.set(below, blanks);
  }
  return found;
}

const read = (name: string) => leaves(JSON.parse(readFileSync(join(folder, name), 'utf8')));
/** Without the plural for whole millions, which Italian has and English has not. */
const comparable = (name: string) =>
  Object.fromEntries([...read(name)].filter(([path]) => !path.endsWith('_many')));
const italian = readdirSync(folder).filter((name) => /(^|\.)it\.json$/.test(name));

/** Files of texts that owners read, on pages, in questionnaires, documents and offers. */
function filesWith(words: RegExp): string[] {
  const folders = ['client/text', 'questionnaires', 'api/reports/texts', 'api/catalogue/data'];
  return folders
    .flatMap((each) =>
      readdirSync(inProject(each), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(each, name),
      ),
    )
    .filter((name) => name.endsWith('.json'))
    .filter((name) => words.test(readFileSync(inProject(name), 'utf8')));
}

describe('the texts of the pages', () => {
  it.each(italian)('%s says the same things in English, with the same blanks', (name) => {
    const english = name.replace(/it\.json$/, 'en.json');
    expect(comparable(name)).toEqual(comparable(english));
  });

  it('have the apostrophe of books, and so have those of documents and offers', () => {
    expect(filesWith(/'/)).toEqual([]);
  });

  it('call an order “ordine” in Italian everywhere, but for research that is ordered', () => {
    expect(filesWith(/(?<!ricerca su )commess[ae]/i)).toEqual([]);
  });

  it('end no sentence with the name of a firm, which may end with a full stop', () => {
    expect(filesWith(/\{\{(firm|company|names)\}\}\./)).toEqual([]);
  });

  it('leave out words that owners do not use', () => {
    const words = /stakeholder|governance|mindset|ecosystem|disruption|benchmark|road ?map/i;
    for (const name of readdirSync(folder)) {
      expect([name, words.exec(readFileSync(join(folder, name), 'utf8'))?.[0]]).toEqual([
        name,
        undefined,
      ]);
    }
  });
});
