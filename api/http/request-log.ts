import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';

/**
 * One line for each request: method, address without query and ids, status, duration.
 * Headers, cookies, bodies and network addresses are never written.
 */
export function requestLog(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    genReqId: () => randomUUID(),
    wrapSerializers: false,
    serializers: {
      req: (request: IncomingMessage & { id: string; originalUrl?: string }) => ({
        id: request.id,
        method: request.method,
        path: withoutIds(request.originalUrl ?? request.url ?? ''),
      }),
      res: (response: ServerResponse) => ({ status: response.statusCode }),
      err: (error: Error) => ({ type: error.name }),
    },
    customLogLevel: (_request, response) => (response.statusCode >= 500 ? 'error' : 'info'),
    customSuccessMessage: () => 'request',
    customErrorMessage: () => 'request failed',
  }) as RequestHandler;
}

/** `/api/v1/assessments/<id>/answers?x=y` → `/api/v1/assessments/…/answers` */
export function withoutIds(url: string): string {
  const path = url.split(/[?#]/, 1)[0] ?? '';
  return path
    .slice(0, 200)
    .split('/')
    .map((part) => (part.length > 20 && !part.includes('.') ? '…' : part))
    .join('/');
}
