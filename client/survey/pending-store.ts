import type { Answers } from '../../scoring/answers.ts';

/** Answers that the service has not acknowledged yet. */
export interface Pending {
  /** The last state that the service acknowledged. */
  base: Answers;
  /** What was sent without an acknowledgement: it may have arrived. */
  sent: Answers | null;
  answers: Answers;
}

/** Where a tab keeps what is not yet safe. Every tab writes under a key of its own. */
export interface PendingStore {
  write: (pending: Pending) => void;
  clear: () => void;
  /** Takes over what closed (or other) tabs have left behind. */
  takeOver: () => Pending[];
}

/** A store in the browser's own memory; without one, nothing is kept and saving goes on. */
export function browserStore(assessment: string, tab: string): PendingStore {
  const prefix = `meridiana.pending.${assessment}.`;
  const own = prefix + tab;
  return {
    write: (pending) => quietly(() => localStorage.setItem(own, JSON.stringify(pending))),
    clear: () => quietly(() => localStorage.removeItem(own)),
    takeOver: () => {
      const found: Pending[] = [];
      quietly(() => {
        for (const key of Object.keys(localStorage).filter((name) => name.startsWith(prefix))) {
          const pending = readPending(localStorage.getItem(key));
          if (pending) found.push(pending);
          localStorage.removeItem(key);
        }
      });
      return found;
    },
  };
}

function readPending(text: string | null): Pending | null {
  const value: unknown = JSON.parse(text ?? 'null');
  const fits = typeof value === 'object' && value !== null && 'base' in value && 'answers' in value;
  return fits ? (value as Pending) : null;
}

/** Private windows may refuse storage: the service still gets every answer. */
function quietly(act: () => void): void {
  try {
    act();
  } catch {
    // Nothing is kept here then.
  }
}
