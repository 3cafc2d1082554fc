import { types } from 'node:util';

/** First line of what an error says, to be put into a sentence. */
export function reasonOf(error: unknown): string {
  const text = types.isNativeError(error) ? error.message : String(error);
  return text.split('\n')[0] ?? '';
}

/** Number by which MongoDB names the kind of an error, undefined when it has none. */
export function codeOf(error: unknown): number | undefined {
  const hasCode = typeof error === 'object' && error !== null && 'code' in error;
  return hasCode && typeof error.code === 'number' ? error.code : undefined;
}

/** Whether reading, writing or unpacking a file failed (and not what was done with its content). */
export function isFileError(error: unknown): boolean {
  if (!types.isNativeError(error)) return false;
  const isFromZlib = 'code' in error && String(error.code).startsWith('Z_');
  return isFromZlib || 'syscall' in error;
}
