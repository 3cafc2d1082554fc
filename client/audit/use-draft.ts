import { useCallback, useState } from 'react';

const keyOf = (name: string) => `meridiana.draft.${name}`;

/**
 * What is typed and not sent yet, kept in this browser under a name of its own until it is cleared.
 * @returns the draft, its setter, and what forgets it
 */
export function useDraft<T>(name: string, initial: T): [T, (value: T) => void, () => void] {
  const key = keyOf(name);
  const [draft, setDraft] = useState<T>(() => (kept(key) as T | null) ?? initial);
  const change = useCallback(
    (value: T) => {
      setDraft(value);
      quietly(() => localStorage.setItem(key, JSON.stringify(value)));
    },
    [key],
  );
  const forget = () => {
    setDraft(initial);
    quietly(() => localStorage.removeItem(key));
  };
  return [draft, change, forget];
}

/** Whether something under this name waits to be sent. */
export const hasDraft = (name: string): boolean => Boolean(kept(keyOf(name)));

/** The same for any name that begins with this one. */
export function hasDraftBelow(name: string): boolean {
  let names: string[] = [];
  quietly(() => {
    names = Object.keys(localStorage);
  });
  return names.some((key) => key.startsWith(`${keyOf(name)}.`));
}

function kept(key: string): unknown {
  let found: unknown = null;
  quietly(() => {
    found = JSON.parse(localStorage.getItem(key) ?? 'null');
  });
  return found;
}

/** Without storage a draft lasts as long as its page. */
function quietly(act: () => void): void {
  try {
    act();
  } catch {
    // Nothing is kept then.
  }
}
