import type { Clock } from '../clock.ts';
import { badInput, notFound } from '../http/http-error.ts';
import { deedTo } from './accounts.record.ts';
import type { Caller } from './rights.ts';
import type { Scope, ScopeStore } from './scopes.store.ts';

export interface ScopeServiceNeeds {
  store: ScopeStore;
  /** Codes that there are. */
  known: Record<Scope, ReadonlySet<string>>;
  clock: Clock;
}

/** What administrators put into the hands of officers, who see nothing else. */
export class ScopeService {
  readonly #needs: ScopeServiceNeeds;

  constructor(needs: ScopeServiceNeeds) {
    this.#needs = needs;
  }

  /** The whole list; it replaces the one before. @throws HttpError 400 for a code that there is not, 404 */
  async set(caller: Caller, account: string, scope: Scope, codes: string[]): Promise<void> {
    const { store, known, clock } = this.#needs;
    codes.forEach((code, index) => {
      if (known[scope].has(code)) return;
      throw badInput(`${scope}.${index}`, 'unknown-code', 'there is no such code');
    });
    const act = scope === 'regions' ? 'role.regions-set' : 'role.calls-set';
    const deed = deedTo(account, clock.now(), { act, by: caller.account, detail: codes.join(' ') });
    if (!(await store.set(account, scope, [...new Set(codes)], deed))) throw notFound('accountId');
  }
}
