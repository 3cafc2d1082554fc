import type { PeopleService } from '../accounts/people.service.ts';
import type { RecordService } from '../accounts/record.service.ts';
import type { Caller } from '../accounts/rights.ts';
import type { AuditService } from '../audits/audits.service.ts';
import type { EvidenceService } from '../audits/evidence.service.ts';
import type { Clock } from '../clock.ts';
import { companyChain, type CompanyRecord } from '../companies/companies.record.ts';
import type { CompanyAccess } from '../companies/company-access.ts';
import type { AuditView } from '../contract-audits.ts';
import { notFound } from '../http/http-error.ts';
import { Archive, safeName } from './archive.ts';
import type { ExportStore } from './export.store.ts';
import { readMe } from './read-me.ts';

export interface CompanyExportNeeds {
  exports: ExportStore;
  companyAccess: CompanyAccess;
  people: PeopleService;
  audits: AuditService;
  auditEvidence: EvidenceService;
  record: RecordService;
  clock: Clock;
}

/** All data of a company, for an owner to take along: what the firm may see of its audits, and every file. */
export class CompanyExport {
  readonly #needs: CompanyExportNeeds;

  constructor(needs: CompanyExportNeeds) {
    this.#needs = needs;
  }

  /** @returns the archive, ready to be sent. @throws HttpError 404 or 403 by the caller's place in the company */
  async make(caller: Caller, id: string): Promise<Archive> {
    const { exports, companyAccess, people, record, clock } = this.#needs;
    await companyAccess.seat(caller, 'company.export', id);
    const company = await exports.company(id);
    if (!company) throw notFound('companyId');
    const chain = companyChain(id);
    // What was done just now belongs to it too.
    await record.sweep();
    await record.note({ chain, act: 'company.exported', by: caller.account });
    const language = (await people.find(caller.account))?.language ?? 'it';
    const archive = new Archive(clock.now());
    archive.addText('README.txt', readMe('company', language, clock.today()));
    archive.addJson('company.json', async () => toProfile(company));
    archive.addJson('members.json', () => this.#members(company));
    archive.addJson('engagements.json', () => exports.engagements({ company: id }));
    archive.addJson('record.json', () => exports.chain(chain));
    const assessments = await exports.assessmentIds(chain);
    archive.addJson('referrals.json', () => exports.referrals(assessments));
    for (const each of assessments) {
      archive.addJson(`assessments/${each}.json`, () => exports.assessment(each, chain));
    }
    for (const audit of await exports.auditIds(id)) await this.#addAudit(archive, caller, audit);
    return archive;
  }

  /** As the firm sees it: without private notes, and without what the consultant has not shown yet. */
  async #addAudit(archive: Archive, caller: Caller, id: string): Promise<void> {
    const { audits, auditEvidence } = this.#needs;
    const view = await audits.read(caller, id);
    const folder = `audits/${id}`;
    archive.addJson(`${folder}/audit.json`, async () => {
      const { may: _may, notes: _notes, evidence: _evidence, ...audit } = view;
      return audit;
    });
    if (view.signedOff) {
      archive.addJson(`${folder}/receipt.json`, () => audits.receipt(caller, id));
    }
    const files = manifestOf(view);
    archive.addJson(`${folder}/evidence.json`, async () => files);
    for (const { file, id: evidence, bytes } of files) {
      archive.addFile(`${folder}/${file}`, bytes, async () => {
        const { content } = await auditEvidence.read(caller, id, evidence);
        return content;
      });
    }
  }

  async #members({ members, invitations }: CompanyRecord): Promise<object> {
    const holders = await this.#needs.people.findAll(members.map(({ account }) => account));
    return {
      members: members.map(({ account, role, since }) => {
        return { account, email: holders.get(account)?.email ?? null, role, since };
      }),
      invitations: invitations.map(({ email, role, invitedAt, expiresAt }) => {
        return { email, role, invitedAt, expiresAt };
      }),
    };
  }
}

/** What is known of each file, and under which name it is in the archive. */
function manifestOf({ evidence }: AuditView) {
  return evidence.map((each, index) => {
    const number = String(index + 1).padStart(3, '0');
    return { file: `evidence/${number}-${safeName(each.name)}`, ...each };
  });
}

function toProfile({ _id: id, ...company }: CompanyRecord): object {
  const { name, vatNumber, profile, periods, privacyNotice, createdAt, updatedAt } = company;
  return { id, name, vatNumber, profile, periods, privacyNotice, createdAt, updatedAt };
}
