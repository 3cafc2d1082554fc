import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { ErrorBody } from '../contract.ts';
import { isDatabaseUnavailable } from '../database/connection.ts';
import { traceOf } from '../error-trace.ts';
import { type Current, HttpError } from './http-error.ts';

const DATABASE_AWAY_SECONDS = 2;

/** What the body reader of express complains about, by its own names. */
const BODY_ERRORS: Record<string, { status: number; code: string; message: string }> = {
  'entity.too.large': {
    status: 413,
    code: 'body-too-large',
    message: 'The body is larger than 256 kB.',
  },
  'entity.parse.failed': { status: 400, code: 'broken-json', message: 'The body is not JSON.' },
  'encoding.unsupported': {
    status: 415,
    code: 'unsupported-encoding',
    message: 'The body must not be compressed.',
  },
  'charset.unsupported': {
    status: 415,
    code: 'unsupported-charset',
    message: 'The body must be UTF-8.',
  },
  'request.aborted': { status: 400, code: 'request-aborted', message: 'The body did not arrive.' },
  'request.size.invalid': {
    status: 400,
    code: 'wrong-length',
    message: 'The body does not have the length it declares.',
  },
};

/** The only place where an error becomes an answer; what nobody expected is logged and tells nothing. */
export function createErrorHandler(log: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    const answer = toHttpError(error);
    if (answer.status >= 500) log.error({ error: traceOf(error) }, 'A request failed');
    if (response.headersSent) {
      next(error);
      return;
    }
    if (answer.retryAfterSeconds !== undefined) {
      response.set('Retry-After', String(answer.retryAfterSeconds));
    }
    response.set('Cache-Control', 'no-store');
    response.status(answer.status).json(toBody(answer));
  };
}

/** For addresses that no route answers. */
export const noSuchRoute: RequestHandler = (_request, _response, next) => {
  next(
    new HttpError(404, 'no-such-route', 'No such address.', {
      issues: [{ path: 'url', code: 'no-such-route', message: 'see /api/docs' }],
    }),
  );
};

function toHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  if (isDatabaseUnavailable(error)) {
    return new HttpError(503, 'database-away', 'The database does not answer. Please try again.', {
      retryAfterSeconds: DATABASE_AWAY_SECONDS,
    });
  }
  const { type, status } = error as { type?: unknown; status?: unknown };
  const known = typeof type === 'string' ? BODY_ERRORS[type] : undefined;
  if (known) return aboutBody(known.status, known.code, known.message);
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new HttpError(status, 'bad-request', 'The request is not right.', {
      issues: [{ path: 'url', code: 'bad-request', message: 'malformed request' }],
    });
  }
  return new HttpError(500, 'internal', 'Something went wrong on our side.');
}

/** An error about the body as a whole. */
export function aboutBody(status: number, code: string, message: string): HttpError {
  return new HttpError(status, code, message, { issues: [{ path: 'body', code, message }] });
}

function toBody(answer: HttpError): ErrorBody<Current> {
  const { code, message, issues, current } = answer;
  return { error: { code, message, ...(issues && { issues }), ...(current && { current }) } };
}
