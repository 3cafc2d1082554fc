import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import mongoose from 'mongoose';
import { z } from 'zod';
import { StartError } from '../start-error.ts';
import { isFileError, reasonOf } from './error-facts.ts';

/*
 * A backup is one gzipped text file, a JSON value on each line (MongoDB's Extended JSON, canonical, so
 * that every type comes back as it was):
 *   {"meridianaBackup":1,"database":…,"takenAt":…}        first line
 *   {"collection":…,"options":{…},"indexes":[…]}          then, for each collection, its documents:
 *   {"document":{…}}
 *   {"end":{"collections":…,"documents":…,"sha256":…}}    last line; SHA-256 of all lines before it
 */
const { EJSON } = mongoose.mongo.BSON;

const record = z.record(z.string(), z.unknown());
const headerShape = z.object({
  meridianaBackup: z.literal(1),
  database: z.string(),
  takenAt: z.string(),
});
const collectionShape = z.object({
  collection: z.string(),
  options: record,
  indexes: z.array(record),
});
const endShape = z.object({
  end: z.object({ collections: z.number(), documents: z.number(), sha256: z.string() }),
});
const lineShape = z.union([z.object({ document: record }), collectionShape, headerShape, endShape]);

export type BackupHeader = z.infer<typeof headerShape>;
export type BackupCollection = z.infer<typeof collectionShape>;
export type BackupEnd = z.infer<typeof endShape>['end'];
type BackupLine = z.infer<typeof lineShape>;

export function writeLine(line: BackupLine): string {
  const isFromDatabase = 'document' in line || 'collection' in line;
  return `${isFromDatabase ? EJSON.stringify(line, { relaxed: false }) : JSON.stringify(line)}\n`;
}

/**
 * Reads a whole backup and compares it with its own checksum and counts, before anything is changed.
 * @throws StartError when the file cannot be read, is no backup, is cut short or was altered
 */
export async function verifyBackup(file: string): Promise<BackupHeader & BackupEnd> {
  const hash = createHash('sha256');
  const counted = { collections: 0, documents: 0 };
  let header: BackupHeader | undefined;
  let end: BackupEnd | undefined;
  await readLines(file, (text) => {
    const line = parseLine(file, text);
    if (end) throw badBackup(file, 'something follows its last line');
    if ('end' in line) end = line.end;
    else hash.update(`${text}\n`);
    if ('meridianaBackup' in line) header = line;
    if ('collection' in line) counted.collections += 1;
    if ('document' in line) counted.documents += 1;
  });
  if (!header) throw badBackup(file, 'its first line is missing');
  if (!end) throw badBackup(file, 'its end is missing');
  const isWhole = end.collections === counted.collections && end.documents === counted.documents;
  if (!isWhole || hash.digest('hex') !== end.sha256) {
    throw badBackup(file, 'its checksum does not fit its content');
  }
  return { ...header, ...end };
}

/** The lines of a backup that `verifyBackup` found good, in order. */
export async function readBackup(
  file: string,
  visit: (line: BackupLine) => Promise<void>,
): Promise<void> {
  await readLines(file, (text) => visit(parseLine(file, text)));
}

function parseLine(file: string, text: string): BackupLine {
  try {
    const isFromDatabase = /^\{"(document|collection)":/.test(text);
    const value: unknown = isFromDatabase
      ? EJSON.parse(text, { relaxed: false })
      : JSON.parse(text);
    return lineShape.parse(value);
  } catch {
    throw badBackup(file, 'a line of it is not what a backup has');
  }
}

async function readLines(
  file: string,
  visit: (text: string) => Promise<void> | void,
): Promise<void> {
  try {
    await pipeline(
      createReadStream(file),
      createGunzip(),
      async (source: AsyncIterable<Buffer>) => {
        let rest = '';
        for await (const part of Readable.from(source).setEncoding('utf8')) {
          const lines = (rest + String(part)).split('\n');
          rest = lines.pop() ?? '';
          for (const line of lines) await visit(line);
        }
        if (rest) throw badBackup(file, 'its last line is cut');
      },
    );
  } catch (error) {
    throw isFileError(error) ? badBackup(file, reasonOf(error)) : error;
  }
}

function badBackup(file: string, reason: string): StartError {
  return new StartError(`${file} is not a good backup: ${reason}.`);
}
