import type { Saved } from '../../api/contract.ts';
import type { AnswerValue } from '../../scoring/answers.ts';
import { ApiError } from '../http.ts';
import { type Entries, mergeAnswers, sameAnswers, type Sides } from './merge.ts';
import type { PendingStore } from './pending-store.ts';

export interface Conflict<V = AnswerValue> {
  question: string;
  mine: V | undefined;
  theirs: V | undefined;
}

/** A whole map on its way to the service. */
export interface Change<V = AnswerValue> {
  changeId: string;
  revision: number;
  answers: Entries<V>;
}

export type SaveState<V = AnswerValue> =
  | { kind: 'saved' }
  | { kind: 'saving' }
  /** No network or the service is away: kept here and tried again. */
  | { kind: 'waiting' }
  /** Another tab or person changed the same questions: a person must choose. */
  | { kind: 'conflict'; conflicts: Conflict<V>[] }
  /** The service will not take it, so trying again is of no use. */
  | { kind: 'refused'; error: ApiError };

interface SaverOptions<V> {
  revision: number;
  answers: Entries<V>;
  /** A 409 brings what is there now as `current`: its revision and answers. */
  send: (body: Change<V>, keepalive: boolean) => Promise<Saved>;
  store: PendingStore<V>;
  onState: (state: SaveState<V>) => void;
  /** Answers of another tab came in. */
  onMerged: (answers: Entries<V>) => void;
  /** Milliseconds; tests make them short. */
  pause?: number;
  retry?: number;
}

const LONGEST_RETRY = 30_000;

/**
 * Brings every change to the service, once and in order: the whole map after a short pause, one request at a time.
 * What is not acknowledged stays in the store. The same change is sent again under the same id, so that a lost reply
 * does no harm; another revision is merged question by question.
 */
export class AnswerSaver<V = AnswerValue> {
  revision: number;
  readonly #options: SaverOptions<V>;
  #base: Entries<V>;
  #current: Entries<V>;
  /** Sent, and not yet known to have arrived. */
  #attempt: Change<V> | null = null;
  #running: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #state: SaveState<V> = { kind: 'saved' };

  constructor(options: SaverOptions<V>) {
    this.#options = options;
    this.revision = options.revision;
    this.#base = options.answers;
    this.#current = options.answers;
    for (const left of options.store.takeOver()) {
      this.#join({ base: left.base, sent: left.sent, mine: left.answers, theirs: options.answers });
    }
  }

  get answers(): Entries<V> {
    return this.#current;
  }

  get state(): SaveState<V> {
    return this.#state;
  }

  change(answers: Entries<V>): void {
    this.#current = answers;
    this.#keep();
    if (this.#state.kind === 'conflict') return;
    this.#setState({ kind: 'saving' });
    this.#schedule(this.#options.pause ?? 400);
  }

  /** Sends now what waits; resolves when it was tried. Look at `state` for the outcome. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#running ??= this.#sendAll().finally(() => {
      this.#running = null;
    });
    await this.#running;
  }

  /** The page is being hidden or closed: hands the last change to the browser, which delivers it on its own. */
  leave(): void {
    if (this.#state.kind === 'conflict' || !this.#isDirty()) return;
    clearTimeout(this.#timer);
    const body = this.#nextAttempt();
    this.#options.send(body, true).then(
      (saved) => this.#acknowledge(body, saved),
      () => this.#schedule(this.#options.retry ?? 2000),
    );
  }

  /** The person has chosen between their answers and those of another tab. */
  async settle(answers: Entries<V>): Promise<void> {
    this.#setState({ kind: 'saving' });
    this.#current = answers;
    this.#keep();
    await this.flush();
  }

  /** The service's state is another than thought (a 409 from anywhere): merge it in. */
  absorb(current: { revision: number; answers: Entries<V> }): void {
    const [base, sent] = [this.#base, this.#attempt?.answers ?? null];
    this.revision = current.revision;
    this.#base = current.answers;
    this.#attempt = null;
    this.#join({ base, sent, mine: this.#current, theirs: current.answers });
    this.#options.onMerged(this.#current);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #join(sides: Sides<V>): void {
    const { mine, theirs } = sides;
    const { merged, conflicts } = mergeAnswers(sides);
    this.#current = merged;
    if (conflicts.length > 0) {
      this.#keep();
      this.#setState({
        kind: 'conflict',
        conflicts: conflicts.map((question) => ({
          question,
          mine: mine[question],
          theirs: theirs[question],
        })),
      });
    } else if (this.#isDirty()) {
      this.#keep();
      this.#setState({ kind: 'saving' });
      this.#schedule(0);
    } else {
      this.#rest();
    }
  }

  async #sendAll(): Promise<void> {
    while (this.#isDirty() && this.#state.kind !== 'conflict') {
      const body = this.#attempt ?? this.#nextAttempt();
      this.#setState({ kind: 'saving' });
      try {
        this.#acknowledge(body, await this.#options.send(body, false));
      } catch (error) {
        if (!this.#handle(error)) return;
      }
    }
    // Taken back before it was sent, or settled for what the service has: there is nothing to send.
    if (this.#state.kind === 'saving') this.#rest();
  }

  #rest(): void {
    this.#options.store.clear();
    this.#setState({ kind: 'saved' });
  }

  #acknowledge(body: Change<V>, saved: Saved): void {
    this.revision = Math.max(this.revision, saved.revision);
    this.#base = body.answers;
    if (this.#attempt === body) this.#attempt = null;
    this.#failures = 0;
    if (this.#isDirty()) return this.#keep();
    this.#rest();
  }

  /** True when sending may go on at once. */
  #handle(error: unknown): boolean {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 409 && error.current) {
      this.absorb(error.current as unknown as Pick<Change<V>, 'revision' | 'answers'>);
      return true;
    }
    if (error.status === 0 || error.status === 429 || error.status >= 500) {
      this.#setState({ kind: 'waiting' });
      const delay = (this.#options.retry ?? 2000) * 2 ** this.#failures++;
      this.#schedule(Math.min(delay, LONGEST_RETRY));
      return false;
    }
    this.#attempt = null;
    this.#setState({ kind: 'refused', error });
    return false;
  }

  #nextAttempt(): Change<V> {
    this.#attempt = {
      changeId: crypto.randomUUID(),
      revision: this.revision,
      answers: this.#current,
    };
    this.#keep();
    return this.#attempt;
  }

  #isDirty(): boolean {
    return this.#attempt !== null || !sameAnswers(this.#base, this.#current);
  }

  #keep(): void {
    this.#options.store.write({
      base: this.#base,
      sent: this.#attempt?.answers ?? null,
      answers: this.#current,
    });
  }

  #schedule(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), delay);
  }

  #setState(state: SaveState<V>): void {
    this.#state = state;
    this.#options.onState(state);
  }
}
