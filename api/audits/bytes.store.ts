import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { mongo } from 'mongoose';
import type { Database } from '../database/connection.ts';

const BUCKET = 'evidence';

/** Bytes that no audit holds: not yet, or not any more. */
interface Loose {
  _id: string;
  since: Date;
  /** Somebody is removing them: they cannot be taken up again. */
  going: boolean;
}

/** Where an upload writes to, with back pressure. */
export interface Sink {
  write(chunk: Uint8Array): Promise<void>;
  finish(): Promise<void>;
  /** Ends it without a file; safe in any state. */
  abort(): Promise<void>;
}

/**
 * The bytes of evidence, in GridFS. Whatever is written is noted as loose first, so that a process that is
 * killed at any point leaves a note of what is to be swept.
 */
export class BytesStore {
  readonly #database: Database;
  readonly #loose: mongo.Collection<Loose>;

  constructor(database: Database) {
    this.#database = database;
    const loose = database.connection.collection(`${BUCKET}.loose`);
    this.#loose = loose as unknown as mongo.Collection<Loose>;
  }

  async prepare(): Promise<void> {
    await this.#loose.createIndex({ since: 1 });
  }

  /** Notes that bytes are, or soon will be, without an audit. */
  async loosen(file: string, since: Date): Promise<void> {
    await this.#loose.updateOne(
      { _id: file },
      { $set: { since }, $setOnInsert: { going: false } },
      { upsert: true },
    );
  }

  /** Says that an upload is whole and about to be held. @returns false if it was swept meanwhile */
  async renew(file: string, since: Date): Promise<boolean> {
    const { matchedCount } = await this.#loose.updateOne(
      { _id: file, going: false },
      { $set: { since } },
    );
    return matchedCount === 1;
  }

  /** Takes the note back: an audit holds the bytes. */
  async fasten(file: string): Promise<void> {
    await this.#loose.deleteOne({ _id: file, going: false });
  }

  async findLoose(before: Date): Promise<string[]> {
    const found = await this.#loose
      .find({ since: { $lte: before } })
      .limit(500)
      .toArray();
    return found.map(({ _id }) => _id);
  }

  /** Decides that loose bytes go. @returns false if they were renewed after `before`, or fastened */
  async claim(file: string, before: Date): Promise<boolean> {
    const { matchedCount } = await this.#loose.updateOne(
      { _id: file, since: { $lte: before } },
      { $set: { going: true } },
    );
    return matchedCount === 1;
  }

  /** Removes claimed bytes, the note last. */
  async remove(file: string): Promise<void> {
    await this.#collection('files').deleteOne({ _id: file });
    await this.#collection('chunks').deleteMany({ files_id: file });
    await this.#loose.deleteOne({ _id: file });
  }

  /** Begins to write a file. */
  open(file: string): Sink {
    const stream = this.#bucket().openUploadStreamWithId(asId(file), file);
    let failure: Error | undefined;
    stream.on('error', (error) => (failure = error));
    return {
      async write(chunk) {
        if (failure) throw failure;
        if (!stream.write(chunk)) await once(stream, 'drain');
      },
      async finish() {
        stream.end();
        if (!stream.writableFinished) await once(stream, 'finish');
      },
      async abort() {
        if (!stream.destroyed && !stream.writableFinished) await stream.abort();
      },
    };
  }

  /** The bytes as a stream; it fails if they are gone. */
  read(file: string): Readable {
    return this.#bucket().openDownloadStream(asId(file));
  }

  #bucket(): mongo.GridFSBucket {
    return new mongo.GridFSBucket(this.#native(), { bucketName: BUCKET });
  }

  #collection(part: 'files' | 'chunks'): mongo.Collection<{ _id: string; files_id?: string }> {
    return this.#native().collection(`${BUCKET}.${part}`);
  }

  #native(): mongo.Db {
    const { db } = this.#database.connection;
    if (!db) throw new Error('the database is not connected');
    return db;
  }
}

/** Our ids are text; the driver's types know its own kind of id alone. */
function asId(file: string): mongo.ObjectId {
  return file as unknown as mongo.ObjectId;
}
