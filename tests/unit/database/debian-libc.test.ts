import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { buildFolderOnce, debianLibcLauncher } from '../../../api/database/embedded/debian-libc.ts';
import { makeFolder, removeFolders } from '../../support/data-folder.ts';

const log = (): void => {};

afterAll(removeFolders);

describe('a folder that is built once', () => {
  it('when several build it at once, then one result remains, whole', async () => {
    const parent = join(await makeFolder(), 'cache');
    const folder = join(parent, 'libc');
    const build = (name: string) =>
      buildFolderOnce(folder, async (draft) => {
        await writeFile(join(draft, 'one'), name);
        await writeFile(join(draft, 'two'), name);
      });
    await Promise.all(['a', 'b', 'c', 'd'].map(build));
    expect(await readdir(parent)).toEqual(['libc']);
    const [one, two] = await Promise.all(
      ['one', 'two'].map((name) => readFile(join(folder, name), 'utf8')),
    );
    expect(one).toBe(two);
  });

  it('when building fails, then nothing is left and the reason is told', async () => {
    const parent = await makeFolder();
    const building = buildFolderOnce(join(parent, 'libc'), async (draft) => {
      await writeFile(join(draft, 'half'), '');
      throw new Error('no network');
    });
    await expect(building).rejects.toThrow('no network');
    expect(await readdir(parent)).toEqual([]);
  });
});

describe("Debian 13's C library", () => {
  it('when it is in the cache, then nothing is fetched', async () => {
    const cacheDir = await makeFolder();
    const machine = process.arch === 'arm64' ? 'arm64' : 'amd64';
    await mkdir(join(cacheDir, `libc-trixie-${machine}`));
    const aptFolder = join(cacheDir, 'no-such-apt');
    const [loader, option, libraries] = await debianLibcLauncher({ cacheDir, log, aptFolder });
    expect(option).toBe('--library-path');
    expect(loader).toMatch(/ld-linux-[a-z0-9_-]+\.so\.[12]$/);
    expect(loader?.startsWith(`${libraries}/`)).toBe(true);
  });

  it('when the machine has no Debian mirror, then both ways out are named', async () => {
    const cacheDir = await makeFolder();
    const asked = debianLibcLauncher({ cacheDir, log, aptFolder: join(cacheDir, 'no-such-apt') });
    await expect(asked).rejects.toMatchObject({
      code: 'engine-not-available',
      message: expect.stringMatching(/"docker compose up".*MONGODB_URI/),
    });
  });

  it('when the mirror is not signed by Debian, then nothing of it is taken', async () => {
    const folder = await makeFolder();
    const mirror = join(folder, 'debian');
    const release = join(mirror, 'dists', 'trixie');
    await mkdir(join(release, 'main', 'binary-amd64'), { recursive: true });
    await writeFile(join(release, 'main', 'binary-amd64', 'Packages'), '');
    await writeFile(join(release, 'Release'), 'Suite: trixie\nCodename: trixie\n');
    await writeFile(join(folder, 'sources.list'), `deb file:${mirror} bookworm main\n`);
    const cacheDir = join(folder, 'cache');
    const reasons: unknown[] = [];
    const asked = debianLibcLauncher({
      cacheDir,
      aptFolder: folder,
      log: (level, _message, fields) => level === 'error' && reasons.push(fields?.['reason']),
    });
    await expect(asked).rejects.toMatchObject({ code: 'engine-not-available' });
    // On a machine without apt the refusal is that apt-get is missing.
    expect(reasons).toEqual([expect.stringMatching(/is not signed|apt-get ENOENT/)]);
    expect(existsSync(cacheDir) ? await readdir(cacheDir) : []).toEqual([]);
  });
});
