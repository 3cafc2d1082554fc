import { closeSync, openSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRunningEngine } from '../../api/database/embedded/engine-address.ts';
import { projectRoot } from '../../api/project-root.ts';
import { type ChildServer, startChild } from './child.ts';

export interface ServiceUnderLoad {
  port: number;
  pid: number;
  /** Address of its embedded engine, for a database of somebody else on the same engine. */
  engineUri: string;
  /** Its data folder: without a mail server the mails lie in `outbox` there. */
  dataDir: string;
  /** @param keepData to be started again on */
  stop(keepData?: boolean): Promise<void>;
}

/**
 * The built service as `npm start` runs it, on a data folder of its own, with limits and log on.
 * It trusts one proxy, so that every firm can come from its own network, as firms do.
 * @param folder of a service that was stopped; without it a new one
 */
export async function startServiceUnderLoad(folder?: string): Promise<ServiceUnderLoad> {
  const dataDir = folder ?? (await mkdtemp(join(tmpdir(), 'meridiana-bench-')));
  const log = openSync(join(dataDir, 'service.log'), 'a');
  const { settings, flags } = startWords();
  const env = { ...settings, PORT: '0', DATA_DIR: dataDir, TRUST_PROXY: '1', LOG_LEVEL: 'info' };
  let service: ChildServer;
  try {
    service = await startChild([...flags, 'dist/api/server.js'], env, log);
  } catch (error) {
    throw new Error(readFileSync(join(dataDir, 'service.log'), 'utf8'), { cause: error });
  } finally {
    closeSync(log);
  }
  const engineUri = await findRunningEngine(dataDir);
  if (!engineUri) throw new Error('the service runs without its embedded engine');
  const { port, pid } = service;
  return {
    port,
    pid,
    engineUri,
    dataDir,
    async stop(keepData = false) {
      await service.stop();
      if (!keepData) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** How `npm start` sets up memory: `NAME=value … exec node --flag … start.mjs`. */
function startWords(): { settings: Record<string, string>; flags: string[] } {
  const manifest = readFileSync(join(projectRoot, 'package.json'), 'utf8');
  const { scripts } = JSON.parse(manifest) as { scripts: { start: string } };
  const words = scripts.start.split(' ');
  const isSetting = (word: string): boolean => /^\w+=/.test(word);
  return {
    settings: Object.fromEntries(words.filter(isSetting).map((word) => word.split('='))),
    flags: words.filter((word) => word.startsWith('--')),
  };
}
