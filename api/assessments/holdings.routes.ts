import { type Api, param } from '../http/endpoint.ts';
import { errorBody } from '../http/error-schema.ts';
import type { RateLimits } from '../http/rate-limits.ts';
import { accountKey, callerOf, type SignedInGuard } from '../http/signed-in.ts';
import { type Access, grantsOf, linkKey } from './access.ts';
import type { AssessmentInputs } from './assessments.input.ts';
import { assessmentSummary, assessmentView } from './assessments.schemas.ts';
import type { AssessmentService } from './assessments.service.ts';
import type { BeginningService, Begun } from './beginnings.service.ts';
import type { HoldingService } from './holdings.service.ts';

export interface HoldingRouteNeeds {
  assessments: AssessmentService;
  beginnings: BeginningService;
  holdings: HoldingService;
  access: Access;
  guard: SignedInGuard;
  inputs: AssessmentInputs;
  limits: RateLimits;
}

const failed = {
  400: { description: 'Not right; every field is named', schema: errorBody },
  401: { description: 'No session', schema: errorBody },
  403: { description: 'Your place in the company does not allow this', schema: errorBody },
  404: { description: 'Unknown, or not for you', schema: errorBody },
};
const summaries = { description: 'The assessments', schema: assessmentSummary.array() };

/** Assessments of accounts and companies: begun, claimed, moved and listed. */
export function addHoldingRoutes(api: Api, needs: HoldingRouteNeeds): void {
  addBeginRoutes(api, needs);
  addMoveRoutes(api, needs);
  addListRoutes(api, needs);
}

function addBeginRoutes(
  api: Api,
  { assessments, beginnings, guard, inputs, limits }: HoldingRouteNeeds,
): void {
  const before = [guard.require(), limits.by('account', accountKey), limits.byNetwork('create')];
  const answers = {
    201: { description: 'Begun', schema: assessmentView },
    ...failed,
    409: { description: 'The assessment to begin from is not submitted', schema: errorBody },
  };
  const view = ({ record, grant }: Begun) => assessments.view(record, [grant]);
  api.on(
    {
      method: 'post',
      path: '/account/assessments',
      tag: 'Accounts',
      summary: 'Begins an assessment that the account holds, also with the answers of another one',
      body: inputs.begin,
      answers,
      before,
    },
    async (_request, response, body) => {
      const begun = await beginnings.forAccount(callerOf(response), body);
      response.status(201).json(await view(begun));
    },
  );
  api.on(
    {
      method: 'post',
      path: '/companies/:companyId/assessments',
      tag: 'Companies',
      summary: 'Begins an assessment of the company, with its profile',
      body: inputs.beginForCompany,
      answers,
      before,
    },
    async (request, response, body) => {
      const company = param(request, 'companyId');
      const begun = await beginnings.forCompany(callerOf(response), company, body);
      response.status(201).json(await view(begun));
    },
  );
}

function addMoveRoutes(api: Api, { holdings, access, guard, limits }: HoldingRouteNeeds): void {
  api.on(
    {
      method: 'post',
      path: '/assessments/:id/claim',
      tag: 'Assessments',
      summary: 'Moves the assessment into the account that is signed in; its edit links end',
      answers: {
        200: { description: 'It is the account’s', schema: assessmentSummary },
        ...failed,
        403: { description: 'The link can only read', schema: errorBody },
        409: { description: 'A company holds it', schema: errorBody },
      },
      before: [
        guard.require('assessment.claim'),
        access.require('assessment.claim'),
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
      method: 'put',
      path: '/companies/:companyId/assessments/:id',
      tag: 'Companies',
      summary: 'Moves an assessment of the account that is signed in into the company',
      answers: {
        200: { description: 'It is the company’s', schema: assessmentSummary },
        ...failed,
      },
      before: [guard.require(), limits.by('account', accountKey)],
    },
    async (request, response) => {
      const [company, id] = [param(request, 'companyId'), param(request, 'id')];
      response.json(await holdings.move(callerOf(response), company, id));
    },
  );
}

function addListRoutes(api: Api, { holdings, guard }: HoldingRouteNeeds): void {
  api.on(
    {
      method: 'get',
      path: '/account/assessments',
      tag: 'Accounts',
      summary: 'The assessments of the account that is signed in, the newest change first',
      answers: { 200: summaries, 401: failed[401] },
      before: [guard.require('assessment.list')],
    },
    async (_request, response) => response.json(await holdings.list(callerOf(response))),
  );
  api.on(
    {
      method: 'get',
      path: '/companies/:companyId/assessments',
      tag: 'Companies',
      summary: 'The assessments of the company, the newest change first',
      answers: { 200: summaries, 401: failed[401], 404: failed[404] },
      before: [guard.require()],
    },
    async (request, response) => {
      response.json(await holdings.listOf(callerOf(response), param(request, 'companyId')));
    },
  );
}
