import type { Database } from '../database/connection.ts';
import type { AccountRecord } from './accounts.record.ts';
import { type Accounts, accountsIn } from './accounts.store.ts';
import type { Unrecorded } from './record.ts';
import { APART, type Role } from './rights.ts';
import { type Scope, SCOPES } from './scopes.store.ts';

/** Accounts as administrators see them, and their roles. */
export class RoleStore {
  readonly #raw: Accounts;

  constructor({ connection }: Database) {
    this.#raw = accountsIn(connection);
  }

  /** The next accounts by id, active ones alone; or the one with the address. */
  async list(
    { after, email }: { after?: string | undefined; email?: string | undefined },
    limit: number,
  ): Promise<AccountRecord[]> {
    const filter = {
      status: 'active',
      ...(after && { _id: { $gt: after } }),
      ...(email && { email }),
    };
    return this.#raw
      .find(filter as object)
      .sort({ _id: 1 })
      .limit(limit)
      .toArray();
  }

  /** How many active accounts have the role. */
  async count(role: Role): Promise<number> {
    return this.#raw.countDocuments({ roles: role, status: 'active' });
  }

  /** @returns false if there is no such account, it has the role, or a role that must be apart from it */
  async give(
    account: string,
    role: Role,
    deed: Unrecorded,
    status: AccountRecord['status'] = 'active',
  ): Promise<boolean> {
    const other = APART[role];
    const { matchedCount } = await this.#raw.updateOne(
      { _id: account, status, roles: { $nin: other ? [role, other] : [role] } },
      { $push: { roles: role, unrecorded: deed } },
    );
    return matchedCount === 1;
  }

  /** With the role go the regions or calls that were given with it. @returns false if there is nothing to take */
  async take(account: string, role: Role, deed: Unrecorded): Promise<boolean> {
    const scope = Object.keys(SCOPES).find((each) => SCOPES[each as Scope] === role);
    const { matchedCount } = await this.#raw.updateOne(
      { _id: account, roles: role },
      {
        $pull: { roles: role },
        $push: { unrecorded: deed },
        ...(scope && { $unset: { [scope]: '' } }),
      },
    );
    return matchedCount === 1;
  }
}
