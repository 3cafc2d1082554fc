/**
 * What the log may have of an error that nobody expected: its kind and where it happened. What it says stays out,
 * for libraries put data into it (“duplicate key: { email: … }”).
 */
export function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return `not an error but ${typeof error}`;
  const { code } = error as { code?: unknown };
  const kind =
    typeof code === 'number' || typeof code === 'string' ? `${error.name} ${code}` : error.name;
  const frames = (error.stack ?? '').replace(error.message, '').split('\n');
  return [kind, ...frames.filter((line) => /^ {4}at /.test(line))].join('\n');
}
