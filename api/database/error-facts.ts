/** First line of what an error says, to be put into a sentence. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n')[0] ?? '';
}

/** Number by which MongoDB names the kind of an error, undefined when it has none. */
export function codeOf(error: unknown): number | undefined {
  const hasCode = typeof error === 'object' && error !== null && 'code' in error;
  return hasCode && typeof error.code === 'number' ? error.code : undefined;
}
