import express, { type Request, type RequestHandler } from 'express';
import { aboutBody } from './errors.ts';
import { HttpError } from './http-error.ts';

const MOST_BYTES = 256 * 1024;
const MOST_KEYS = 1000;
const MOST_DEPTH = 8;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** What is sent as a file, to addresses that read the stream themselves. */
const FILES = ['application/octet-stream', 'text/csv'];

/**
 * Reads JSON bodies and refuses, before anything looks at them: other content types, more than
 * 256 kB, 1000 keys or 8 levels, and keys that could mean something to the engine or the database.
 * @param uploads addresses that take files: their bodies are left alone
 */
export function readJsonBody(uploads?: RegExp): RequestHandler[] {
  const readJson = express.json({ limit: MOST_BYTES, inflate: false, type: 'application/json' });
  return [
    (request, response, next) => {
      const isUpload = uploads?.test(request.path) && request.is(FILES);
      if (!hasBody(request) || isUpload) next();
      else if (request.is('application/json')) readJson(request, response, next);
      else throw aboutBody(415, 'not-json', 'The body must be application/json.');
    },
    (request, _response, next) => {
      if (request.body !== undefined) inspect(request.body);
      next();
    },
  ];
}

function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** Walks a parsed body without recursion. @throws HttpError 400 at the first thing that is not allowed */
function inspect(body: unknown): void {
  const waiting: { value: unknown; path: string; depth: number }[] = [
    { value: body, path: '', depth: 0 },
  ];
  let keys = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, path, depth } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= MOST_DEPTH) throw refused('too-deep', path, `more than ${MOST_DEPTH} levels`);
    for (const [key, child] of Object.entries(value)) {
      if (++keys > MOST_KEYS) throw refused('too-many-keys', 'body', `more than ${MOST_KEYS} keys`);
      const childPath = path === '' ? key : `${path}.${key}`;
      if (isForbidden(key)) throw refused('forbidden-key', childPath, 'this key is not allowed');
      if (typeof child === 'object')
        waiting.push({ value: child, path: childPath, depth: depth + 1 });
    }
  }
}

function isForbidden(key: string): boolean {
  return key.startsWith('$') || key.includes('\0') || FORBIDDEN_KEYS.has(key);
}

function refused(code: string, path: string, message: string): HttpError {
  return new HttpError(400, code, 'The body is not acceptable.', {
    issues: [{ path: path.slice(0, 200), code, message }],
  });
}
