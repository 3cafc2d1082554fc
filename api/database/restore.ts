import mongoose from 'mongoose';
import { StartError } from '../start-error.ts';
import { type BackupCollection, readBackup, verifyBackup } from './backup-file.ts';
import { type NativeDatabase, RESTORING, listCollections } from './collections.ts';

const BATCH = 200;
const DUPLICATE_KEY = 11000;

export interface RestoreSummary {
  file: string;
  database: string;
  takenAt: string;
  collections: number;
  /** Documents now in the database. */
  documents: number;
  /**
   * Documents of the backup left out because another one holds the same unique key: possible only
   * where the key went from one to the other while the backup was being written.
   */
  leftOut: { collection: string; id: string }[];
}

/**
 * Fills a database from a backup file: checks the whole file first, then loads everything beside the
 * present data, and only then puts it in its place. Interrupted, it can be run again.
 * @param replace whether data that is there may be replaced; without it the database must be empty
 * @throws StartError when the file is bad or the database is not empty
 */
export async function restoreDatabase(
  database: NativeDatabase,
  file: string,
  { replace }: { replace: boolean },
): Promise<RestoreSummary> {
  const { takenAt, collections, documents } = await verifyBackup(file);
  const present = (await listCollections(database)).map(({ name }) => name);
  const full = replace ? undefined : await firstWithContent(database, present);
  if (full) {
    throw new StartError(
      `The database "${database.databaseName}" is not empty (${full}): add --replace to replace all of its data.`,
    );
  }
  const loading = new Loading(database);
  await loading.removeLeftovers();
  await readBackup(file, async (line) => {
    if ('collection' in line) await loading.begin(line);
    if ('document' in line) await loading.add(line.document);
  });
  await loading.flush();
  await putInPlace(database, loading.names, present);
  const { leftOut } = loading;
  return {
    file,
    database: database.databaseName,
    takenAt,
    collections,
    documents: documents - leftOut.length,
    leftOut,
  };
}

async function firstWithContent(
  database: NativeDatabase,
  names: string[],
): Promise<string | undefined> {
  for (const name of names) {
    if (await database.collection(name).findOne({}, { projection: { _id: 1 } })) return name;
  }
  return undefined;
}

/** Each collection changes in one step; what the backup does not have goes last. */
async function putInPlace(
  database: NativeDatabase,
  names: string[],
  present: string[],
): Promise<void> {
  for (const name of names) {
    await database.renameCollection(RESTORING + name, name, { dropTarget: true });
  }
  for (const name of present) {
    if (!names.includes(name)) await database.dropCollection(name);
  }
}

/** The collections of a backup on their way into the database, under names of their own. */
class Loading {
  readonly names: string[] = [];
  readonly leftOut: RestoreSummary['leftOut'] = [];
  readonly #database: NativeDatabase;
  #waiting: Record<string, unknown>[] = [];

  constructor(database: NativeDatabase) {
    this.#database = database;
  }

  async removeLeftovers(): Promise<void> {
    const found = await this.#database.listCollections({}, { nameOnly: true }).toArray();
    for (const { name } of found) {
      if (name.startsWith(RESTORING)) await this.#database.dropCollection(name);
    }
  }

  async begin({ collection, options, indexes }: BackupCollection): Promise<void> {
    await this.flush();
    this.names.push(collection);
    const name = RESTORING + collection;
    await this.#database.createCollection(name, options);
    const others = indexes.filter((index) => index['name'] !== '_id_');
    if (others.length > 0) await this.#database.command({ createIndexes: name, indexes: others });
  }

  async add(document: Record<string, unknown>): Promise<void> {
    this.#waiting.push(document);
    if (this.#waiting.length >= BATCH) await this.flush();
  }

  async flush(): Promise<void> {
    const name = this.names.at(-1);
    const batch = this.#waiting;
    this.#waiting = [];
    if (name === undefined || batch.length === 0) return;
    try {
      await this.#database.collection(RESTORING + name).insertMany(batch, { ordered: false });
    } catch (error) {
      this.#leaveOut(name, batch, error);
    }
  }

  #leaveOut(collection: string, batch: Record<string, unknown>[], error: unknown): void {
    if (!(error instanceof mongoose.mongo.MongoBulkWriteError)) throw error;
    for (const { code, index } of [error.writeErrors].flat()) {
      if (code !== DUPLICATE_KEY) throw error;
      this.leftOut.push({ collection, id: String(batch[index]?.['_id']) });
    }
  }
}
