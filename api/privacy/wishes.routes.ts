import { failed, noticeView } from '../accounts/accounts.schemas.ts';
import { type Api, param, parse } from '../http/endpoint.ts';
import type { RateLimits } from '../http/rate-limits.ts';
import { accountKey, callerOf, type SignedInGuard } from '../http/signed-in.ts';
import { consentKind, setConsent } from './privacy.input.ts';
import { consentView, retentionView } from './privacy.schemas.ts';
import type { RetentionService } from './retention.service.ts';
import type { WishService } from './wishes.service.ts';

export interface WishRouteNeeds {
  wishes: WishService;
  retention: RetentionService;
  guard: SignedInGuard;
  limits: RateLimits;
}

const tag = 'Privacy';
const done = { 204: { description: 'So it is now' } };

/** Notices, consents, and how long what is kept. */
export function addWishRoutes(api: Api, needs: WishRouteNeeds): void {
  addPublicRoutes(api, needs);
  addOwnRoutes(api, needs);
}

function addPublicRoutes(api: Api, { wishes, retention }: WishRouteNeeds): void {
  api.on(
    {
      method: 'get',
      path: '/notices',
      tag,
      summary: 'The privacy notices in force, by whom they are for',
      answers: { 200: { description: 'Notices', schema: noticeView.array() } },
    },
    (_request, response) => {
      response.json(wishes.notices());
    },
  );
  api.on(
    {
      method: 'get',
      path: '/retention',
      tag,
      summary: 'How long what is kept, and why',
      answers: { 200: { description: 'The table', schema: retentionView.array() } },
    },
    (_request, response) => {
      response.json(retention.table());
    },
  );
}

function addOwnRoutes(api: Api, { wishes, guard, limits }: WishRouteNeeds): void {
  const before = [guard.require('account.change'), limits.by('account', accountKey)];
  api.on(
    {
      method: 'put',
      path: '/account/notices/:audience/:version',
      tag,
      summary: 'Notes that a notice in force was seen',
      answers: { ...done, ...failed.signedOut, ...failed.unknown },
      before,
    },
    async (request, response) => {
      const [audience, version] = [param(request, 'audience'), param(request, 'version')];
      await wishes.acknowledge(callerOf(response), audience, version);
      response.status(204).end();
    },
  );
  api.on(
    {
      method: 'get',
      path: '/account/consents',
      tag,
      summary: 'What the account has consented to beyond the service itself; nothing by default',
      answers: { 200: { description: 'All', schema: consentView.array() }, ...failed.signedOut },
      before: [guard.require('account.read')],
    },
    async (_request, response) => response.json(await wishes.consents(callerOf(response))),
  );
  api.on(
    {
      method: 'put',
      path: '/account/consents/:kind',
      tag,
      summary: 'Gives a consent or takes it back',
      body: setConsent,
      answers: { ...done, ...failed.invalid, ...failed.signedOut },
      before,
    },
    async (request, response, { consent }) => {
      const kind = parse(consentKind, param(request, 'kind'));
      await wishes.setConsent(callerOf(response), kind, consent);
      response.status(204).end();
    },
  );
}
