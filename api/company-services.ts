import type { Clock } from './clock.ts';
import { CompanyService } from './companies/companies.service.ts';
import { CompanyStore } from './companies/companies.store.ts';
import { CompanyAccess, type FindEngagement } from './companies/company-access.ts';
import type { Deps } from './deps.ts';

export type CompanyStores = ReturnType<typeof createCompanyStores>;

export function createCompanyStores({ database }: Pick<Deps, 'database'>) {
  return { companies: new CompanyStore(database) };
}

export interface CompanyServiceDeps {
  /** How a caller stands to a company as its consultant. */
  findEngagement: FindEngagement;
  clock: Clock;
}

/** Puts the services of companies together. */
export function createCompanyServices(
  { companies: store }: CompanyStores,
  { findEngagement, clock }: CompanyServiceDeps,
) {
  const companyAccess = new CompanyAccess(store, findEngagement);
  return {
    companyAccess,
    companies: new CompanyService({ store, access: companyAccess, clock }),
  };
}
