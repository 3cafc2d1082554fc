import type { KeyObject } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import jsonwebtoken from 'jsonwebtoken';
import { z } from 'zod';
import type { Action, Caller } from '../accounts/rights.ts';
import type { Clock } from '../clock.ts';
import type { Right } from '../contract.ts';
import { readCookie } from '../http/cookies.ts';
import { param } from '../http/endpoint.ts';
import { HttpError, notFound } from '../http/http-error.ts';
import { notAllowed } from '../http/signed-in.ts';
import { isId } from './assessments.record.ts';
import { definitionKey, type Opened } from './assessments.service.ts';
import { allows, type Grants, type HolderGrant, type LinkGrant } from './grants.ts';

const ALGORITHM = 'HS256';
const AUDIENCE = 'meridiana:assessment';
const COOKIE_DAYS = 30;
const COOKIES: Record<Right, string> = { edit: 'meridiana-edit', read: 'meridiana-read' };

/**
 * Who is signed in, if anybody, and how they stand to the holder of an assessment; `grant` is null where they
 * have nothing to do with it.
 */
export type FindHolderGrant = (
  request: Request,
  assessment: string,
) => Promise<{ caller: Caller | null; grant: HolderGrant | null }>;

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
   * Middleware for `/assessments/:id…`: 404 for what is no id or nothing of who is signed in, 401 without a cookie
   * of this assessment and without a session, 403 where link or person may not do this.
   */
  require(action: Action): RequestHandler {
    return async (request, response, next) => {
      const id = param(request, 'id');
      if (!isId(id)) throw notFound('id');
      const { caller, grant: held } = await this.#findHolderGrant(request, id);
      const [first, ...others] = [...(held ? [held] : []), ...this.#read(request, id)];
      if (!first) throw caller ? notFound('id') : accessRequired();
      if (!allows(first, action)) throw held ? notAllowed(action) : readOnly();
      // Who also came in by a read link must not change anything by it.
      response.locals['grants'] = action === 'assessment.read' ? [first, ...others] : [first];
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

/** The grants that `require` found, the one that can do most first. */
export function grantsOf(response: Response): Grants {
  return response.locals['grants'] as Grants;
}

/**
 * The grants to what was just opened, for its view: by the link that came with it, whose cookie is set, or as the
 * asker had them to what it follows.
 */
export function grantsTo({ record, link }: Opened, response: Response, access: Access): Grants {
  const assessment = record._id;
  if (!link) return [{ ...grantsOf(response)[0], assessment }];
  const definition = definitionKey(record);
  const grant = { assessment, link: link.id, right: link.right, definition };
  access.give(response, grant);
  return [grant];
}

/** Key for limits that count by link, or by account where one holds the assessment. */
export function linkKey(_request: Request, response: Response): string {
  const [grant] = grantsOf(response);
  return 'link' in grant ? grant.link : grant.caller.account;
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
