import { openFile } from '../http.ts';

/** How far a download is: files begun of how many there are, where the service says so. */
export interface DownloadProgress {
  bytes: number;
  files: number;
  of: number | null;
}

/**
 * Fetches a file with the session renewed if need be, and hands it to the browser to keep.
 * @throws ApiError, or an AbortError once the signal is given
 */
export async function download(
  path: string,
  signal: AbortSignal,
  onProgress: (progress: DownloadProgress) => void = () => undefined,
): Promise<void> {
  const response = await openFile(path, signal);
  const of = response.headers.get('x-files');
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const count = createFileCounter();
  let bytes = 0;
  for await (const part of chunksOf(response)) {
    parts.push(part);
    bytes += part.length;
    onProgress({ bytes, files: count(part), of: of === null ? null : Number(of) });
  }
  save(new Blob(parts), nameOf(response));
}

async function* chunksOf(response: Response): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader();
  if (!reader) return;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

/** Every file in a ZIP begins with this mark. */
const MARK = [0x50, 0x4b, 0x03, 0x04];

/** @returns how many files of a ZIP have begun so far; a mark may lie across two pieces */
function createFileCounter(): (part: Uint8Array) => number {
  let files = 0;
  let matched = 0;
  return (part) => {
    for (const byte of part) {
      matched = byte === MARK[matched] ? matched + 1 : Number(byte === MARK[0]);
      if (matched < MARK.length) continue;
      files += 1;
      matched = 0;
    }
    return files;
  };
}

function nameOf(response: Response): string {
  const said = response.headers.get('content-disposition') ?? '';
  return /filename="?([^";]+)/.exec(said)?.[1] ?? 'meridiana';
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
