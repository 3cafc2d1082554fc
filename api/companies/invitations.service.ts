import { newId } from '../accounts/accounts.record.ts';
import type { PeopleService } from '../accounts/people.service.ts';
import type { Caller } from '../accounts/rights.ts';
import { sessionRequired } from '../accounts/sessions.service.ts';
import type { Clock } from '../clock.ts';
import type { CompanySummary, InvitationView, Invite } from '../contract-companies.ts';
import { conflict, HttpError, notFound } from '../http/http-error.ts';
import { hashToken } from '../keys.ts';
import type { MailQueue } from '../mail/mail-queue.service.ts';
import {
  COMPANIES_AT_MOST,
  type CompanyRecord,
  deedIn,
  INVITATION_DAYS,
  type Invitation,
  INVITATIONS_AT_MOST,
  type Member,
  MEMBERS_AT_MOST,
} from './companies.record.ts';
import { tooManyCompanies } from './companies.service.ts';
import type { CompanyStore } from './companies.store.ts';
import type { CompanyAccess } from './company-access.ts';
import type { MemberStore } from './members.store.ts';

export interface InvitationServiceNeeds {
  companies: CompanyStore;
  members: MemberStore;
  access: CompanyAccess;
  people: PeopleService;
  queue: MailQueue;
  clock: Clock;
}

const DAY = 86_400_000;

/** Invitations into a company: made and withdrawn by owners, accepted by who reads the mailbox. */
export class InvitationService {
  readonly #needs: InvitationServiceNeeds;

  constructor(needs: InvitationServiceNeeds) {
    this.#needs = needs;
  }

  /** Writes to the address, in the language of its account if it has one. @throws HttpError 409 when it is a member */
  async invite(caller: Caller, company: string, input: Invite): Promise<InvitationView> {
    const { companies, members, access, people, clock } = this.#needs;
    const seat = await access.seat(caller, 'member.invite', company);
    const { email, role } = input;
    const now = clock.now();
    await members.forgetOver(now);
    const holder = await people.findByEmail(email);
    const record = await companies.findForMember(company, caller.account);
    const isMember = record?.members.some(({ account }) => account === holder?.account);
    if (isMember) throw alreadyMember(['email']);
    const expiresAt = new Date(now.getTime() + INVITATION_DAYS * DAY);
    const unsent = holder?.language ?? input.language;
    const id = newId();
    const invitation = { id, email, role, invitedAt: now, expiresAt, hash: null, unsent };
    const deed = deedIn(seat, 'member.invited', now, { on: id, detail: role });
    if (!(await members.addInvitation(seat, invitation, deed))) {
      await access.seat(caller, 'member.invite', company);
      throw notInvited(await companies.findForMember(company, caller.account), email);
    }
    await this.#queue(company, invitation);
    return toInvitationView(invitation);
  }

  /** Takes an invitation back; its link is dead at once. */
  async withdraw(caller: Caller, company: string, id: string): Promise<void> {
    const { members, access, clock } = this.#needs;
    const seat = await access.seat(caller, 'member.invite', company);
    const deed = deedIn(seat, 'invitation.withdrawn', clock.now(), { on: id });
    if (!(await members.removeInvitation(seat, id, deed))) throw notFound('invitationId');
  }

  /** Into which company, and as what, a link invites the caller. @throws HttpError 404, 403 as `accept` */
  async preview(caller: Caller, token: string): Promise<CompanySummary> {
    const hash = hashToken(token);
    const found = await this.#find(caller, hash);
    return found ? found.summary : this.#alreadyJoined(hash, caller.account);
  }

  /**
   * Makes the caller a member. The same link again says the same to who joined by it, and is dead for others.
   * @throws HttpError 404 for a link that is unknown, used, withdrawn or over; 403 `other-address` if it went to
   * another address than the account's; 409 for who is a member, a full company, too many companies
   */
  async accept(caller: Caller, token: string): Promise<CompanySummary> {
    const { companies, members, clock } = this.#needs;
    const { account } = caller;
    const hash = hashToken(token);
    const found = await this.#find(caller, hash);
    if (!found) return this.#alreadyJoined(hash, account);
    const { record, invitation, summary } = found;
    if (record.members.some((each) => each.account === account)) throw alreadyMember(['token']);
    if (record.members.length >= MEMBERS_AT_MOST) throw tooManyMembers();
    if ((await companies.countFor(account)) >= COMPANIES_AT_MOST) throw tooManyCompanies();
    const now = clock.now();
    const { role } = invitation;
    const member: Member = { account, role, since: now, invitation: hash };
    const seat = { company: record._id, account };
    const deed = deedIn(seat, 'member.joined', now, { on: account, detail: role });
    if (await members.join(record._id, invitation.id, member, deed)) return summary;
    // Somebody was faster: the invitation may be gone, or the company full.
    return this.accept(caller, token);
  }

  /** Queues mails that a kill left behind, and forgets the addresses of invitations that are over. */
  async sweep(): Promise<void> {
    const { members, clock } = this.#needs;
    for (const { company, invitation } of await members.findUnsent()) {
      await this.#queue(company, invitation);
    }
    await members.forgetOver(clock.now());
  }

  /** Queues the mail under an id of its own: the same one again is known by it. */
  async #queue(company: string, { id, email, role, unsent: language }: Invitation): Promise<void> {
    if (language === null) return;
    const { queue, members } = this.#needs;
    const about = { company, invitation: id, role };
    await queue.add({ kind: 'invitation', to: email, language, about }, hashToken(id));
    await members.setSent(company, id);
  }

  /** What a link that is alive invites to. @throws HttpError 403 unless the account has the address */
  async #find({ account }: Caller, hash: string) {
    const { members, people, clock } = this.#needs;
    const record = await members.findByInvitation(hash, clock.now());
    const invitation = record?.invitations.find((each) => each.hash === hash);
    if (!record || !invitation) return null;
    const own = await people.find(account);
    if (!own) throw sessionRequired();
    if (own.email !== invitation.email) throw otherAddress();
    const { _id: id, name } = record;
    return { record, invitation, summary: { id, name, role: invitation.role } };
  }

  async #alreadyJoined(hash: string, account: string): Promise<CompanySummary> {
    const joined = await this.#needs.members.findJoined(hash, account);
    const member = joined?.members.find((each) => each.account === account);
    if (!joined || !member) throw notFound('token');
    return { id: joined._id, name: joined.name, role: member.role };
  }
}

export function toInvitationView(invitation: Invitation): InvitationView {
  const { id, email, role, invitedAt, expiresAt } = invitation;
  return {
    id,
    email,
    role,
    invitedAt: invitedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  };
}

function notInvited(record: CompanyRecord | null, email: string): HttpError {
  if (record?.invitations.some((each) => each.email === email)) {
    const message = 'This address is invited already: withdraw that invitation first.';
    return conflict('already-invited', message, ['email']);
  }
  const message = `At most ${INVITATIONS_AT_MOST} invitations may be open: withdraw one first.`;
  return conflict('too-many-invitations', message, ['email']);
}

function alreadyMember(paths: string[]): HttpError {
  return conflict('already-member', 'That account is a member already.', paths);
}

function tooManyMembers(): HttpError {
  return conflict('too-many-members', `A company has ${MEMBERS_AT_MOST} members at most.`, [
    'token',
  ]);
}

function otherAddress(): HttpError {
  const message = 'The invitation went to another address: sign in with the account that has it.';
  return new HttpError(403, 'other-address', message, {
    issues: [{ path: 'account', code: 'other-address', message }],
  });
}
