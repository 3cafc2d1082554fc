// For development: the service restarts when its code changes, the pages are built again when theirs does.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from './build.mjs';

build({ ifMissing: true });
const bin = (script) => join(import.meta.dirname, 'node_modules', script);
const commands = [
  [bin('tsx/dist/cli.mjs'), 'watch', '--clear-screen=false', 'api/server.ts'],
  [bin('vite/bin/vite.js'), 'build', '--watch', '--emptyOutDir=false', '--logLevel', 'warn'],
];
const children = commands.map((words) => spawn(process.execPath, words, { stdio: 'inherit' }));
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => children.forEach((child) => child.kill(signal)));
for (const child of children)
  child.on('exit', () => children.forEach((other) => other.kill('SIGTERM')));
