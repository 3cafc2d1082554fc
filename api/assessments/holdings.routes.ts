import type { Api } from '../http/endpoint.ts';
import { errorBody } from '../http/error-schema.ts';
import type { RateLimits } from '../http/rate-limits.ts';
import { callerOf, type SignedInGuard } from '../http/signed-in.ts';
import { type Access, grantsOf, linkKey } from './access.ts';
import { assessmentSummary } from './assessments.schemas.ts';
import type { HoldingService } from './holdings.service.ts';

export interface HoldingRouteNeeds {
  holdings: HoldingService;
  access: Access;
  guard: SignedInGuard;
  limits: RateLimits;
}

const signedOut = { 401: { description: 'No session', schema: errorBody } };

/** Assessments of an account: claimed by their edit link, and listed. */
export function addHoldingRoutes(
  api: Api,
  { holdings, access, guard, limits }: HoldingRouteNeeds,
): void {
  api.on(
    {
      method: 'post',
      path: '/assessments/:id/claim',
      tag: 'Assessments',
      summary: 'Moves the assessment into the account that is signed in; its edit links end',
      answers: {
        200: { description: 'It is the account’s', schema: assessmentSummary },
        401: { description: 'No session, or no cookie of this assessment', schema: errorBody },
        403: { description: 'The link can only read', schema: errorBody },
        404: { description: 'Unknown, ended or deleted', schema: errorBody },
      },
      before: [
        guard.require('assessment.claim'),
        access.require('edit'),
        limits.by('change', linkKey),
      ],
    },
    async (_request, response) => {
      const grants = grantsOf(response);
      const summary = await holdings.claim(callerOf(response), grants);
      access.takeAll(response, grants[0].assessment);
      response.json(summary);
    },
  );
  api.on(
    {
      method: 'get',
      path: '/account/assessments',
      tag: 'Accounts',
      summary: 'The assessments of the account that is signed in, the newest change first',
      answers: {
        200: { description: 'The assessments', schema: assessmentSummary.array() },
        ...signedOut,
      },
      before: [guard.require('assessment.list')],
    },
    async (_request, response) => response.json(await holdings.list(callerOf(response))),
  );
}
