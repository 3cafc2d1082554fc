import { type Access, grantsOf, linkKey } from '../assessments/access.ts';
import { errorBody } from '../http/error-schema.ts';
import { type Api, param } from '../http/endpoint.ts';
import type { RateLimits } from '../http/rate-limits.ts';
import type { FollowingService } from './following.service.ts';
import { createReferral, followReferral } from './referrals.input.ts';
import { failed, referralView } from './referrals.schemas.ts';
import type { ReferralService } from './referrals.service.ts';

const tag = 'Referrals';
const path = '/assessments/:id/referrals';
const refused = {
  401: { description: 'No cookie of this assessment', schema: errorBody },
  403: { description: 'The link can only read', schema: errorBody },
  404: { description: 'Unknown, ended or deleted', schema: errorBody },
};

export interface ReferralRouteNeeds {
  referrals: ReferralService;
  following: FollowingService;
  access: Access;
  limits: RateLimits;
}

/** A firm's interest in offers, and what came of it. */
export function addReferralRoutes(api: Api, needs: ReferralRouteNeeds): void {
  addWishRoutes(api, needs);
  const { following, access, limits } = needs;
  api.on(
    {
      method: 'put',
      path: `${path}/:referralId/steps`,
      tag,
      summary: 'Adds what happened: by the firm or its consultant',
      body: followReferral,
      answers: {
        200: { description: 'Recorded', schema: referralView },
        ...refused,
        ...failed.invalid,
        ...failed.conflict,
      },
      before: [access.require('referral.follow'), limits.by('change', linkKey)],
    },
    async (request, response, body) => {
      const id = param(request, 'referralId');
      response.json(await following.followOwn(grantsOf(response), id, body));
    },
  );
}

function addWishRoutes(api: Api, { referrals, access, limits }: ReferralRouteNeeds): void {
  const limit = limits.by('change', linkKey);
  api.on(
    {
      method: 'post',
      path,
      tag,
      summary: 'Records, with consent, that the firm wants to be contacted about an offer',
      body: createReferral,
      answers: { 201: { description: 'Recorded', schema: referralView }, ...refused },
      before: [access.require('referral.record'), limit],
    },
    async (_request, response, body) => {
      response.status(201).json(await referrals.record(grantsOf(response), body));
    },
  );
  api.on(
    {
      method: 'get',
      path,
      tag,
      summary: 'What the firm is interested in',
      answers: { 200: { description: 'The referrals', schema: referralView.array() }, ...refused },
      before: [access.require('referral.read')],
    },
    async (_request, response) => response.json(await referrals.list(grantsOf(response))),
  );
  api.on(
    {
      method: 'delete',
      path: `${path}/:referralId`,
      tag,
      summary: 'Withdraws a referral with its consent',
      answers: { 204: { description: 'Withdrawn' }, ...refused },
      before: [access.require('referral.withdraw'), limit],
    },
    async (request, response) => {
      await referrals.withdraw(grantsOf(response), param(request, 'referralId'));
      response.status(204).end();
    },
  );
}
