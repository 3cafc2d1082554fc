import { type KeyObject, timingSafeEqual } from 'node:crypto';
import { keyedHash } from '../keys.ts';

/** A refresh token: the n-th of its session. */
export interface RefreshToken {
  session: string;
  turn: number;
}

/**
 * `<session>.<turn>.<keyed hash of both>`: whoever has no key cannot make one, and a second tab that comes
 * with the same token gets the same successor.
 */
export function writeRefreshToken(secret: KeyObject, { session, turn }: RefreshToken): string {
  return `${session}.${turn}.${keyedHash(secret, 'refresh-token', `${session}.${turn}`)}`;
}

/** @returns null for what was not made here */
export function readRefreshToken(secret: KeyObject, text: string | undefined): RefreshToken | null {
  const [, session, turn] = /^([\w-]{22})\.(\d{1,9})\.[\w-]{43}$/.exec(text ?? '') ?? [];
  if (text === undefined || session === undefined || turn === undefined) return null;
  const token = { session, turn: Number(turn) };
  const made = Buffer.from(writeRefreshToken(secret, token));
  const given = Buffer.from(text);
  return made.length === given.length && timingSafeEqual(made, given) ? token : null;
}
