import { OpenAPIRegistry } from '@asteasolutions/zod-to-openapi';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import { errorBody } from './error-schema.ts';
import { aboutBody } from './errors.ts';
import { HttpError } from './http-error.ts';

/** One address of the API: what is written here is both what is served and what the OpenAPI document says. */
export interface Endpoint<Body> {
  method: 'get' | 'post' | 'put' | 'delete';
  /** Below /api/v1, such as `/assessments/:id`. */
  path: string;
  tag: string;
  summary: string;
  /** The same schema checks the body and documents it. */
  body?: z.ZodType<Body>;
  query?: z.ZodObject;
  /** Status → what it means, with the schema or media type of its body. */
  answers: Record<number, { description: string; schema?: z.ZodType; mediaType?: string }>;
  /** Who may ask and how often; run in order before the body is looked at. */
  before?: RequestHandler[];
}

export type Handler<Body> = (
  request: Request,
  response: Response,
  body: Body,
) => Promise<unknown> | void;

/** The routes of /api/v1 with their description. */
export class Api {
  readonly router = Router();
  readonly registry = new OpenAPIRegistry();

  /** Adds one endpoint. */
  on<Body = undefined>(endpoint: Endpoint<Body>, handle: Handler<Body>): void {
    const { method, path, body, before = [] } = endpoint;
    this.registry.registerPath(describe(endpoint));
    this.router[method](path, named(path), ...before, async (request, response) => {
      await handle(request, response, body ? parseBody(body, request.body) : (undefined as Body));
    });
  }
}

/** Tells the log which route it is. */
function named(path: string): RequestHandler {
  const route = `/api/v1${path}`;
  return (_request, response, next) => {
    response.locals['route'] = route;
    next();
  };
}

/** @throws HttpError 400 naming every field that is not right */
function parseBody<T>(schema: z.ZodType<T>, body: unknown): T {
  if (body === undefined) throw aboutBody(400, 'empty-body', 'The request has no body.');
  return parse(schema, body);
}

/** @throws HttpError 400 naming every field that is not right */
export function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new HttpError(400, 'invalid-input', 'The request is not right.', {
    issues: parsed.error.issues.slice(0, 50).flatMap((issue) => {
      const path = issue.path.join('.');
      const paths =
        issue.code === 'unrecognized_keys'
          ? issue.keys.map((key) => (path ? `${path}.${key}` : key).slice(0, 200))
          : [path || 'body'];
      return paths.map((each) => ({
        path: each,
        code: issue.code.replaceAll('_', '-'),
        message: issue.message,
      }));
    }),
  });
}

/** A parameter of the path. */
export function param(request: Request, name: string): string {
  const value = request.params[name];
  return typeof value === 'string' ? value : '';
}

/** What any address may answer. */
const EVERYWHERE = {
  429: { description: 'Too many requests; Retry-After says when to come back', schema: errorBody },
  503: {
    description: 'The database does not answer; Retry-After says when to come back',
    schema: errorBody,
  },
};

function describe(
  endpoint: Endpoint<never> | Endpoint<unknown>,
): Parameters<OpenAPIRegistry['registerPath']>[0] {
  const names = [...endpoint.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
  return {
    method: endpoint.method,
    path: endpoint.path.replace(/:(\w+)/g, '{$1}'),
    tags: [endpoint.tag],
    summary: endpoint.summary,
    request: {
      ...(names.length > 0 && {
        params: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))),
      }),
      ...(endpoint.query && { query: endpoint.query }),
      ...(endpoint.body && {
        body: { required: true, content: { 'application/json': { schema: endpoint.body } } },
      }),
    },
    responses: Object.fromEntries(
      Object.entries({ ...EVERYWHERE, ...endpoint.answers }).map(([status, answer]) => [
        status,
        describeAnswer(answer),
      ]),
    ),
  };
}

function describeAnswer({ description, schema, mediaType }: Endpoint<unknown>['answers'][number]) {
  if (mediaType) {
    return {
      description,
      content: { [mediaType]: { schema: { type: 'string' as const, format: 'binary' } } },
    };
  }
  return { description, ...(schema && { content: { 'application/json': { schema } } }) };
}
