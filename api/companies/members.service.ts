import type { PeopleService } from '../accounts/people.service.ts';
import { type Caller, may, type Membership } from '../accounts/rights.ts';
import type { Clock } from '../clock.ts';
import type { MemberList } from '../contract-companies.ts';
import { conflict, notFound } from '../http/http-error.ts';
import { type CompanyRecord, deedIn, type Seat } from './companies.record.ts';
import type { CompanyStore } from './companies.store.ts';
import type { CompanyAccess } from './company-access.ts';
import { toInvitationView } from './invitations.service.ts';
import type { MemberStore } from './members.store.ts';

export interface MemberServiceNeeds {
  companies: CompanyStore;
  members: MemberStore;
  access: CompanyAccess;
  people: PeopleService;
  clock: Clock;
}

/** Who is in a company, and as what. Somebody always stays its owner. */
export class MemberService {
  readonly #needs: MemberServiceNeeds;

  constructor(needs: MemberServiceNeeds) {
    this.#needs = needs;
  }

  /** The members, the first one first; to owners also who is invited. */
  async list(caller: Caller, company: string): Promise<MemberList> {
    const { access, people, clock } = this.#needs;
    const seat = await access.seat(caller, 'member.list', company);
    const { members, invitations } = await this.#read(seat);
    const holders = await people.findAll(members.map(({ account }) => account));
    const open = invitations.filter(({ expiresAt }) => expiresAt > clock.now());
    const mayInvite = may(caller, 'member.invite', { member: seat.role });
    return {
      members: members.flatMap(({ account, role, since }) => {
        const email = holders.get(account)?.email;
        if (email === undefined) return [];
        const you = account === caller.account;
        return [{ account, email, role, since: since.toISOString(), you }];
      }),
      invitations: mayInvite ? open.map(toInvitationView) : [],
    };
  }

  /** Giving the role that is there changes nothing. @throws HttpError 409 for the last owner */
  async change(caller: Caller, company: string, account: string, role: Membership): Promise<void> {
    const { access, members, clock } = this.#needs;
    const seat = await access.seat(caller, 'member.change', company);
    if ((await this.#roleOf(seat, account)) === role) return;
    const more = { on: account, detail: role };
    const deed = deedIn(seat, 'member.changed', clock.now(), more);
    if (await members.changeRole(seat, account, role, deed)) return;
    await this.#explain(seat, account);
    await this.change(caller, company, account, role);
  }

  /** @param account `me` or an id: who leaves needs no right but membership. @throws HttpError 409 for the last owner */
  async remove(caller: Caller, company: string, account: string): Promise<void> {
    const { access, members, clock } = this.#needs;
    const target = account === 'me' ? caller.account : account;
    const leaves = target === caller.account;
    const seat = await access.seat(caller, leaves ? 'company.leave' : 'member.remove', company);
    await this.#roleOf(seat, target);
    const act = leaves ? 'member.left' : 'member.removed';
    const deed = deedIn(seat, act, clock.now(), { on: target });
    if (await members.remove(seat, target, deed)) return;
    await this.#explain(seat, target);
    await this.remove(caller, company, account);
  }

  /** @throws HttpError 404 for who is no member */
  async #roleOf(seat: Seat, account: string): Promise<Membership> {
    const { members } = await this.#read(seat);
    const member = members.find((each) => each.account === account);
    if (!member) throw notFound('accountId');
    return member.role;
  }

  /** Why nothing was changed: it was the last owner, or somebody was faster; then it is worth trying again. */
  async #explain(seat: Seat, account: string): Promise<void> {
    const { members } = await this.#read(seat);
    const others = members.filter((each) => each.account !== account);
    if (others.some(({ role }) => role === 'owner')) return;
    throw conflict('last-owner', 'Somebody must stay owner: make another member owner first.', [
      'accountId',
    ]);
  }

  async #read({ company, account }: Seat): Promise<CompanyRecord> {
    const record = await this.#needs.companies.findForMember(company, account);
    if (!record) throw notFound('companyId');
    return record;
  }
}
