import { z } from 'zod';

/** The engine's prebuilt addon asks for this version of the GNU C library (Debian 13, Ubuntu 24.04). */
export const REQUIRED_GLIBC = '2.38';

const reportShape = z.object({
  header: z.object({ glibcVersionRuntime: z.string().optional() }),
});

/** @returns the version of the GNU C library this process runs on, undefined on any other C library */
export function runningGlibc(): string | undefined {
  const report = process.report;
  // Without this the report looks up the names of all open connections, which can take seconds.
  Object.assign(report, { excludeNetwork: true });
  return reportShape.parse(report.getReport()).header.glibcVersionRuntime;
}

/** Compares versions number by number, so that 2.4 is older than 2.38. */
export function isAtLeast(version: string, required: string): boolean {
  const have = version.split('.').map(Number);
  const want = required.split('.').map(Number);
  for (const [place, wanted] of want.entries()) {
    const found = have[place] ?? 0;
    if (found !== wanted) return found > wanted;
  }
  return true;
}
