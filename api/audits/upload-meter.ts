import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { HttpError } from '../http/http-error.ts';

export const MOST_BYTES = 25 * 1024 * 1024;

/** Watches a file go by: its length, its SHA-256, and whether it is text. */
export class UploadMeter {
  readonly #hash = createHash('sha256');
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #isText = true;
  bytes = 0;

  /** @throws HttpError 413 as soon as the file is too large */
  take(chunk: Uint8Array): void {
    this.bytes += chunk.length;
    if (this.bytes > MOST_BYTES) throw tooLarge();
    this.#hash.update(chunk);
    this.#isText &&= !chunk.includes(0) && this.#decodes(chunk, true);
  }

  /** After the last chunk. */
  finish(): { sha256: string; isText: boolean } {
    const isText = this.#isText && this.#decodes(new Uint8Array(), false);
    return { sha256: this.#hash.digest('hex'), isText };
  }

  #decodes(chunk: Uint8Array, stream: boolean): boolean {
    try {
      this.#decoder.decode(chunk, { stream });
      return true;
    } catch {
      return false;
    }
  }
}

/** Whoever sends more than this beside the point does not hear the answer. */
const MOST_DRAINED = 4 * MOST_BYTES;

/** Reads what is left of a refused file, so that the sender comes to read the answer. */
export async function drain(body: IncomingMessage): Promise<void> {
  let left = MOST_DRAINED;
  try {
    for await (const chunk of body.iterator({ destroyOnReturn: false })) {
      left -= (chunk as Buffer).length;
      if (left < 0) return;
    }
  } catch {
    // The sender has gone: there is nobody to answer.
  }
}

/** 413: also where the length that is declared says so already. */
export function tooLarge(): HttpError {
  const message = 'A file may have 25 MB.';
  return new HttpError(413, 'file-too-large', message, {
    issues: [{ path: 'body', code: 'file-too-large', message }],
  });
}
