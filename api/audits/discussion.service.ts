import type { Caller } from '../accounts/rights.ts';
import type { Clock } from '../clock.ts';
import type { AddComment, CommentView } from '../contract-audits.ts';
import { badInput, conflict, notFound } from '../http/http-error.ts';
import type { Questionnaires } from '../questionnaires/questionnaires.load.ts';
import { questionsById } from '../../scoring/answers.ts';
import { type AuditRecord, newId } from './audits.record.ts';
import type { AuditStore } from './audits.store.ts';
import { instrumentOf } from './instrument.ts';
import { type Seats, step } from './seat.ts';

const MOST_COMMENTS = 500;
/** Notes about the audit as a whole stand under this name. */
const WHOLE = 'audit';

export interface DiscussionServiceNeeds {
  store: AuditStore;
  seats: Seats;
  questionnaires: Questionnaires;
  clock: Clock;
}

/** What the two sides say to each other, and what the consultant keeps to themselves. */
export class DiscussionService {
  readonly #needs: DiscussionServiceNeeds;

  constructor(needs: DiscussionServiceNeeds) {
    this.#needs = needs;
  }

  /** @throws HttpError 409 once there are 500 */
  async comment(caller: Caller, id: string, input: AddComment): Promise<CommentView> {
    const { store, seats, clock } = this.#needs;
    const seat = await seats.take(caller, id);
    const { audit, side } = seat;
    step(seat, 'comment');
    if (input.question !== null) this.#mustBeAsked(audit, input.question, 'question');
    const at = { id, company: audit.company, status: audit.status };
    const { question, text } = input;
    const { account } = caller;
    const comment = { id: newId(), question, text, account, by: side, at: clock.now() };
    if (!(await store.addComment(at, comment, MOST_COMMENTS))) {
      if (audit.comments.length >= MOST_COMMENTS) throw tooMany();
      return this.comment(caller, id, input);
    }
    const { account: _account, ...shown } = comment;
    return { ...shown, at: shown.at.toISOString(), yours: true };
  }

  /** Takes one's own comment back. @throws HttpError 404 for somebody else's */
  async withdraw(caller: Caller, id: string, comment: string): Promise<void> {
    const { store, seats } = this.#needs;
    const seat = await seats.take(caller, id);
    const { company, status } = seat.audit;
    step(seat, 'comment');
    const isGone = await store.removeComment({ id, company, status }, comment, caller.account);
    if (!isGone) throw notFound('commentId');
  }

  /** Keeps the consultant's private note about a question or the audit as a whole. */
  async note(caller: Caller, id: string, about: string, text: string): Promise<void> {
    const { store, seats } = this.#needs;
    const seat = await seats.take(caller, id);
    const { audit } = seat;
    step(seat, 'note');
    if (about !== WHOLE) this.#mustBeAsked(audit, about, 'question');
    const at = { id, company: audit.company, status: audit.status };
    // The status changed in between: asked again, the table says whether notes may still be kept.
    if (!(await store.setNote(at, caller.account, about, text))) {
      return this.note(caller, id, about, text);
    }
  }

  #mustBeAsked(audit: AuditRecord, question: string, path: string): void {
    const { definition } = instrumentOf(this.#needs.questionnaires, audit);
    if (questionsById(definition).has(question)) return;
    throw badInput(path, 'unknown-question', 'there is no such question');
  }
}

function tooMany() {
  return conflict('too-many-comments', `An audit holds ${MOST_COMMENTS} comments.`, ['text']);
}
