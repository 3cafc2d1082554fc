import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import type { Figures } from './figures.ts';
import { beginAssessments, nextSave, submission } from './firms.ts';
import { dealOut, sendAll } from './load.ts';
import { startServiceUnderLoad } from './service-under-load.ts';

const ASSESSMENTS = 10_000;

/** Resident memory of the service's own process once 10,000 firms have begun, answered and submitted. */
export async function benchMemory(): Promise<Figures> {
  const service = await startServiceUnderLoad();
  try {
    const firms = await beginAssessments(service.port, ASSESSMENTS);
    await sendAll(service.port, dealOut(firms.map(nextSave)));
    await sendAll(service.port, dealOut(firms.map(submission)));
    return { 'memory.after10000.mb': Math.round(residentKb(service.pid) / 1000) };
  } finally {
    await service.stop();
  }
}

function residentKb(pid: number): number {
  const status = `/proc/${pid}/status`;
  const text = existsSync(status)
    ? /VmRSS:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1]
    : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Number(text);
}
