import type { DatabaseLog } from '../log.ts';
import { debianLibcLauncher } from './debian-libc.ts';
import { engineNotAvailable } from './engine-error.ts';
import { REQUIRED_GLIBC, isAtLeast, runningGlibc } from './glibc.ts';

/** The platforms for which the engine's package brings a build. */
const PLATFORMS = ['linux-x64', 'linux-arm64', 'darwin-arm64'];

/**
 * The command that runs node so that it can load the engine on this machine: plain node, or node
 * through Debian 13's C library on an older Debian.
 * @throws EngineError `engine-not-available` where neither works
 */
export async function engineLauncher(cacheDir: string, log: DatabaseLog): Promise<string[]> {
  const platform = `${process.platform}-${process.arch}`;
  if (!PLATFORMS.includes(platform)) throw engineNotAvailable(`no build for ${platform}`);
  if (process.platform !== 'linux') return [process.execPath];
  const glibc = runningGlibc();
  if (!glibc) throw engineNotAvailable('it needs the GNU C library');
  if (isAtLeast(glibc, REQUIRED_GLIBC)) return [process.execPath];
  return [...(await debianLibcLauncher({ cacheDir, log })), process.execPath];
}
