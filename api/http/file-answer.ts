import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';

/** Sends a file while it is made, as a download. Whoever goes away in the middle ends the making of it. */
export async function sendFile(
  response: Response,
  { stream, type }: { stream: Readable; type: string },
  name: string,
): Promise<void> {
  response.attachment(name).set({ 'Content-Type': type, 'X-Content-Type-Options': 'nosniff' });
  try {
    await pipeline(stream, response);
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}
