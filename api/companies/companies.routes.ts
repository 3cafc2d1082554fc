import { companyChain } from './companies.record.ts';
import type { RecordService } from '../accounts/record.service.ts';
import { recordEntry } from '../accounts/accounts.schemas.ts';
import { type Api, param } from '../http/endpoint.ts';
import type { RateLimits } from '../http/rate-limits.ts';
import { accountKey, callerOf, type SignedInGuard } from '../http/signed-in.ts';
import type { CompanyInputs } from './companies.input.ts';
import { companySummary, companyView, failed } from './companies.schemas.ts';
import type { CompanyService } from './companies.service.ts';
import type { CompanyAccess } from './company-access.ts';

export interface CompanyRouteNeeds {
  companies: CompanyService;
  companyAccess: CompanyAccess;
  companyInputs: CompanyInputs;
  record: RecordService;
  guard: SignedInGuard;
  limits: RateLimits;
}

const tag = 'Companies';
const path = '/companies/:companyId';
const view = { 200: { description: 'The company', schema: companyView } };
const refused = { ...failed.signedOut, ...failed.forbidden, ...failed.unknown };

/** Companies and their record. */
export function addCompanyRoutes(api: Api, needs: CompanyRouteNeeds): void {
  addOwnRoutes(api, needs);
  addChangeRoutes(api, needs);
  addRecordRoute(api, needs);
}

function addOwnRoutes(
  api: Api,
  { companies, companyInputs, guard, limits }: CompanyRouteNeeds,
): void {
  api.on(
    {
      method: 'post',
      path: '/companies',
      tag,
      summary: 'Makes a company whose owner is the account that is signed in',
      body: companyInputs.create,
      answers: {
        201: { description: 'Made', schema: companyView },
        ...failed.invalid,
        ...failed.signedOut,
        ...failed.conflict,
      },
      before: [guard.require('company.create'), limits.by('company', accountKey)],
    },
    async (_request, response, body) => {
      response.status(201).json(await companies.create(callerOf(response), body));
    },
  );
  api.on(
    {
      method: 'get',
      path: '/companies',
      tag,
      summary: 'The companies of the account that is signed in, with its place in each',
      answers: {
        200: { description: 'By name', schema: companySummary.array() },
        ...failed.signedOut,
      },
      before: [guard.require()],
    },
    async (_request, response) => response.json(await companies.list(callerOf(response))),
  );
  api.on(
    {
      method: 'get',
      path,
      tag,
      summary: 'For members, and for the consultant of an active engagement',
      answers: { ...view, ...failed.signedOut, ...failed.unknown },
      before: [guard.require()],
    },
    async (request, response) => {
      response.json(await companies.view(callerOf(response), param(request, 'companyId')));
    },
  );
}

function addChangeRoutes(
  api: Api,
  { companies, companyInputs, guard, limits }: CompanyRouteNeeds,
): void {
  const answers = { ...view, ...failed.invalid, ...refused, ...failed.conflict };
  const before = [guard.require(), limits.by('account', accountKey)];
  api.on(
    {
      method: 'put',
      path,
      tag,
      summary: 'Name, VAT number and profile; 409 with the current state on another revision',
      body: companyInputs.change,
      answers,
      before,
    },
    async (request, response, body) => {
      const company = param(request, 'companyId');
      response.json(await companies.change(callerOf(response), company, body));
    },
  );
  api.on(
    {
      method: 'put',
      path: `${path}/size`,
      tag,
      summary:
        'Closed accounting periods, from which the EU size class is worked out line by line; ' +
        'an empty list takes the calculation back',
      body: companyInputs.changeSize,
      answers,
      before,
    },
    async (request, response, body) => {
      const company = param(request, 'companyId');
      response.json(await companies.changeSize(callerOf(response), company, body));
    },
  );
}

function addRecordRoute(api: Api, { companyAccess, record, guard }: CompanyRouteNeeds): void {
  api.on(
    {
      method: 'get',
      path: `${path}/record`,
      tag,
      summary: 'Who did what to the company, newest first: ids and fixed words alone',
      answers: {
        200: { description: 'The newest 200 entries', schema: recordEntry.array() },
        ...refused,
      },
      before: [guard.require()],
    },
    async (request, response) => {
      const company = param(request, 'companyId');
      await companyAccess.seat(callerOf(response), 'record.read', company);
      response.json(await record.list(companyChain(company)));
    },
  );
}
