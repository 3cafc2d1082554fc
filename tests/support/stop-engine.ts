import { rm } from 'node:fs/promises';
import type { RunningTestEngine } from './start-engine.ts';

/** Ends the engine of the test run and removes its data. */
export default async function stopTestEngine(): Promise<void> {
  const running: RunningTestEngine | undefined = globalThis.testEngine;
  if (!running) return;
  await running.engine.stop();
  await rm(running.folder, { recursive: true, force: true });
}
