/** Calls to the service. Whatever goes wrong is an `ApiError`. */
import type { ErrorBody } from '../api/contract.ts';

export const BASE = '/api/v1';

export class ApiError extends Error {
  override name = 'ApiError';
  /** HTTP status; 0 when no answer came (no network, or the service is away). */
  readonly status: number;
  readonly code: string;
  readonly issues: NonNullable<ErrorBody['error']['issues']>;
  /** The state in the service, with a 409. */
  readonly current: ErrorBody['error']['current'];

  constructor(status: number, error: Partial<ErrorBody['error']>) {
    super(error.message ?? `HTTP ${status}`);
    this.status = status;
    this.code = error.code ?? (status === 0 ? 'offline' : 'unexpected');
    this.issues = error.issues ?? [];
    this.current = error.current;
  }
}

/** Sends JSON and reads JSON; a session that ran out is renewed once, and the call repeated. */
export async function call<T>(
  method: string,
  path: string,
  body?: unknown,
  keepalive = false,
): Promise<T> {
  const request: RequestInit = {
    method,
    keepalive,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  };
  return answerOf<T>(await askRenewing(path, request));
}

/** Sends a file as it is. Its progress, 0–1, is told as it goes. */
export async function upload<T>(
  path: string,
  file: Blob,
  onProgress: (share: number) => void,
): Promise<T> {
  // A session that ends during the upload would lose it: it is renewed before, if need be.
  await askRenewing('/account', { method: 'GET' });
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', BASE + path);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total > 0 ? loaded / total : 1),
    );
    request.addEventListener('error', () => reject(new ApiError(0, {})));
    request.addEventListener('load', () => {
      const answer = readJson(request.responseText);
      if (request.status < 300) resolve(answer as T);
      else reject(new ApiError(request.status, (answer as ErrorBody | null)?.error ?? {}));
    });
    request.send(file);
  });
}

/** A file on its way, to be read as it comes. Aborting ends the sending too. */
export async function openFile(path: string, signal: AbortSignal): Promise<Response> {
  const response = await askRenewing(path, { method: 'GET', signal });
  return response.ok ? response : answerOf<never>(response);
}

/** What is said where a session ran out, and where nothing opens an assessment: a session might. */
const RENEWABLE = ['session-required', 'access-required'];

async function askRenewing(path: string, request: RequestInit): Promise<Response> {
  const response = await ask(path, request);
  if (response.status !== 401) return response;
  const { error } = (await response.clone().json()) as ErrorBody;
  if (!RENEWABLE.includes(error.code) || !(await renewSession())) return response;
  return ask(path, request);
}

async function ask(path: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(BASE + path, request);
  } catch {
    throw new ApiError(0, {});
  }
}

let renewing: Promise<boolean> | null = null;

/** Several calls that find the session over share one renewal. */
function renewSession(): Promise<boolean> {
  renewing ??= ask('/sessions/refresh', { method: 'POST' })
    .then(({ ok }) => ok)
    .finally(() => {
      renewing = null;
    });
  return renewing;
}

async function answerOf<T>(response: Response): Promise<T> {
  const answer = readJson(await response.text());
  if (response.ok) return answer as T;
  throw new ApiError(response.status, (answer as ErrorBody | null)?.error ?? {});
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
