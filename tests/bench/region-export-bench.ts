import { existsSync, readFileSync } from 'node:fs';
import type { Figures } from './figures.ts';

/** Times that the whole edition is taken; the slowest counts. */
const ROUNDS = 3;

/** A whole edition as data package from the running service: seconds, and the most memory its process held then. */
export async function benchExport(
  service: { port: number; pid: number },
  edition: string,
): Promise<Figures> {
  const address = `http://127.0.0.1:${service.port}/api/v1/editions/${edition}/package.zip`;
  let peakKb = 0;
  const watch = setInterval(() => {
    peakKb = Math.max(peakKb, residentKb(service.pid));
  }, 20);
  let slowest = 0;
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const begun = performance.now();
      const response = await fetch(address);
      if (!response.ok) throw new Error(`${response.status} for ${address}`);
      await response.arrayBuffer();
      slowest = Math.max(slowest, performance.now() - begun);
    }
  } finally {
    clearInterval(watch);
  }
  return {
    'region.export.seconds': Math.round(slowest / 10) / 100,
    'region.export.peakMb': Math.round(peakKb / 1000),
  };
}

/** Resident memory of a process; 0 where the system does not tell. */
export function residentKb(pid: number): number {
  const status = `/proc/${pid}/status`;
  if (!existsSync(status)) return 0;
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1] ?? 0);
}
