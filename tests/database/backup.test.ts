import { createHash } from 'node:crypto';
import { readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { backUpDatabase } from '../../api/database/backup.ts';
import type { NativeDatabase } from '../../api/database/collections.ts';
import { type Database, connectDatabase } from '../../api/database/connection.ts';
import { restoreDatabase } from '../../api/database/restore.ts';
import { type TestDatabase, connectTestDatabase } from '../support/database.ts';
import { makeFolder, removeFolders } from '../support/data-folder.ts';
import { type ProgramResult, runProgram } from '../support/programs.ts';

const { BSON, GridFSBucket } = mongoose.mongo;
const log = (): void => {};
const now = new Date('2026-11-20T09:00:00Z');

function native({ connection }: Database): NativeDatabase {
  if (!connection.db) throw new Error('not connected');
  return connection.db;
}

/** All documents byte for byte and all indexes, by collection. */
async function contentOf(database: NativeDatabase): Promise<Record<string, unknown>> {
  const content: Record<string, unknown> = {};
  for (const { name } of await database.listCollections().toArray()) {
    const collection = database.collection(name);
    const documents = await collection.find({}, { raw: true }).sort({ _id: 1 }).toArray();
    const bytes = documents.map((document) => Buffer.from(Object(document)).toString('hex'));
    content[name] = { documents: bytes, indexes: await collection.indexes() };
  }
  return content;
}

async function fill(database: NativeDatabase): Promise<void> {
  const firms = database.collection('firms');
  await firms.createIndex({ vat: 1 }, { unique: true, sparse: true });
  await firms.createIndex({ name: 'text' });
  await firms.createIndex({ expires: 1 }, { expireAfterSeconds: 86_400 });
  await firms.createIndex({ town: 1 }, { collation: { locale: 'it', strength: 1 } });
  await firms.insertMany([
    { name: 'Officine Cimolai', vat: 'IT1', employees: 12, share: new BSON.Double(3) },
    {
      name: 'Perché no è già',
      nested: { list: [1, 2.5, null, true], big: new BSON.Long('9007199254740993') },
    },
    { name: 'Types', day: now, pattern: /^a/i, bytes: new BSON.Binary(Buffer.from('à')) },
  ]);
  await database.createCollection('empty');
  const upload = new GridFSBucket(database, {
    bucketName: 'evidence',
    chunkSizeBytes: 1000,
  }).openUploadStream('a.pdf');
  await new Promise((resolve, reject) => {
    upload.once('finish', resolve).once('error', reject).end(Buffer.alloc(3500, 7));
  });
}

let source: TestDatabase;
const targets: TestDatabase[] = [];

async function emptyTarget(): Promise<NativeDatabase> {
  const target = await connectTestDatabase();
  targets.push(target);
  return native(target);
}

async function backUpSource(): Promise<string> {
  const file = join(await makeFolder(), 'all.jsonl.gz');
  await backUpDatabase(native(source), file, now);
  return file;
}

beforeAll(async () => {
  source = await connectTestDatabase();
  await fill(native(source));
});

afterAll(async () => {
  for (const target of [source, ...targets]) await target.close();
  await removeFolders();
});

describe('backup and restore', () => {
  it('when a database is restored elsewhere, then documents, types, files and indexes are equal', async () => {
    const file = await backUpSource();
    const target = await emptyTarget();
    const summary = await restoreDatabase(target, file, { replace: false });
    expect(summary).toMatchObject({ collections: 4, documents: 8, leftOut: [] });
    expect(await contentOf(target)).toEqual(await contentOf(native(source)));
  });

  it('when the service writes meanwhile, then all that was there before is in it and it can be restored', async () => {
    const busy = await emptyTarget();
    await busy.collection('answers').createIndex({ number: 1 }, { unique: true });
    const before = Array.from({ length: 3000 }, (_value, number) => ({ number }));
    await busy.collection('answers').insertMany(before);
    const over = new AbortController();
    let written = 0;
    const writing = (async () => {
      for (; !over.signal.aborted; written += 1)
        await busy.collection('answers').insertOne({ number: 3000 + written });
    })();
    const file = join(await makeFolder(), 'busy.jsonl.gz');
    const { documents } = await backUpDatabase(busy, file, now);
    over.abort();
    await writing;
    expect(written).toBeGreaterThan(0);

    const target = await emptyTarget();
    await restoreDatabase(target, file, { replace: false });
    expect(await target.collection('answers').countDocuments()).toBe(documents);
    expect(await target.collection('answers').countDocuments({ number: { $lt: 3000 } })).toBe(3000);
  });

  it('when the database is not empty, then it stays as it is unless it is to be replaced', async () => {
    const file = await backUpSource();
    const target = await emptyTarget();
    await target.collection('firms').insertOne({ name: 'present' });
    await target.collection('other').insertOne({ name: 'present' });
    await expect(restoreDatabase(target, file, { replace: false })).rejects.toThrow(
      /is not empty .*--replace/,
    );
    expect(await target.collection('firms').countDocuments()).toBe(1);

    await restoreDatabase(target, file, { replace: true });
    expect(await contentOf(target)).toEqual(await contentOf(native(source)));
  });

  it('when an earlier restore was interrupted, then its remains do no harm', async () => {
    const target = await emptyTarget();
    await target.collection('restoring.firms').insertOne({ name: 'half' });
    await restoreDatabase(target, await backUpSource(), { replace: false });
    expect(await contentOf(target)).toEqual(await contentOf(native(source)));
  });

  it('when a unique key moved to another document meanwhile, then one of the two is left out and named', async () => {
    const lines = gunzipSync(await readFile(await backUpSource()))
      .toString()
      .trim()
      .split('\n');
    const first = lines.findIndex((line) => line.includes('"vat":"IT1"'));
    const id = '6745a1b2c3d4e5f601234567';
    lines.splice(first + 1, 0, `{"document":{"_id":{"$oid":"${id}"},"vat":"IT1"}}`);
    const file = join(await makeFolder(), 'moved.jsonl.gz');
    await writeFile(file, sealed(lines.slice(0, -1), 4, 9));
    const target = await emptyTarget();
    const summary = await restoreDatabase(target, file, { replace: false });
    expect(summary).toMatchObject({ documents: 8, leftOut: [{ collection: 'firms', id }] });
    expect(await contentOf(target)).toEqual(await contentOf(native(source)));
  });

  it('when the file exists already, then it is not overwritten', async () => {
    const file = await backUpSource();
    const before = await readFile(file);
    await expect(backUpDatabase(native(source), file, now)).rejects.toThrow(/exists already/);
    expect(await readFile(file)).toEqual(before);
  });

  it('when the file cannot be written, then one sentence says so', async () => {
    const file = join(await backUpSource(), 'below-a-file', 'b.jsonl.gz');
    await expect(backUpDatabase(native(source), file, now)).rejects.toMatchObject({
      name: 'StartError',
      message: expect.stringMatching(/cannot be written \(ENOTDIR/),
    });
  });

  it('when another user looks, then the file is not readable', async () => {
    expect((await stat(await backUpSource())).mode & 0o777).toBe(0o600);
  });
});

async function unzip(file: string): Promise<string> {
  return gunzipSync(await readFile(file)).toString();
}

/** The lines as a backup whose counts and checksum are right. */
function sealed(lines: string[], collections: number, documents: number): Buffer {
  const text = lines.map((line) => `${line}\n`).join('');
  const sha256 = createHash('sha256').update(text).digest('hex');
  return gzipSync(`${text}${JSON.stringify({ end: { collections, documents, sha256 } })}\n`);
}

describe('a bad backup file', () => {
  const spoil: Record<string, (file: string) => Promise<void>> = {
    'is empty': (file) => writeFile(file, ''),
    'is something else': (file) => writeFile(file, 'a letter'),
    'is something else, packed': (file) => writeFile(file, gzipSync('{"a":1}\n')),
    'is cut short': async (file) => truncate(file, (await stat(file)).size - 20),
    'lacks its end': async (file) => {
      const lines = (await unzip(file)).split('\n').slice(0, -2);
      await writeFile(file, gzipSync(`${lines.join('\n')}\n`));
    },
    'lacks a document': async (file) => {
      const lines = (await unzip(file)).split('\n').filter((line) => !line.includes('Cimolai'));
      await writeFile(file, gzipSync(lines.join('\n')));
    },
    'has an altered letter': async (file) => {
      await writeFile(file, gzipSync((await unzip(file)).replace('Cimolai', 'Cimolaj')));
    },
  };

  it.each(Object.keys(spoil))('when it %s, then nothing is changed', async (fault) => {
    const file = await backUpSource();
    await spoil[fault]?.(file);
    const target = await emptyTarget();
    await target.collection('firms').insertOne({ name: 'present' });
    const before = await contentOf(target);
    await expect(restoreDatabase(target, file, { replace: true })).rejects.toMatchObject({
      name: 'StartError',
      message: expect.stringMatching(/^\/.*all\.jsonl\.gz is not a good backup: /),
    });
    expect(await contentOf(target)).toEqual(before);
  });
});

function backup(words: string[], env: Record<string, string>): Promise<ProgramResult> {
  return runProgram('api/commands/backup.ts', words, env);
}

function restore(words: string[], env: Record<string, string>): Promise<ProgramResult> {
  return runProgram('api/commands/restore.ts', words, env);
}

describe('the commands', () => {
  it('when the service runs, then a backup is taken from it, and restored into another folder', async () => {
    const here = await makeFolder();
    const there = await makeFolder();
    const running = await connectDatabase({ dataDir: here, log });
    await fill(native(running));
    const taken = await backup([], { DATA_DIR: here });
    expect(taken).toMatchObject({ code: 0, stderr: '' });
    const { file, documents } = JSON.parse(taken.stdout);
    expect(file).toMatch(new RegExp(`^${here}/backups/meridiana-.*\\.jsonl\\.gz$`));

    const refused = await restore([file, '--replace'], { DATA_DIR: here });
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toBe(`A service is running on ${here}: stop it, then restore.\n`);

    const restored = await restore([file], { DATA_DIR: there });
    expect(restored).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(restored.stdout)).toMatchObject({ documents, leftOut: [] });
    const again = await connectDatabase({ dataDir: there, log });
    expect(await contentOf(native(again))).toEqual(await contentOf(native(running)));
    await again.close();
    await running.close();

    const twice = await restore([file], { DATA_DIR: there });
    expect(twice).toMatchObject({ code: 1, stdout: '' });
    expect(twice.stderr).toMatch(/^The database "meridiana" is not empty/);
  });

  it('when no service runs, then the backup is taken all the same', async () => {
    const dataDir = await makeFolder();
    const database = await connectDatabase({ dataDir, log });
    await fill(native(database));
    await database.close();
    const file = join(dataDir, 'mine.jsonl.gz');
    const taken = await backup([file], { DATA_DIR: dataDir });
    expect(JSON.parse(taken.stdout)).toMatchObject({ file, collections: 4, documents: 8 });
  });

  it('when MONGODB_URI is set, then that database is meant', async () => {
    const dataDir = await makeFolder();
    const file = join(dataDir, 'server.jsonl.gz');
    const taken = await backup([file], { DATA_DIR: dataDir, MONGODB_URI: source.uri });
    expect(JSON.parse(taken.stdout)).toMatchObject({ database: source.databaseName, documents: 8 });
    const target = await connectTestDatabase();
    targets.push(target);
    const restored = await restore([file], { DATA_DIR: dataDir, MONGODB_URI: target.uri });
    expect(restored).toMatchObject({ code: 0 });
    expect(await contentOf(native(target))).toEqual(await contentOf(native(source)));
  });

  it.each([
    ['backup', ['--help'], /^npm run -s backup/],
    ['restore', ['--help'], /^npm run -s restore/],
  ])('when %s is asked for help, then it prints it', async (name, words, expected) => {
    const result = await runProgram(`api/commands/${name}.ts`, words);
    expect(result).toMatchObject({ code: 0, stderr: '' });
    expect(result.stdout).toMatch(expected);
  });

  it.each([
    ['backup', [], /^There is no data in /],
    ['backup', ['--replace'], /Unknown option '--replace'/],
    ['backup', ['a', 'b'], /^Give one file name only/],
    ['restore', [], /^Name the backup file/],
    ['restore', ['missing.gz'], /missing\.gz is not a good backup: ENOENT/],
  ])('when %s gets %j, then one sentence and exit code 1', async (name, words, expected) => {
    const result = await runProgram(`api/commands/${name}.ts`, words, {
      DATA_DIR: await makeFolder(),
    });
    expect(result).toMatchObject({ code: 1, stdout: '' });
    expect(result.stderr).toMatch(expected);
    expect(result.stderr.trim().split('\n')).toHaveLength(1);
  });
});
