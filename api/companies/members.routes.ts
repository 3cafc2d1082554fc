import { type Api, param } from '../http/endpoint.ts';
import { networkOf, type RateLimits } from '../http/rate-limits.ts';
import { accountKey, callerOf, type SignedInGuard } from '../http/signed-in.ts';
import type { CompanyInputs } from './companies.input.ts';
import { companySummary, failed, invitationView, memberList } from './companies.schemas.ts';
import type { InvitationService } from './invitations.service.ts';
import type { MemberService } from './members.service.ts';

export interface MemberRouteNeeds {
  members: MemberService;
  invitations: InvitationService;
  companyInputs: CompanyInputs;
  guard: SignedInGuard;
  limits: RateLimits;
}

const tag = 'Companies';
const members = '/companies/:companyId/members';
const invitations = '/companies/:companyId/invitations';
const done = { 204: { description: 'So it is now' } };
const refused = { ...failed.signedOut, ...failed.forbidden, ...failed.unknown };

/** Who is in a company, and who is invited. */
export function addMemberRoutes(api: Api, needs: MemberRouteNeeds): void {
  addPlaceRoutes(api, needs);
  addInvitationRoutes(api, needs);
  addAcceptanceRoutes(api, needs);
}

function addPlaceRoutes(
  api: Api,
  { members: service, companyInputs, guard, limits }: MemberRouteNeeds,
): void {
  const before = [guard.require(), limits.by('account', accountKey)];
  const path = `${members}/:accountId`;
  api.on(
    {
      method: 'get',
      path: members,
      tag,
      summary: 'The members; to owners also the invitations that are open',
      answers: { 200: { description: 'Who is in it', schema: memberList }, ...refused },
      before: [guard.require()],
    },
    async (request, response) => {
      response.json(await service.list(callerOf(response), param(request, 'companyId')));
    },
  );
  api.on(
    {
      method: 'put',
      path,
      tag,
      summary: 'Gives a member another place; the last owner stays owner (409 `last-owner`)',
      body: companyInputs.changeMember,
      answers: { ...done, ...failed.invalid, ...refused, ...failed.conflict },
      before,
    },
    async (request, response, { role }) => {
      const company = param(request, 'companyId');
      await service.change(callerOf(response), company, param(request, 'accountId'), role);
      response.status(204).end();
    },
  );
  api.on(
    {
      method: 'delete',
      path,
      tag,
      summary: 'Removes a member, or with `me` leaves; the last owner stays (409 `last-owner`)',
      answers: { ...done, ...refused, ...failed.conflict },
      before,
    },
    async (request, response) => {
      const company = param(request, 'companyId');
      await service.remove(callerOf(response), company, param(request, 'accountId'));
      response.status(204).end();
    },
  );
}

function addInvitationRoutes(
  api: Api,
  { invitations: service, companyInputs, guard, limits }: MemberRouteNeeds,
): void {
  api.on(
    {
      method: 'post',
      path: invitations,
      tag,
      summary: 'Invites an address by mail, for 14 days; the mail does not name the company',
      body: companyInputs.invite,
      answers: {
        201: { description: 'Invited', schema: invitationView },
        ...failed.invalid,
        ...refused,
        ...failed.conflict,
      },
      before: [guard.require(), limits.by('invitation', accountKey)],
    },
    async (request, response, body) => {
      await limits.spend('accountMailNetwork', networkOf(request));
      await limits.spend('accountMailAddress', body.email);
      const company = param(request, 'companyId');
      response.status(201).json(await service.invite(callerOf(response), company, body));
    },
  );
  api.on(
    {
      method: 'delete',
      path: `${invitations}/:invitationId`,
      tag,
      summary: 'Takes an invitation back; its link is dead at once',
      answers: { ...done, ...refused },
      before: [guard.require(), limits.by('account', accountKey)],
    },
    async (request, response) => {
      const company = param(request, 'companyId');
      await service.withdraw(callerOf(response), company, param(request, 'invitationId'));
      response.status(204).end();
    },
  );
}

function addAcceptanceRoutes(
  api: Api,
  { invitations: service, companyInputs, guard, limits }: MemberRouteNeeds,
): void {
  const more = {
    body: companyInputs.accept,
    answers: {
      200: { description: 'Company and place in it', schema: companySummary },
      ...failed.invalid,
      ...refused,
      ...failed.conflict,
    },
    before: [guard.require(), limits.byNetwork('proof')],
  };
  api.on(
    {
      ...more,
      method: 'post',
      path: '/invitations/preview',
      tag,
      summary: 'Into which company, and as what, the link of a mail invites the account',
    },
    async (_request, response, { token }) => {
      response.json(await service.preview(callerOf(response), token));
    },
  );
  api.on(
    {
      ...more,
      method: 'post',
      path: '/invitations/acceptance',
      tag,
      summary: 'Joins by the link of a mail, signed in to the account whose address was invited',
    },
    async (_request, response, { token }) => {
      response.json(await service.accept(callerOf(response), token));
    },
  );
}
