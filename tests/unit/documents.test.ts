import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../api/project-root.ts';
import packageFile from '../../package.json' with { type: 'json' };

const documents = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync(join(projectRoot, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];
const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');

/** What a document links to within the project, pictures too. */
function targetsIn(file: string): string[] {
  const links = [...read(file).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  return links.filter((target) => !/^[a-z]+:/.test(target));
}

/** The headings of a document as the addresses that forges make of them. */
function anchorsIn(file: string): string[] {
  return [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('the documents', () => {
  it.each(documents)('%s links only to what exists', (file) => {
    const broken = targetsIn(file).filter((target) => {
      const [path = '', anchor] = target.split('#');
      const linked = path === '' ? file : join(dirname(file), path);
      if (!existsSync(join(projectRoot, linked))) return true;
      return anchor !== undefined && !anchorsIn(linked).includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  it('name only commands that package.json has', () => {
    const scripts = Object.keys(packageFile.scripts);
    const named = documents.flatMap((file) =>
      [...read(file).matchAll(/npm run (?:-s )?([a-z]+(?:[:-][a-z]+)*)/g)].map(
        ([, name = '']) => name,
      ),
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
  });
});

describe('the picture of the architecture', () => {
  const picture = read('docs/pictures/architecture.svg');

  it('names only files that exist', () => {
    const tree = ['client', 'api', 'scoring', 'questionnaires'].flatMap((top) =>
      readdirSync(join(projectRoot, top), { recursive: true, encoding: 'utf8' }).map((name) =>
        join('/', top, name),
      ),
    );
    const names = [...picture.matchAll(/[\w-]+(?:[./][\w-]+)*\.(?:tsx|ts|json)/g)].map(
      ([name]) => name,
    );
    expect(names.length).toBeGreaterThan(12);
    expect(names.filter((name) => !tree.some((path) => path.endsWith(`/${name}`)))).toEqual([]);
  });

  it('has the seven stations in the order of the text', () => {
    const drawn = [...picture.matchAll(/class="num">(\d)<\/text>\s*<text[^>]*>([^<]+)/g)]
      .map(([, number, name]) => `${number} ${name}`)
      .toSorted();
    const told = [...read('docs/architecture.md').matchAll(/^\| (\d [^|]+?) +\|/gm)].map(
      ([, station]) => station,
    );
    expect(drawn).toEqual(told);
    expect(told).toHaveLength(7);
  });
});
