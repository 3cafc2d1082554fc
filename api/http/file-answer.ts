import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';

/** Sends a file while it is made, as a download. Whoever goes away in the middle ends the making of it. */
export async function sendFile(
  response: Response,
  { stream, type }: { stream: Readable; type: string },
  name: string,
): Promise<void> {
  announceFile(response, name, type);
  await unlessGone(pipeline(stream, response));
}

/** Says that a file follows, to be kept under this name and taken for nothing but its type. */
export function announceFile(response: Response, name: string, type: string): void {
  response.attachment(name).set({ 'Content-Type': type, 'X-Content-Type-Options': 'nosniff' });
}

/** Whoever goes away in the middle wanted no more: everything behind it has ended, and nothing is wrong. */
export async function unlessGone(sending: Promise<void>): Promise<void> {
  try {
    await sending;
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}
