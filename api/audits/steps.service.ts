import type { Act } from '../accounts/record.ts';
import { unrecorded } from '../accounts/record.ts';
import type { Caller } from '../accounts/rights.ts';
import type { Clock } from '../clock.ts';
import type { AuditDeed, RequestChanges } from '../contract-audits.ts';
import { badInput, conflict, HttpError } from '../http/http-error.ts';
import type { Questionnaires } from '../questionnaires/questionnaires.load.ts';
import { questionsById } from '../../scoring/answers.ts';
import type { AuditLetters } from './audit-letters.service.ts';
import { companyChain, newId, type Unsent } from './audits.record.ts';
import type { AuditStore, Step } from './audits.store.ts';
import { instrumentOf } from './instrument.ts';
import type { Parties } from './parties.ts';
import { demand, type Seat, type Seats, step } from './seat.ts';
import type { Signer } from './signer.ts';
import { lackingToVerify } from './verification.ts';
import { RIGHT_FOR } from './workflow.ts';

export interface StepServiceNeeds {
  store: AuditStore;
  seats: Seats;
  parties: Parties;
  signer: Signer;
  letters: AuditLetters;
  questionnaires: Questionnaires;
  clock: Clock;
}

const ACTS = {
  submit: 'audit.submitted',
  'request-changes': 'audit.changes-requested',
  confirm: 'audit.verified',
  'sign-off': 'audit.signed-off',
} as const satisfies Partial<Record<AuditDeed, Act>>;
type Moving = keyof typeof ACTS;

/** The steps that move an audit on: each is one update, and the same one again gives the same answer. */
export class StepService {
  readonly #needs: StepServiceNeeds;

  constructor(needs: StepServiceNeeds) {
    this.#needs = needs;
  }

  /** The firm hands over what it declared. @throws HttpError 409 with nothing declared or on another revision */
  async submit(caller: Caller, id: string, revision: number): Promise<Seat> {
    const seat = await this.#needs.seats.take(caller, id);
    const { status, submittedRevision, declared } = seat.audit;
    if (status === 'submitted' && submittedRevision === revision) return again(seat, 'submit');
    const next = step(seat, 'submit');
    if (declared.revision !== revision) throw otherRevision(declared.revision);
    if (Object.keys(declared.value).length === 0) {
      throw conflict('nothing-declared', 'Answer at least one indicator first.', ['declared']);
    }
    return this.#move(seat, 'submit', {
      revisions: { declared: revision },
      set: { status: next, submittedRevision: revision, updatedAt: this.#needs.clock.now() },
    });
  }

  /** The consultant hands it back, saying what is to be changed. */
  async requestChanges(caller: Caller, id: string, { items }: RequestChanges): Promise<Seat> {
    const seat = await this.#needs.seats.take(caller, id);
    const next = step(seat, 'request-changes');
    const { definition } = instrumentOf(this.#needs.questionnaires, seat.audit);
    const known = questionsById(definition);
    items.forEach(({ question }, index) => {
      if (question === null || known.has(question)) return;
      throw badInput(`items.${index}.question`, 'unknown-question', 'there is no such question');
    });
    const at = this.#needs.clock.now();
    return this.#move(seat, 'request-changes', {
      revisions: {},
      set: { status: next, updatedAt: at },
      requests: items.map((item) => ({ ...item, at })),
      unsent: [letter('changes-requested')],
    });
  }

  /** The consultant has checked every indicator. @throws HttpError 409 `not-verified` naming what lacks */
  async confirm(caller: Caller, id: string, revision: number): Promise<Seat> {
    const seat = await this.#needs.seats.take(caller, id);
    const { audit } = seat;
    if (audit.status === 'verified' && audit.confirmedRevision === revision) {
      return again(seat, 'confirm');
    }
    const next = step(seat, 'confirm');
    if (audit.verified.revision !== revision) throw otherRevision(audit.verified.revision);
    const issues = lackingToVerify(audit, instrumentOf(this.#needs.questionnaires, audit));
    if (issues.length > 0) throw notVerified(issues);
    return this.#move(seat, 'confirm', {
      revisions: { verified: revision, declared: audit.declared.revision },
      set: { status: next, confirmedRevision: revision, updatedAt: this.#needs.clock.now() },
    });
  }

  /** Scores both tracks, finds offers and signs, all stored by one update. Nothing changes the audit afterwards. */
  async signOff(caller: Caller, id: string, revision: number): Promise<Seat> {
    const { seats, parties, signer, clock } = this.#needs;
    const seat = await seats.take(caller, id);
    const { audit } = seat;
    if (audit.status === 'signed-off' && audit.signedOff?.revision === revision) {
      return again(seat, 'sign-off');
    }
    const next = step(seat, 'sign-off');
    if (audit.verified.revision !== revision) throw otherRevision(audit.verified.revision);
    const auditor = await parties.auditor(caller.account);
    if (!auditor) throw conflict('no-profile', 'Write your consultant profile first.', ['account']);
    const at = clock.now();
    const who = { ...auditor, account: caller.account };
    const outcome = signer.sign(audit, who, { at, on: clock.today() });
    return this.#move(seat, 'sign-off', {
      // What is signed is what was read: had anything changed since, the update would not find it.
      revisions: {
        declared: audit.declared.revision,
        verified: revision,
        inventory: audit.inventory.revision,
        conclusions: audit.conclusions.revision,
      },
      set: { ...outcome, status: next, updatedAt: at, unprojected: true },
      unsent: [letter('report-ready')],
    });
  }

  async #move(seat: Seat, deed: Moving, change: Omit<Step, 'deeds'>): Promise<Seat> {
    const { audit, caller } = seat;
    const { _id: id, company, status } = audit;
    const said = { chain: companyChain(company), act: ACTS[deed], by: caller.account, on: id };
    const deeds = [unrecorded(said, change.set.updatedAt)];
    const moved = await this.#needs.store.step({ id, company, status }, { ...change, deeds });
    if (moved) {
      await this.#needs.letters.queue(moved);
      return { ...seat, audit: moved };
    }
    // Somebody was faster: what is there now tells the answer.
    return this.#retry(seat, deed, change);
  }

  async #retry(seat: Seat, deed: Moving, { requests }: Omit<Step, 'deeds'>): Promise<Seat> {
    const { caller, audit } = seat;
    const { _id: id, declared, verified } = audit;
    switch (deed) {
      case 'submit':
        return this.submit(caller, id, declared.revision);
      case 'request-changes':
        return this.requestChanges(caller, id, { items: requests ?? [] });
      case 'confirm':
        return this.confirm(caller, id, verified.revision);
      case 'sign-off':
        return this.signOff(caller, id, verified.revision);
    }
  }
}

/** The step has been done already; only for who may do it at all. */
function again(seat: Seat, deed: Moving): Seat {
  demand(seat, RIGHT_FOR[deed]);
  return seat;
}

function letter(kind: Unsent['kind']): Unsent {
  return { id: newId(), kind };
}

function otherRevision(revision: number): HttpError {
  return new HttpError(409, 'stale-revision', 'It was changed in the meantime.', {
    issues: [{ path: 'revision', code: 'stale-revision', message: `the revision is ${revision}` }],
    current: { revision },
  });
}

function notVerified(issues: NonNullable<HttpError['issues']>): HttpError {
  const message = 'Some indicators still lack a value or a reason.';
  return new HttpError(409, 'not-verified', message, { issues: issues.slice(0, 200) });
}
