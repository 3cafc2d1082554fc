import type { Caller, Relation } from '../accounts/rights.ts';
import { type Action, may } from '../accounts/rights.ts';
import type { Clock } from '../clock.ts';
import type { CompanyAccess } from '../companies/company-access.ts';
import type { CompanyService } from '../companies/companies.service.ts';
import type { EngagementView } from '../contract-companies.ts';
import { conflict, HttpError, notFound } from '../http/http-error.ts';
import { isConsultant } from './engagement-access.ts';
import type { EngagementLetters } from './engagement-letters.service.ts';
import {
  type Acceptance,
  deedOf,
  type EngagementRecord,
  letter,
  type Side,
  toView,
} from './engagements.record.ts';
import { endOf, stateOf, waitsFor } from './engagement-state.ts';
import type { EngagementStore, Parties } from './engagements.store.ts';

export interface EngagementServiceNeeds {
  store: EngagementStore;
  letters: EngagementLetters;
  companies: CompanyService;
  companyAccess: CompanyAccess;
  clock: Clock;
}

/** An engagement, and as whom the caller found it. */
interface Found {
  record: EngagementRecord;
  parties: Parties;
}

/** Engagements after they were proposed: read, accepted, ended. */
export class EngagementService {
  readonly #needs: EngagementServiceNeeds;

  constructor(needs: EngagementServiceNeeds) {
    this.#needs = needs;
  }

  /** The consultant's own, the newest first. */
  async listOwn({ account }: Caller): Promise<EngagementView[]> {
    return (await this.#needs.store.listOfConsultant(account)).map((each) => this.#view(each));
  }

  /** A company's, the newest first; for its consultant theirs alone. */
  async listOfCompany(caller: Caller, company: string): Promise<EngagementView[]> {
    const { store, companyAccess } = this.#needs;
    const { member } = await companyAccess.require(caller, 'engagement.read', company);
    const found = await store.listOfCompany(company, member ? undefined : caller.account);
    return found.map((each) => this.#view(each));
  }

  /** @throws HttpError 404 for who is no party to it */
  async read(caller: Caller, id: string): Promise<EngagementView> {
    return this.#view((await this.#find(caller, id, 'engagement.read')).record);
  }

  /**
   * The consultant accepts what a company proposed. Accepting again changes nothing.
   * @throws HttpError 409 when it has ended, or when it is the other side's turn
   */
  async accept(caller: Caller, id: string): Promise<EngagementView> {
    const { store, letters, companies, clock } = this.#needs;
    const { record } = await this.#find(caller, id, 'engagement.accept');
    const side = sideOf(caller, record);
    if (this.#isSettled(record, side)) return this.#view(record);
    const own = await companies.list(caller);
    if (own.some((company) => company.id === record.company)) throw notIndependent();
    const accepted: Acceptance = { at: clock.now(), by: caller.account };
    const along = {
      deed: deedOf('engagement.accepted', record, accepted),
      letters: [letter('engagement-accepted', 'company')],
    };
    const changed = await store.acceptAsConsultant(id, accepted, clock.today(), along);
    if (!changed) return this.#afterRace(caller, id, side);
    await letters.queue(changed);
    return this.#view(changed);
  }

  /** Either side ends it, at any time. Ending what has ended changes nothing. */
  async end(caller: Caller, id: string): Promise<EngagementView> {
    const { store, letters, clock } = this.#needs;
    const { record, parties } = await this.#find(caller, id, 'engagement.end');
    const on = clock.today();
    if (!endOf(record, on)) {
      const side = sideOf(caller, record);
      const end: Acceptance = { at: clock.now(), by: caller.account };
      // Before a firm has accepted there is nobody to write to: the mail's link has lost its force.
      const to: Side = side === 'company' ? 'consultant' : 'company';
      const along = {
        deed: deedOf('engagement.ended', record, end),
        letters: record.company === null ? [] : [letter('engagement-ended', to)],
      };
      await store.end(id, parties, { ...end, side, on }, along);
    }
    const { record: ended } = await this.#find(caller, id, 'engagement.read');
    await letters.queue(ended);
    return this.#view(ended);
  }

  /** For documents about it. @throws HttpError 404 as `read` */
  async find(caller: Caller, id: string): Promise<EngagementRecord> {
    return (await this.#find(caller, id, 'engagement.read')).record;
  }

  /** What was agreed, for documents of other features: whoever asks must have a right of their own to those. */
  async agreed(id: string): Promise<EngagementView | null> {
    const record = await this.#needs.store.findForLetter(id);
    return record && this.#view(record);
  }

  async #find(caller: Caller, id: string, action: Action): Promise<Found> {
    const { store, companies, clock } = this.#needs;
    const own = await companies.list(caller);
    const consultant = isConsultant(caller) ? caller.account : undefined;
    const parties = { consultant, companies: own.map((company) => company.id) };
    const record = await store.find(id, parties);
    if (!record) throw notFound('engagementId');
    const relation: Relation = {
      member: own.find((company) => company.id === record.company)?.role,
      engagement: record.consultant === consultant ? stateOf(record, clock.today()) : undefined,
    };
    if (!may(caller, action, relation)) throw notAllowed(action);
    return { record, parties };
  }

  /** Whether the side has nothing more to accept. @throws HttpError 409 */
  #isSettled(record: EngagementRecord, side: Side): boolean {
    const today = this.#needs.clock.today();
    if (endOf(record, today)) throw engagementEnded();
    const turn = waitsFor(record, today);
    if (turn !== null && turn !== side) throw waitsForOther(turn);
    return turn === null;
  }

  /** Something happened between reading and writing: says what. */
  async #afterRace(caller: Caller, id: string, side: Side): Promise<EngagementView> {
    const { record } = await this.#find(caller, id, 'engagement.accept');
    if (!this.#isSettled(record, side)) throw engagementEnded();
    return this.#view(record);
  }

  #view(record: EngagementRecord): EngagementView {
    return toView(record, this.#needs.clock.today());
  }
}

/** The side that the caller speaks for. Who is both speaks as the consultant, and cannot accept. */
function sideOf({ account }: Caller, { consultant }: EngagementRecord): Side {
  return account === consultant ? 'consultant' : 'company';
}

export function notIndependent(): HttpError {
  const message = 'Who belongs to a company cannot be its consultant.';
  return conflict('not-independent', message, ['consultant']);
}

function engagementEnded(): HttpError {
  return conflict('engagement-ended', 'The engagement has ended.', ['engagementId']);
}

function waitsForOther(turn: Side): HttpError {
  return conflict(`waits-for-${turn}`, 'It is the other side that has to accept.', [
    'engagementId',
  ]);
}

/** A 403 for a party that may see it, but not do this. */
function notAllowed(action: Action): HttpError {
  return new HttpError(403, 'not-allowed', 'Your place in the company does not allow this.', {
    issues: [{ path: 'engagementId', code: 'not-allowed', message: action }],
  });
}
