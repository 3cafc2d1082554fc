import { type Caller } from '../accounts/rights.ts';
import type { RecordService } from '../accounts/record.service.ts';
import { unrecorded } from '../accounts/record.ts';
import type { DeletionService } from '../assessments/deletion.service.ts';
import type { HoldingService } from '../assessments/holdings.service.ts';
import { companyChain } from '../audits/audits.record.ts';
import type { AuditService } from '../audits/audits.service.ts';
import type { Clock } from '../clock.ts';
import { deedIn } from '../companies/companies.record.ts';
import type { CompanyAccess } from '../companies/company-access.ts';
import { notFound } from '../http/http-error.ts';
import type { CompanyErasureStore } from './company-erasure.store.ts';
import { type CompanyTombstone, keptUntil } from './erasure.record.ts';

export interface CompanyErasureNeeds {
  companyErasures: CompanyErasureStore;
  companyAccess: CompanyAccess;
  record: RecordService;
  holdings: HoldingService;
  deletion: DeletionService;
  audits: AuditService;
  /** Takes what a series counts out of the region's results. */
  removeResults: (series: string) => Promise<void>;
  /** How long a signed audit outlives its company. */
  auditYears: number;
  clock: Clock;
}

/** How long a tombstone is kept for what a request that was under way may still have written. */
export const AFTERMATH_MS = 10 * 60_000;

/**
 * Deletes companies for good. One update leaves a bare tombstone; the rest follows from it and is taken up again by
 * `sweep` if the process ends in between.
 */
export class CompanyErasure {
  readonly #needs: CompanyErasureNeeds;

  constructor(needs: CompanyErasureNeeds) {
    this.#needs = needs;
  }

  /** For owners. @throws HttpError 404 or 403 by the caller's place in the company */
  async delete(caller: Caller, company: string): Promise<void> {
    const { companyErasures, companyAccess, clock } = this.#needs;
    const seat = await companyAccess.seat(caller, 'company.delete', company);
    const now = clock.now();
    const deed = deedIn(seat, 'company.deleted', now);
    if (!(await companyErasures.bury(seat, deed, now))) throw notFound('companyId');
    await this.sweep();
  }

  /** Deletes it if nobody else is in it. @returns false if somebody is */
  async deleteWith(account: string, company: string, by: string): Promise<boolean> {
    const now = this.#needs.clock.now();
    const deed = deedIn({ company, account: by }, 'company.deleted', now);
    return this.#needs.companyErasures.buryWith(company, account, deed, now);
  }

  /** Finishes deletions. Safe to run at any time, also twice at once. */
  async sweep(): Promise<void> {
    const tombstones = await this.#needs.companyErasures.findTombstones();
    if (tombstones.length === 0) return;
    const { record, holdings, audits, companyErasures, clock } = this.#needs;
    await record.sweep();
    // One of the versions of an assessment may still be on its way to or from the company.
    await holdings.sweep();
    for (const tombstone of tombstones) await this.#finish(tombstone);
    await this.#needs.deletion.sweep();
    await audits.sweep();
    const before = new Date(clock.now().getTime() - AFTERMATH_MS);
    for (const { _id } of tombstones) await companyErasures.removeTombstone(_id, before);
  }

  /** Deletes signed audits whose company is gone and whose time is over. */
  async sweepKept(): Promise<void> {
    const { companyErasures: store, record, audits, clock } = this.#needs;
    const today = clock.today();
    const over = await store.auditsToGo(today);
    for (const { _id: on, company } of over) {
      const act = { act: 'audit.deleted', by: 'service' } as const;
      const deed = unrecorded({ chain: companyChain(company), ...act, on }, clock.now());
      await store.buryKept(on, today, deed);
      await store.removeRestless(company);
    }
    if (over.length === 0) return;
    await record.sweep();
    await audits.sweep();
  }

  async #finish({ _id: company, deletedAt }: CompanyTombstone): Promise<void> {
    const { companyErasures: store, removeResults, auditYears, clock } = this.#needs;
    await store.removeMails(company);
    await store.buryAssessments(`company:${company}`);
    await store.buryUnsigned(company);
    for (const { _id, series, signedOff } of await store.signedAudits(company)) {
      await store.strip(_id, keptUntil(signedOff.on, auditYears));
      // It is kept for its funders: the region counts a deleted firm no more.
      await removeResults(series);
    }
    await store.forgetEngagements(company, deletedAt, clock.today());
  }
}
