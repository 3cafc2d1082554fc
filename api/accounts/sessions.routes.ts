import type { Response } from 'express';
import { type Api, param } from '../http/endpoint.ts';
import { HttpError } from '../http/http-error.ts';
import type { RateLimits } from '../http/rate-limits.ts';
import { accountKey, callerOf, type SignedInGuard } from '../http/signed-in.ts';
import { accountInputs } from './accounts.input.ts';
import { spendOnMail } from './accounts.routes.ts';
import { accountView, failed, sessionView, signInWays } from './accounts.schemas.ts';
import { type AccountService, toView } from './accounts.service.ts';
import { deviceOf } from './device.ts';
import type { SessionService, SignedIn } from './sessions.service.ts';

export interface SessionRouteNeeds {
  accounts: AccountService;
  sessions: SessionService;
  guard: SignedInGuard;
  limits: RateLimits;
  ways: { password: boolean; openId: boolean };
}

const tag = 'Sessions';
const opened = { 201: { description: 'Signed in; sets the cookies', schema: accountView } };

/** Signing in by password or link, staying in, seeing and ending sessions. */
export function addSessionRoutes(api: Api, needs: SessionRouteNeeds): void {
  addPasswordRoute(api, needs);
  addLinkRoutes(api, needs);
  addStayingRoutes(api, needs);
  addOwnSessionRoutes(api, needs);
}

function addPasswordRoute(api: Api, { sessions, guard, limits, ways }: SessionRouteNeeds): void {
  api.on(
    {
      method: 'get',
      path: '/sign-in-ways',
      tag,
      summary: 'By what one can sign in here',
      answers: { 200: { description: 'The ways', schema: signInWays } },
    },
    (_request, response) => {
      response.json({ ...ways, link: true });
    },
  );
  api.on(
    {
      method: 'post',
      path: '/sessions',
      tag,
      summary: 'Signs in by password',
      body: accountInputs.signIn,
      answers: { ...opened, ...failed.invalid, ...failed.signedOut, ...failed.forbidden },
      before: [limits.byNetwork('signInNetwork')],
    },
    async (request, response, body) => {
      await limits.spend('signInAddress', body.email);
      const device = deviceOf(request.get('user-agent'));
      answer(guard, response, await sessions.signIn(body, device));
    },
  );
}

function addLinkRoutes(api: Api, { accounts, sessions, guard, limits }: SessionRouteNeeds): void {
  api.on(
    {
      method: 'post',
      path: '/sign-in-links',
      tag,
      summary: 'Asks for a link to sign in; the answer is the same for an unknown address',
      body: accountInputs.askForLink,
      answers: {
        202: { description: 'Accepted; a mail says more, and only there' },
        ...failed.invalid,
      },
    },
    async (request, response, { email, language }) => {
      await spendOnMail(limits, request, email);
      await accounts.askForLink('sign-in', email, language);
      response.status(202).end();
    },
  );
  api.on(
    {
      method: 'post',
      path: '/sessions/link',
      tag,
      summary: 'Signs in by the link of a mail, once',
      body: accountInputs.useLink,
      answers: { ...opened, ...failed.unknown },
      before: [limits.byNetwork('proof')],
    },
    async (request, response, { token }) => {
      const device = deviceOf(request.get('user-agent'));
      answer(guard, response, await sessions.signInByLink(token, device));
    },
  );
}

function addStayingRoutes(api: Api, { sessions, guard, limits }: SessionRouteNeeds): void {
  api.on(
    {
      method: 'post',
      path: '/sessions/refresh',
      tag,
      summary: 'Renews the cookies by the refresh cookie, which counts once',
      answers: { 200: { description: 'Renewed', schema: accountView }, ...failed.signedOut },
      before: [limits.byNetwork('refresh')],
    },
    async (request, response) => {
      try {
        const { account, tokens } = await sessions.refresh(guard.refreshToken(request));
        guard.give(response, tokens);
        response.json(toView(account));
      } catch (error) {
        if (error instanceof HttpError && error.status === 401) guard.takeAway(response);
        throw error;
      }
    },
  );
}

function addOwnSessionRoutes(api: Api, { sessions, guard, limits }: SessionRouteNeeds): void {
  api.on(
    {
      method: 'get',
      path: '/sessions',
      tag,
      summary: 'Where one is signed in, newest first',
      answers: {
        200: { description: 'The sessions', schema: sessionView.array() },
        ...failed.signedOut,
      },
      before: [guard.require('session.list')],
    },
    async (_request, response) => response.json(await sessions.list(callerOf(response))),
  );
  api.on(
    {
      method: 'delete',
      path: '/sessions/:sessionId',
      tag,
      summary: 'Ends a session at once: by id, `current` (signs out) or `others`',
      answers: {
        204: { description: 'Ended' },
        ...failed.signedOut,
        ...failed.unknown,
      },
      before: [guard.require('session.end'), limits.by('account', accountKey)],
    },
    async (request, response) => {
      const which = param(request, 'sessionId');
      const caller = callerOf(response);
      await sessions.end(caller, which);
      if (which === 'current' || which === caller.session) guard.takeAway(response);
      response.status(204).end();
    },
  );
}

function answer(guard: SignedInGuard, response: Response, { account, tokens }: SignedIn): void {
  guard.give(response, tokens);
  response.status(201).json(toView(account));
}
