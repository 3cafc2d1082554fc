import type { RequestHandler } from 'express';
import { failed } from '../accounts/accounts.schemas.ts';
import { type Api, param } from '../http/endpoint.ts';
import { networkOf, type RateLimits } from '../http/rate-limits.ts';
import { accountKey, callerOf, type SignedInGuard } from '../http/signed-in.ts';
import { engagementInputs } from './engagements.input.ts';
import { engagementView } from './engagements.schemas.ts';
import type { EngagementService } from './engagements.service.ts';
import type { ProposalService } from './proposals.service.ts';

export interface EngagementRouteNeeds {
  engagements: EngagementService;
  proposals: ProposalService;
  guard: SignedInGuard;
  limits: RateLimits;
}

const tag = 'Engagements';
const path = '/engagements/:engagementId';
const one = { description: 'The engagement', schema: engagementView };
const many = { 200: { description: 'The newest first', schema: engagementView.array() } };
const refused = { ...failed.signedOut, ...failed.forbidden, ...failed.unknown };

/** Engagements: proposed by either side, accepted by both, ended by either. */
export function addEngagementRoutes(api: Api, needs: EngagementRouteNeeds): void {
  addProposalRoutes(api, needs);
  addMailRoutes(api, needs);
  addListRoutes(api, needs);
  addStepRoutes(api, needs);
}

function addProposalRoutes(api: Api, { proposals, guard, limits }: EngagementRouteNeeds): void {
  api.on(
    {
      method: 'post',
      path: '/companies/:companyId/engagements',
      tag,
      summary: 'An owner proposes an engagement to a consultant, which accepts it for the company',
      body: engagementInputs.toConsultant,
      answers: { 201: one, ...failed.invalid, ...refused, ...failed.conflict },
      before: [guard.require(), limits.by('engagement', accountKey)],
    },
    async (request, response, body) => {
      const company = param(request, 'companyId');
      response.status(201).json(await proposals.toConsultant(callerOf(response), company, body));
    },
  );
  api.on(
    {
      method: 'post',
      path: '/engagements',
      tag,
      summary: 'A consultant proposes an engagement to a firm by mail, which accepts it for them',
      body: engagementInputs.toFirm,
      answers: {
        201: one,
        ...failed.invalid,
        ...failed.signedOut,
        ...failed.forbidden,
        ...failed.conflict,
      },
      before: [guard.require('engagement.offer'), limits.by('engagement', accountKey)],
    },
    async (request, response, body) => {
      await limits.spend('mailNetwork', networkOf(request));
      await limits.spend('mailAddress', body.email);
      response.status(201).json(await proposals.toFirm(callerOf(response), body));
    },
  );
}

function addMailRoutes(api: Api, { proposals, guard, limits }: EngagementRouteNeeds): void {
  api.on(
    {
      method: 'post',
      path: '/engagements/proposal',
      tag,
      summary: "Shows what a mail's link proposes, also to who is not signed in",
      body: engagementInputs.readByMail,
      answers: { 200: one, ...failed.invalid, ...failed.unknown },
      before: [limits.byNetwork('proof')],
    },
    async (_request, response, { token }) => response.json(await proposals.read(token)),
  );
  api.on(
    {
      method: 'post',
      path: '/engagements/acceptance',
      tag,
      summary: 'An owner accepts what came by mail for one of their companies',
      body: engagementInputs.acceptByMail,
      answers: { 200: one, ...failed.invalid, ...refused, ...failed.conflict },
      before: [guard.require(), limits.byNetwork('proof')],
    },
    async (_request, response, body) => {
      response.json(await proposals.acceptByMail(callerOf(response), body));
    },
  );
}

function addListRoutes(api: Api, { engagements, guard }: EngagementRouteNeeds): void {
  api.on(
    {
      method: 'get',
      path: '/engagements',
      tag,
      summary: "The consultant's own engagements",
      answers: { ...many, ...failed.signedOut, ...failed.forbidden },
      before: [guard.require('engagement.list')],
    },
    async (_request, response) => response.json(await engagements.listOwn(callerOf(response))),
  );
  api.on(
    {
      method: 'get',
      path: '/companies/:companyId/engagements',
      tag,
      summary: "A company's engagements, for its members; for its consultant their own alone",
      answers: { ...many, ...refused },
      before: [guard.require()],
    },
    async (request, response) => {
      const company = param(request, 'companyId');
      response.json(await engagements.listOfCompany(callerOf(response), company));
    },
  );
  api.on(
    {
      method: 'get',
      path,
      tag,
      summary: 'One engagement, for its two parties',
      answers: { 200: one, ...refused },
      before: [guard.require()],
    },
    async (request, response) => {
      response.json(await engagements.read(callerOf(response), param(request, 'engagementId')));
    },
  );
}

function addStepRoutes(api: Api, { engagements, guard, limits }: EngagementRouteNeeds): void {
  const before: RequestHandler[] = [guard.require(), limits.by('account', accountKey)];
  const answers = { 200: one, ...refused, ...failed.conflict };
  api.on(
    {
      method: 'post',
      path: `${path}/acceptance`,
      tag,
      summary: 'The consultant accepts what a company proposed; again changes nothing',
      answers,
      before,
    },
    async (request, response) => {
      response.json(await engagements.accept(callerOf(response), param(request, 'engagementId')));
    },
  );
  api.on(
    {
      method: 'post',
      path: `${path}/end`,
      tag,
      summary: 'Either side ends it, at once; again changes nothing',
      answers: { 200: one, ...refused },
      before,
    },
    async (request, response) => {
      response.json(await engagements.end(callerOf(response), param(request, 'engagementId')));
    },
  );
}
