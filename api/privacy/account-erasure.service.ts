import { accountChain, deedTo } from '../accounts/accounts.record.ts';
import type { RecordService } from '../accounts/record.service.ts';
import type { Caller } from '../accounts/rights.ts';
import type { RoleService } from '../accounts/roles.service.ts';
import { sessionRequired } from '../accounts/sessions.service.ts';
import type { DeletionService } from '../assessments/deletion.service.ts';
import type { HoldingService } from '../assessments/holdings.service.ts';
import type { Clock } from '../clock.ts';
import { type CompanyRecord, deedIn, type Member } from '../companies/companies.record.ts';
import { deedOf, letter } from '../engagements/engagements.record.ts';
import { HttpError } from '../http/http-error.ts';
import type { AccountErasureStore } from './account-erasure.store.ts';
import { AFTERMATH_MS, type CompanyErasure } from './company-erasure.service.ts';
import type { CompanyErasureStore } from './company-erasure.store.ts';
import type { AccountTombstone } from './erasure.record.ts';

export interface AccountErasureNeeds {
  accountErasures: AccountErasureStore;
  companyErasures: CompanyErasureStore;
  companyErasure: CompanyErasure;
  roles: RoleService;
  record: RecordService;
  holdings: HoldingService;
  deletion: DeletionService;
  clock: Clock;
}

/** What becomes of the companies of an account that is deleted. */
export type Fate = 'gone' | 'left' | 'handOver';
type Company = Pick<CompanyRecord, '_id' | 'name' | 'members'>;

/** Deletes accounts for good, as `CompanyErasure` does companies. */
export class AccountErasure {
  readonly #needs: AccountErasureNeeds;

  constructor(needs: AccountErasureNeeds) {
    this.#needs = needs;
  }

  /** @throws HttpError 409 for the last owner of a company with others in it, and for the last administrator */
  async delete({ account, ...caller }: Caller): Promise<void> {
    const { accountErasures, roles } = this.#needs;
    const companies = await accountErasures.companiesOf(account);
    const kept = companies.filter((company) => fateOf(company, account) === 'handOver');
    if (kept.length > 0) throw lastOwner(kept);
    // Whoever gives up the role first cannot be the last, however many do so at the same moment.
    if (caller.roles.includes('administrator')) {
      await roles.take({ account, ...caller }, account, 'administrator');
    }
    if (!(await this.#bury(account, account))) throw sessionRequired();
    await this.sweep();
  }

  /**
   * Deletes an account in the service's own name.
   * @returns false if others depend on it: then it stays
   */
  async deleteUnused(account: string): Promise<boolean> {
    const companies = await this.#needs.accountErasures.companiesOf(account);
    if (companies.some((company) => fateOf(company, account) === 'handOver')) return false;
    return this.#bury(account, 'service');
  }

  /** Finishes deletions. Safe to run at any time, also twice at once. */
  async sweep(): Promise<void> {
    const { accountErasures: store, companyErasure, record, holdings, clock } = this.#needs;
    const tombstones = await store.findTombstones();
    if (tombstones.length > 0) {
      await record.sweep();
      // One of the versions of an assessment may still be on its way to or from the account.
      await holdings.sweep();
      for (const tombstone of tombstones) await this.#finish(tombstone);
      await this.#needs.deletion.sweep();
    }
    await companyErasure.sweep();
    const before = new Date(clock.now().getTime() - AFTERMATH_MS);
    for (const { _id } of tombstones) await store.removeTombstone(_id, before);
  }

  async #bury(account: string, by: string): Promise<boolean> {
    const now = this.#needs.clock.now();
    const deed = deedTo(account, now, { act: 'account.deleted', by });
    return this.#needs.accountErasures.bury(account, deed, now);
  }

  async #finish(tombstone: AccountTombstone): Promise<void> {
    const { accountErasures: store, companyErasures } = this.#needs;
    const { _id: account } = tombstone;
    await store.forgetAddress(tombstone);
    for (const company of await store.companiesOf(account)) await this.#leave(company, account);
    await companyErasures.buryAssessments(accountChain(account));
    await this.#endEngagements(account);
    await store.forgetEngagements(account);
    await store.forgetInAudits(account);
    await store.removeProfile(account);
  }

  /**
   * Out of the company, or with it where nobody else is in it. If the other owners have left since the account was
   * deleted, whoever is in it longest becomes owner, editors first: a company is never without one.
   */
  async #leave({ _id: company, members }: Company, account: string): Promise<void> {
    const { accountErasures: store, companyErasure, clock } = this.#needs;
    const deed = deedIn({ company, account }, 'member.left', clock.now(), { on: account });
    if (await store.leave(company, account, deed)) return;
    if (await companyErasure.deleteWith(account, company, account)) return;
    const heir = heirOf(members.filter((member) => member.account !== account));
    if (!heir) return;
    const more = { on: heir, detail: 'owner' };
    const promoted = deedIn({ company, account: 'service' }, 'member.changed', clock.now(), more);
    await store.promote(company, heir, promoted);
    await store.leave(company, account, deed);
  }

  /** The firms are told. */
  async #endEngagements(account: string): Promise<void> {
    const { accountErasures: store, clock } = this.#needs;
    for (const engagement of await store.openEngagements(account)) {
      const word = { at: clock.now(), by: account };
      const ended = { ...word, side: 'consultant' as const, on: clock.today() };
      const deed = deedOf('engagement.ended', engagement, word);
      const told = letter('engagement-ended', 'company');
      await store.endEngagement(engagement._id, ended, deed, told);
    }
  }
}

export function fateOf({ members }: Pick<Company, 'members'>, account: string): Fate {
  const others = members.filter((member) => member.account !== account);
  if (others.length === 0) return 'gone';
  return others.some(({ role }) => role === 'owner') ? 'left' : 'handOver';
}

function heirOf(members: Member[]): string | undefined {
  const [heir] = members.toSorted(
    (a, b) => Number(b.role === 'editor') - Number(a.role === 'editor') || +a.since - +b.since,
  );
  return heir?.account;
}

function lastOwner(companies: Company[]): HttpError {
  const message = 'Make another member owner of each company first.';
  return new HttpError(409, 'last-owner', message, {
    issues: companies.map(({ _id, name }) => ({ path: _id, code: 'last-owner', message: name })),
  });
}
