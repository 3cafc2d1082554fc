import type { PeopleService } from './accounts/people.service.ts';
import { CompanyService } from './companies/companies.service.ts';
import { CompanyStore } from './companies/companies.store.ts';
import { CompanyAccess, type FindEngagement } from './companies/company-access.ts';
import { CompanyLetters } from './companies/company-letters.service.ts';
import { InvitationService } from './companies/invitations.service.ts';
import { MemberService } from './companies/members.service.ts';
import { MemberStore } from './companies/members.store.ts';
import type { Deps } from './deps.ts';
import type { MailQueue } from './mail/mail-queue.service.ts';
import type { WriteLetter } from './mail/mail.service.ts';

export type CompanyStores = ReturnType<typeof createCompanyStores>;

export function createCompanyStores({ database }: Pick<Deps, 'database'>) {
  return { companies: new CompanyStore(database), members: new MemberStore(database) };
}

/** The writers of all letters about companies, by kind of mail. */
export function companyLetterWriters(
  { members }: CompanyStores,
  { config, clock }: Pick<Deps, 'config' | 'clock'>,
): Record<string, WriteLetter> {
  const letters = new CompanyLetters({ members, clock, publicUrl: config.publicUrl });
  return { invitation: (mail, token) => letters.writeInvitation(mail, token) };
}

export interface CompanyServiceNeeds {
  /** How a caller stands to a company as its consultant. */
  findEngagement: FindEngagement;
  people: PeopleService;
  queue: MailQueue;
  clock: Deps['clock'];
}

/** Puts the services of companies together. */
export function createCompanyServices(
  { companies, members }: CompanyStores,
  { findEngagement, people, queue, clock }: CompanyServiceNeeds,
) {
  const access = new CompanyAccess(companies, findEngagement);
  const needs = { companies, members, access, people, clock };
  return {
    companyAccess: access,
    companies: new CompanyService({ store: companies, access, clock }),
    members: new MemberService(needs),
    invitations: new InvitationService({ ...needs, queue }),
  };
}
