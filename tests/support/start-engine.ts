import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedEngine, startEmbeddedEngine } from '../../api/database/embedded/engine.ts';

export interface RunningTestEngine {
  engine: EmbeddedEngine;
  folder: string;
}

declare global {
  var testEngine: RunningTestEngine | undefined;
}

function printErrors(level: string, message: string): void {
  if (level === 'error') console.error(message);
}

/** Starts the one MongoDB engine of a test run; its address is in TEST_MONGODB_URI for all test files. */
export default async function startTestEngine(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'meridiana-test-'));
  const engine = await startEmbeddedEngine({ dataDir: folder, log: printErrors });
  process.env['TEST_MONGODB_URI'] = engine.uri;
  globalThis.testEngine = { engine, folder };
}
