/** What a link in a mail or the provider brought along, from the address's fragment to the page that uses it. */

/** Fragment of a mail's link → part of the page for signing in that swaps its token. */
const WAYS = { verify: 'verify', 'sign-in': 'enter', reset: 'reset', email: 'email' } as const;
export type ArrivalWay = (typeof WAYS)[keyof typeof WAYS];

export type Arrival =
  { kind: 'token'; way: ArrivalWay; token: string } | { kind: 'problem'; code: string };

/** @returns null where the fragment is none of ours */
export function readArrival(hash: string): Arrival | null {
  const [, name = '', value = ''] = /^#([a-z-]+)=([\w-]+)$/.exec(hash) ?? [];
  if (name === 'problem') return { kind: 'problem', code: value };
  const way = WAYS[name as keyof typeof WAYS];
  return way ? { kind: 'token', way, token: value } : null;
}

/** Tokens live here alone: not in the address, not in the history, and not after a reload. */
const tokens = new Map<ArrivalWay, string>();

export function keepToken(way: ArrivalWay, token: string): void {
  tokens.set(way, token);
}

export function keptToken(way: ArrivalWay): string | undefined {
  return tokens.get(way);
}

const swaps = new Map<string, Promise<unknown>>();

/** Swaps a token that works once: asked twice at a time, it asks the service once; after a failure it may try again. */
export function swapOnce<T>(token: string, swap: (token: string) => Promise<T>): Promise<T> {
  const running = swaps.get(token) ?? swap(token);
  swaps.set(token, running);
  running.catch(() => swaps.delete(token));
  return running as Promise<T>;
}
