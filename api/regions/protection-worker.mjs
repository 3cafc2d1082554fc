// The thread in which the figures of a release are protected; started by protect-aside.ts.
import { parentPort, workerData } from 'node:worker_threads';

const { program, figures, settings } = workerData;
// From source, as in tests and in development, the thread has to learn TypeScript first.
if (program.endsWith('.ts')) (await import('tsx/esm/api')).register();
const { Protection } = await import(program);
const onStep = async () => parentPort.postMessage({ kind: 'step' });
const done = await new Protection(figures, settings, onStep).run();
parentPort.postMessage({ kind: 'done', figures: done });
