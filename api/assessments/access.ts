import type { KeyObject } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import jsonwebtoken from 'jsonwebtoken';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Right } from '../contract.ts';
import { readCookie } from '../http/cookies.ts';
import { param } from '../http/endpoint.ts';
import { HttpError, notFound } from '../http/http-error.ts';
import { type Holder, isId } from './assessments.record.ts';

const ALGORITHM = 'HS256';
const AUDIENCE = 'meridiana:assessment';
const COOKIE_DAYS = 30;
const COOKIES: Record<Right, string> = { edit: 'meridiana-edit', read: 'meridiana-read' };

interface Entitlement {
  assessment: string;
  right: Right;
  /** Key of the definition, such as first-level/v1: it never changes, so saving needs no reading first. */
  definition: string;
}

/** What a cookie says: this browser came in by that link. The store still asks whether the link lives. */
export interface LinkGrant extends Entitlement {
  link: string;
}

/** An account that is signed in acts for the holder. The store still asks whether it is the holder. */
export interface HolderGrant extends Entitlement {
  holder: Holder;
  account: string;
}

export type Grant = LinkGrant | HolderGrant;

/** Finds out whether who is signed in holds an assessment; null without a session. */
export type FindHolderGrant = (request: Request, assessment: string) => Promise<HolderGrant | null>;

const claimsSchema = z.object({
  sub: z.string(),
  link: z.string(),
  right: z.enum(['edit', 'read']),
  definition: z.string(),
});

/** Gives, reads and takes away the cookies of assessments. */
export class Access {
  readonly #secret: KeyObject;
  readonly #clock: Clock;
  readonly #secure: boolean;
  readonly #findHolderGrant: FindHolderGrant;

  constructor(
    secret: KeyObject,
    clock: Clock,
    publicUrl: string,
    findHolderGrant: FindHolderGrant,
  ) {
    this.#findHolderGrant = findHolderGrant;
    this.#secret = secret;
    this.#clock = clock;
    this.#secure = publicUrl.startsWith('https:');
  }

  /** Sets a cookie that is sent with requests for this assessment alone. */
  give(response: Response, grant: LinkGrant): void {
    const { assessment, link, right, definition } = grant;
    const token = jsonwebtoken.sign(
      { link, right, definition, iat: this.#seconds() },
      this.#secret,
      {
        algorithm: ALGORITHM,
        audience: AUDIENCE,
        subject: assessment,
        expiresIn: `${COOKIE_DAYS}d`,
      },
    );
    response.cookie(COOKIES[right], token, {
      ...this.#attributes(assessment),
      maxAge: COOKIE_DAYS * 86_400_000,
    });
  }

  takeAll(response: Response, assessment: string): void {
    for (const name of Object.values(COOKIES)) {
      response.clearCookie(name, this.#attributes(assessment));
    }
  }

  /**
   * Middleware for `/assessments/:id…`: 404 for what is no id, 401 without a cookie of this
   * assessment and without the session of its holder, 403 where editing needs more than the right to read.
   */
  require(right: Right): RequestHandler {
    return async (request, response, next) => {
      const id = param(request, 'id');
      if (!isId(id)) throw notFound('id');
      const held = await this.#findHolderGrant(request, id);
      const grants: Grant[] = [...(held ? [held] : []), ...this.#read(request, id)];
      if (grants.length === 0) throw accessRequired();
      if (right === 'edit' && grants[0]?.right !== 'edit') throw readOnly();
      // Who also came in by a read link must not edit by it.
      response.locals['grants'] = right === 'edit' ? grants.slice(0, 1) : grants;
      next();
    };
  }

  #read(request: Request, assessment: string): LinkGrant[] {
    return [COOKIES.edit, COOKIES.read].flatMap((name) => {
      const grant = this.#verify(readCookie(request, name));
      return grant?.assessment === assessment ? [grant] : [];
    });
  }

  #verify(token: string | undefined): LinkGrant | undefined {
    if (token === undefined) return undefined;
    try {
      const claims = claimsSchema.parse(
        jsonwebtoken.verify(token, this.#secret, {
          algorithms: [ALGORITHM],
          audience: AUDIENCE,
          clockTimestamp: this.#seconds(),
        }),
      );
      const { sub, link, right, definition } = claims;
      return { assessment: sub, link, right, definition };
    } catch {
      return undefined;
    }
  }

  #attributes(assessment: string) {
    return {
      httpOnly: true,
      sameSite: 'strict',
      secure: this.#secure,
      path: `/api/v1/assessments/${assessment}`,
    } as const;
  }

  #seconds(): number {
    return Math.floor(this.#clock.now().getTime() / 1000);
  }
}

/** The grants that `require` found, the one that can edit first. */
export function grantsOf(response: Response): [Grant, ...Grant[]] {
  return response.locals['grants'] as [Grant, ...Grant[]];
}

/** Key for limits that count by link, or by account where one holds the assessment. */
export function linkKey(_request: Request, response: Response): string {
  const [grant] = grantsOf(response);
  return 'link' in grant ? grant.link : grant.account;
}

function accessRequired(): HttpError {
  return new HttpError(401, 'access-required', 'Open the assessment by its link first.', {
    issues: [{ path: 'cookie', code: 'access-required', message: 'missing, expired or not valid' }],
  });
}

function readOnly(): HttpError {
  return new HttpError(403, 'read-only', 'This link can only read.', {
    issues: [{ path: 'cookie', code: 'read-only', message: 'an edit link is needed' }],
  });
}
