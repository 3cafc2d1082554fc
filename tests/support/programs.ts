import { type ChildProcessByStdio, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { projectRoot } from '../../api/project-root.ts';

export interface ProgramResult {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs one of our TypeScript programs to its end, with nothing but `env` and PATH around it. */
export function runProgram(
  script: string,
  words: string[],
  env: Record<string, string> = {},
): Promise<ProgramResult> {
  const options = { cwd: projectRoot, env: { PATH: process.env['PATH'], ...env } };
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['--import', 'tsx', script, ...words],
      options,
      (_error, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

export interface EngineParent {
  process: ChildProcessByStdio<null, Readable, null>;
  uri: string;
  enginePid: number;
}

/** Starts a process of its own that holds an engine on the folder. */
export async function startEngineParent(dataDir: string): Promise<EngineParent> {
  const words = ['--import', 'tsx', 'tests/support/engine-parent.ts', dataDir];
  const parent = spawn(process.execPath, words, {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line]: unknown[] = await once(createInterface(parent.stdout), 'line');
  return { process: parent, ...JSON.parse(String(line)) };
}

export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Waits until something is so; throws after the time limit. */
export async function waitUntil(
  isSo: () => boolean | Promise<boolean>,
  limitMs = 15_000,
): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`still not so after ${limitMs} ms`);
    await wait(5);
  }
}
