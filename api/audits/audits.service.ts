import { type Act, unrecorded } from '../accounts/record.ts';
import type { Caller } from '../accounts/rights.ts';
import { may } from '../accounts/rights.ts';
import type { Clock } from '../clock.ts';
import type { AuditReceipt, AuditSummary, AuditView } from '../contract-audits.ts';
import { conflict, notFound } from '../http/http-error.ts';
import type { Assessed } from '../../scoring/eligibility.ts';
import { accreditedOn, toSummary, toView } from './audit-view.ts';
import { type AuditRecord, companyChain, correctionOf } from './audits.record.ts';
import type { AuditStore } from './audits.store.ts';
import type { EvidenceFiles } from './evidence-files.service.ts';
import type { Parties } from './parties.ts';
import { type Seat, type Seats, step } from './seat.ts';
import type { Signer } from './signer.ts';

export interface AuditServiceNeeds {
  store: AuditStore;
  seats: Seats;
  parties: Parties;
  signer: Signer;
  files: EvidenceFiles;
  /** Takes deeds into the record: a tombstone stays until its own are there. */
  settleRecord: () => Promise<void>;
  clock: Clock;
}

/** Audits: read, listed, deleted. */
export class AuditService {
  readonly #needs: AuditServiceNeeds;

  constructor(needs: AuditServiceNeeds) {
    this.#needs = needs;
  }

  /** @throws HttpError 404 for what is not there and for what is not the caller's alike */
  async read(caller: Caller, id: string): Promise<AuditView> {
    return this.view(await this.#needs.seats.take(caller, id));
  }

  /** What the audit looks like from where somebody sits. */
  async view(seat: Seat): Promise<AuditView> {
    const { audit } = seat;
    const [accredited, correctedBy] = await Promise.all([
      this.#accredited(audit),
      this.#correctedBy(audit),
    ]);
    const { results, stageProposal } =
      audit.status === 'verified' ? this.#needs.signer.results(audit) : audit;
    return toView(seat, { results, stageProposal, accredited, correctedBy });
  }

  /** The caller's audits as a consultant, over the engagements that are active now. */
  async listOwn(caller: Caller): Promise<AuditSummary[]> {
    const { store, parties } = this.#needs;
    const active = await parties.activeEngagements(caller);
    const companies = [...new Set(active.map(({ company }) => company))];
    return (await store.listOfConsultant(caller.account, companies)).map(toSummary);
  }

  /** A firm's audits, for its members and for its consultants. */
  async listOfCompany(caller: Caller, company: string): Promise<AuditSummary[]> {
    const { store, parties } = this.#needs;
    const relation = await parties.relation(caller, company);
    if (!relation || !may(caller, 'audit.read', relation)) throw notFound('companyId');
    return (await store.listOfCompany(company)).map(toSummary);
  }

  /** The signed receipt. @throws HttpError 409 before the sign-off */
  async receipt(caller: Caller, id: string): Promise<AuditReceipt> {
    const { audit } = await this.#needs.seats.take(caller, id);
    const receipt = this.#needs.signer.receipt(audit);
    if (!receipt)
      throw conflict('not-signed-off', 'There is no receipt before the sign-off.', ['id']);
    return receipt;
  }

  /** Deletes an audit that is not signed off: a bare tombstone at once, the rest follows from it. */
  async delete(caller: Caller, id: string): Promise<void> {
    const { store, seats, clock } = this.#needs;
    const { audit, ...seat } = await seats.take(caller, id);
    step({ audit, ...seat }, 'delete');
    const { company, status } = audit;
    const deed = deedTo(audit, 'audit.deleted', caller, clock.now());
    // Its status changed in between: asked again, the table says whether it may still go.
    if (!(await store.bury({ id, company, status }, deed))) return this.delete(caller, id);
    await this.sweep();
  }

  /** Finishes deletions. Safe at any time, also twice at once. */
  async sweep(): Promise<void> {
    const { store, files, settleRecord } = this.#needs;
    const tombstones = await store.findTombstones();
    if (tombstones.length > 0) await settleRecord();
    for (const { _id, files: left } of tombstones) {
      await files.release(left);
      await store.removeTombstone(_id);
    }
  }

  /** What a firm's newest signed-off audit says when offers are judged; null without one. */
  async assessed(company: string): Promise<(Assessed & { audit: string }) | null> {
    const newest = await this.#needs.store.newestSignedOff(company);
    if (!newest?.signedOff) return null;
    const { on, accredited, stage } = newest.signedOff;
    return { audit: newest._id, assessedOn: on, accredited, stage };
  }

  async #accredited({ consultant, signedOff }: AuditRecord) {
    const { parties, clock } = this.#needs;
    if (signedOff) return accreditedOn(signedOff.accreditation, signedOff.on);
    const auditor = await parties.auditor(consultant.account);
    return accreditedOn(auditor?.accreditation ?? null, clock.today());
  }

  async #correctedBy({ _id, company, status }: AuditRecord): Promise<string | null> {
    if (status !== 'signed-off') return null;
    const next = correctionOf(_id);
    return (await this.#needs.store.exists(next, company)) ? next : null;
  }
}

/** A deed to an audit, in the chain of its firm. */
export function deedTo(
  { _id: on, company }: Pick<AuditRecord, '_id' | 'company'>,
  act: Act,
  { account: by }: Caller,
  now: Date,
) {
  return unrecorded({ chain: companyChain(company), act, by, on }, now);
}
