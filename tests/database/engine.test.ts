import { once } from 'node:events';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from '@jest/globals';
import { type Database, connectDatabase } from '../../api/database/connection.ts';
import { makeFolder, removeFolders } from '../support/data-folder.ts';
import { isRunning, startEngineParent, waitUntil } from '../support/programs.ts';

const log = (): void => {};
const opened: Database[] = [];
async function open(dataDir: string): Promise<Database> {
  const database = await connectDatabase({ dataDir, log });
  opened.push(database);
  return database;
}
const items = (database: Database) => database.connection.collection('items');

function enginePidOf(database: Database): number {
  const pid = database.enginePid();
  if (pid === undefined) throw new Error('the engine does not run');
  return pid;
}

afterAll(async () => {
  // A test that failed half-way must not leave its engine behind.
  await Promise.all(opened.map((database) => database.close()));
  await removeFolders();
});

describe('the embedded engine', () => {
  it('when the data folder does not exist yet, then it is made and serves', async () => {
    const dataDir = join(await makeFolder(), 'not', 'yet');
    const database = await open(dataDir);
    await items(database).insertOne({ name: 'lathe' });
    expect(await items(database).findOne({ name: 'lathe' })).toMatchObject({ name: 'lathe' });
    await database.close();
  });

  it('when it is stopped and started again, then the data is still there', async () => {
    const dataDir = await makeFolder();
    const first = await open(dataDir);
    await items(first).insertMany([{ name: 'lathe' }, { name: 'press' }]);
    const firstPid = enginePidOf(first);
    await first.close();
    expect(isRunning(firstPid)).toBe(false);

    const second = await open(dataDir);
    expect(await items(second).countDocuments()).toBe(2);
    await second.close();
  });

  it('when the folder is in use, then a second start says so in one sentence and the first goes on', async () => {
    const dataDir = await makeFolder();
    const first = await open(dataDir);
    await expect(open(dataDir)).rejects.toMatchObject({
      code: 'data-folder-in-use',
      message: `The data folder ${dataDir} is already in use by another running service: stop that one, or set DATA_DIR to another folder.`,
    });
    await items(first).insertOne({ name: 'lathe' });
    const another = await connectDatabase({ mongodbUri: await announcedUri(dataDir), log });
    expect(await items(another).countDocuments()).toBe(1);
    await another.close();
    await first.close();
  });

  it('when its parent is killed with SIGKILL, then it ends and frees the folder', async () => {
    const dataDir = await makeFolder();
    const parent = await startEngineParent(dataDir);
    const writer = await connectDatabase({ mongodbUri: parent.uri, log });
    await items(writer).insertOne({ name: 'lathe' });
    await writer.close();
    expect(isRunning(parent.enginePid)).toBe(true);

    parent.process.kill('SIGKILL');
    await waitUntil(() => !isRunning(parent.enginePid));

    const next = await open(dataDir);
    expect(await items(next).countDocuments()).toBe(1);
    await next.close();
  });

  it('when Ctrl-C or a service manager signals the whole group, then it waits for its parent', async () => {
    const database = await open(await makeFolder());
    const pid = enginePidOf(database);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.kill(pid, signal);
    await wait(300);
    await items(database).insertOne({ name: 'still served' });
    expect(enginePidOf(database)).toBe(pid);
    await database.close();
  });

  it('when its parent ends in order, then nothing is left of socket and address', async () => {
    const dataDir = await makeFolder();
    const parent = await startEngineParent(dataDir);
    const address = await stat(join(dataDir, 'engine.json'));
    expect(address.mode & 0o777).toBe(0o600);
    expect((await stat(join(dataDir, 'run'))).mode & 0o777).toBe(0o700);

    parent.process.kill('SIGTERM');
    await once(parent.process, 'exit');
    await expect(stat(join(dataDir, 'engine.json'))).rejects.toThrow('ENOENT');
    await expect(stat(join(dataDir, 'run'))).rejects.toThrow('ENOENT');
    expect(isRunning(parent.enginePid)).toBe(false);
  });

  it('when the path of the folder is too long for a socket, then it serves all the same', async () => {
    const dataDir = join(await makeFolder(), 'a-rather-long-name'.repeat(6), 'data');
    const database = await open(dataDir);
    await items(database).insertOne({ name: 'lathe' });
    const another = await connectDatabase({ mongodbUri: await announcedUri(dataDir), log });
    expect(await items(another).countDocuments()).toBe(1);
    await another.close();
    await database.close();
  });

  it('when the data folder is a file, then one sentence says so', async () => {
    const file = join(await makeFolder(), 'file');
    await writeFile(file, '');
    await expect(open(file)).rejects.toMatchObject({
      name: 'EngineError',
      code: 'engine-failed',
      message: expect.stringMatching(
        /^The embedded database does not start on .*\/file: .*ENOTDIR/,
      ),
    });
  });

  it('when the database files are damaged, then the start fails and names the folder', async () => {
    const dataDir = await makeFolder();
    const healthy = await open(dataDir);
    await items(healthy).insertOne({ name: 'lathe' });
    await healthy.close();
    await writeFile(join(dataDir, 'database', '_mdb_catalog.wt'), 'no database');
    await expect(open(dataDir)).rejects.toMatchObject({
      code: 'engine-failed',
      message: expect.stringContaining(dataDir),
    });
  });
});

async function announcedUri(dataDir: string): Promise<string> {
  const { socket } = JSON.parse(await readFile(join(dataDir, 'engine.json'), 'utf8'));
  return `mongodb://${encodeURIComponent(socket)}/?directConnection=true`;
}
