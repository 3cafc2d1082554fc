import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { HttpError } from '../http/http-error.ts';
import { normalise } from './password-rules.ts';

/** argon2id as OWASP's cheat sheet on password storage advises: 19 MiB, two passes, one lane. */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

const MOST_WAITING = 200;
const RETRY_SECONDS = 2;

/** One core stays free, so that logins do not hold up everybody else. */
let free = Math.max(1, availableParallelism() - 1);
const waiting: (() => void)[] = [];

/** A hash with its own salt and parameters. @throws HttpError 503 when too many wait */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normalise(password), ARGON2ID));
}

/**
 * Whether it is the password. Without a hash (no such account, or one without password) it takes as
 * long and says no. @throws HttpError 503 when too many wait
 */
export async function isPassword(stored: string | undefined, password: string): Promise<boolean> {
  const compared = stored ?? (await nobodysHash());
  const isRight = await inTurn(() => verify(compared, normalise(password)));
  return isRight && stored !== undefined;
}

let nobody: Promise<string> | undefined;

/** Made once per process, before the first login is answered: see `prepare` of the session service. */
export function nobodysHash(): Promise<string> {
  nobody ??= hash('the password of nobody', ARGON2ID);
  return nobody;
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (free > 0) free -= 1;
  else {
    if (waiting.length >= MOST_WAITING) throw busy();
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  }
}

function busy(): HttpError {
  return new HttpError(503, 'busy', 'Too many people sign in at once. Please try again.', {
    retryAfterSeconds: RETRY_SECONDS,
  });
}
