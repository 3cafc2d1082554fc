import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';

type Answer = ServerResponse & { locals?: Record<string, unknown> };

/**
 * One line for each request: method, route, status, duration. The route is the one of the API that answered, as it
 * is written there: nothing that stood in the address is logged, nor headers, cookies, bodies and network addresses.
 */
export function requestLog(logger: Logger): RequestHandler {
  const withRoute = ({ locals }: Answer, facts: object) => ({
    ...facts,
    route: locals?.['route'] ?? null,
  });
  return pinoHttp({
    logger,
    genReqId: () => randomUUID(),
    wrapSerializers: false,
    serializers: {
      req: ({ id, method }: IncomingMessage & { id: string }) => ({ id, method }),
      res: ({ statusCode }: ServerResponse) => ({ status: statusCode }),
      err: ({ name }: Error) => ({ type: name }),
    },
    customLogLevel: (_request, response) => (response.statusCode >= 500 ? 'error' : 'info'),
    customSuccessMessage: () => 'request',
    customErrorMessage: () => 'request failed',
    customSuccessObject: (_request, response, facts) => withRoute(response, facts as object),
    customErrorObject: (_request, response, _error, facts) => withRoute(response, facts as object),
  }) as RequestHandler;
}
