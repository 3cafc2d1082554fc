import type { AuditView } from '../../api/contract-audits.ts';
import { AnswerSaver, type SaveState } from '../survey/answer-saver.ts';
import { type Entries } from '../survey/merge.ts';
import { browserStore } from '../survey/pending-store.ts';
import { auditApi } from './audit-api.ts';

/**
 * Saves a consultant's notes, each by itself: kept in this browser until acknowledged, and sent when the network is
 * back, whichever page of the audit is open then.
 */
export class NoteSaver {
  readonly #saver: AnswerSaver<string>;

  constructor({ id, notes }: AuditView, onChange: () => void) {
    let known: Entries<string> = notes ?? {};
    this.#saver = new AnswerSaver<string>({
      revision: 0,
      answers: known,
      send: async ({ answers }, keepalive) => {
        for (const [about, text] of Object.entries(answers)) {
          if (text === (known[about] ?? '')) continue;
          await auditApi.note(id, about, text.trim(), keepalive);
          known = { ...known, [about]: text };
        }
        return { revision: 0, savedAt: new Date().toISOString() };
      },
      store: browserStore(`${id}.notes`, crypto.randomUUID()),
      onState: onChange,
      onMerged: onChange,
    });
    this.#joinBoth();
  }

  get notes(): Entries<string> {
    return this.#saver.answers;
  }

  get state(): SaveState<unknown> {
    return this.#saver.state;
  }

  change(about: string, text: string): void {
    this.#saver.change({ ...this.#saver.answers, [about]: text });
  }

  flush(): Promise<void> {
    return this.#saver.flush();
  }

  leave(): void {
    this.#saver.leave();
  }

  stop(): void {
    this.#saver.stop();
  }

  /** Written here without a network, and elsewhere meanwhile: a note keeps both texts. */
  #joinBoth(): void {
    const { state } = this.#saver;
    if (state.kind !== 'conflict') return;
    const joined = state.conflicts.map(
      ({ question, mine = '', theirs = '' }) => [question, `${theirs}\n${mine}`.trim()] as const,
    );
    void this.#saver.settle({ ...this.#saver.answers, ...Object.fromEntries(joined) });
  }
}
