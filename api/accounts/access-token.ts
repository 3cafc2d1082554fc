import type { KeyObject } from 'node:crypto';
import jsonwebtoken from 'jsonwebtoken';
import { z } from 'zod';

const ALGORITHM = 'HS256';
const ISSUER = 'meridiana';
const AUDIENCE = 'meridiana:account';
export const ACCESS_MINUTES = 10;

const claimsSchema = z.object({ sub: z.string(), sid: z.string() });

/** What an access token says: this session of this account. The store still asks whether it lives. */
export interface AccessClaims {
  account: string;
  session: string;
}

export function signAccessToken(
  secret: KeyObject,
  { account, session }: AccessClaims,
  now: Date,
): string {
  return jsonwebtoken.sign({ sid: session, iat: seconds(now) }, secret, {
    algorithm: ALGORITHM,
    issuer: ISSUER,
    audience: AUDIENCE,
    subject: account,
    expiresIn: `${ACCESS_MINUTES}m`,
  });
}

/** @returns null for what is forged, expired, meant for something else or not there */
export function readAccessToken(
  secret: KeyObject,
  token: string | undefined,
  now: Date,
): AccessClaims | null {
  if (token === undefined) return null;
  try {
    const claims = claimsSchema.parse(
      jsonwebtoken.verify(token, secret, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience: AUDIENCE,
        clockTimestamp: seconds(now),
      }),
    );
    return { account: claims.sub, session: claims.sid };
  } catch {
    return null;
  }
}

function seconds(moment: Date): number {
  return Math.floor(moment.getTime() / 1000);
}
