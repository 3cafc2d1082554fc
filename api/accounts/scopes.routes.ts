import { z } from 'zod';
import type { SetCalls, SetRegions } from '../contract-regions.ts';
import { type Api, param } from '../http/endpoint.ts';
import type { RateLimits } from '../http/rate-limits.ts';
import { accountKey, callerOf, type SignedInGuard } from '../http/signed-in.ts';
import { failed } from './accounts.schemas.ts';
import type { ScopeService } from './scopes.service.ts';

const codes = z.array(z.string().min(1).max(40)).max(200);
const setRegions = z.strictObject({ regions: codes }) satisfies z.ZodType<SetRegions>;
const setCalls = z.strictObject({ calls: codes }) satisfies z.ZodType<SetCalls>;
const answers = {
  204: { description: 'So it is now' },
  ...failed.invalid,
  ...failed.signedOut,
  ...failed.forbidden,
  ...failed.unknown,
};

/** Which regions and calls are an officer's, for administrators. */
export function addScopeRoutes(
  api: Api,
  needs: { scopes: ScopeService; guard: SignedInGuard; limits: RateLimits },
): void {
  const { scopes, guard, limits } = needs;
  const before = [guard.require('role.give'), limits.by('account', accountKey)];
  const shared = { method: 'put', tag: 'Administration', answers, before } as const;
  api.on(
    {
      ...shared,
      path: '/accounts/:accountId/regions',
      summary: 'Puts regions (NUTS 2) into the hands of a statistics officer',
      body: setRegions,
    },
    async (request, response, { regions }) => {
      await scopes.set(callerOf(response), param(request, 'accountId'), 'regions', regions);
      response.status(204).end();
    },
  );
  api.on(
    {
      ...shared,
      path: '/accounts/:accountId/calls',
      summary: 'Puts calls into the hands of a programme officer',
      body: setCalls,
    },
    async (request, response, { calls }) => {
      await scopes.set(callerOf(response), param(request, 'accountId'), 'calls', calls);
      response.status(204).end();
    },
  );
}
