import type { SaveAnswers, Saved } from '../../api/contract.ts';
import type { Answers } from '../../scoring/answers.ts';
import { ApiError } from '../http.ts';
import { mergeAnswers, sameAnswers, type Sides } from './merge.ts';
import type { PendingStore } from './pending-store.ts';

export interface Conflict {
  question: string;
  mine: Answers[string] | undefined;
  theirs: Answers[string] | undefined;
}

export type SaveState =
  | { kind: 'saved' }
  | { kind: 'saving' }
  /** No network or the service is away: kept here and tried again. */
  | { kind: 'waiting' }
  /** Another tab or person changed the same questions: a person must choose. */
  | { kind: 'conflict'; conflicts: Conflict[] }
  /** The service will not take it, so trying again is of no use. */
  | { kind: 'refused'; error: ApiError };

interface SaverOptions {
  revision: number;
  answers: Answers;
  send: (body: SaveAnswers, keepalive: boolean) => Promise<Saved>;
  store: PendingStore;
  onState: (state: SaveState) => void;
  /** Answers of another tab came in. */
  onMerged: (answers: Answers) => void;
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
export class AnswerSaver {
  revision: number;
  readonly #options: SaverOptions;
  #base: Answers;
  #current: Answers;
  /** Sent, and not yet known to have arrived. */
  #attempt: SaveAnswers | null = null;
  #running: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #state: SaveState = { kind: 'saved' };

  constructor(options: SaverOptions) {
    this.#options = options;
    this.revision = options.revision;
    this.#base = options.answers;
    this.#current = options.answers;
    for (const left of options.store.takeOver()) {
      this.#join({ base: left.base, sent: left.sent, mine: left.answers, theirs: options.answers });
    }
  }

  get answers(): Answers {
    return this.#current;
  }

  get state(): SaveState {
    return this.#state;
  }

  change(answers: Answers): void {
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
  async settle(answers: Answers): Promise<void> {
    this.#setState({ kind: 'saving' });
    this.#current = answers;
    this.#keep();
    await this.flush();
  }

  /** The service's state is another than thought (a 409 from anywhere): merge it in. */
  absorb(current: { revision: number; answers: Answers }): void {
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

  #join(sides: Sides): void {
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
      this.#options.store.clear();
      this.#setState({ kind: 'saved' });
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
  }

  #acknowledge(body: SaveAnswers, saved: Saved): void {
    this.revision = Math.max(this.revision, saved.revision);
    this.#base = body.answers;
    if (this.#attempt === body) this.#attempt = null;
    this.#failures = 0;
    if (this.#isDirty()) return this.#keep();
    this.#options.store.clear();
    this.#setState({ kind: 'saved' });
  }

  /** True when sending may go on at once. */
  #handle(error: unknown): boolean {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 409 && error.current) {
      this.absorb(error.current);
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

  #nextAttempt(): SaveAnswers {
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

  #setState(state: SaveState): void {
    this.#state = state;
    this.#options.onState(state);
  }
}
