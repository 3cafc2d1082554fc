import type { Response } from 'express';
import { failed } from '../accounts/accounts.schemas.ts';
import { type Api, param } from '../http/endpoint.ts';
import { announceFile, unlessGone } from '../http/file-answer.ts';
import type { RateLimits } from '../http/rate-limits.ts';
import { accountKey, callerOf, type SignedInGuard } from '../http/signed-in.ts';
import type { AccountExport } from './account-export.service.ts';
import type { Archive } from './archive.ts';
import type { CompanyExport } from './company-export.service.ts';

export interface ExportRouteNeeds {
  accountExport: AccountExport;
  companyExport: CompanyExport;
  guard: SignedInGuard;
  limits: RateLimits;
}

const tag = 'Privacy';
const ZIP = 'application/zip';
const archive = { 200: { description: 'JSON, and files as they are', mediaType: ZIP } };

/** All data of an account or a company as one archive. */
export function addExportRoutes(
  api: Api,
  { accountExport, companyExport, guard, limits }: ExportRouteNeeds,
): void {
  const count = limits.by('export', accountKey);
  api.on(
    {
      method: 'get',
      path: '/account/export.zip',
      tag,
      summary: 'All data of the account, to take along',
      answers: { ...archive, ...failed.signedOut },
      before: [guard.require('account.export'), count],
    },
    async (_request, response) => {
      await send(response, await accountExport.make(callerOf(response)), 'meridiana-account.zip');
    },
  );
  api.on(
    {
      method: 'get',
      path: '/companies/:companyId/export.zip',
      tag,
      summary: 'All data of the company, with the evidence of its audits, for owners',
      answers: { ...archive, ...failed.signedOut, ...failed.forbidden, ...failed.unknown },
      before: [guard.require(), count],
    },
    async (request, response) => {
      const made = await companyExport.make(callerOf(response), param(request, 'companyId'));
      await send(response, made, 'meridiana-company.zip');
    },
  );
}

async function send(response: Response, made: Archive, name: string): Promise<void> {
  announceFile(response, name, ZIP);
  await unlessGone(made.sendTo(response));
}
