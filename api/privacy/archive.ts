import { PassThrough, Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { canonicalJson } from '../../scoring/canonical.ts';

/** A ZIP that comes into being while it is sent: one entry is opened after the other, none is held whole but JSON. */
export class Archive {
  readonly #zip = new ZipFile();
  readonly #mtime: Date;
  #open: Readable | undefined;
  #files = 0;
  #isOver = false;

  constructor(mtime: Date) {
    this.#mtime = mtime;
    this.#zip.on('error', (error: Error) => this.#fail(error));
  }

  /** How many files it will hold. */
  get files(): number {
    return this.#files;
  }

  addText(name: string, text: string): void {
    this.#files += 1;
    this.#zip.addBuffer(Buffer.from(text), name, { mtime: this.#mtime });
  }

  /** JSON with its keys in order, set for people to read. @param load called when its turn comes */
  addJson(name: string, load: () => Promise<unknown>): void {
    this.#add(name, {}, async () => Readable.from([toJson(await load())]));
  }

  /** A file of unknown size, made while it is sent. @param open called when its turn comes */
  addStream(name: string, open: () => Promise<Readable>): void {
    this.#add(name, {}, open);
  }

  /** A file as it is. @param size in bytes: an archive with another one fails */
  addFile(name: string, size: number, open: () => Promise<Readable>): void {
    this.#add(name, { size, compress: false }, open);
  }

  /** Sends everything; ends reading as soon as the receiver goes away. */
  async sendTo(target: Writable): Promise<void> {
    this.#zip.end();
    try {
      await pipeline(this.#output(), target);
    } finally {
      this.#isOver = true;
      this.#open?.destroy();
    }
  }

  #add(name: string, options: object, open: () => Promise<Readable>): void {
    this.#files += 1;
    this.#zip.addReadStreamLazy(name, { mtime: this.#mtime, ...options }, (take) => {
      open().then(
        (stream) => this.#take(stream, take),
        (error: unknown) => this.#fail(error as Error),
      );
    });
  }

  #take(stream: Readable, take: (error: unknown, stream: Readable) => void): void {
    this.#open = stream;
    stream.on('error', (error) => this.#fail(error));
    if (this.#isOver) stream.destroy();
    else take(null, stream);
  }

  #fail(error: Error): void {
    this.#output().destroy(error);
  }

  #output(): PassThrough {
    return this.#zip.outputStream as PassThrough;
  }
}

function toJson(value: unknown): string {
  // Through JSON once, so that dates are text; then in order.
  const plain: unknown = JSON.parse(JSON.stringify(value));
  return `${JSON.stringify(JSON.parse(canonicalJson(plain)), null, 2)}\n`;
}

/** A file's name as every system takes it: what somebody typed never leads out of the folder. */
export function safeName(name: string): string {
  const safe = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '_')
    .replace(/^\.+/, '');
  const ending = /\.[\w-]{1,10}$/.exec(safe)?.[0] ?? '';
  const stem = safe.slice(0, safe.length - ending.length).slice(0, 80);
  return `${stem || 'file'}${ending}`;
}
