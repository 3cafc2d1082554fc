import type { ErrorBody } from '../contract.ts';

export type Issue = NonNullable<ErrorBody['error']['issues']>[number];
/** What is there now, in the shape of what was to be changed. */
export type Current = object;

/** An answer other than success, on purpose. `code` is for programs, `message` for people who read logs and tools. */
export class HttpError extends Error {
  override name = 'HttpError';
  readonly status: number;
  readonly code: string;
  readonly issues: Issue[] | undefined;
  readonly current: Current | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    status: number,
    code: string,
    message: string,
    more: { issues?: Issue[]; current?: Current; retryAfterSeconds?: number } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.issues = more.issues;
    this.current = more.current;
    this.retryAfterSeconds = more.retryAfterSeconds;
  }
}

/** A 400 that names one field. */
export function badInput(path: string, code: string, message: string): HttpError {
  return new HttpError(400, 'invalid-input', 'The request is not right.', {
    issues: [{ path, code, message }],
  });
}

/** The one answer for whatever is not there or not the asker's: it does not tell which. */
export function notFound(path: string): HttpError {
  return new HttpError(404, 'not-found', 'There is nothing here, or not for you.', {
    issues: [{ path, code: 'not-found', message: 'unknown, ended or deleted' }],
  });
}

/** A 409: the request is right, but not for the state things are in. */
export function conflict(code: string, message: string, paths: string[]): HttpError {
  return new HttpError(409, code, message, {
    issues: paths.map((path) => ({ path, code, message })),
  });
}
