import type { mongo } from 'mongoose';
import type { Database } from '../database/connection.ts';
import { accountsIn } from './accounts.store.ts';
import type { Unrecorded } from './record.ts';
import type { Role } from './rights.ts';

/** What an officer's role is about, and the role that it is about. */
export const SCOPES = {
  regions: 'statistics-officer',
  calls: 'programme-officer',
} as const satisfies Record<string, Role>;
export type Scope = keyof typeof SCOPES;

interface WithScopes {
  _id: string;
  status: string;
  regions?: string[];
  calls?: string[];
  unrecorded: Unrecorded[];
}

/** Which regions and calls administrators have put into the hands of officers. */
export class ScopeStore {
  readonly #raw: mongo.Collection<WithScopes>;

  constructor({ connection }: Database) {
    this.#raw = accountsIn(connection) as unknown as mongo.Collection<WithScopes>;
  }

  /** @returns false if there is no such account */
  async set(account: string, scope: Scope, codes: string[], deed: Unrecorded): Promise<boolean> {
    const { matchedCount } = await this.#raw.updateOne(
      { _id: account, status: 'active' },
      {
        $set: { [scope]: codes },
        $push: { unrecorded: deed },
      },
    );
    return matchedCount === 1;
  }

  /** The regions of an active statistics officer; none for anybody else. */
  async regions(account: string): Promise<string[]> {
    const officer = { _id: account, status: 'active', roles: SCOPES.regions };
    const found = await this.#raw.findOne(officer, { projection: { regions: 1 } });
    return found?.regions ?? [];
  }
}
