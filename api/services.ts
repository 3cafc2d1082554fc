import {
  accountLetterWriters,
  createAccountServices,
  createAccountStores,
  prepareAccounts,
} from './account-services.ts';
import { Access } from './assessments/access.ts';
import { AssessmentService } from './assessments/assessments.service.ts';
import { AssessmentStore } from './assessments/assessments.store.ts';
import { Assessor } from './assessments/assessor.ts';
import { BeginningService } from './assessments/beginnings.service.ts';
import { DeletionService } from './assessments/deletion.service.ts';
import { HeldAnswers } from './assessments/held-answers.service.ts';
import { HoldingService } from './assessments/holdings.service.ts';
import { HoldingStore } from './assessments/holdings.store.ts';
import { LinkService } from './assessments/links.service.ts';
import { NextVersionService } from './assessments/next-versions.service.ts';
import { SavingService } from './assessments/saving.service.ts';
import {
  companyLetterWriters,
  createCompanyServices,
  createCompanyStores,
} from './company-services.ts';
import {
  auditLetterWriters,
  createAuditServices,
  createAuditStores,
  prepareAudits,
} from './audit-services.ts';
import type { Deps } from './deps.ts';
import {
  createEngagementServices,
  createEngagementStores,
  engagementLetterWriters,
} from './engagement-services.ts';
import { createPrivacyServices, privacyLetterWriters } from './privacy-services.ts';
import { createProgrammeServices, createProgrammeStores } from './programme-services.ts';
import { createRegionServices, createRegionStores, prepareRegions } from './region-services.ts';
import { prepareRateLimits } from './http/rate-limits.ts';
import {
  createReferralServices,
  createReferralStores,
  prepareReferrals,
} from './referral-services.ts';
import { AssessmentLetters } from './mail/assessment-letters.service.ts';
import { MailQueue } from './mail/mail-queue.service.ts';
import { MailService } from './mail/mail.service.ts';
import { MailStore } from './mail/mail.store.ts';
import { AuditReportService, loadAuditTexts } from './reports/audit-reports.service.ts';
import { renderReportPdf } from './reports/report-pdf.ts';
import { ReportService } from './reports/reports.service.ts';

export type Services = ReturnType<typeof createServices>;

/** Puts stores and services together. They keep nothing that another process would miss. */
export function createServices(deps: Deps) {
  const { config, database, questionnaires, catalogue, classifications, clock, keys, log } = deps;
  const store = new AssessmentStore(database);
  const referralStores = createReferralStores(deps);
  const referralStore = referralStores.referrals;
  const mailStore = new MailStore(database);
  const accountStores = createAccountStores(deps);
  const companyStores = createCompanyStores(deps);
  const auditStores = createAuditStores(deps);
  const engagementStores = createEngagementStores(deps);
  const regionStores = createRegionStores(deps);
  const programmeStores = createProgrammeStores(deps);

  const assessor = new Assessor({
    model: questionnaires.model,
    catalogue,
    keys: keys.signing,
    clock,
  });
  const assessments = new AssessmentService({
    store,
    questionnaires,
    assessor,
    clock,
    findAudited: (company) => auditServices.audits.assessed(company),
  });
  const nextVersions = new NextVersionService({ store, assessments, questionnaires, clock });
  const saving = new SavingService({ store, assessments, questionnaires, clock });
  const links = new LinkService({ store, assessments, clock, publicUrl: config.publicUrl });
  const reports = new ReportService({
    questionnaires,
    catalogue,
    classifications,
    clock,
    texts: deps.reportTexts,
    renderPdf: renderReportPdf,
    findPeers: (profile, result) => programmeServices.benchmarks.find(profile, result),
  });
  const auditReports = new AuditReportService({
    questionnaires,
    catalogue,
    classifications,
    texts: loadAuditTexts(deps.reportTexts),
    clock,
  });
  const assessmentLetters = new AssessmentLetters({ assessments, links, reports });
  const queue = new MailQueue(mailStore, clock);
  const mails = new MailService({
    store: mailStore,
    transport: deps.mailTransport,
    writers: {
      resume: (mail, token) => assessmentLetters.writeResume(mail, token),
      report: (mail, token) => assessmentLetters.writeReport(mail, token),
      ...accountLetterWriters(accountStores, deps),
      ...engagementLetterWriters(engagementStores, deps),
      ...companyLetterWriters(companyStores, deps),
      ...auditLetterWriters(deps),
      ...privacyLetterWriters(deps),
    },
    clock,
    log,
    secret: keys.secret,
  });
  const accountServices = createAccountServices(accountStores, deps, queue);
  const companyServices = createCompanyServices(companyStores, {
    findEngagement: (caller, company) =>
      engagementStores.engagementAccess.standing(caller, company),
    people: accountServices.people,
    queue,
    clock,
  });
  const engagementServices = createEngagementServices(engagementStores, deps, {
    ...accountServices,
    ...companyServices,
    queue,
  });
  const holdingStore = new HoldingStore(database);
  const heldAnswers = new HeldAnswers({ store, holdings: holdingStore, questionnaires });
  const auditServices = createAuditServices(auditStores, deps, {
    ...accountServices,
    ...companyServices,
    ...engagementServices,
    documents: auditReports,
    findAnswers: (company) => heldAnswers.newest(`company:${company}`),
    queue,
  });
  const programmeServices = createProgrammeServices(deps, {
    stores: { ...programmeStores, ...referralStores, ...regionStores },
    regions: () => regionServices,
    assessments,
  });
  const regionServices: ReturnType<typeof createRegionServices> = createRegionServices(
    regionStores,
    deps,
    programmeServices.alongside,
  );
  const deletion = new DeletionService({
    store,
    clock,
    removeElsewhere: [
      () => accountServices.record.sweep(),
      (series) => referralStore.removeSeries(series),
      (series) => mailStore.removeSeries(series),
      (series) => regionStores.results.removeSeries(series),
    ],
  });
  const holdings = new HoldingService({
    holdings: holdingStore,
    assessments,
    companyAccess: companyServices.companyAccess,
    clock,
  });
  const referralServices = createReferralServices(referralStores, deps, {
    ...accountServices,
    assessments,
    holdings,
  });
  const beginnings = new BeginningService({ store, questionnaires, clock, ...companyServices });
  const access = new Access(keys.secret, clock, config.publicUrl, async (request, id) => {
    const caller = await accountServices.guard.identify(request);
    return { caller, grant: caller && (await holdings.grant(caller, id)) };
  });

  const privacyServices = createPrivacyServices(deps, {
    ...accountServices,
    ...companyServices,
    ...auditServices,
    holdings,
    deletion,
    queue,
    removeResults: (series) => regionStores.results.removeSeries(series),
  });

  /** Makes the indexes; harmless when they are there. */
  async function prepare(): Promise<void> {
    await Promise.all([store, mailStore].map((each) => each.prepare()));
    await companyStores.companies.prepare();
    await engagementStores.engagements.prepare();
    await engagementStores.consultants.prepare();
    await prepareReferrals(referralStores);
    await prepareRegions(regionStores);
    await programmeStores.indicatorStore.prepare();
    await prepareAudits(auditStores);
    await prepareAccounts(accountStores, accountServices.sessions);
    await privacyServices.preparePrivacy();
    await prepareRateLimits(database);
  }
  return {
    ...accountServices,
    ...companyServices,
    ...engagementServices,
    ...auditServices,
    ...regionServices,
    ...programmeServices,
    ...privacyServices,
    assessments,
    nextVersions,
    auditReports,
    beginnings,
    saving,
    links,
    ...referralServices,
    reports,
    mails,
    queue,
    assessmentLetters,
    deletion,
    holdings,
    access,
    prepare,
  };
}
