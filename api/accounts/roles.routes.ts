import type { RequestHandler } from 'express';
import { type Api, param, parse } from '../http/endpoint.ts';
import type { RateLimits } from '../http/rate-limits.ts';
import { accountKey, callerOf, type SignedInGuard } from '../http/signed-in.ts';
import { accountInputs, roleSchema } from './accounts.input.ts';
import { accountList, failed } from './accounts.schemas.ts';
import type { Action } from './rights.ts';
import type { RoleService } from './roles.service.ts';

export interface RoleRouteNeeds {
  roles: RoleService;
  guard: SignedInGuard;
  limits: RateLimits;
}

const tag = 'Administration';
const path = '/accounts/:accountId/roles/:role';
const answers = {
  204: { description: 'So it is now' },
  ...failed.invalid,
  ...failed.signedOut,
  ...failed.forbidden,
  ...failed.unknown,
  ...failed.conflict,
};

/** Users and roles, for administrators. */
export function addRoleRoutes(api: Api, { roles, guard, limits }: RoleRouteNeeds): void {
  const before = (action: Action): RequestHandler[] => [
    guard.require(action),
    limits.by('account', accountKey),
  ];
  api.on(
    {
      method: 'get',
      path: '/accounts',
      tag,
      summary: 'Fifty accounts at a time, or the one with an address',
      query: accountInputs.listAccounts,
      answers: {
        200: { description: 'Accounts', schema: accountList },
        ...failed.invalid,
        ...failed.signedOut,
        ...failed.forbidden,
      },
      before: before('account.list'),
    },
    async (request, response) => {
      response.json(await roles.list(parse(accountInputs.listAccounts, request.query)));
    },
  );
  api.on(
    { method: 'put', path, tag, summary: 'Gives a role', answers, before: before('role.give') },
    async (request, response) => {
      const role = parse(roleSchema, param(request, 'role'));
      await roles.give(callerOf(response), param(request, 'accountId'), role);
      response.status(204).end();
    },
  );
  api.on(
    { method: 'delete', path, tag, summary: 'Takes a role', answers, before: before('role.take') },
    async (request, response) => {
      const role = parse(roleSchema, param(request, 'role'));
      await roles.take(callerOf(response), param(request, 'accountId'), role);
      response.status(204).end();
    },
  );
}
