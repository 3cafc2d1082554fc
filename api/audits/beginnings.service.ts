import type { Caller } from '../accounts/rights.ts';
import type { Clock } from '../clock.ts';
import type { BeginAudit, TakeOver } from '../contract-audits.ts';
import { conflict, notFound } from '../http/http-error.ts';
import type { LoadedInstrument, Questionnaires } from '../questionnaires/questionnaires.load.ts';
import { type AnswersElsewhere, carryOver } from '../../scoring/carry-over.ts';
import { profileFacts } from '../../scoring/profile.ts';
import { deedTo } from './audits.service.ts';
import {
  auditId,
  type AuditRecord,
  type Carried,
  correctionOf,
  emptyAudit,
  followUpOf,
  isId,
  part,
} from './audits.record.ts';
import type { AuditStore } from './audits.store.ts';
import { AUDIT_INSTRUMENT, instrumentOf } from './instrument.ts';
import { shareAnswered, verifiedAnswers } from './part-rules.ts';
import type { LivingEngagement, Parties } from './parties.ts';
import { type Seat, type Seats, step, wrongStatus } from './seat.ts';

/** A firm's newest submitted assessments, those that know most first. */
export type FindAnswers = (
  company: string,
) => Promise<(AnswersElsewhere & { assessment: string })[]>;

export interface BeginningServiceNeeds {
  store: AuditStore;
  seats: Seats;
  parties: Parties;
  findAnswers: FindAnswers;
  questionnaires: Questionnaires;
  clock: Clock;
}

const NEXT_POINT = { T0: 'T1', T1: 'T2', T2: null } as const;

/** How audits come to be: begun, taken over, corrected, followed up. Each is made once, however often it is asked for. */
export class BeginningService {
  readonly #needs: BeginningServiceNeeds;

  constructor(needs: BeginningServiceNeeds) {
    this.#needs = needs;
  }

  /** One audit of each point under one engagement. @throws HttpError 404 unless the engagement is the caller's and active */
  async begin(caller: Caller, id: string, input: BeginAudit): Promise<Seat> {
    const { parties, questionnaires, clock } = this.#needs;
    const engagement = await this.#living(caller, id);
    mustBeTask(engagement, input.point);
    const [company, auditor] = await Promise.all([
      parties.company(engagement.company),
      parties.auditor(caller.account),
    ]);
    if (!company) throw notFound('engagementId');
    if (!auditor) throw conflict('no-profile', 'Write your consultant profile first.', ['account']);
    const { name: _name, vatNumber: _vatNumber, ...profile } = company.profile;
    const loaded = newestInstrument(questionnaires);
    const _id = auditId(`audit ${input.point} of ${id}`);
    const begun: AuditRecord = {
      ...emptyAudit(clock.now()),
      _id,
      series: _id,
      company: company.id,
      companyName: company.name,
      engagement: id,
      consultant: {
        account: caller.account,
        name: auditor.name,
        organisation: auditor.organisation,
      },
      instrument: loaded.instrument.id,
      version: loaded.instrument.version,
      language: input.language,
      point: input.point,
      profile,
      unrecorded: [],
    };
    const carried = input.carry === false ? {} : await this.#carry(company.id, loaded);
    const declared = Object.fromEntries(
      Object.entries(carried).map(([question, { value }]) => [question, value]),
    );
    const shares = {
      declared: shareAnswered(loaded, declared, profileFacts(profile)),
      verified: 0,
    };
    return this.#insert(caller, { ...begun, carried, declared: part(declared), shares }, 'begun');
  }

  /** @throws HttpError 409 while the audit's own engagement is active, or once it is signed off */
  async takeOver(caller: Caller, id: string, { engagement }: TakeOver): Promise<Seat> {
    const { store, seats, parties, clock } = this.#needs;
    const living = await this.#living(caller, engagement);
    const audit = isId(id) ? await store.find(id, living.company) : null;
    if (!audit) throw notFound('auditId');
    if (audit.engagement === engagement) return seats.take(caller, id);
    if (audit.status === 'signed-off') throw wrongStatus(audit.status, 'verify');
    const { account } = audit.consultant;
    const isOwn = account === caller.account;
    if (!isOwn && (await parties.auditorOf(audit.company, account))) throw inGoodHands();
    const auditor = await parties.auditor(caller.account);
    if (!auditor) throw conflict('no-profile', 'Write your consultant profile first.', ['account']);
    const { name, organisation } = auditor;
    const now = clock.now();
    const set = {
      engagement,
      consultant: { account: caller.account, name, organisation },
      updatedAt: now,
    };
    const { company, status } = audit;
    const deed = deedTo(audit, 'audit.taken-over', caller, now);
    const isTaken = await store.takeOver({ id, company, status }, audit.engagement, set, deed);
    // Somebody was faster: what is there now tells the answer.
    return isTaken ? seats.take(caller, id) : this.takeOver(caller, id, { engagement });
  }

  /** A new version that names the old one and begins with all it says, for the consultant to confirm again. */
  async correct(caller: Caller, id: string): Promise<Seat> {
    const seat = await this.#needs.seats.take(caller, id);
    step(seat, 'correct');
    const old = seat.audit;
    const { declared, verified, inventory, conclusions } = old;
    const correction: AuditRecord = {
      ...old,
      ...emptyAudit(this.#needs.clock.now()),
      ...(await this.#under(seat)),
      _id: correctionOf(old._id),
      status: 'submitted',
      declared: part(declared.value),
      verified: part(verified.value),
      inventory: part(inventory.value),
      conclusions: part(conclusions.value),
      shares: old.shares,
      carried: old.carried,
      submittedRevision: 0,
      evidence: old.evidence,
      corrects: old._id,
      follows: old.follows,
      unrecorded: [],
    };
    return this.#insert(caller, correction, 'corrected');
  }

  /**
   * The next measurement: what was found last time is what the firm declares now until it says otherwise. The
   * first report stays as it is. @throws HttpError 409 after the last point, and where a signed-off correction took its place
   */
  async followUp(caller: Caller, id: string): Promise<Seat> {
    const { questionnaires, clock } = this.#needs;
    const seat = await this.#needs.seats.take(caller, id);
    step(seat, 'follow-up');
    const old = seat.audit;
    const point = NEXT_POINT[old.point];
    if (point === null) throw conflict('last-point', 'T2 is the last measurement.', ['point']);
    await this.#mustBeLatest(old);
    const found = verifiedAnswers(old.verified.value);
    const _id = followUpOf(old._id);
    const facts = profileFacts(old.profile);
    const following: AuditRecord = {
      ...old,
      ...emptyAudit(clock.now()),
      ...(await this.#under(seat)),
      _id,
      series: _id,
      point,
      declared: part(found),
      inventory: part(old.inventory.value),
      carried: Object.fromEntries(
        Object.entries(found).map(([question, value]) => [
          question,
          { assessment: old._id, value },
        ]),
      ),
      shares: {
        declared: shareAnswered(instrumentOf(questionnaires, old), found, facts),
        verified: 0,
      },
      evidence: old.evidence,
      follows: old._id,
      unrecorded: [],
    };
    return this.#insert(caller, following, 'followed-up');
  }

  async #mustBeLatest({ _id, company }: AuditRecord): Promise<void> {
    const correction = await this.#needs.store.find(correctionOf(_id), company);
    if (correction?.status !== 'signed-off') return;
    throw conflict('corrected', 'A correction of this audit is signed off: follow that one up.', [
      'auditId',
    ]);
  }

  /** Whose the next version is: the consultant's who asks for it, else of the one before. */
  async #under({
    caller,
    side,
    audit,
  }: Seat): Promise<Pick<AuditRecord, 'engagement' | 'consultant'>> {
    const { engagement, consultant } = audit;
    if (side === 'company') return { engagement, consultant };
    const active = await this.#needs.parties.activeEngagements(caller);
    const living = active.find(({ company }) => company === audit.company);
    const auditor = await this.#needs.parties.auditor(caller.account);
    if (!living || !auditor) return { engagement, consultant };
    const { name, organisation } = auditor;
    return { engagement: living.id, consultant: { account: caller.account, name, organisation } };
  }

  async #living(caller: Caller, engagement: string): Promise<LivingEngagement> {
    const living = isId(engagement)
      ? await this.#needs.parties.activeEngagement(caller, engagement)
      : null;
    if (!living) throw notFound('engagementId');
    return living;
  }

  /** Answers of the firm's assessments that say the same here; the first source that has one wins. */
  async #carry(company: string, loaded: LoadedInstrument): Promise<Record<string, Carried>> {
    const carried: Record<string, Carried> = {};
    for (const { assessment, ...from } of await this.#needs.findAnswers(company)) {
      const { answers } = carryOver(loaded.definition, loaded.carryOver, from);
      for (const [question, value] of Object.entries(answers)) {
        carried[question] ??= { assessment, value };
      }
    }
    return carried;
  }

  async #insert(
    caller: Caller,
    audit: AuditRecord,
    how: 'begun' | 'corrected' | 'followed-up',
  ): Promise<Seat> {
    const { store, seats, clock } = this.#needs;
    const unrecorded = [deedTo(audit, `audit.${how}`, caller, clock.now())];
    const isNew = await store.insert({ ...audit, unrecorded });
    // Its id is taken by nothing that is there: by what is left of one that is being deleted.
    if (!isNew && (await store.companyOf(audit._id)) === null) throw beingDeleted();
    return seats.take(caller, audit._id);
  }
}

/** @throws HttpError 409 where the letter of assignment does not speak of it */
function mustBeTask({ tasks }: LivingEngagement, point: BeginAudit['point']): void {
  if (tasks.includes('technological-audit')) return;
  if (point !== 'T0' && tasks.includes('follow-up')) return;
  throw conflict('not-assigned', 'The letter of assignment does not name an audit.', ['point']);
}

function newestInstrument({ instruments }: Questionnaires): LoadedInstrument {
  const [newest] = [...instruments.values()]
    .filter(({ instrument }) => instrument.id === AUDIT_INSTRUMENT)
    .toSorted((a, b) => b.instrument.version - a.instrument.version);
  if (!newest) throw new Error('There is no technological audit among the questionnaires');
  return newest;
}

function beingDeleted() {
  const message = 'The audit before it is being deleted. Please try again.';
  return conflict('being-deleted', message, ['auditId']);
}

function inGoodHands() {
  const message = 'The consultant of the audit still has an active engagement.';
  return conflict('in-good-hands', message, ['engagement']);
}
