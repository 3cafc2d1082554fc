import autocannon, { type Request } from 'autocannon';

export const CLIENTS = 20;

export interface Round {
  perSecond: number;
  /** Time of every request in milliseconds. */
  times: number[];
}

/**
 * Sends prepared requests, those of each client one after the other, all clients at once.
 * @param overallRate requests a second of all clients together; without it as many as are answered
 * @throws Error if any of them is not answered with success
 */
export async function sendAll(
  port: number,
  perClient: Request[][],
  overallRate?: number,
): Promise<Round> {
  const amount = perClient.reduce((sum, requests) => sum + requests.length, 0);
  const times: number[] = [];
  let client = 0;
  let start = 0;
  let end = 0;
  const run = autocannon({
    url: `http://127.0.0.1:${port}`,
    connections: perClient.length,
    amount,
    timeout: 20,
    ...(overallRate !== undefined && { overallRate }),
    setupClient: (each) => each.setRequests(perClient[client++] ?? []),
  });
  void run.on('start', () => (start = performance.now()));
  void run.on('response', (_client: unknown, _status: number, _bytes: number, time: number) => {
    times.push(time);
    end = performance.now();
  });
  const { non2xx, errors, timeouts } = await run;
  if (non2xx + errors + timeouts > 0 || times.length !== amount) {
    throw new Error(`${non2xx} refused, ${errors} broken, ${timeouts} too slow of ${amount}`);
  }
  return { perSecond: (amount / (end - start)) * 1000, times };
}

/** Deals items out to the clients in equal shares. */
export function dealOut<T>(items: T[]): T[][] {
  const share = Math.ceil(items.length / CLIENTS);
  return Array.from({ length: CLIENTS }, (_, client) =>
    items.slice(client * share, (client + 1) * share),
  );
}
