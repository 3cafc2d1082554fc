import { createHash } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { StartError } from '../start-error.ts';
import { type BackupEnd, writeLine } from './backup-file.ts';
import { type CollectionFacts, type NativeDatabase, listCollections } from './collections.ts';
import { isFileError, reasonOf } from './error-facts.ts';

export interface BackupSummary extends BackupEnd {
  file: string;
  database: string;
  takenAt: string;
  /** Size of the file. */
  bytes: number;
}

/**
 * Writes all collections with their indexes into one file, while the service may go on writing. Every
 * document that is there from the first to the last moment is in it, in one of the states it had
 * meanwhile. The file appears under its name only when it is complete.
 * @throws StartError when the file exists or cannot be written
 */
export async function backUpDatabase(
  database: NativeDatabase,
  file: string,
  takenAt: Date,
): Promise<BackupSummary> {
  if (existsSync(file)) throw new StartError(`${file} exists already: give another file name.`);
  const draft = `${file}.part`;
  const header = { database: database.databaseName, takenAt: takenAt.toISOString() };
  const end: BackupEnd = { collections: 0, documents: 0, sha256: '' };
  try {
    await mkdir(dirname(file), { recursive: true });
    await pipeline(
      Readable.from(backupLines(database, header, end)),
      createGzip(),
      createWriteStream(draft, { mode: 0o600 }),
    );
    await flushToDisk(draft);
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {});
    if (!isFileError(error)) throw error;
    throw new StartError(`The backup ${file} cannot be written (${reasonOf(error)}).`);
  }
  return { file, ...header, ...end, bytes: (await stat(file)).size };
}

async function* backupLines(
  database: NativeDatabase,
  header: { database: string; takenAt: string },
  end: BackupEnd,
): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const counted = (line: string): string => {
    hash.update(line);
    return line;
  };
  yield counted(writeLine({ meridianaBackup: 1, ...header }));
  for (const { name, options } of await collectionsToKeep(database)) {
    const collection = database.collection(name);
    const indexes = await collection.indexes();
    yield counted(writeLine({ collection: name, options, indexes }));
    end.collections += 1;
    // As they are stored: a 32-bit, a 64-bit and a floating-point number stay what they are.
    const documents = collection.find({}, { promoteValues: false, bsonRegExp: true });
    for await (const document of documents) {
      yield counted(writeLine({ document }));
      end.documents += 1;
    }
  }
  end.sha256 = hash.digest('hex');
  yield writeLine({ end });
}

/**
 * The collections in the order in which they are read. A stored file's entry (`x.files`) is written
 * after its parts (`x.chunks`), so it is read before them: an entry in the backup has all its parts.
 */
async function collectionsToKeep(database: NativeDatabase): Promise<CollectionFacts[]> {
  const found = await listCollections(database);
  const other = found.find(({ type }) => type !== 'collection');
  if (other) throw new StartError(`${other.name} is a ${other.type}, which a backup cannot hold.`);
  return found.toSorted((one, two) => (rank(one.name) < rank(two.name) ? -1 : 1));
}

function rank(name: string): string {
  return name.replace(/\.files$/, '.1').replace(/\.chunks$/, '.2');
}

async function flushToDisk(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.sync();
  await handle.close();
}
