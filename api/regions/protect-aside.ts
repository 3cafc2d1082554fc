import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { projectRoot } from '../project-root.ts';
import type { DisclosureSettings } from './disclosure/settings.ts';
import type { ProtectedFigures, ReleaseFigures } from './protected-figures.ts';

export interface ProtectionTask {
  figures: ReleaseFigures;
  settings: DisclosureSettings;
}

/** What the thread says: another system of figures is protected, or all are. */
type Message = { kind: 'step' } | { kind: 'done'; figures: ProtectedFigures };

/** Its young objects die young: without a limit the thread would take three times the memory. */
const resourceLimits = { maxYoungGenerationSizeMb: 8 };
const worker = join(projectRoot, 'api/regions/protection-worker.mjs');
/** Beside this file, from source or built. */
const here = fileURLToPath(import.meta.url);
const program = pathToFileURL(here.replace('protect-aside', 'protected-figures')).href;

/**
 * Protects the figures of a release in a thread of its own: the service goes on answering, and the solver's memory goes
 * with the thread.
 * @param onStep called after each system; what it throws ends the work
 * @throws whatever went wrong in the thread
 */
export async function protectAside(
  task: ProtectionTask,
  onStep: () => Promise<void>,
): Promise<ProtectedFigures> {
  const thread = new Worker(worker, { workerData: { ...task, program }, resourceLimits });
  try {
    return await new Promise<ProtectedFigures>((done, fail) => {
      thread.on('message', (message: Message) => {
        if (message.kind === 'done') done(message.figures);
        else onStep().catch(fail);
      });
      thread.on('error', fail);
      thread.on('exit', () =>
        fail(new Error('The thread ended before the figures were protected')),
      );
    });
  } finally {
    await thread.terminate();
  }
}
