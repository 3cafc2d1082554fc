// Builds the service and the pages into dist/. With --if-missing it does so only when a source changed since.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

const root = import.meta.dirname;
const dist = join(root, 'dist');
const stampFile = join(dist, 'stamp');
const sources = [
  'api',
  'client',
  'scoring',
  'questionnaires',
  'package-lock.json',
  'vite.config.ts',
  'build.mjs',
];

function fingerprint() {
  const hash = createHash('sha256');
  const visit = (path) => {
    const full = join(root, path);
    if (!existsSync(full)) return;
    const facts = statSync(full);
    if (facts.isDirectory())
      for (const name of readdirSync(full).toSorted()) visit(join(path, name));
    else hash.update(`${path} ${facts.size} ${facts.mtimeMs}\n`);
  };
  sources.forEach(visit);
  return hash.digest('hex');
}

function run(script, ...args) {
  try {
    execFileSync(process.execPath, [join(root, 'node_modules', script), ...args], {
      cwd: root,
      stdio: 'inherit',
    });
  } catch {
    console.error(`The build stopped at ${script}. The lines above say why.`);
    process.exit(1);
  }
}

/** Builds everything, or only what is out of date. Ends the process with a sentence if it cannot. */
export function build({ ifMissing }) {
  const wanted = fingerprint();
  const built = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : '';
  if (ifMissing && built === wanted) return;
  console.log('Building Meridiana (about half a minute, only after a change) …');
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  run('typescript/bin/tsc', '-p', 'tsconfig.server.json');
  run('vite/bin/vite.js', 'build', '--logLevel', 'warn');
  run('tsx/dist/cli.mjs', 'client/prerender.ts');
  writeFileSync(stampFile, wanted);
}

if (process.argv[1] === import.meta.filename)
  build({ ifMissing: process.argv.includes('--if-missing') });
