/** The built service as a process of its own, and a real Chromium that looks at it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { projectRoot } from '../../api/project-root.ts';
import { makeFolder } from './data-folder.ts';
import { findChromium } from './find-chromium.cjs';
import { waitUntil } from './programs.ts';

export interface RunningService {
  /** Such as http://localhost:40123 */
  url: string;
  dataDir: string;
  stop(): Promise<void>;
  /** Starts again on the same port and folder. */
  start(): Promise<void>;
}

/** `node dist/api/server.js` on a free port (or `PORT`) and an empty data folder, with settings as in `.env.example`. */
export async function runService(settings: Record<string, string> = {}): Promise<RunningService> {
  const port = Number(settings['PORT'] ?? (await freePort()));
  const dataDir = await makeFolder();
  const url = `http://localhost:${port}`;
  let child: ChildProcess | undefined;
  const start = async () => {
    child = spawn(process.execPath, ['dist/api/server.js'], {
      cwd: projectRoot,
      env: {
        PATH: process.env['PATH'],
        PORT: String(port),
        PUBLIC_URL: url,
        DATA_DIR: dataDir,
        LOG_LEVEL: 'error',
        ...settings,
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const started = child;
    await waitUntil(async () => {
      if (started.exitCode !== null)
        throw new Error('The service did not start: see its message above');
      return fetch(`${url}/ready`).then(
        ({ ok }) => ok,
        () => false,
      );
    }, 30_000);
  };
  const stop = async () => {
    if (!child || child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  await start();
  return { url, dataDir, start, stop };
}

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

export function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw new Error('No Chromium: run node tests/support/ensure-browser.mjs');
  const quiet = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', ...quiet] });
}

export interface Watched {
  page: Page;
  /** Errors of the console and of scripts, answers of 500 and more, refused styles and scripts. */
  complaints: string[];
}

/** A page in a browser context of its own (own cookies, own memory), watched for whatever goes wrong. */
export async function openPage(
  browser: Browser,
  size = { width: 1280, height: 900 },
): Promise<Watched> {
  const context = await browser.newContext({ viewport: size, acceptDownloads: true });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  watch(page, complaints);
  return { page, complaints };
}

export function watch(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`);
  });
  page.on('console', (message) => {
    // Answers such as 404 are part of some tests and say so there.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text());
  });
}

const axeSource = readFileSync(
  createRequire(join(projectRoot, 'package.json')).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** What axe finds on the page against WCAG 2.2 A and AA and its best practices: rule and element. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    return (await axe.run()).violations;
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`),
  );
}
