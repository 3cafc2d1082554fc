/**
 * Copies of what was opened last, kept in this browser for the place where there is no network: a factory floor.
 * They are read only when the service cannot be reached, and go with the session.
 */
import { ApiError } from '../http.ts';

const CACHE = 'meridiana.copies';
/** Who has not been online with this browser for so long finds nothing in it. */
const LONGEST = 30 * 86_400_000;
/** Milliseconds after which a network that says nothing is taken for none, where there is a copy. */
const PATIENCE = 8000;

interface Copy<T> {
  /** Milliseconds since 1970. */
  at: number;
  value: T;
}

/** After the end of a session, pages that are still on their way out keep nothing more. */
let isClosed = false;

/** Somebody is signed in: copies may be kept (again). */
export function allowCopies(): void {
  isClosed = false;
}

/** Keeps a copy under a name, in place of the one before. */
export async function keepCopy(name: string, value: unknown): Promise<void> {
  if (isClosed) return;
  const copy: Copy<unknown> = { at: Date.now(), value };
  await quietly(async () => (await caches.open(CACHE)).put(addressOf(name), Response.json(copy)));
}

/** What the service says now, which is kept, or what was kept before. @throws ApiError of the service */
export function readOrCopy<T>(name: string, read: () => Promise<T>): Promise<T> {
  return orCopy(name, async () => {
    const value = await read();
    void keepCopy(name, value);
    return value;
  });
}

/**
 * What the service says now, or the copy where it cannot be reached. What the service refuses to show is no longer
 * kept here either. @throws ApiError of the service
 */
export async function orCopy<T>(name: string, read: () => Promise<T>): Promise<T> {
  try {
    return await Promise.race([read(), lateCopyOf<T>(name)]);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 403 || error.status === 404) await dropCopy(name);
    const copy = error.status === 0 ? await copyOf<T>(name) : undefined;
    if (copy === undefined) throw error;
    return copy;
  }
}

/** The session is over, or another one begins: nothing of it stays. */
export async function dropCopies(): Promise<void> {
  isClosed = true;
  await quietly(() => caches.delete(CACHE));
}

/** The copy, when patience is over; where there is none, waiting goes on. */
async function lateCopyOf<T>(name: string): Promise<T> {
  await new Promise((resolve) => setTimeout(resolve, PATIENCE));
  const copy = await copyOf<T>(name);
  return copy ?? new Promise<never>(() => undefined);
}

async function dropCopy(name: string): Promise<void> {
  await quietly(async () => (await caches.open(CACHE)).delete(addressOf(name)));
}

async function copyOf<T>(name: string): Promise<T | undefined> {
  const found = await quietly(() => caches.match(addressOf(name), { cacheName: CACHE }));
  if (!found) return undefined;
  const { at, value } = (await found.json()) as Copy<T>;
  return Date.now() - at < LONGEST ? value : undefined;
}

const addressOf = (name: string) => `/copies/${encodeURIComponent(name)}`;

/** Browsers keep nothing in a private window or when the disk is full: the service is asked as ever. */
async function quietly<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch {
    return undefined;
  }
}
