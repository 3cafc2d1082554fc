import type { Language } from '../../scoring/definition.ts';
import type { AccountRecord } from './accounts.record.ts';
import type { AccountStore } from './accounts.store.ts';
import type { Role } from './rights.ts';

/** What other features may know of an account: enough to write to it, and to show it to who works with it. */
export interface AccountHolder {
  account: string;
  email: string;
  language: Language;
  roles: readonly Role[];
}

/** Who is behind an account. */
export class PeopleService {
  readonly #accounts: AccountStore;

  constructor(accounts: AccountStore) {
    this.#accounts = accounts;
  }

  async find(account: string): Promise<AccountHolder | null> {
    return (await this.findAll([account])).get(account) ?? null;
  }

  /** By id; accounts that are gone are left out. */
  async findAll(accounts: readonly string[]): Promise<Map<string, AccountHolder>> {
    const found = await this.#accounts.findAll(accounts);
    return new Map(found.map((each) => [each._id, toHolder(each)]));
  }

  /** For the service itself: nobody is told whether an address has an account. */
  async findByEmail(email: string): Promise<AccountHolder | null> {
    const found = await this.#accounts.findByEmail(email);
    return found && toHolder(found);
  }
}

function toHolder({ _id: account, email, language, roles }: AccountRecord): AccountHolder {
  return { account, email, language, roles };
}
