import { accountChain } from '../accounts/accounts.record.ts';
import type { Caller } from '../accounts/rights.ts';
import type { Holder } from '../assessments/assessments.record.ts';
import type { Clock } from '../clock.ts';
import { companyChain } from '../companies/companies.record.ts';
import type { CompanyAccess } from '../companies/company-access.ts';
import type { AccountDeletion, DeletionPreview } from '../contract-companies.ts';
import { type Fate, fateOf } from './account-erasure.service.ts';
import type { AccountErasureStore } from './account-erasure.store.ts';
import { keptUntil } from './erasure.record.ts';
import type { PreviewStore } from './preview.store.ts';

export interface PreviewNeeds {
  previews: PreviewStore;
  accountErasures: AccountErasureStore;
  companyAccess: CompanyAccess;
  auditYears: number;
  clock: Clock;
}

/** Says what a deletion takes along and what stays, before it happens. */
export class PreviewService {
  readonly #needs: PreviewNeeds;

  constructor(needs: PreviewNeeds) {
    this.#needs = needs;
  }

  /** For owners. @throws HttpError 404 or 403 by the caller's place in the company */
  async ofCompany(caller: Caller, company: string): Promise<DeletionPreview> {
    const { previews, companyAccess } = this.#needs;
    await companyAccess.seat(caller, 'company.delete', company);
    const preview = await this.#of([companyChain(company)], [company]);
    return {
      ...preview,
      removed: { ...preview.removed, members: await previews.members(company) },
    };
  }

  async ofAccount({ account, roles }: Caller): Promise<AccountDeletion> {
    const { previews, accountErasures, clock } = this.#needs;
    const companies = await accountErasures.companiesOf(account);
    const meeting = (fate: Fate) =>
      companies
        .filter((company) => fateOf(company, account) === fate)
        .map(({ _id: id, name }) => ({ id, name }));
    const gone = meeting('gone');
    const ids = gone.map(({ id }) => id);
    const preview = await this.#of([accountChain(account), ...ids.map(companyChain)], ids);
    const isAdministrator = roles.includes('administrator');
    return {
      ...preview,
      removed: { ...preview.removed, members: companies.length },
      companies: { gone, left: meeting('left'), handOver: meeting('handOver') },
      engagements: await previews.openEngagements(account, clock.today()),
      lastAdministrator: isAdministrator && (await previews.otherAdministrators(account)) === 0,
    };
  }

  async #of(holders: Holder[], companies: string[]): Promise<DeletionPreview> {
    const { previews, auditYears } = this.#needs;
    const [held, unsigned, signed] = await Promise.all([
      previews.assessments(holders),
      previews.unsigned(companies),
      previews.signed(companies),
    ]);
    return {
      removed: { ...held, ...unsigned, members: 0 },
      kept: signed.map(({ audit, on }) => ({
        audit,
        signedOffOn: on,
        until: keptUntil(on, auditYears),
      })),
    };
  }
}
