import type { Clock } from '../clock.ts';
import type { AccountList, Role } from '../contract.ts';
import { conflict, notFound } from '../http/http-error.ts';
import { deedTo } from './accounts.record.ts';
import type { AccountStore } from './accounts.store.ts';
import { APART, type Caller } from './rights.ts';
import type { RoleStore } from './roles.store.ts';

const PAGE = 50;

export interface RoleServiceNeeds {
  accounts: AccountStore;
  roles: RoleStore;
  clock: Clock;
}

/** What administrators do: see who has an account, give and take roles. */
export class RoleService {
  readonly #needs: RoleServiceNeeds;

  constructor(needs: RoleServiceNeeds) {
    this.#needs = needs;
  }

  /** Fifty accounts at a time. */
  async list(query: {
    after?: string | undefined;
    email?: string | undefined;
  }): Promise<AccountList> {
    const found = await this.#needs.roles.list(query, PAGE + 1);
    const shown = found.slice(0, PAGE);
    const accounts = shown.map(({ _id: id, email, roles, createdAt }) => ({
      id,
      email,
      roles,
      createdAt: createdAt.toISOString(),
    }));
    return { accounts, next: found.length > PAGE ? (shown.at(-1)?._id ?? null) : null };
  }

  /** Giving a role that is there changes nothing. @throws HttpError 409 beside a role it must be apart from */
  async give(caller: Caller, account: string, role: Role): Promise<void> {
    const { accounts, roles } = this.#needs;
    if (await roles.give(account, role, this.#deed('role.given', caller, account, role))) return;
    const found = await accounts.find(account);
    if (!found) throw notFound('accountId');
    const other = APART[role];
    if (other && found.roles.includes(other)) {
      throw conflict('roles-apart', `One account cannot be ${role} and ${other}.`, ['role']);
    }
  }

  /**
   * Taking a role that is not there changes nothing.
   * @throws HttpError 409 for the last administrator's own role
   */
  async take(caller: Caller, account: string, role: Role): Promise<void> {
    const { accounts, roles } = this.#needs;
    if (role === 'administrator' && (await roles.count(role)) < 2) {
      const last = await accounts.find(account);
      if (last?.roles.includes(role)) throw lastAdministrator();
    }
    if (!(await roles.take(account, role, this.#deed('role.taken', caller, account, role)))) {
      if (!(await accounts.find(account))) throw notFound('accountId');
      return;
    }
    if (role !== 'administrator' || (await roles.count(role)) > 0) return;
    // Two administrators took the role from each other at the same moment: both get it back.
    await roles.give(account, role, this.#deed('role.given', caller, account, role));
    throw lastAdministrator();
  }

  #deed(act: 'role.given' | 'role.taken', { account: by }: Caller, account: string, role: Role) {
    return deedTo(account, this.#needs.clock.now(), { act, by, detail: role });
  }
}

function lastAdministrator() {
  return conflict('last-administrator', 'Somebody must stay administrator.', ['role']);
}
