import type { AnswerValue } from '../../scoring/answers.ts';
import type { Entries } from './merge.ts';

/** Answers that the service has not acknowledged yet. */
export interface Pending<V = AnswerValue> {
  /** The last state that the service acknowledged. */
  base: Entries<V>;
  /** What was sent without an acknowledgement: it may have arrived. */
  sent: Entries<V> | null;
  answers: Entries<V>;
}

/** Where a tab keeps what is not yet safe. Every tab writes under a key of its own. */
export interface PendingStore<V = AnswerValue> {
  write: (pending: Pending<V>) => void;
  clear: () => void;
  /** Takes over what closed (or other) tabs have left behind. */
  takeOver: () => Pending<V>[];
}

/** A store in the browser's own memory; without one, nothing is kept and saving goes on. */
export function browserStore<V = AnswerValue>(assessment: string, tab: string): PendingStore<V> {
  const prefix = `meridiana.pending.${assessment}.`;
  const own = prefix + tab;
  return {
    write: (pending) => quietly(() => localStorage.setItem(own, JSON.stringify(pending))),
    clear: () => quietly(() => localStorage.removeItem(own)),
    takeOver: () => {
      const found: Pending<V>[] = [];
      quietly(() => {
        for (const key of Object.keys(localStorage).filter((name) => name.startsWith(prefix))) {
          const pending = readPending<V>(localStorage.getItem(key));
          if (pending) found.push(pending);
          localStorage.removeItem(key);
        }
      });
      return found;
    },
  };
}

function readPending<V>(text: string | null): Pending<V> | null {
  const value: unknown = JSON.parse(text ?? 'null');
  const fits = typeof value === 'object' && value !== null && 'base' in value && 'answers' in value;
  return fits ? (value as Pending<V>) : null;
}

/** Private windows may refuse storage: the service still gets every answer. */
function quietly(act: () => void): void {
  try {
    act();
  } catch {
    // Nothing is kept here then.
  }
}
