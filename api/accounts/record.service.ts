import type { Clock } from '../clock.ts';
import type { RecordEntryView } from '../contract.ts';
import { type Break, type Chain, type Deed, type Entry, unrecorded } from './record.ts';
import type { RecordStore } from './record.store.ts';

const SHOWN = 200;

/** The record of who did what to whose data. */
export class RecordService {
  readonly #store: RecordStore;
  readonly #clock: Clock;

  constructor(store: RecordStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Records what changes no document, such as looking at somebody's data; waits until it is on disk. */
  async note(deed: Deed): Promise<void> {
    await this.#store.append(unrecorded(deed, this.#clock.now()));
  }

  /** Takes up the deeds that wait in the documents they changed. Safe at any time, also twice at once. */
  async sweep(): Promise<void> {
    await this.#store.settle();
  }

  /** Walks all chains. @returns how many chains and entries, and the first break of each broken chain */
  async verify(): Promise<{ chains: number; entries: number; breaks: Break[] }> {
    return this.#store.verify();
  }

  /** The newest 200 entries of a chain, newest first, what was just done included. */
  async list(chain: Chain): Promise<RecordEntryView[]> {
    await this.sweep();
    return (await this.#store.list(chain, SHOWN)).map(toView);
  }
}

function toView({ seq, at, act, by, on, detail, hash }: Entry): RecordEntryView {
  return { seq, at: at.toISOString(), act, by, on: on ?? null, detail: detail ?? null, hash };
}
