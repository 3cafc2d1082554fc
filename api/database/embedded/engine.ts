import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { projectRoot } from '../../project-root.ts';
import { reasonOf } from '../error-facts.ts';
import type { DatabaseLog } from '../log.ts';
import { type EngineAddress, makeEngineAddress } from './engine-address.ts';
import { engineFailed } from './engine-error.ts';
import { type EngineProcess, startEngineProcess } from './engine-process.ts';
import { engineLauncher } from './launcher.ts';

/** An engine that lived shorter than this counts as one more failure in a row. */
const SETTLED_AFTER_MS = 10_000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;

export interface EmbeddedEngineRequest {
  /** Data folder of the service; made when missing. The database lives in its folder `database`. */
  dataDir: string;
  /** Where a newer C library is kept if this machine needs one; `.cache` of the project by default. */
  cacheDir?: string;
  log: DatabaseLog;
}

/** The embedded MongoDB engine, started again whenever its process dies. */
export interface EmbeddedEngine {
  /** MongoDB address; stays the same when the engine is started again. */
  uri: string;
  /** Process id of the engine now running, undefined between its death and its next start. */
  pid(): number | undefined;
  /** Closes the database in order. */
  stop(): Promise<void>;
}

/**
 * Starts the embedded engine on a data folder and keeps it running until `stop`. It also ends when
 * this process ends, however it ends.
 * @throws EngineError when the folder is in use or unusable, or this machine cannot run the engine
 */
export async function startEmbeddedEngine(request: EmbeddedEngineRequest): Promise<EmbeddedEngine> {
  const { dataDir, log, cacheDir = join(projectRoot, '.cache') } = request;
  const launcher = await engineLauncher(cacheDir, log);
  const databaseFolder = await makeDatabaseFolder(dataDir);
  const address = await makeEngineAddress(dataDir);
  const start = (): Promise<EngineProcess> =>
    startEngineProcess({ launcher, dataDir, databaseFolder, socketFolder: address.socketFolder });
  const keeper = new EngineKeeper(start, address, log);
  await keeper.firstStart().catch(async (error: unknown) => {
    await address.remove();
    throw error;
  });
  return { uri: address.uri, pid: () => keeper.pid, stop: () => keeper.stop() };
}

async function makeDatabaseFolder(dataDir: string): Promise<string> {
  const folder = join(dataDir, 'database');
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return folder;
  } catch (error) {
    throw engineFailed(dataDir, `it cannot be made (${reasonOf(error)}).`);
  }
}

/** Sees to it that one engine runs behind the address until it is told to stop. */
class EngineKeeper {
  readonly #start: () => Promise<EngineProcess>;
  readonly #address: EngineAddress;
  readonly #log: DatabaseLog;
  readonly #stopping = new AbortController();
  #engine: EngineProcess | undefined;
  #keeping: Promise<void> = Promise.resolve();

  constructor(start: () => Promise<EngineProcess>, address: EngineAddress, log: DatabaseLog) {
    this.#start = start;
    this.#address = address;
    this.#log = log;
  }

  get pid(): number | undefined {
    return this.#engine?.pid;
  }

  async firstStart(): Promise<void> {
    this.#engine = await this.#startOnce();
    this.#keeping = this.#keep(this.#engine);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#engine?.stop();
    await this.#keeping;
    await this.#address.remove();
  }

  async #startOnce(): Promise<EngineProcess> {
    const engine = await this.#start();
    try {
      await this.#address.pointTo(engine.socket);
      return engine;
    } catch (error) {
      await engine.stop();
      throw error;
    }
  }

  async #keep(first: EngineProcess): Promise<void> {
    let engine: EngineProcess | undefined = first;
    let failures = 0;
    while (engine) {
      const since = Date.now();
      const reason = await engine.ended;
      this.#engine = undefined;
      if (this.#stopping.signal.aborted) return;
      this.#log('error', 'The embedded database died and is started again', { reason });
      failures = Date.now() - since < SETTLED_AFTER_MS ? failures + 1 : 0;
      engine = await this.#startAgain(failures);
    }
  }

  /** Tries until it succeeds or is told to stop; the pauses grow from failure to failure. */
  async #startAgain(failuresBefore: number): Promise<EngineProcess | undefined> {
    for (let failures = failuresBefore; ; failures += 1) {
      await this.#pause(failures);
      if (this.#stopping.signal.aborted) return undefined;
      try {
        this.#engine = await this.#startOnce();
        this.#log('info', 'The embedded database is back', { pid: this.#engine.pid });
        if (this.#stopping.signal.aborted) await this.#engine.stop();
        return this.#engine;
      } catch (error) {
        this.#log('error', 'The embedded database did not start', {
          reason: reasonOf(error),
        });
      }
    }
  }

  async #pause(failures: number): Promise<void> {
    if (failures === 0) return;
    const duration = Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);
    await wait(duration, undefined, { signal: this.#stopping.signal }).catch(() => {});
  }
}
