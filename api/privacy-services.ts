import type { PeopleService } from './accounts/people.service.ts';
import type { RecordService } from './accounts/record.service.ts';
import type { RoleService } from './accounts/roles.service.ts';
import type { DeletionService } from './assessments/deletion.service.ts';
import type { HoldingService } from './assessments/holdings.service.ts';
import type { AuditService } from './audits/audits.service.ts';
import type { EvidenceService } from './audits/evidence.service.ts';
import type { CompanyAccess } from './companies/company-access.ts';
import type { Deps } from './deps.ts';
import type { MailQueue } from './mail/mail-queue.service.ts';
import type { WriteLetter } from './mail/mail.service.ts';
import { AccountErasure } from './privacy/account-erasure.service.ts';
import { AccountErasureStore } from './privacy/account-erasure.store.ts';
import { AccountExport } from './privacy/account-export.service.ts';
import { CompanyErasure } from './privacy/company-erasure.service.ts';
import { CompanyErasureStore } from './privacy/company-erasure.store.ts';
import { CompanyExport } from './privacy/company-export.service.ts';
import { ExportStore } from './privacy/export.store.ts';
import { PreviewService } from './privacy/preview.service.ts';
import { PreviewStore } from './privacy/preview.store.ts';
import { RetentionService, writeUnused } from './privacy/retention.service.ts';
import { RetentionStore } from './privacy/retention.store.ts';
import { WishService } from './privacy/wishes.service.ts';
import { WishStore } from './privacy/wishes.store.ts';

export interface PrivacyNeeds {
  people: PeopleService;
  roles: RoleService;
  record: RecordService;
  companyAccess: CompanyAccess;
  holdings: HoldingService;
  deletion: DeletionService;
  audits: AuditService;
  auditEvidence: EvidenceService;
  queue: MailQueue;
  removeResults: (series: string) => Promise<void>;
}

/** The writers of all letters about privacy, by kind of mail. */
export function privacyLetterWriters({
  config,
}: Pick<Deps, 'config'>): Record<string, WriteLetter> {
  return { 'account-unused': async (mail) => writeUnused(config.publicUrl, mail) };
}

/** Puts the services together that export and delete what others keep. */
export function createPrivacyServices({ database, config, clock }: Deps, needs: PrivacyNeeds) {
  const accountErasures = new AccountErasureStore(database);
  const companyErasures = new CompanyErasureStore(database);
  const { auditYears } = config;
  const parts = { ...needs, accountErasures, companyErasures, auditYears, clock };
  const companyErasure = new CompanyErasure(parts);
  const accountErasure = new AccountErasure({ ...parts, companyErasure });
  const retentions = new RetentionStore(database);
  const exports = new ExportStore(database);
  return {
    accountErasure,
    companyErasure,
    deletionPreviews: new PreviewService({ ...parts, previews: new PreviewStore(database) }),
    retention: new RetentionService({ ...parts, retentions, accountErasure, companyErasure }),
    wishes: new WishService(new WishStore(database), clock),
    accountExport: new AccountExport({ ...parts, exports }),
    companyExport: new CompanyExport({ ...parts, exports }),
    /** Makes the indexes; harmless when they are there. */
    async preparePrivacy(): Promise<void> {
      await accountErasures.prepare();
      await companyErasures.prepare();
    },
  };
}
