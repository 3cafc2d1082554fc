import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import {
  type Database,
  connectDatabase,
  isCluster,
  isDatabaseUnavailable,
} from '../../api/database/connection.ts';
import { StartError } from '../../api/start-error.ts';
import { makeFolder, removeFolders } from '../support/data-folder.ts';
import { connectTestDatabase } from '../support/database.ts';
import { startEngineParent, waitUntil } from '../support/programs.ts';

const log = (): void => {};
const items = (database: Database) => database.connection.collection('items');

function killEngine(database: Database): void {
  const pid = database.enginePid();
  if (pid === undefined) throw new Error('the engine does not run');
  process.kill(pid, 'SIGKILL');
}

/** Writes number after number; notes what was acknowledged and what else happened. */
function startWriting(database: Database) {
  const acknowledged: number[] = [];
  const errors: unknown[] = [];
  const over = new AbortController();
  const writing = (async () => {
    for (let number = 0; !over.signal.aborted; number += 1) {
      try {
        await items(database).insertOne({ number });
        acknowledged.push(number);
      } catch (error) {
        errors.push(error);
      }
    }
  })();
  const stop = async (): Promise<void> => {
    over.abort();
    await writing;
  };
  return { acknowledged, errors, stop };
}

/** The acknowledged numbers that are not in the database. */
async function lost(database: Database, acknowledged: number[]): Promise<number[]> {
  const documents = await items(database).find({}).toArray();
  const stored = new Set(documents.map((document) => document['number']));
  return acknowledged.filter((number) => !stored.has(number));
}

afterAll(removeFolders);

describe('a database on the embedded engine', () => {
  it('when the engine is killed while serving, then requests fail as unavailable, it comes back and nothing is lost', async () => {
    const database = await connectDatabase({ dataDir: await makeFolder(), log });
    const writer = startWriting(database);
    try {
      for (let round = 1; round <= 3; round += 1) {
        const before = writer.acknowledged.length;
        await waitUntil(() => writer.acknowledged.length >= before + 200);
        killEngine(database);
        await waitUntil(() => !database.isReady());
        await waitUntil(() => database.isReady());
      }
      await writer.stop();
      expect(writer.errors.length).toBeGreaterThanOrEqual(1);
      expect(writer.errors.filter((error) => !isDatabaseUnavailable(error))).toEqual([]);
      expect(await lost(database, writer.acknowledged)).toEqual([]);
    } finally {
      await writer.stop();
      await database.close();
    }
  });

  it('when engine and service are killed, then what was acknowledged is there at the next start', async () => {
    const dataDir = await makeFolder();
    const parent = await startEngineParent(dataDir);
    const client = await connectDatabase({ mongodbUri: parent.uri, log });
    const writer = startWriting(client);
    await waitUntil(() => writer.acknowledged.length >= 500);
    parent.process.kill('SIGKILL');
    process.kill(parent.enginePid, 'SIGKILL');
    await waitUntil(() => writer.errors.length > 0);
    await writer.stop();
    await client.close();

    const next = await connectDatabase({ dataDir, log });
    expect(await lost(next, writer.acknowledged)).toEqual([]);
    await next.close();
  });

  it('when the engine cannot come back for a while, then an operation fails within seconds', async () => {
    const dataDir = await makeFolder();
    const parent = await startEngineParent(dataDir);
    const client = await connectDatabase({ mongodbUri: parent.uri, log });
    const own = await connectDatabase({ mongodbUri: parent.uri, databaseName: 'own', log });
    parent.process.kill('SIGKILL');
    await waitUntil(() => !client.isReady());
    const since = Date.now();
    const failure = await items(own)
      .findOne({})
      .catch((error: unknown) => error);
    expect(isDatabaseUnavailable(failure)).toBe(true);
    expect(Date.now() - since).toBeLessThan(7_000);
    await client.close();
    await own.close();
  });
});

describe('a database named by MONGODB_URI', () => {
  it('when a second engine process serves there, then two connections share its data', async () => {
    const parent = await startEngineParent(await makeFolder());
    const one = await connectDatabase({ mongodbUri: parent.uri, log });
    const two = await connectDatabase({ mongodbUri: parent.uri, log });
    expect(one.connection.name).toBe('meridiana');
    expect(one.enginePid()).toBeUndefined();
    await items(one).insertOne({ name: 'lathe' });
    expect(await items(two).countDocuments()).toBe(1);
    await one.close();
    await two.close();
    parent.process.kill('SIGTERM');
    await once(parent.process, 'exit');
  });

  it('when the address names a database, then that one is used', async () => {
    const database = await connectTestDatabase();
    expect(database.connection.name).toBe(database.databaseName);
    await database.close();
  });

  it('when nothing listens there, then the start fails within 10 seconds and hides the password', async () => {
    const mongodbUri = 'mongodb://writer:very-secret@127.0.0.1:9/firms';
    const since = Date.now();
    const failure = await connectDatabase({ mongodbUri, log }).catch((error: unknown) => error);
    expect(Date.now() - since).toBeLessThan(10_000);
    expect(failure).toBeInstanceOf(StartError);
    expect(String(failure)).toContain('MongoDB at 127.0.0.1:9 cannot be reached');
    expect(String(failure)).not.toContain('very-secret');
  });

  it('when a server accepts but never answers, then the start fails within 10 seconds', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const address = silent.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const since = Date.now();
    await expect(
      connectDatabase({ mongodbUri: `mongodb://127.0.0.1:${port}`, log }),
    ).rejects.toBeInstanceOf(StartError);
    expect(Date.now() - since).toBeLessThan(10_000);
    silent.close();
  });

  it.each(['localhost:27017', 'http://127.0.0.1', 'mongodb://'])(
    'when the address is %s, then one sentence says that it is none',
    async (mongodbUri) => {
      await expect(connectDatabase({ mongodbUri, log })).rejects.toThrow(
        /^MONGODB_URI is not an address of MongoDB/,
      );
    },
  );

  it('when neither address nor folder is given, then the start says so', async () => {
    await expect(connectDatabase({ log })).rejects.toBeInstanceOf(StartError);
  });
});

describe('isCluster', () => {
  it.each([
    ['one server', { isWritablePrimary: true }, false],
    ['a member of a replica set', { isWritablePrimary: true, setName: 'rs0' }, true],
    ['a router of a sharded cluster', { isWritablePrimary: true, msg: 'isdbgrid' }, true],
    ['no answer', undefined, false],
  ])('when %s says hello, then it is known', (_who, hello, expected) => {
    expect(isCluster(hello)).toBe(expected);
  });

  it('when the engine itself says hello, then it is one server and its journal is asked for', async () => {
    const database = await connectTestDatabase();
    const hello = await database.connection.db?.admin().command({ hello: 1 });
    expect(isCluster(hello)).toBe(false);
    expect(database.connection.db?.writeConcern).toMatchObject({ w: 1, journal: true });
    await database.close();
  });
});

describe('isDatabaseUnavailable', () => {
  it('when the socket broke while the driver wrote, knows it by its code', () => {
    const broken = Object.assign(new Error('write EPIPE'), { code: 'EPIPE', syscall: 'write' });
    expect(isDatabaseUnavailable(broken)).toBe(true);
  });

  it('when the request itself is at fault, then it is not', async () => {
    const database = await connectTestDatabase();
    await items(database).createIndex({ name: 1 }, { unique: true });
    await items(database).insertOne({ name: 'lathe' });
    const duplicate = await items(database)
      .insertOne({ name: 'lathe' })
      .catch((error: unknown) => error);
    expect(duplicate).toBeInstanceOf(mongoose.mongo.MongoServerError);
    expect(isDatabaseUnavailable(duplicate)).toBe(false);
    await database.close();
  });

  it.each([new Error('no'), new TypeError('no'), 'no', undefined, { code: 91 }])(
    'when the error is %p, then it is not',
    (error) => expect(isDatabaseUnavailable(error)).toBe(false),
  );

  it('when a server is shutting down, then it is', () => {
    const error = new mongoose.mongo.MongoServerError({ message: 'shutting down', code: 91 });
    expect(isDatabaseUnavailable(error)).toBe(true);
    expect(isDatabaseUnavailable(new Error('saving failed', { cause: error }))).toBe(true);
  });

  it('when the connection was closed, then it is', async () => {
    const database = await connectTestDatabase();
    const collection = items(database);
    await database.close();
    const failure = await collection.findOne({}).catch((error: unknown) => error);
    expect(isDatabaseUnavailable(failure)).toBe(true);
  });
});
