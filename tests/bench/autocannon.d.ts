/** The few parts of autocannon that the benchmarks use; the package brings no types. */
declare module 'autocannon' {
  import type { EventEmitter } from 'node:events';

  export interface Request {
    method: 'GET' | 'PUT' | 'POST';
    path: string;
    headers: Record<string, string>;
    body?: string;
  }

  interface Options {
    url: string;
    connections: number;
    /** Requests of all connections together. */
    amount: number;
    /** Requests a second of all connections together; as many as are answered by default. */
    overallRate?: number;
    /** Seconds to wait for one answer. */
    timeout: number;
    setupClient(client: { setRequests(requests: Request[]): void }): void;
  }

  interface Result {
    non2xx: number;
    errors: number;
    timeouts: number;
  }

  /** Emits `start`, and `response` for every answer. */
  type Run = EventEmitter & Promise<Result>;

  export default function autocannon(options: Options): Run;
}
