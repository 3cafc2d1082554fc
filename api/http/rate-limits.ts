import type { KeyObject } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible';
import type { Database } from '../database/connection.ts';
import { keyedHash } from '../keys.ts';
import { HttpError } from './http-error.ts';

/** A limit is taken from the database in so many blocks: 300 a minute cost one write in fifteen requests. */
const BLOCKS = 20;
const MOST_ADVANCES = 10_000;

export interface LimitRule {
  /** Requests allowed … */
  points: number;
  /** … in so many seconds. */
  seconds: number;
}

/** How often what may be asked, and counted by what. */
export const LIMITS = {
  /** New assessments, by network. */
  create: { points: 120, seconds: 3600 },
  /** Swapping a link's token for a cookie, by network. */
  access: { points: 60, seconds: 60 },
  /** Saving answers or profile, and submitting, by link. */
  save: { points: 300, seconds: 60 },
  /** All other changes of an assessment, by link. */
  change: { points: 60, seconds: 60 },
  /** Reports as PDF, by link. */
  report: { points: 30, seconds: 60 },
  /** Mails by recipient, by link and by network. */
  mailAddress: { points: 3, seconds: 3600 },
  mailLink: { points: 5, seconds: 3600 },
  mailNetwork: { points: 20, seconds: 3600 },
  /** Trying passwords, by network and by the address that is tried, known or not. */
  signInNetwork: { points: 60, seconds: 900 },
  signInAddress: { points: 10, seconds: 900 },
  /** Mails about accounts, by recipient, known or not, and by network. */
  accountMailAddress: { points: 5, seconds: 3600 },
  accountMailNetwork: { points: 30, seconds: 3600 },
  /** Using links of such mails and the provider's replies, and renewing sessions, by network. */
  proof: { points: 60, seconds: 60 },
  refresh: { points: 120, seconds: 60 },
  /** What an account changes of itself or of others, by account. */
  account: { points: 60, seconds: 60 },
  /** Regional figures that an officer looks at, by account. */
  officer: { points: 600, seconds: 60 },
  /** New companies, and invitations into them, by account. */
  company: { points: 20, seconds: 3600 },
  invitation: { points: 30, seconds: 3600 },
  /** Engagements that are proposed, by account. */
  engagement: { points: 30, seconds: 3600 },
  /** Exports of all data, by account. */
  export: { points: 10, seconds: 3600 },
  /** Files of a region's figures, by network. */
  figures: { points: 240, seconds: 60 },
  /** Files that are added to audits, by account. */
  upload: { points: 120, seconds: 60 },
} as const satisfies Record<string, LimitRule>;

export type LimitName = keyof typeof LIMITS;
export type Limits = Record<LimitName, LimitRule>;

export interface RateLimits {
  /** @throws HttpError 429 with Retry-After when the limit is used up */
  spend(name: LimitName, key: string): Promise<void>;
  /** Middleware that counts by the asker's network. */
  byNetwork(name: LimitName): RequestHandler;
  /** Middleware that counts by what `keyOf` says. */
  by(name: LimitName, keyOf: (request: Request, response: Response) => string): RequestHandler;
}

/** Makes the limits. They are counted in the database: no process gives away what it has not taken there. */
export function createRateLimits(
  database: Database,
  secret: KeyObject,
  limits: Limits = LIMITS,
): RateLimits {
  const storeClient = { collection: (name: string) => countersOf(database, name) };
  const advances = new Advances();
  const limiters = new Map(
    Object.entries(limits).map(([name, { points, seconds }]) => [
      name,
      new RateLimiterMongo({
        storeClient,
        tableName: 'limits',
        keyPrefix: name,
        points,
        duration: seconds,
        disableIndexesCreation: true,
        // A refused key is refused from memory until its time is over; counting stays in the database.
        inMemoryBlockOnConsumed: points + 1,
      }),
    ]),
  );

  async function spend(name: LimitName, key: string): Promise<void> {
    if (advances.take(`${name} ${key}`)) return;
    const block = Math.max(1, Math.floor(limits[name].points / BLOCKS));
    try {
      const spent = await limiters.get(name)?.consume(keyedHash(secret, 'limit', key), block);
      if (spent && block > 1) advances.put(`${name} ${key}`, block - 1, spent.msBeforeNext);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      // Meanwhile another request of the same key may have brought a block.
      if (advances.take(`${name} ${key}`)) return;
      throw tooMany(name, refusal.msBeforeNext);
    }
  }

  function by(
    name: LimitName,
    keyOf: (request: Request, response: Response) => string,
  ): RequestHandler {
    return async (request, response, next) => {
      await spend(name, keyOf(request, response));
      next();
    };
  }

  return { spend, by, byNetwork: (name) => by(name, networkOf) };
}

/**
 * Points that this process has taken from the database already and may give away. If it ends they
 * are lost, never doubled.
 */
class Advances {
  readonly #left = new Map<string, { points: number; until: number }>();

  /** @returns false when none is left */
  take(key: string): boolean {
    const advance = this.#left.get(key);
    if (!advance) return false;
    advance.points -= 1;
    const isInTime = advance.until > Date.now();
    if (advance.points === 0 || !isInTime) this.#left.delete(key);
    return isInTime;
  }

  put(key: string, points: number, milliseconds: number): void {
    const left = this.#left.get(key);
    const until = Date.now() + milliseconds;
    if (left && left.until > Date.now()) {
      left.points += points;
      return;
    }
    // The oldest one goes: its owner takes a new block.
    if (this.#left.size >= MOST_ADVANCES) this.#left.delete(this.#left.keys().next().value ?? '');
    this.#left.set(key, { points, until });
  }
}

/** Creates what the counters need to be unique and to disappear. */
export async function prepareRateLimits(database: Database): Promise<void> {
  const counters = countersOf(database, 'limits');
  await counters.createIndex({ key: 1 }, { unique: true });
  await counters.createIndex({ expire: 1 }, { expireAfterSeconds: 0 });
}

/** Counters may lose a second in a power cut: they do not wait for the disk. */
function countersOf({ connection }: Database, name: string) {
  if (!connection.db) throw new Error('the database is not connected');
  return connection.db.collection(name, { writeConcern: { w: 1, journal: false } });
}

function tooMany(name: LimitName, milliseconds: number): HttpError {
  return new HttpError(429, 'too-many-requests', 'Too many requests. Please try again later.', {
    retryAfterSeconds: Math.max(1, Math.ceil(milliseconds / 1000)),
    issues: [{ path: name, code: 'too-many-requests', message: 'the limit is used up' }],
  });
}

/** The asker's network: an IPv4 address, or the /64 of an IPv6 address. Kept only as a keyed hash. */
export function networkOf(request: Request): string {
  const address = (request.ip ?? '').replace(/^::ffff:(?=\d+\.)/, '');
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const before = head.split(':').filter(Boolean);
  const after = tail === undefined ? [] : tail.split(':').filter(Boolean);
  const zeros = Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  return [...before, ...zeros, ...after].slice(0, 4).join(':');
}
