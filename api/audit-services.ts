import type { PeopleService } from './accounts/people.service.ts';
import type { RecordService } from './accounts/record.service.ts';
import { AuditLetters, LETTERS, writeAuditLetter } from './audits/audit-letters.service.ts';
import { AuditService } from './audits/audits.service.ts';
import { AuditStore } from './audits/audits.store.ts';
import { BeginningService, type FindAnswers } from './audits/beginnings.service.ts';
import { BytesStore } from './audits/bytes.store.ts';
import { DiscussionService } from './audits/discussion.service.ts';
import { EvidenceFiles } from './audits/evidence-files.service.ts';
import { EvidenceService } from './audits/evidence.service.ts';
import { EvidenceStore } from './audits/evidence.store.ts';
import type { LivingEngagement, Parties } from './audits/parties.ts';
import { PaperService } from './audits/papers.service.ts';
import { PartService } from './audits/parts.service.ts';
import { Seats } from './audits/seat.ts';
import { Signer } from './audits/signer.ts';
import { StepService } from './audits/steps.service.ts';
import type { CompanyService } from './companies/companies.service.ts';
import type { CompanyAccess } from './companies/company-access.ts';
import type { ConsultantService } from './consultants/consultants.service.ts';
import type { EngagementView } from './contract-companies.ts';
import type { Deps } from './deps.ts';
import { type EngagementAccess, isConsultant } from './engagements/engagement-access.ts';
import type { EngagementService } from './engagements/engagements.service.ts';
import type { MailQueue } from './mail/mail-queue.service.ts';
import type { WriteLetter } from './mail/mail.service.ts';
import type { AuditDocuments } from './reports/audit-papers.ts';

export type AuditStores = ReturnType<typeof createAuditStores>;

export function createAuditStores({ database }: Pick<Deps, 'database'>) {
  return {
    audits: new AuditStore(database),
    evidence: new EvidenceStore(database),
    bytes: new BytesStore(database),
  };
}

/** The writers of all letters about audits, by kind of mail. */
export function auditLetterWriters({ config }: Pick<Deps, 'config'>): Record<string, WriteLetter> {
  const write: WriteLetter = async (mail) => writeAuditLetter(config.publicUrl, mail);
  return Object.fromEntries(LETTERS.map((kind) => [kind, write]));
}

export interface AuditNeeds {
  people: PeopleService;
  record: RecordService;
  companies: CompanyService;
  companyAccess: CompanyAccess;
  consultants: ConsultantService;
  engagements: EngagementService;
  engagementAccess: EngagementAccess;
  findAnswers: FindAnswers;
  documents: AuditDocuments;
  queue: MailQueue;
}

/** Puts the services of audits together. */
export function createAuditServices(
  { audits: store, evidence, bytes }: AuditStores,
  { clock, questionnaires, catalogue, keys }: Deps,
  needs: AuditNeeds,
) {
  const parties = createParties(needs);
  const seats = new Seats(store, parties);
  const signer = new Signer({ questionnaires, catalogue, keys: keys.signing });
  const files = new EvidenceFiles({ evidence, bytes, clock });
  const parts = { store, seats, parties, questionnaires, clock };
  const letters = new AuditLetters({ ...parts, evidence, queue: needs.queue });
  const settleRecord = () => needs.record.sweep();
  const audits = new AuditService({ ...parts, signer, files, settleRecord });
  return {
    audits,
    auditPapers: new PaperService({ ...parts, audits, signer, documents: needs.documents }),
    auditBeginnings: new BeginningService({ ...parts, findAnswers: needs.findAnswers }),
    auditParts: new PartService(parts),
    auditSteps: new StepService({ ...parts, signer, letters }),
    auditDiscussion: new DiscussionService(parts),
    auditEvidence: new EvidenceService({ ...parts, evidence, bytes, files }),
    auditLetters: letters,
    evidenceFiles: files,
  };
}

/** Makes the indexes; harmless when they are there. */
export async function prepareAudits({ audits, bytes }: AuditStores): Promise<void> {
  await audits.prepare();
  await bytes.prepare();
}

/** Companies, consultants and engagements as audits ask for them. */
function createParties(needs: AuditNeeds): Parties {
  const { companies, companyAccess, consultants, engagements } = needs;
  return {
    relation: (caller, company) => companyAccess.relation(caller, company),
    async company(id) {
      const facts = await companies.facts(id);
      return facts && { ...facts, vatNumber: facts.profile.vatNumber ?? null };
    },
    async activeEngagement(caller, id) {
      if (!isConsultant(caller)) return null;
      const view = await engagements.read(caller, id);
      return view.consultant.account === caller.account ? living(view) : null;
    },
    async activeEngagements(caller) {
      if (!isConsultant(caller)) return [];
      return (await engagements.listOwn(caller)).flatMap((view) => living(view) ?? []);
    },
    assignment: (id) => engagements.agreed(id),
    auditor: (account) => consultants.find(account),
    ...createRecipients(needs),
  };
}

function createRecipients({
  people,
  companies,
  engagementAccess,
}: AuditNeeds): Pick<Parties, 'writersOf' | 'auditorOf'> {
  return {
    async writersOf(company) {
      const facts = await companies.facts(company);
      return [...(await people.findAll(facts?.writers ?? [])).values()];
    },
    async auditorOf(company, account) {
      const person = await people.find(account);
      if (!person) return null;
      const caller = { account, session: '', roles: person.roles };
      return (await engagementAccess.active(caller, company)) ? person : null;
    },
  };
}

function living({ id, state, company, tasks }: EngagementView): LivingEngagement | null {
  return state === 'active' && company ? { id, company: company.id, tasks } : null;
}
