import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import {
  findDebianMirror,
  parseDeb822Sources,
  parseOneLineSources,
} from '../../../api/database/embedded/apt-sources.ts';
import { makeFolder, removeFolders } from '../../support/data-folder.ts';

/** An apt folder with the given files, paths relative to it. */
async function aptFolder(files: Record<string, string>): Promise<string> {
  const folder = await makeFolder();
  await mkdir(join(folder, 'sources.list.d'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

afterAll(removeFolders);

describe('sources on one line each', () => {
  it('when lines have options, comments or other types, then address and suite of packages remain', () => {
    const text = [
      '# deb http://old.example.org/debian bookworm main',
      'deb http://mirror.example.org/debian bookworm main contrib',
      '  deb  [arch=amd64 signed-by=/usr/share/keyrings/a.gpg]  https://b.example.org/debian/ bookworm-updates main # b',
      'deb-src http://mirror.example.org/debian bookworm main',
      'nonsense',
      'deb',
      '',
    ].join('\n');
    expect(parseOneLineSources(text)).toEqual([
      { uri: 'http://mirror.example.org/debian', suite: 'bookworm' },
      { uri: 'https://b.example.org/debian/', suite: 'bookworm-updates' },
    ]);
  });
});

describe('sources in stanzas', () => {
  it('when fields have several words and go on in further lines, then each pair is a source', () => {
    const text = [
      'Types: deb deb-src',
      '# http://old.example.org/debian',
      'URIs: http://a.example.org/debian',
      '  http://b.example.org/debian',
      'suites: bookworm bookworm-updates',
      'Components: main',
    ].join('\n');
    expect(parseDeb822Sources(text)).toEqual([
      { uri: 'http://a.example.org/debian', suite: 'bookworm' },
      { uri: 'http://a.example.org/debian', suite: 'bookworm-updates' },
      { uri: 'http://b.example.org/debian', suite: 'bookworm' },
      { uri: 'http://b.example.org/debian', suite: 'bookworm-updates' },
    ]);
  });

  it('when a stanza is switched off, has sources only or is broken, then it is left out', () => {
    const off = 'Types: deb\nURIs: http://a.example.org/debian\nSuites: bookworm\nEnabled: no';
    const source = 'Types: deb-src\nURIs: http://a.example.org/debian\nSuites: bookworm';
    expect(parseDeb822Sources(`${off}\n\n${source}\n\n\nnonsense\n`)).toEqual([]);
  });
});

describe("the machine's Debian mirror", () => {
  it('when there are several sources, then the one of the main archive is found', async () => {
    const folder = await aptFolder({
      'sources.list.d/a-vendor.list': 'deb https://vendor.example.org/apt bookworm main\n',
      'sources.list.d/b.sources': [
        'Types: deb',
        'URIs: http://mirror.example.org/debian-security',
        'Suites: bookworm-security',
        '',
        'Types: deb',
        'URIs: http://mirror.example.org/debian',
        'Suites: bookworm bookworm-updates',
      ].join('\n'),
    });
    expect(findDebianMirror(folder)).toBe('http://mirror.example.org/debian');
  });

  it('when the old single file is used, then it is read', async () => {
    const folder = await aptFolder({
      'sources.list': 'deb http://mirror.example.org/pub/debian/ bullseye main\n',
    });
    expect(findDebianMirror(folder)).toBe('http://mirror.example.org/pub/debian/');
  });

  it('when the machine is no Debian, then there is none', async () => {
    const ubuntu = await aptFolder({
      'sources.list': 'deb http://archive.example.org/ubuntu jammy main\n',
      'sources.list.d/kept.list.save': 'deb http://mirror.example.org/debian bookworm main\n',
    });
    expect(findDebianMirror(ubuntu)).toBeUndefined();
    expect(findDebianMirror(join(ubuntu, 'missing'))).toBeUndefined();
  });
});
