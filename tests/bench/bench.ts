/**
 * `npm run bench [-- --json] [--only score,http] [--firms 353700]`: measures the project on this machine.
 * Prints a table; with `--json` one JSON object on standard output and nothing else.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../../api/project-root.ts';
import { benchAudits } from './audit-bench.ts';
import { benchBundle } from './bundle-bench.ts';
import { type Figures, toTable } from './figures.ts';
import { benchHttp } from './http-bench.ts';
import { benchLaterRelease } from './later-release-bench.ts';
import { benchLogins } from './login-bench.ts';
import { benchMemory } from './memory-bench.ts';
import { benchRegion } from './region-bench.ts';
import { benchRoute, benchScore } from './scoring-bench.ts';

const PARTS: Record<string, (firms: number) => Figures | Promise<Figures>> = {
  score: benchScore,
  route: benchRoute,
  http: benchHttp,
  login: benchLogins,
  audit: benchAudits,
  region: benchRegion,
  later: benchLaterRelease,
  bundle: benchBundle,
  memory: benchMemory,
};

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    firms: { type: 'string', default: '2000' },
  },
});
const names = values.only?.split(',') ?? Object.keys(PARTS);
const unknown = names.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  console.error(
    `There is no part ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}.`,
  );
  process.exit(1);
}

const firms = Number(values.firms);
if (!Number.isInteger(firms) || firms < 1) {
  console.error('--firms must be a whole number from 1 on.');
  process.exit(1);
}

// What is measured is what is built; its words go to standard error.
const build = [join(projectRoot, 'build.mjs'), '--if-missing'];
execFileSync(process.execPath, build, { stdio: ['ignore', 2, 2] });
const figures: Figures = {};
for (const name of names) {
  console.error(`Measuring ${name} …`);
  Object.assign(figures, await PARTS[name]?.(firms));
}
console.log(values.json ? JSON.stringify(figures, undefined, 2) : toTable(figures));
