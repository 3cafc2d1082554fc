import type { Caller } from '../accounts/rights.ts';
import { type Clock, daysAfter } from '../clock.ts';
import type { CompanyAccess } from '../companies/company-access.ts';
import type { CompanyFacts, CompanyService } from '../companies/companies.service.ts';
import type { ConsultantService } from '../consultants/consultants.service.ts';
import type {
  AcceptByMail,
  Assignment,
  ConsultantView,
  EngagementView,
  ProposeToConsultant,
  ProposeToFirm,
} from '../contract-companies.ts';
import { badInput, conflict, HttpError, notFound } from '../http/http-error.ts';
import { hashToken } from '../keys.ts';
import type { EngagementLetters } from './engagement-letters.service.ts';
import {
  type Acceptance,
  deedOf,
  type EngagementRecord,
  letter,
  newId,
  toView,
} from './engagements.record.ts';
import { notIndependent } from './engagements.service.ts';
import type { EngagementStore } from './engagements.store.ts';

export interface ProposalServiceNeeds {
  store: EngagementStore;
  letters: EngagementLetters;
  consultants: ConsultantService;
  companies: CompanyService;
  companyAccess: CompanyAccess;
  clock: Clock;
}

/** A proposal by mail can be accepted for so many days. */
const DAYS_TO_ACCEPT = 30;
/** An engagement opens the firm's data: it is agreed anew after five years at the latest. */
const DAYS_AT_MOST = 5 * 365 + 1;

/** Engagements as they are proposed, by either side, and what came by mail. */
export class ProposalService {
  readonly #needs: ProposalServiceNeeds;

  constructor(needs: ProposalServiceNeeds) {
    this.#needs = needs;
  }

  /** An owner proposes, which accepts it for the company. @throws HttpError 400 for who is no consultant */
  async toConsultant(
    caller: Caller,
    company: string,
    { consultant: account, ...assignment }: ProposeToConsultant,
  ): Promise<EngagementView> {
    const { consultants, companies, companyAccess } = this.#needs;
    await companyAccess.require(caller, 'engagement.propose', company);
    this.#judgeDays(assignment);
    const [consultant, facts] = await Promise.all([
      consultants.find(account),
      companies.facts(company),
    ]);
    if (!facts) throw notFound('companyId');
    if (!consultant) throw badInput('consultant', 'no-consultant', 'no consultant, or no profile');
    await this.#judgeIndependence(account, company);
    const accepted = { company: this.#word(caller), consultant: null };
    return this.#add({
      ...this.#begun(assignment, consultant, agreeing(facts)),
      company,
      accepted,
      letters: [letter('engagement', 'consultant')],
    });
  }

  /** A consultant proposes to a firm by mail, which accepts it for the consultant. @throws HttpError 409 without profile */
  async toFirm(
    caller: Caller,
    { email, language, firm, ...assignment }: ProposeToFirm,
  ): Promise<EngagementView> {
    const { consultants, clock } = this.#needs;
    this.#judgeDays(assignment);
    const consultant = await consultants.find(caller.account);
    if (!consultant) {
      throw conflict('no-profile', 'Write your profile first: firms want to know who you are.', [
        'consultant',
      ]);
    }
    const acceptBy = daysAfter(clock.today(), DAYS_TO_ACCEPT);
    return this.#add({
      ...this.#begun(assignment, consultant, { name: firm, vatNumber: null }),
      accepted: { company: null, consultant: this.#word(caller) },
      invitation: { hash: null, acceptBy },
      letters: [letter('engagement-firm', { email, language })],
    });
  }

  /** What the link of a mail proposes. @throws HttpError 404 for a link that is unknown, used or over */
  async read(token: string): Promise<EngagementView> {
    const { store, clock } = this.#needs;
    const found = await store.findByLink(hashToken(token), clock.today());
    if (!found) throw notFound('token');
    return toView(found, clock.today());
  }

  /**
   * An owner accepts what came by mail for one of their companies. The same again changes nothing.
   * @throws HttpError 404 for a link that is unknown, used or over, 409 when the consultant is none any more
   */
  async acceptByMail(caller: Caller, { token, company }: AcceptByMail): Promise<EngagementView> {
    const { store, letters, consultants, companies, companyAccess, clock } = this.#needs;
    await companyAccess.require(caller, 'engagement.propose', company);
    const facts = await companies.facts(company);
    if (!facts) throw notFound('companyId');
    const hash = hashToken(token);
    const today = clock.today();
    const proposed = await store.findByLink(hash, today);
    if (!proposed) return this.#acceptedBefore(hash, company);
    if (!(await consultants.find(proposed.consultant))) throw noConsultantAnyMore();
    await this.#judgeIndependence(proposed.consultant, company);
    const word = this.#word(caller);
    const along = {
      deed: deedOf('engagement.accepted', { ...proposed, company }, word),
      letters: [letter('engagement-accepted', 'consultant')],
    };
    const accepted = await store.acceptByMail(hash, agreeing(facts), word, today, along);
    if (!accepted) return this.#acceptedBefore(hash, company);
    await letters.queue(accepted);
    return toView(accepted, today);
  }

  async #acceptedBefore(hash: string, company: string): Promise<EngagementView> {
    const { store, clock } = this.#needs;
    const found = await store.findAcceptedByLink(hash, company);
    if (!found) throw notFound('token');
    return toView(found, clock.today());
  }

  async #add(engagement: Omit<EngagementRecord, 'unrecorded'>): Promise<EngagementView> {
    const { store, letters, clock } = this.#needs;
    const { accepted } = engagement;
    const word = accepted.company ?? accepted.consultant;
    if (!word) throw new Error('whoever proposes accepts');
    const deed = deedOf('engagement.proposed', engagement, word);
    const record = { ...engagement, unrecorded: [deed] };
    await store.insert(record);
    await letters.queue(record);
    return toView(record, clock.today());
  }

  #begun(
    assignment: Assignment,
    consultant: ConsultantView,
    firm: { name: string; vatNumber: string | null },
  ) {
    const { account, name, organisation, accreditation } = consultant;
    return {
      _id: newId(),
      company: null,
      consultant: account,
      names: { firm: firm.name, consultant: name, organisation },
      stated: { vatNumber: firm.vatNumber, accreditation },
      assignment,
      ended: null,
      invitation: null,
      createdAt: this.#needs.clock.now(),
    };
  }

  #word({ account }: Caller): Acceptance {
    return { at: this.#needs.clock.now(), by: account };
  }

  /** @throws HttpError 400 */
  #judgeDays({ from, until }: Assignment): void {
    if (until < this.#needs.clock.today()) throw badInput('until', 'over', 'the day is over');
    if (until > daysAfter(from, DAYS_AT_MOST)) {
      throw badInput('until', 'too-long', 'at most five years after the first day');
    }
  }

  /** @throws HttpError 409 */
  async #judgeIndependence(account: string, company: string): Promise<void> {
    const { companyAccess } = this.#needs;
    const relation = await companyAccess.relation({ account, session: '', roles: [] }, company);
    if (relation?.member) throw notIndependent();
  }
}

function noConsultantAnyMore(): HttpError {
  return conflict('no-consultant', 'Whoever proposed it is no consultant any more.', ['token']);
}

/** The firm as it stands in the letter. */
function agreeing({ id, name, profile }: CompanyFacts) {
  return { id, name, vatNumber: profile.vatNumber ?? null };
}
