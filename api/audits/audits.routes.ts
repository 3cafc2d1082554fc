import type { RequestHandler, Response } from 'express';
import { type Api, param } from '../http/endpoint.ts';
import type { LimitName, RateLimits } from '../http/rate-limits.ts';
import { accountKey, callerOf, type SignedInGuard } from '../http/signed-in.ts';
import type { AuditInputs } from './audits.input.ts';
import { auditReceipt, auditSummary, auditView, failed } from './audits.schemas.ts';
import type { AuditService } from './audits.service.ts';
import type { BeginningService } from './beginnings.service.ts';
import type { Seat } from './seat.ts';
import type { StepService } from './steps.service.ts';

export interface AuditRouteNeeds {
  audits: AuditService;
  auditBeginnings: BeginningService;
  auditSteps: StepService;
  auditInputs: AuditInputs;
  guard: SignedInGuard;
  limits: RateLimits;
}

export const tag = 'Audits';
export const path = '/audits/:auditId';
const seen = { ...failed.signedOut, ...failed.unknown };
const changed = { ...seen, ...failed.invalid, ...failed.forbidden, ...failed.conflict };

/** Who is signed in, so many times a minute. How they stand to the audit is asked where it is read. */
export function signedIn(
  { guard, limits }: Pick<AuditRouteNeeds, 'guard' | 'limits'>,
  limit: LimitName,
): RequestHandler[] {
  return [guard.require(), limits.by(limit, accountKey)];
}

/** Audits: listed, begun, read, moved on, followed by the next one. */
export function addAuditRoutes(api: Api, needs: AuditRouteNeeds): void {
  addListRoutes(api, needs);
  addBeginningRoutes(api, needs);
  addStepRoutes(api, needs);
  addReadingRoutes(api, needs);
}

function addListRoutes(api: Api, { audits, guard }: AuditRouteNeeds): void {
  const answers = {
    200: { description: 'The newest change first', schema: auditSummary.array() },
    ...failed.signedOut,
  };
  api.on(
    {
      method: 'get',
      path: '/audits',
      tag,
      summary: 'The audits of the consultant who is signed in, over active engagements',
      answers,
      before: [guard.require()],
    },
    async (_request, response) => response.json(await audits.listOwn(callerOf(response))),
  );
  api.on(
    {
      method: 'get',
      path: '/companies/:companyId/audits',
      tag,
      summary:
        'The audits of a company, for its members and for the consultant of an active engagement',
      answers: { ...answers, ...failed.unknown },
      before: [guard.require()],
    },
    async (request, response) => {
      const company = param(request, 'companyId');
      response.json(await audits.listOfCompany(callerOf(response), company));
    },
  );
}

function addBeginningRoutes(api: Api, needs: AuditRouteNeeds): void {
  const { audits, auditBeginnings: beginnings, auditInputs: inputs } = needs;
  const before = signedIn(needs, 'account');
  const begun = { 201: { description: 'Begun', schema: auditView }, ...changed };
  const show = async (response: Response, seat: Promise<Seat>, status = 201) =>
    response.status(status).json(await audits.view(await seat));
  api.on(
    {
      method: 'post',
      path: '/engagements/:engagementId/audits',
      tag,
      summary:
        'Begins the audit of a point under an engagement; the same point again gives the same audit',
      body: inputs.begin,
      answers: begun,
      before,
    },
    async (request, response, body) => {
      const engagement = param(request, 'engagementId');
      return show(response, beginnings.begin(callerOf(response), engagement, body));
    },
  );
  api.on(
    {
      method: 'put',
      path: `${path}/engagement`,
      tag,
      summary: 'Goes on with an audit whose own engagement is over',
      body: inputs.takeOver,
      answers: { 200: { description: 'Taken over', schema: auditView }, ...changed },
      before,
    },
    async (request, response, body) => {
      const id = param(request, 'auditId');
      return show(response, beginnings.takeOver(callerOf(response), id, body), 200);
    },
  );
  api.on(
    {
      method: 'post',
      path: `${path}/corrections`,
      tag,
      summary: 'Opens the version that corrects a signed-off audit; it names the old one',
      answers: begun,
      before,
    },
    async (request, response) =>
      show(response, beginnings.correct(callerOf(response), param(request, 'auditId'))),
  );
  api.on(
    {
      method: 'post',
      path: `${path}/follow-ups`,
      tag,
      summary: 'Opens the next measurement, filled with what was found last time',
      answers: begun,
      before,
    },
    async (request, response) =>
      show(response, beginnings.followUp(callerOf(response), param(request, 'auditId'))),
  );
}

function addStepRoutes(api: Api, needs: AuditRouteNeeds): void {
  const { audits, auditSteps: steps, auditInputs: inputs } = needs;
  const before = signedIn(needs, 'account');
  const answers = { 200: { description: 'So it is now', schema: auditView }, ...changed };
  const on = (at: string, summary: string, take: 'submit' | 'confirm' | 'signOff') =>
    api.on(
      { method: 'post', path: `${path}/${at}`, tag, summary, body: inputs.step, answers, before },
      async (request, response, { revision }) => {
        const seat = await steps[take](callerOf(response), param(request, 'auditId'), revision);
        response.json(await audits.view(seat));
      },
    );
  on('submit', 'The firm hands over what it declared', 'submit');
  on('verification', 'Every indicator is checked', 'confirm');
  on('sign-off', 'Scores, finds offers and signs; nothing changes the audit afterwards', 'signOff');
  api.on(
    {
      method: 'post',
      path: `${path}/changes`,
      tag,
      summary: 'Hands the audit back to the firm with what is to be changed',
      body: inputs.requestChanges,
      answers,
      before,
    },
    async (request, response, body) => {
      const id = param(request, 'auditId');
      const seat = await steps.requestChanges(callerOf(response), id, body);
      response.json(await audits.view(seat));
    },
  );
}

function addReadingRoutes(api: Api, needs: AuditRouteNeeds): void {
  const { audits, guard } = needs;
  api.on(
    {
      method: 'get',
      path,
      tag,
      summary: 'The audit as the caller’s side sees it',
      answers: { 200: { description: 'The audit', schema: auditView }, ...seen },
      before: [guard.require()],
    },
    async (request, response) =>
      response.json(await audits.read(callerOf(response), param(request, 'auditId'))),
  );
  api.on(
    {
      method: 'get',
      path: `${path}/receipt`,
      tag,
      summary: 'The signed receipt of a signed-off audit',
      answers: {
        200: { description: 'The receipt', schema: auditReceipt },
        ...seen,
        ...failed.conflict,
      },
      before: [guard.require()],
    },
    async (request, response) => {
      const receipt = await audits.receipt(callerOf(response), param(request, 'auditId'));
      response.attachment('meridiana-audit-receipt.json').json(receipt);
    },
  );
  api.on(
    {
      method: 'delete',
      path,
      tag,
      summary: 'Deletes an audit that is not signed off, with its evidence',
      answers: { 204: { description: 'Deleted' }, ...changed },
      before: signedIn(needs, 'account'),
    },
    async (request, response) => {
      await audits.delete(callerOf(response), param(request, 'auditId'));
      response.status(204).end();
    },
  );
}
