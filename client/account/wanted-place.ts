/**
 * Where somebody wanted to go before signing in. Kept for an hour, because the link in a mail opens another tab and
 * a provider sends the browser back to a fixed address.
 */
const KEY = 'meridiana.wanted';
const HOUR = 3_600_000;

/** The part of an address below this service's own pages; null for any other, so that no link leads away. */
export function ownPlace(wanted: string | null): string | null {
  if (wanted === null || !wanted.startsWith('/')) return null;
  if (!URL.canParse(wanted, window.location.origin)) return null;
  const { origin, pathname, search, hash } = new URL(wanted, window.location.origin);
  if (origin !== window.location.origin) return null;
  return /^\/(it|en)\//.test(pathname) ? pathname + search + hash : null;
}

/** Remembers a place, or with null forgets the one before. */
export function keepWantedPlace(place: string | null): void {
  try {
    if (place === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify({ place, until: Date.now() + HOUR }));
  } catch {
    // Without storage one lands on the account instead.
  }
}

/** The place to go to now; it is forgotten with that. */
export function takeWantedPlace(): string | null {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Kept | null;
    localStorage.removeItem(KEY);
    return kept && kept.until > Date.now() ? ownPlace(kept.place) : null;
  } catch {
    return null;
  }
}

interface Kept {
  place: string;
  until: number;
}
