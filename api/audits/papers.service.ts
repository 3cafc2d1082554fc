import type { Caller } from '../accounts/rights.ts';
import type { Clock } from '../clock.ts';
import type { ComparisonView } from '../contract-audits.ts';
import { conflict, notFound } from '../http/http-error.ts';
import type { Questionnaires } from '../questionnaires/questionnaires.load.ts';
import type { AuditDocuments, AuditPapers, ComparisonPapers } from '../reports/audit-papers.ts';
import type { Answers } from '../../scoring/answers.ts';
import { compareResults } from '../../scoring/comparison.ts';
import type { Language } from '../../scoring/definition.ts';
import type { Result } from '../../scoring/result.ts';
import type { AuditRecord } from './audits.record.ts';
import type { AuditService } from './audits.service.ts';
import type { AuditStore } from './audits.store.ts';
import { instrumentOf } from './instrument.ts';
import { verifiedAnswers } from './part-rules.ts';
import type { Parties } from './parties.ts';
import { demand, type Seat, type Seats } from './seat.ts';
import type { Signer } from './signer.ts';
import { isMeasured } from './workflow.ts';

export interface PaperServiceNeeds {
  store: AuditStore;
  seats: Seats;
  parties: Parties;
  audits: AuditService;
  signer: Signer;
  documents: AuditDocuments;
  questionnaires: Questionnaires;
  clock: Clock;
}

/** The documents of an audit: its report, and what has changed since the one before. */
export class PaperService {
  readonly #needs: PaperServiceNeeds;

  constructor(needs: PaperServiceNeeds) {
    this.#needs = needs;
  }

  /** The audit's own language unless another is asked for. @throws HttpError 409 before the audit is verified */
  async report(
    caller: Caller,
    id: string,
    format: 'pdf' | 'docx',
    language?: Language,
  ): Promise<Buffer> {
    const { seats, documents } = this.#needs;
    const seat = await seats.take(caller, id);
    demand(seat, 'audit.report');
    if (!isMeasured(seat.audit.status)) throw notVerified();
    const papers = await this.#papers(seat);
    const asked = language ?? seat.audit.language;
    return format === 'pdf'
      ? documents.reportPdf(papers, asked)
      : documents.reportDocx(papers, asked);
  }

  /** Against the audit that it follows. @throws HttpError 409 where it follows none */
  async comparison(caller: Caller, id: string): Promise<ComparisonView> {
    const { before, after, comparison } = await this.#compare(caller, id);
    const { answers: _before, ...shownBefore } = before;
    const { answers: _after, ...shownAfter } = after;
    return { before: shownBefore, after: shownAfter, comparison };
  }

  /** @throws HttpError as `comparison` */
  async comparisonPdf(caller: Caller, id: string, language?: Language): Promise<Buffer> {
    const { own, ...papers } = await this.#compare(caller, id);
    return this.#needs.documents.comparisonPdf(papers, language ?? own);
  }

  async #papers(seat: Seat): Promise<AuditPapers> {
    const { parties, audits } = this.#needs;
    const { company, engagement: assigned, consultant } = seat.audit;
    const [audit, firm, engagement, auditor] = await Promise.all([
      audits.view(seat),
      parties.company(company),
      parties.assignment(assigned),
      parties.auditor(consultant.account),
    ]);
    if (!engagement) throw new Error(`The engagement ${assigned} of an audit is missing`);
    const accreditation = auditor?.accreditation ?? null;
    return { audit, engagement, accreditation, vatNumber: firm?.vatNumber ?? null };
  }

  async #compare(caller: Caller, id: string): Promise<ComparisonPapers & { own: Language }> {
    const { store, seats, questionnaires } = this.#needs;
    const seat = await seats.take(caller, id);
    demand(seat, 'audit.report');
    const { audit } = seat;
    if (audit.follows === null) throw followsNone();
    const earlier = await store.find(audit.follows, audit.company);
    if (!earlier) throw notFound('follows');
    const track = isMeasured(audit.status) ? 'verified' : 'declared';
    const [before, after] = [this.#side(earlier, track), this.#side(audit, track)];
    return {
      own: audit.language,
      company: audit.companyName,
      instrument: audit.instrument,
      version: audit.version,
      track,
      draft: audit.status !== 'signed-off',
      before: before.shown,
      after: after.shown,
      comparison: compareResults(
        { definition: instrumentOf(questionnaires, earlier).definition, result: before.result },
        { definition: instrumentOf(questionnaires, audit).definition, result: after.result },
      ),
    };
  }

  #side(
    audit: AuditRecord,
    track: 'declared' | 'verified',
  ): { shown: ComparisonPapers['before']; result: Result } {
    const { signer, clock } = this.#needs;
    const results = audit.results ?? signer.results(audit).results;
    if (!results) throw new Error('An audit that is compared is scored');
    const { _id, point, signedOff, declared, verified } = audit;
    const answers: Answers =
      track === 'declared' ? declared.value : verifiedAnswers(verified.value);
    const shown = { id: _id, point, on: signedOff?.on ?? clock.today(), answers };
    return { shown, result: results[track] };
  }
}

function notVerified() {
  return conflict('not-verified', 'There is no report before the audit is verified.', ['status']);
}

function followsNone() {
  return conflict('follows-none', 'There is no audit before this one.', ['follows']);
}
