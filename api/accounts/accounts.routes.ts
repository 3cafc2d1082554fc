import type { Request, Response } from 'express';
import { type Api, param } from '../http/endpoint.ts';
import { networkOf, type RateLimits } from '../http/rate-limits.ts';
import { accountKey, callerOf, type SignedInGuard } from '../http/signed-in.ts';
import { accountInputs } from './accounts.input.ts';
import { accountView, emailChangeState, failed, recordEntry } from './accounts.schemas.ts';
import { accountChain } from './accounts.record.ts';
import { type AccountService, toView } from './accounts.service.ts';
import { deviceOf } from './device.ts';
import type { EmailChangeService } from './email-change.service.ts';
import type { RecordService } from './record.service.ts';

export interface AccountRouteNeeds {
  accounts: AccountService;
  emailChanges: EmailChangeService;
  record: RecordService;
  guard: SignedInGuard;
  limits: RateLimits;
}

const tag = 'Accounts';
const queued = { 202: { description: 'Accepted; a mail says more, and only there' } };
const done = { 204: { description: 'Done' } };

/** Accounts: opening one, its password, its address, its record. */
export function addAccountRoutes(api: Api, needs: AccountRouteNeeds): void {
  addOpeningRoutes(api, needs);
  addPasswordRoutes(api, needs);
  addAddressRoutes(api, needs);
  addOwnRoutes(api, needs);
}

/** Counts a mail that somebody asks for, known address or not. */
export async function spendOnMail(
  limits: RateLimits,
  request: Request,
  email: string,
): Promise<void> {
  await limits.spend('accountMailNetwork', networkOf(request));
  await limits.spend('accountMailAddress', email);
}

function addOpeningRoutes(api: Api, { accounts, guard, limits }: AccountRouteNeeds): void {
  api.on(
    {
      method: 'post',
      path: '/accounts',
      tag,
      summary:
        'Asks for the mail that opens an account; the answer is the same for a known address',
      body: accountInputs.register,
      answers: { ...queued, ...failed.invalid },
    },
    async (request, response, body) => {
      await spendOnMail(limits, request, body.email);
      await accounts.register(body);
      response.status(202).end();
    },
  );
  api.on(
    {
      method: 'post',
      path: '/accounts/verification',
      tag,
      summary: 'Opens the account whose mail was read, with a password or without, and signs in',
      body: accountInputs.verify,
      answers: {
        201: { description: 'Open', schema: accountView },
        ...failed.invalid,
        ...failed.unknown,
      },
      before: [limits.byNetwork('proof')],
    },
    async (request, response, body) => {
      const device = deviceOf(request.get('user-agent'));
      const { account, tokens } = await accounts.verify(body, device);
      guard.give(response, tokens);
      response.status(201).json(toView(account));
    },
  );
}

function addPasswordRoutes(api: Api, { accounts, guard, limits }: AccountRouteNeeds): void {
  api.on(
    {
      method: 'post',
      path: '/password-resets',
      tag,
      summary:
        'Asks for a link to choose a password; the answer is the same for an unknown address',
      body: accountInputs.askForLink,
      answers: { ...queued, ...failed.invalid, ...failed.forbidden },
    },
    async (request, response, { email, language }) => {
      await spendOnMail(limits, request, email);
      await accounts.askForLink('reset', email, language);
      response.status(202).end();
    },
  );
  api.on(
    {
      method: 'post',
      path: '/password-resets/confirmation',
      tag,
      summary: 'Chooses a password by the link of a mail; all sessions end',
      body: accountInputs.resetPassword,
      answers: { ...done, ...failed.invalid, ...failed.forbidden, ...failed.unknown },
      before: [limits.byNetwork('proof')],
    },
    async (_request, response, body) => {
      await accounts.resetPassword(body);
      response.status(204).end();
    },
  );
  api.on(
    {
      method: 'put',
      path: '/account/password',
      tag,
      summary: 'Changes the password; all other sessions end',
      body: accountInputs.changePassword,
      answers: { ...done, ...failed.invalid, ...failed.signedOut, ...failed.conflict },
      before: [guard.require('account.change'), limits.by('account', accountKey)],
    },
    async (_request, response, body) => {
      const caller = callerOf(response);
      await limits.spend('signInAddress', caller.account);
      await accounts.changePassword(caller, body);
      response.status(204).end();
    },
  );
}

function addAddressRoutes(api: Api, { emailChanges, guard, limits }: AccountRouteNeeds): void {
  const before = [guard.require('account.change'), limits.by('account', accountKey)];
  api.on(
    {
      method: 'post',
      path: '/account/email',
      tag,
      summary: 'Asks both mailboxes whether the address may change',
      body: accountInputs.changeEmail,
      answers: { ...queued, ...failed.invalid, ...failed.signedOut },
      before,
    },
    async (request, response, { email }) => {
      await spendOnMail(limits, request, email);
      await emailChanges.begin(callerOf(response), email);
      response.status(202).end();
    },
  );
  api.on(
    {
      method: 'delete',
      path: '/account/email',
      tag,
      summary: 'Gives up the change that is under way',
      answers: { ...done, ...failed.signedOut },
      before,
    },
    async (_request, response: Response) => {
      await emailChanges.cancel(callerOf(response));
      response.status(204).end();
    },
  );
  api.on(
    {
      method: 'post',
      path: '/account/email/confirmation',
      tag,
      summary: 'One mailbox agrees; with the second one the address changes',
      body: accountInputs.useLink,
      answers: {
        200: { description: 'Agreed', schema: emailChangeState },
        ...failed.unknown,
        ...failed.conflict,
      },
      before: [limits.byNetwork('proof')],
    },
    async (_request, response, { token }) => response.json(await emailChanges.confirm(token)),
  );
}

function addOwnRoutes(api: Api, { accounts, record, guard, limits }: AccountRouteNeeds): void {
  api.on(
    {
      method: 'get',
      path: '/account',
      tag,
      summary: 'The account that is signed in',
      answers: { 200: { description: 'The account', schema: accountView }, ...failed.signedOut },
      before: [guard.require('account.read')],
    },
    async (_request, response) => response.json(await accounts.view(callerOf(response))),
  );
  api.on(
    {
      method: 'put',
      path: '/account/language',
      tag,
      summary: 'In which language the service writes to the person',
      body: accountInputs.changeLanguage,
      answers: { ...done, ...failed.invalid, ...failed.signedOut },
      before: [guard.require('account.change'), limits.by('account', accountKey)],
    },
    async (_request, response, { language }) => {
      await accounts.changeLanguage(callerOf(response), language);
      response.status(204).end();
    },
  );
  api.on(
    {
      method: 'delete',
      path: '/account/identities/:identityId',
      tag,
      summary: 'Takes a digital identity out of the account',
      answers: { ...done, ...failed.signedOut, ...failed.unknown },
      before: [guard.require('account.change'), limits.by('account', accountKey)],
    },
    async (request, response) => {
      await accounts.removeIdentity(callerOf(response), param(request, 'identityId'));
      response.status(204).end();
    },
  );
  api.on(
    {
      method: 'get',
      path: '/account/record',
      tag,
      summary: 'Who did what to this account, newest first: ids and fixed words alone',
      answers: {
        200: { description: 'The newest 200 entries', schema: recordEntry.array() },
        ...failed.signedOut,
      },
      before: [guard.require('record.read')],
    },
    async (_request, response) => {
      response.json(await record.list(accountChain(callerOf(response).account)));
    },
  );
}
