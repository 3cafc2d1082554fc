import { drain } from '../audits/upload-meter.ts';
import { type Api, param, parse } from '../http/endpoint.ts';
import { errorBody } from '../http/error-schema.ts';
import { aboutBody } from '../http/errors.ts';
import type { RateLimits } from '../http/rate-limits.ts';
import { accountKey, callerOf, type SignedInGuard } from '../http/signed-in.ts';
import { z } from 'zod';
import type { CallReferralService } from './call-referrals.service.ts';
import type { FollowingService } from './following.service.ts';
import type { ImportService } from './imports.service.ts';
import { callQuery, followReferral, importQuery } from './referrals.input.ts';
import { callReferralView, failed, importReport, referralView } from './referrals.schemas.ts';

export interface CallRouteNeeds {
  callReferrals: CallReferralService;
  following: FollowingService;
  referralImports: ImportService;
  guard: SignedInGuard;
  limits: RateLimits;
}

const tag = 'Referrals';
const FILES = ['application/octet-stream', 'text/csv'];
const seen = { ...failed.signedOut, ...failed.forbidden, ...failed.unknown };
const changed = { ...seen, ...failed.invalid, ...failed.conflict };

/** Referrals as programme officers follow them, call by call. */
export function addCallRoutes(api: Api, needs: CallRouteNeeds): void {
  addListRoutes(api, needs);
  addImportRoute(api, needs);
  api.on(
    {
      method: 'put',
      path: '/referrals/:id/steps',
      tag,
      summary: 'Adds what happened: by the officer of the call, the firm or its consultant',
      body: followReferral,
      answers: {
        200: { description: 'Recorded', schema: z.union([callReferralView, referralView]) },
        ...changed,
      },
      before: [needs.guard.require(), needs.limits.by('account', accountKey)],
    },
    async (request, response, body) => {
      const id = param(request, 'id');
      response.json(await needs.following.follow(callerOf(response), id, body));
    },
  );
}

function addListRoutes(api: Api, { callReferrals, guard }: CallRouteNeeds): void {
  api.on(
    {
      method: 'get',
      path: '/calls',
      tag,
      summary: 'Calls in the hands of the programme officer who asks',
      answers: {
        200: { description: 'Their codes', schema: z.object({ code: z.string() }).array() },
        ...failed.signedOut,
        ...failed.forbidden,
      },
      before: [guard.require()],
    },
    async (_request, response) => response.json(await callReferrals.calls(callerOf(response))),
  );
  api.on(
    {
      method: 'get',
      path: '/calls/:call/referrals',
      tag,
      summary: 'Firms that are interested in an own call or have applied, fifty at a time',
      query: callQuery,
      answers: {
        200: {
          description: 'The referrals; this access is recorded',
          schema: z.object({ referrals: callReferralView.array(), next: z.string().nullable() }),
        },
        ...seen,
        ...failed.invalid,
      },
      before: [guard.require()],
    },
    async (request, response) => {
      const query = parse(callQuery, request.query);
      const call = param(request, 'call');
      response.json(await callReferrals.list(callerOf(response), call, query));
    },
  );
}

function addImportRoute(api: Api, { referralImports, guard, limits }: CallRouteNeeds): void {
  api.on(
    {
      method: 'post',
      path: '/calls/:call/referrals/import',
      tag,
      summary: 'Takes a CSV file of up to 50,000 steps of applications: as a whole or not at all',
      query: importQuery,
      answers: {
        200: { description: 'What was done, or with dryRun what would be', schema: importReport },
        ...changed,
        413: { description: 'Larger than 20 MB or 50,000 rows', schema: errorBody },
        415: { description: 'Not sent as a file', schema: errorBody },
      },
      before: [guard.require(), limits.by('upload', accountKey)],
    },
    async (request, response) => {
      try {
        if (!request.is(FILES)) throw aboutBody(415, 'not-a-file', 'Send the file as text/csv.');
        const { dryRun } = parse(importQuery, request.query);
        const report = await referralImports.import(callerOf(response), param(request, 'call'), {
          body: request.iterator({ destroyOnReturn: false }),
          dryRun: dryRun === 'true',
        });
        response.json(report);
      } catch (error) {
        await drain(request);
        throw error;
      }
    },
  );
}
