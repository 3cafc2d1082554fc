/**
 * Opens the pages of an audit where there is no network: a factory floor. It keeps the program alone, never an answer
 * of the service (those are in copies.ts), and steps in only where the network does not answer.
 */

/** What is used of a service worker's own world, which the types of pages do not know. */
interface WorkerScope {
  /** Written before this program by the build: a name for this state of it, and the addresses of its files. */
  readonly offline: { version: string; files: string[] };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
}
interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const scope = self as unknown as WorkerScope;
const PREFIX = 'meridiana.program.';
const CACHE = PREFIX + scope.offline.version;
const SHELL = '/app.html';
/** A network that says nothing for so many milliseconds is none. */
const PATIENCE = 5000;
const OPENS_OFFLINE = /^\/(it|en)\/(audit|consultant)(\/|$)/;
const files = new Set(scope.offline.files);

scope.addEventListener('install', (event) => {
  const fill = async () => {
    const cache = await caches.open(CACHE);
    await cache.addAll([SHELL, ...files]);
    await scope.skipWaiting();
  };
  event.waitUntil(fill());
});

scope.addEventListener('activate', (event) => {
  const takeOver = async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
    await Promise.all(old.map((name) => caches.delete(name)));
    await scope.clients.claim();
  };
  event.waitUntil(takeOver());
});

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (files.has(pathname)) event.respondWith(fileOf(request));
  else if (request.mode === 'navigate' && OPENS_OFFLINE.test(pathname))
    event.respondWith(pageOf(request));
});

/** Files carry a hash of their content in their names: the kept one is the right one. */
async function fileOf(request: Request): Promise<Response> {
  return (await kept(request)) ?? fetch(request);
}

async function pageOf(request: Request): Promise<Response> {
  try {
    return await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
  } catch {
    return (await kept(SHELL)) ?? Response.error();
  }
}

async function kept(request: RequestInfo): Promise<Response | undefined> {
  const cache = await caches.open(CACHE);
  return cache.match(request, { ignoreVary: true });
}
