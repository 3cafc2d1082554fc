import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { projectRoot } from '../../api/project-root.ts';

export interface ChildServer {
  /** Its port on 127.0.0.1. */
  port: number;
  pid: number;
  /** Tells it to end and waits for that. */
  stop(): Promise<void>;
}

/**
 * Starts a server of ours in a process of its own, which prints a line that ends with its port.
 * Its log goes to the file descriptor `log`.
 */
export async function startChild(
  words: string[],
  env: Record<string, string>,
  log: number,
): Promise<ChildServer> {
  const child = spawn(process.execPath, words, {
    cwd: projectRoot,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', log],
  });
  const ended = once(child, 'exit');
  const port = await Promise.race([
    portIn(child),
    ended.then(([code]) => {
      throw new Error(`${words.at(-1)} ended with ${code} before it was ready`);
    }),
  ]);
  return {
    port,
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function portIn({ stdout }: ChildProcess): Promise<number> {
  if (!stdout) throw new Error('the output of the child is not a pipe');
  for await (const line of createInterface(stdout)) {
    const port = /:(\d+)$/.exec(line)?.[1];
    if (port) return Number(port);
  }
  throw new Error('no line with a port');
}
