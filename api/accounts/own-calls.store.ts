import type { mongo } from 'mongoose';
import type { Database } from '../database/connection.ts';
import { accountsIn } from './accounts.store.ts';

/** What administrators put into the hands of programme officers. */
interface WithCalls {
  _id: string;
  calls?: string[];
}

/** Calls of officers. */
export class OwnCallStore {
  readonly #raw: mongo.Collection<WithCalls>;

  constructor({ connection }: Database) {
    this.#raw = accountsIn(connection) as unknown as mongo.Collection<WithCalls>;
  }

  /** Codes of the calls in the hands of an active programme officer; none for anybody else. */
  async find(account: string): Promise<string[]> {
    const officer = { _id: account, status: 'active', roles: 'programme-officer' };
    const found = await this.#raw.findOne(officer, { projection: { calls: 1 } });
    return found?.calls ?? [];
  }
}
