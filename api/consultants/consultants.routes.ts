import { failed } from '../accounts/accounts.schemas.ts';
import { type Api, parse } from '../http/endpoint.ts';
import type { RateLimits } from '../http/rate-limits.ts';
import { accountKey, callerOf, type SignedInGuard } from '../http/signed-in.ts';
import type { ConsultantInputs } from './consultants.input.ts';
import { consultantList, consultantView } from './consultants.schemas.ts';
import type { ConsultantService } from './consultants.service.ts';

export interface ConsultantRouteNeeds {
  consultants: ConsultantService;
  guard: SignedInGuard;
  limits: RateLimits;
}

const tag = 'Consultants';

/** Consultants: their own profile, and the list that firms choose from. */
export function addConsultantRoutes(
  api: Api,
  { consultants, guard, limits }: ConsultantRouteNeeds,
  inputs: ConsultantInputs,
): void {
  const own = [guard.require('consultant.change'), limits.by('account', accountKey)];
  const profile = { 200: { description: 'The profile', schema: consultantView } };
  const refused = { ...failed.signedOut, ...failed.forbidden };
  api.on(
    {
      method: 'get',
      path: '/consultant',
      tag,
      summary: "The consultant's own profile; 404 until it is written",
      answers: { ...profile, ...refused, ...failed.unknown },
      before: own,
    },
    async (_request, response) => response.json(await consultants.own(callerOf(response))),
  );
  api.on(
    {
      method: 'put',
      path: '/consultant',
      tag,
      summary: "Writes the consultant's whole profile, accreditation included",
      body: inputs.profile,
      answers: { ...profile, ...failed.invalid, ...refused },
      before: own,
    },
    async (_request, response, body) => {
      response.json(await consultants.put(callerOf(response), body));
    },
  );
  api.on(
    {
      method: 'get',
      path: '/consultants',
      tag,
      summary: 'Who is a consultant now, by name, 25 at a time; by province and by words',
      query: inputs.list,
      answers: {
        200: { description: 'Consultants', schema: consultantList },
        ...failed.invalid,
        ...refused,
      },
      before: [guard.require('consultant.read'), limits.by('account', accountKey)],
    },
    async (request, response) => {
      response.json(await consultants.list(parse(inputs.list, request.query)));
    },
  );
}
