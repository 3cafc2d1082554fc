import { z } from 'zod';
import { type Access, grantsOf, linkKey } from '../assessments/access.ts';
import { errorBody } from '../http/error-schema.ts';
import { type Api, param } from '../http/endpoint.ts';
import type { RateLimits } from '../http/rate-limits.ts';
import { createReferral } from './referrals.input.ts';
import type { ReferralService } from './referrals.service.ts';

const tag = 'Referrals';
const path = '/assessments/:id/referrals';
const view = z
  .object({
    id: z.string(),
    offer: z.string(),
    contact: createReferral.shape.contact,
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Referral' });
const failed = {
  401: { description: 'No cookie of this assessment', schema: errorBody },
  403: { description: 'The link can only read', schema: errorBody },
  404: { description: 'Unknown, ended or deleted', schema: errorBody },
};

/** A firm's interest in offers. */
export function addReferralRoutes(
  api: Api,
  { referrals, access, limits }: { referrals: ReferralService; access: Access; limits: RateLimits },
): void {
  const limit = limits.by('change', linkKey);
  api.on(
    {
      method: 'post',
      path,
      tag,
      summary: 'Records, with consent, that the firm wants to be contacted about an offer',
      body: createReferral,
      answers: { 201: { description: 'Recorded', schema: view }, ...failed },
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
      answers: { 200: { description: 'The referrals', schema: view.array() }, ...failed },
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
      answers: { 204: { description: 'Withdrawn' }, ...failed },
      before: [access.require('referral.withdraw'), limit],
    },
    async (request, response) => {
      await referrals.withdraw(grantsOf(response), param(request, 'referralId'));
      response.status(204).end();
    },
  );
}
