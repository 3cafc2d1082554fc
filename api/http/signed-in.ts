import type { Request, RequestHandler, Response } from 'express';
import { ACCESS_MINUTES } from '../accounts/access-token.ts';
import { type Action, type Caller, may } from '../accounts/rights.ts';
import {
  type SessionService,
  type SessionTokens,
  sessionRequired,
} from '../accounts/sessions.service.ts';
import { readCookie } from './cookies.ts';
import { HttpError } from './http-error.ts';

const ACCESS = 'meridiana-session';
const REFRESH = 'meridiana-refresh';
const VISIT = 'meridiana-openid';
const PATHS = {
  [ACCESS]: '/api/v1',
  [REFRESH]: '/api/v1/sessions/refresh',
  [VISIT]: '/api/v1/sessions/openid/reply',
};
const ACCESS_MS = ACCESS_MINUTES * 60_000;
const VISIT_MS = 10 * 60_000;

/** Who is signed in: the cookies of a session, and the middleware that asks for one. */
export class SignedInGuard {
  readonly #sessions: SessionService;
  readonly #isSecure: boolean;

  constructor(sessions: SessionService, publicUrl: string) {
    this.#sessions = sessions;
    this.#isSecure = publicUrl.startsWith('https:');
  }

  /**
   * Middleware: 401 without a session that lives, 403 where the caller may not do it to anything at all.
   * How they stand to one thing is asked where that thing is read.
   * @param action what only some may do to anything; without it a session is enough
   */
  require(action?: Action): RequestHandler {
    return async (request, response, next) => {
      const caller = await this.identify(request);
      if (!caller) throw sessionRequired();
      if (action !== undefined && !may(caller, action, { self: true })) throw notAllowed(action);
      response.locals['caller'] = caller;
      next();
    };
  }

  /** Who asks; null without a session. */
  identify(request: Request): Promise<Caller | null> {
    return this.#sessions.identify(readCookie(request, ACCESS));
  }

  refreshToken(request: Request): string | undefined {
    return readCookie(request, REFRESH);
  }

  give(response: Response, { access, refresh, refreshMs }: SessionTokens): void {
    response.cookie(ACCESS, access, { ...this.#attributes(ACCESS), maxAge: ACCESS_MS });
    response.cookie(REFRESH, refresh, { ...this.#attributes(REFRESH), maxAge: refreshMs });
  }

  takeAway(response: Response): void {
    response.clearCookie(ACCESS, this.#attributes(ACCESS));
    response.clearCookie(REFRESH, this.#attributes(REFRESH));
  }

  /** Marks the browser that sets out for the provider. Lax: the provider's page sends it back here. */
  giveVisit(response: Response, secret: string): void {
    const attributes = { ...this.#attributes(VISIT), sameSite: 'lax' as const };
    response.cookie(VISIT, secret, { ...attributes, maxAge: VISIT_MS });
  }

  /** @returns the secret of a visit, which is over with that */
  takeVisit(request: Request, response: Response): string | undefined {
    response.clearCookie(VISIT, { ...this.#attributes(VISIT), sameSite: 'lax' });
    return readCookie(request, VISIT);
  }

  #attributes(name: keyof typeof PATHS) {
    const path = PATHS[name];
    return { httpOnly: true, sameSite: 'strict', secure: this.#isSecure, path } as const;
  }
}

/** The caller that `require` found. */
export function callerOf(response: Response): Caller {
  return response.locals['caller'] as Caller;
}

/** Key for limits that count by account. */
export function accountKey(_request: Request, response: Response): string {
  return callerOf(response).account;
}

/** A 403: the caller may not do it. */
export function notAllowed(action: Action): HttpError {
  return new HttpError(403, 'not-allowed', 'Your account may not do this.', {
    issues: [{ path: 'account', code: 'not-allowed', message: action }],
  });
}
