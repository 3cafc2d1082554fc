import type { Api } from '../http/endpoint.ts';
import type { RateLimits } from '../http/rate-limits.ts';
import type { SignedInGuard } from '../http/signed-in.ts';
import { accountInputs } from './accounts.input.ts';
import { failed, openIdStart } from './accounts.schemas.ts';
import { deviceOf } from './device.ts';
import type { OpenIdOutcome, OpenIdService } from './openid.service.ts';
import { sessionRequired } from './sessions.service.ts';

export interface OpenIdRouteNeeds {
  openId: OpenIdService;
  guard: SignedInGuard;
  limits: RateLimits;
  publicUrl: string;
}

/** Path below /api/v1 to which the provider sends the browser back. */
export const REPLY_PATH = '/sessions/openid/reply';

const tag = 'Sessions';

/** Signing in at an OpenID provider: there and back. */
export function addOpenIdRoutes(
  api: Api,
  { openId, guard, limits, publicUrl }: OpenIdRouteNeeds,
): void {
  api.on(
    {
      method: 'post',
      path: '/sessions/openid',
      tag,
      summary: 'Where to go to sign in at the provider, or to add the identity to the account',
      body: accountInputs.beginOpenId,
      answers: {
        200: { description: 'The page goes there', schema: openIdStart },
        ...failed.invalid,
        ...failed.signedOut,
        ...failed.unknown,
      },
      before: [limits.byNetwork('proof')],
    },
    async (request, response, body) => {
      const caller = body.link ? await guard.identify(request) : null;
      if (body.link && !caller) throw sessionRequired();
      const { url, browser } = await openId.begin(body, caller);
      guard.giveVisit(response, browser);
      response.json({ url });
    },
  );
  api.on(
    {
      method: 'get',
      path: REPLY_PATH,
      tag,
      summary: 'Takes the browser back from the provider and sends it on to a page',
      answers: { 303: { description: 'To the account, or to sign in with `#problem=…`' } },
      before: [limits.byNetwork('proof')],
    },
    async (request, response) => {
      const query = new URL(request.originalUrl, publicUrl).searchParams;
      const browser = guard.takeVisit(request, response);
      const device = deviceOf(request.get('user-agent'));
      const outcome = await openId.complete(query, browser, device);
      if ('signedIn' in outcome) guard.give(response, outcome.signedIn.tokens);
      const language = outcome.language ?? (request.acceptsLanguages('it', 'en') || 'it');
      response.redirect(303, `${publicUrl}/${language}/${pageAfter(outcome)}`);
    },
  );
}

function pageAfter(outcome: OpenIdOutcome): string {
  return 'problem' in outcome ? `sign-in#problem=${outcome.problem}` : 'account';
}
