import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Request, Response } from 'express';

export interface StaticAnswer {
  /** Answers 200, or 304 to who has it already. */
  send(request: Request, response: Response): void;
}

/** A JSON answer that stays the same while the service runs: written and compressed once, with its ETag. */
export function createStaticAnswer(value: unknown): StaticAnswer {
  const plain = Buffer.from(JSON.stringify(value));
  const gzip = gzipSync(plain, { level: 9 });
  const br = brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
  // Weak: the bytes differ by encoding, the content does not.
  const etag = `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 27)}"`;

  function send(request: Request, response: Response): void {
    response.set({ ETag: etag, 'Cache-Control': 'no-cache', Vary: 'Accept-Encoding' });
    if (request.fresh) {
      response.status(304).end();
      return;
    }
    const encoding = request.acceptsEncodings('br', 'gzip');
    if (encoding) response.set('Content-Encoding', encoding);
    response.type('json').send(encoding === 'br' ? br : encoding === 'gzip' ? gzip : plain);
  }
  return { send };
}
