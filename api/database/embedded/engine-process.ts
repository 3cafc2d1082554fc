import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../../project-root.ts';
import { dataFolderInUse, engineFailed, engineNotAvailable } from './engine-error.ts';

/** Longer than the engine gives itself to close. */
const STOP_TIME_LIMIT_MS = 15_000;
const childScript = join(projectRoot, 'api', 'database', 'embedded', 'engine-child.mjs');

const messageShape = z.discriminatedUnion('ready', [
  z.object({ ready: z.literal(true), socket: z.string() }),
  z.object({
    ready: z.literal(false),
    reason: z.enum(['not-loaded', 'in-use', 'failed']),
    message: z.string(),
  }),
]);
type ChildMessage = z.infer<typeof messageShape>;

interface EngineProcessRequest {
  /** Command that runs node, from `engineLauncher`. */
  launcher: string[];
  /** The operator's data folder, for messages. */
  dataDir: string;
  /** Folder with the database's own files. */
  databaseFolder: string;
  /** Private folder in which the engine makes its socket. */
  socketFolder: string;
}

/** One running engine. */
export interface EngineProcess {
  pid: number;
  /** Path of the Unix socket it answers on. */
  socket: string;
  /** Settles when the process has ended, for whatever reason; says how. */
  ended: Promise<string>;
  /** Closes the database in order and waits for the end. */
  stop(): Promise<void>;
}

/**
 * Starts an engine and waits until it answers.
 * @throws EngineError when it does not come up
 */
export async function startEngineProcess(request: EngineProcessRequest): Promise<EngineProcess> {
  const [program = process.execPath, ...launchArguments] = request.launcher;
  const child = spawn(program, [...launchArguments, childScript, request.databaseFolder], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // The engine gets none of the service's settings and secrets.
    env: { TMPDIR: request.socketFolder },
  });
  const complaints = collectComplaints(child);
  const ended = waitForEnd(child);
  const message = await Promise.race([firstMessage(child), ended]);
  if (typeof message === 'string') {
    const more = complaints() || 'Its files may be damaged: restore a backup into an empty folder.';
    throw engineFailed(request.dataDir, `${message}. ${more}`);
  }
  if (!message.ready) {
    await ended;
    throw startProblem(request.dataDir, message);
  }
  return {
    pid: child.pid ?? 0,
    socket: message.socket,
    ended,
    stop: () => stopChild(child, ended),
  };
}

function startProblem(dataDir: string, message: ChildMessage & { ready: false }): Error {
  if (message.reason === 'in-use') return dataFolderInUse(dataDir);
  if (message.reason === 'not-loaded') return engineNotAvailable(message.message);
  return engineFailed(dataDir, message.message);
}

async function firstMessage(child: ChildProcess): Promise<ChildMessage> {
  const [message]: unknown[] = await once(child, 'message');
  return messageShape.parse(message);
}

function waitForEnd(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => {
      const tell = (): void => resolve(`its process ended (${signal ?? `code ${code}`})`);
      // Its last message may still be on the way when the process is already gone.
      if (child.connected) child.once('disconnect', tell);
      else tell();
    });
  });
}

/** Reads all the engine writes, so that it never waits for a reader, and keeps the last lines. */
function collectComplaints(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.setEncoding('utf8').on('data', (part: string) => {
    text = (text + part).slice(-2000);
  });
  return () => text.trim().split('\n').slice(-3).join(' ');
}

async function stopChild(child: ChildProcess, ended: Promise<string>): Promise<void> {
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIME_LIMIT_MS);
  if (child.connected) child.send('stop', () => {});
  await ended;
  clearTimeout(timer);
}
