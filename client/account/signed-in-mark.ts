/**
 * Whether this browser was signed in when last asked. It only chooses what the header shows: the session itself
 * lives in cookies that no script can read.
 */
import { useSyncExternalStore } from 'react';

const KEY = 'meridiana.signed-in';
const listeners = new Set<() => void>();
let mark = read();

export function markSignedIn(isSignedIn: boolean): void {
  if (mark === isSignedIn) return;
  mark = isSignedIn;
  try {
    if (isSignedIn) localStorage.setItem(KEY, 'yes');
    else localStorage.removeItem(KEY);
  } catch {
    // A browser that keeps nothing shows the plain header after the next reload.
  }
  tell();
}

export function useSignedInMark(): boolean {
  return useSyncExternalStore(subscribe, () => mark);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', followOtherTabs);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('storage', followOtherTabs);
  };
}

function followOtherTabs(event: StorageEvent): void {
  if (event.key !== KEY && event.key !== null) return;
  mark = read();
  tell();
}

function tell(): void {
  for (const listener of listeners) listener();
}

function read(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}
