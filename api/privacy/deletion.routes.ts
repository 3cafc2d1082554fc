import { failed } from '../accounts/accounts.schemas.ts';
import { type Api, param } from '../http/endpoint.ts';
import type { RateLimits } from '../http/rate-limits.ts';
import { accountKey, callerOf, type SignedInGuard } from '../http/signed-in.ts';
import type { AccountErasure } from './account-erasure.service.ts';
import type { CompanyErasure } from './company-erasure.service.ts';
import type { PreviewService } from './preview.service.ts';
import { accountDeletion, deletionPreview } from './privacy.schemas.ts';

export interface DeletionRouteNeeds {
  accountErasure: AccountErasure;
  companyErasure: CompanyErasure;
  deletionPreviews: PreviewService;
  guard: SignedInGuard;
  limits: RateLimits;
}

const tag = 'Privacy';
const gone = { 204: { description: 'Gone' } };
const company = '/companies/:companyId';

/** Deletes accounts and companies, and says before what that means. */
export function addDeletionRoutes(api: Api, needs: DeletionRouteNeeds): void {
  addAccountRoutes(api, needs);
  addCompanyRoutes(api, needs);
}

function addAccountRoutes(
  api: Api,
  { accountErasure, deletionPreviews, guard, limits }: DeletionRouteNeeds,
): void {
  const before = [guard.require('account.delete'), limits.by('account', accountKey)];
  api.on(
    {
      method: 'get',
      path: '/account/deletion',
      tag,
      summary: 'What goes with the account, and what a signed audit keeps, until when',
      answers: { 200: { description: 'In numbers', schema: accountDeletion }, ...failed.signedOut },
      before,
    },
    async (_request, response) => {
      response.json(await deletionPreviews.ofAccount(callerOf(response)));
    },
  );
  api.on(
    {
      method: 'delete',
      path: '/account',
      tag,
      summary:
        'Deletes the account and the companies that nobody else is in; 409 for the last owner of a company with ' +
        'others in it, naming the companies, and for the last administrator',
      answers: { ...gone, ...failed.signedOut, ...failed.conflict },
      before,
    },
    async (_request, response) => {
      await accountErasure.delete(callerOf(response));
      guard.takeAway(response);
      response.status(204).end();
    },
  );
}

function addCompanyRoutes(
  api: Api,
  { companyErasure, deletionPreviews, guard, limits }: DeletionRouteNeeds,
): void {
  const before = [guard.require(), limits.by('account', accountKey)];
  const refused = { ...failed.signedOut, ...failed.forbidden, ...failed.unknown };
  api.on(
    {
      method: 'get',
      path: `${company}/deletion`,
      tag,
      summary: 'What goes with the company, and what a signed audit keeps, until when',
      answers: { 200: { description: 'In numbers', schema: deletionPreview }, ...refused },
      before,
    },
    async (request, response) => {
      const id = param(request, 'companyId');
      response.json(await deletionPreviews.ofCompany(callerOf(response), id));
    },
  );
  api.on(
    {
      method: 'delete',
      path: company,
      tag,
      summary: 'Deletes the company; signed audits stay until their time is over',
      answers: { ...gone, ...refused },
      before,
    },
    async (request, response) => {
      await companyErasure.delete(callerOf(response), param(request, 'companyId'));
      response.status(204).end();
    },
  );
}
