/** Reading a ZIP back with an independent reader, which also checks sizes and checksums. */
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';

/** Path → content. */
export class Unzipped extends Map<string, Buffer> {
  text(path: string): string {
    const content = this.get(path);
    if (!content) throw new Error(`${path} is not in the archive`);
    return content.toString('utf8');
  }

  json(path: string): unknown {
    return JSON.parse(this.text(path));
  }
}

/** Fails on a broken archive. */
export async function readZip(file: Buffer): Promise<Unzipped> {
  const zip = await open(file);
  const files = new Unzipped();
  const ended = new Promise<void>((resolve, reject) => {
    zip.on('end', resolve);
    zip.on('error', reject);
    zip.on('entry', (entry: Entry) => {
      const take = async () => {
        files.set(entry.fileName, await contentOf(zip, entry));
        zip.readEntry();
      };
      take().catch(reject);
    });
  });
  zip.readEntry();
  await ended;
  return files;
}

function open(file: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(file, { lazyEntries: true }, (error, zip) => (error ? reject(error) : resolve(zip)));
  });
}

async function contentOf(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const parts: Buffer[] = [];
  const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened)));
  });
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
