import { type ChildProcessByStdio, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, readFile, symlink, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../api/project-root.ts';
import { makeFolder, removeFolders } from '../support/data-folder.ts';
import { runProgram } from '../support/programs.ts';
import { aCreation, someAnswers } from '../support/visitor.ts';

interface RunningService {
  process: ChildProcessByStdio<null, Readable, Readable>;
  url: string;
  lines: string[];
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

const running: RunningService[] = [];
afterEach(async () => {
  for (const service of running.splice(0)) await service.stop('SIGKILL');
});
afterAll(removeFolders);

/** Starts the service as `npm start` does and waits for its line. */
async function startServer(
  dataDir: string,
  env: Record<string, string> = {},
): Promise<RunningService> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'api/server.ts'], {
    cwd: projectRoot,
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const reader = createInterface(child.stdout).on('line', (line) => lines.push(line));
  await once(reader, 'line');
  const service: RunningService = {
    process: child,
    url: /http:\S+/.exec(lines[0] ?? '')?.[0] ?? '',
    lines,
    async stop(signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
      return child.exitCode;
    },
  };
  running.push(service);
  return service;
}

async function send(url: string, method: string, body?: unknown, cookie = ''): Promise<Response> {
  return fetch(url, {
    method,
    headers: { 'Content-Type': 'application/json', Cookie: cookie },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

async function createAssessment(
  service: RunningService,
): Promise<{ path: string; cookie: string }> {
  const response = await send(`${service.url}/api/v1/assessments`, 'POST', aCreation());
  const { assessment } = (await response.json()) as { assessment: { id: string } };
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return { path: `/api/v1/assessments/${assessment.id}`, cookie };
}

async function duration(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

/** The engine that a service started, as the system lists it. */
async function enginePid(servicePid: number | undefined): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'pid=,ppid=,args=']);
  for (const line of stdout.split('\n')) {
    const [pid, parent] = line.trim().split(/\s+/);
    if (Number(parent) === servicePid && line.includes('engine-child')) return Number(pid);
  }
  throw new Error('The service has no engine');
}

/** The program with its data in a folder of its own, to be broken there. */
async function copyProject(): Promise<string> {
  const folder = await makeFolder();
  for (const name of ['api', 'scoring', 'questionnaires', 'package.json']) {
    await cp(join(projectRoot, name), join(folder, name), { recursive: true });
  }
  await symlink(join(projectRoot, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

describe('the service', () => {
  it('starts, says where in one line, stops on SIGTERM and keeps everything', async () => {
    const folder = await makeFolder();
    const first = await startServer(folder);
    expect(first.lines).toEqual([
      expect.stringMatching(/^Meridiana is ready at http:\/\/localhost:\d+$/),
    ]);
    const { path, cookie } = await createAssessment(first);
    const body = { changeId: 'change-1', revision: 0, answers: someAnswers() };
    expect((await send(`${first.url}${path}/answers`, 'PUT', body, cookie)).status).toBe(200);
    expect(await first.stop()).toBe(0);

    const second = await startServer(folder);
    const again = await send(`${second.url}${path}`, 'GET', undefined, cookie);
    expect(await again.json()).toMatchObject({ revision: 1, answers: someAnswers() });
    expect(await second.stop('SIGINT')).toBe(0);
  });

  it('when told to stop, finishes what it is doing', async () => {
    const service = await startServer(await makeFolder());
    const { path, cookie } = await createAssessment(service);
    await send(
      `${service.url}${path}/answers`,
      'PUT',
      { changeId: 'change-1', revision: 0, answers: someAnswers() },
      cookie,
    );
    await send(`${service.url}${path}/submit`, 'POST', { revision: 1 }, cookie);
    const report = send(`${service.url}${path}/report.pdf`, 'GET', undefined, cookie);
    await wait(30);
    const stopped = service.stop();
    const response = await report;
    expect(response.status).toBe(200);
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(-6)
        .toString()
        .trim(),
    ).toBe('%%EOF');
    expect(await stopped).toBe(0);
  });

  it('when the engine is killed, at most answers 503 for a while and loses nothing', async () => {
    const service = await startServer(await makeFolder(), { LOG_LEVEL: 'silent' });
    const { path, cookie } = await createAssessment(service);
    const save = (changeId: string, revision: number) =>
      send(
        `${service.url}${path}/answers`,
        'PUT',
        { changeId, revision, answers: someAnswers() },
        cookie,
      );
    expect((await save('change-1', 0)).status).toBe(200);
    process.kill(await enginePid(service.process.pid), 'SIGKILL');

    const answers: Response[] = [];
    while (answers.length < 100 && answers.at(-1)?.status !== 200) {
      answers.push(await save('change-2', 1));
      await wait(50);
    }
    const statuses = answers.map(({ status }) => status);
    expect(statuses.at(-1)).toBe(200);
    expect(statuses.slice(0, -1).filter((status) => status !== 503)).toEqual([]);
    const view = await (await send(`${service.url}${path}`, 'GET', undefined, cookie)).json();
    expect(view).toMatchObject({ revision: 2 });
  });
});

describe('what stops it from starting is said in one sentence, with exit code 1', () => {
  let blocker: ReturnType<typeof createServer>;
  beforeAll(async () => {
    blocker = createServer().listen(0, '127.0.0.1');
    await once(blocker, 'listening');
  });
  afterAll(() => {
    blocker.close();
  });

  async function complaint(env: Record<string, string>, project = projectRoot): Promise<string> {
    const program = join(project, 'api/server.ts');
    const { code, stdout, stderr } = await runProgram(program, [], { LOG_LEVEL: 'silent', ...env });
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    return stderr;
  }

  it('a port that is taken', async () => {
    const { port } = blocker.address() as AddressInfo;
    const text = await complaint({ DATA_DIR: await makeFolder(), PORT: String(port) });
    expect(text).toContain(`Port ${port} is taken`);
  });

  it('a data folder in use', async () => {
    const folder = await makeFolder();
    await startServer(folder);
    expect(await complaint({ DATA_DIR: folder, PORT: '0' })).toContain(folder);
  });

  it('a MongoDB that does not answer, within ten seconds', async () => {
    const toStart = await duration(() => complaint({ PORT: 'x' }));
    const MONGODB_URI = 'mongodb://user:secret@127.0.0.1:9/x';
    let text = '';
    const toGiveUp = await duration(async () => {
      text = await complaint({ DATA_DIR: await makeFolder(), MONGODB_URI });
    });
    // Translating the program takes its time on a busy machine, and is not part of the promise.
    expect(toGiveUp - toStart).toBeLessThan(10_000);
    expect(text).toContain('127.0.0.1:9');
    expect(text).not.toContain('secret');
  });

  it('wrong settings, all of them', async () => {
    const text = await complaint({ PORT: 'x', NODE_ENV: 'production' });
    for (const name of ['PORT', 'JWT_SECRET', 'MONGODB_URI']) expect(text).toContain(name);
  });

  it('a definition file that is wrong: file, path and rule', async () => {
    const project = await copyProject();
    const file = join(project, 'questionnaires/first-level/v1/scoring.json');
    const scoring = JSON.parse(await readFile(file, 'utf8')) as {
      questions: { weight: unknown }[];
    };
    const [first] = scoring.questions;
    if (first) first.weight = 'heavy';
    await writeFile(file, JSON.stringify(scoring));
    const text = await complaint({ DATA_DIR: await makeFolder(), PORT: '0' }, project);
    expect(text).toMatch(
      /^questionnaires\/first-level\/v1\/scoring\.json: questions\.0\.weight: .* \(rule R1\)/,
    );
  });
});
