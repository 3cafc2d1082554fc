import type { PeopleService } from './accounts/people.service.ts';
import type { CompanyAccess } from './companies/company-access.ts';
import type { CompanyService } from './companies/companies.service.ts';
import { ConsultantService } from './consultants/consultants.service.ts';
import { ConsultantStore } from './consultants/consultants.store.ts';
import { ReminderService, writeReminder } from './consultants/reminders.service.ts';
import type { Deps } from './deps.ts';
import { AssignmentLetters } from './engagements/assignment-letters.service.ts';
import { EngagementAccess } from './engagements/engagement-access.ts';
import {
  EngagementLetters,
  EngagementLetterWriter,
} from './engagements/engagement-letters.service.ts';
import { EngagementService } from './engagements/engagements.service.ts';
import { EngagementStore } from './engagements/engagements.store.ts';
import { ProposalService } from './engagements/proposals.service.ts';
import type { MailQueue } from './mail/mail-queue.service.ts';
import type { WriteLetter } from './mail/mail.service.ts';
import { LetterService } from './reports/letters.service.ts';

export type EngagementStores = ReturnType<typeof createEngagementStores>;

/** The stores, and who asks them how consultants stand to companies: companies need that first. */
export function createEngagementStores({ database, clock }: Pick<Deps, 'database' | 'clock'>) {
  const engagements = new EngagementStore(database);
  return {
    engagements,
    consultants: new ConsultantStore(database),
    engagementAccess: new EngagementAccess(engagements, clock),
  };
}

/** The writers of all letters about engagements and to consultants, by kind of mail. */
export function engagementLetterWriters(
  { engagements }: EngagementStores,
  { config, clock }: Pick<Deps, 'config' | 'clock'>,
): Record<string, WriteLetter> {
  const { publicUrl } = config;
  const writer = new EngagementLetterWriter(engagements, clock, publicUrl);
  const writeWord: WriteLetter = (mail) => writer.writeWord(mail);
  return {
    'engagement-firm': (mail, token) => writer.writeToFirm(mail, token),
    engagement: writeWord,
    'engagement-accepted': writeWord,
    'engagement-ended': writeWord,
    'accreditation-expiring': async (mail) => writeReminder(publicUrl, mail),
  };
}

export interface EngagementNeeds {
  people: PeopleService;
  companies: CompanyService;
  companyAccess: CompanyAccess;
  queue: MailQueue;
}

/** Puts the services of consultants and engagements together. */
export function createEngagementServices(
  { engagements: store, consultants: consultantStore, engagementAccess }: EngagementStores,
  { clock, reportTexts }: Pick<Deps, 'clock' | 'reportTexts'>,
  { people, companies, companyAccess, queue }: EngagementNeeds,
) {
  const consultants = new ConsultantService(consultantStore, clock);
  const letters = new EngagementLetters({ store, people, companies, queue });
  const parts = { store, letters, companies, companyAccess, clock };
  const engagements = new EngagementService(parts);
  return {
    consultants,
    engagements,
    engagementAccess,
    engagementLetters: letters,
    proposals: new ProposalService({ ...parts, consultants }),
    assignmentLetters: new AssignmentLetters({
      engagements,
      letters: new LetterService(reportTexts),
      clock,
    }),
    reminders: new ReminderService({ store: consultantStore, people, queue, clock }),
  };
}
