import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify, types } from 'node:util';
import { reasonOf } from '../error-facts.ts';
import type { DatabaseLog } from '../log.ts';
import { findDebianMirror } from './apt-sources.ts';
import { engineNotAvailable } from './engine-error.ts';

const run = promisify(execFile);

const RELEASE = 'trixie';
const PACKAGES = ['libc6', 'libstdc++6', 'libgcc-s1'];
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';
const TIME_LIMIT_MS = 180_000;

const MACHINES: Partial<Record<string, { debian: string; triplet: string; loader: string }>> = {
  x64: { debian: 'amd64', triplet: 'x86_64-linux-gnu', loader: 'ld-linux-x86-64.so.2' },
  arm64: { debian: 'arm64', triplet: 'aarch64-linux-gnu', loader: 'ld-linux-aarch64.so.1' },
};

interface LibcRequest {
  /** Folder in which the libraries are kept, so that only the first start needs the network. */
  cacheDir: string;
  log: DatabaseLog;
  /** Only tests read other apt sources than the machine's. */
  aptFolder?: string;
}

/**
 * Debian 13's C library beside an older Debian's own, fetched once from the machine's own mirror with
 * Debian's signature checked; nothing is installed and no rights are needed.
 * @returns the command before which node's own path is put: loader, `--library-path`, folder
 * @throws EngineError `engine-not-available` where it cannot be had
 */
export async function debianLibcLauncher(request: LibcRequest): Promise<string[]> {
  const machine = MACHINES[process.arch];
  if (!machine) throw engineNotAvailable(`no build for ${process.platform} on ${process.arch}`);
  const folder = join(request.cacheDir, `libc-${RELEASE}-${machine.debian}`);
  if (!existsSync(folder)) await fetchLibc(request, folder, machine);
  const libraries = join(folder, 'usr', 'lib', machine.triplet);
  return [join(libraries, machine.loader), '--library-path', libraries];
}

async function fetchLibc(
  { aptFolder, log }: LibcRequest,
  folder: string,
  machine: { debian: string; triplet: string; loader: string },
): Promise<void> {
  const mirror = findDebianMirror(aptFolder);
  if (!mirror) throw engineNotAvailable('its C library is too old and it has no Debian mirror');
  log('info', 'Fetching a newer C library for the embedded database, once', { mirror });
  try {
    await buildFolderOnce(folder, async (draft) => {
      await downloadPackages(mirror, machine.debian, draft);
      const libraries = join(draft, 'usr', 'lib', machine.triplet);
      const loader = join(libraries, machine.loader);
      await run(loader, ['--library-path', libraries, process.execPath, '--version']);
    });
  } catch (error) {
    log('error', 'The newer C library could not be fetched', { reason: aptReason(error) });
    throw engineNotAvailable(
      `its C library is too old and a newer one could not be had from ${mirror}`,
    );
  }
}

/**
 * Builds a folder under another name and gives it its own when it is complete: a reader never sees
 * half of it, and of several builders at once the first one wins.
 */
export async function buildFolderOnce(
  folder: string,
  build: (draft: string) => Promise<void>,
): Promise<void> {
  await mkdir(join(folder, '..'), { recursive: true });
  const draft = await mkdtemp(`${folder}.draft-`);
  try {
    await build(draft);
    await chmod(draft, 0o755);
    await rename(draft, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Private apt folders: neither the machine's package lists nor its installed packages are touched. */
async function downloadPackages(mirror: string, machine: string, folder: string): Promise<void> {
  const apt = join(folder, 'apt');
  await mkdir(join(apt, 'lists', 'partial'), { recursive: true });
  await mkdir(join(apt, 'cache', 'archives', 'partial'), { recursive: true });
  const sources = join(apt, 'sources.list');
  await writeFile(
    sources,
    `deb [arch=${machine} signed-by=${KEYRING}] ${mirror} ${RELEASE} main\n`,
  );
  const settings = [
    `Dir::Etc::sourcelist=${sources}`,
    'Dir::Etc::sourceparts=/dev/null',
    `Dir::State::Lists=${join(apt, 'lists')}`,
    'Dir::State::status=/dev/null',
    `Dir::Cache=${join(apt, 'cache')}`,
    `APT::Architecture=${machine}`,
    'APT::Update::Error-Mode=any',
    'APT::Get::AllowUnauthenticated=false',
    'Acquire::AllowInsecureRepositories=false',
    'Acquire::Languages=none',
    'Acquire::http::Timeout=20',
    'Acquire::https::Timeout=20',
  ].flatMap((setting) => ['-o', setting]);
  const options = { cwd: apt, timeout: TIME_LIMIT_MS };
  await run('apt-get', [...settings, 'update'], options);
  await run('apt-get', [...settings, 'download', ...PACKAGES], options);
  const packages = (await readdir(apt)).filter((name) => name.endsWith('.deb'));
  for (const name of packages) await run('dpkg-deb', ['-x', join(apt, name), folder]);
  await rm(apt, { recursive: true });
}

function aptReason(error: unknown): string {
  const isRun = types.isNativeError(error) && 'stderr' in error;
  const lines = isRun ? String(error.stderr).split('\n') : [];
  return lines.filter((line) => line.startsWith('E:')).join(' ') || reasonOf(error);
}
