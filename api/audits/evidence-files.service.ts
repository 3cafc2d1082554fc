import type { Clock } from '../clock.ts';
import type { BytesStore } from './bytes.store.ts';
import type { EvidenceStore } from './evidence.store.ts';

const HOUR = 3_600_000;

/** Takes care that no bytes stay that no audit holds, and that none go that one does. */
export class EvidenceFiles {
  readonly #evidence: EvidenceStore;
  readonly #bytes: BytesStore;
  readonly #clock: Clock;

  constructor(needs: { evidence: EvidenceStore; bytes: BytesStore; clock: Clock }) {
    this.#evidence = needs.evidence;
    this.#bytes = needs.bytes;
    this.#clock = needs.clock;
  }

  /** Removes bytes that no version holds any more; those that one still holds stay. */
  async release(files: string[]): Promise<void> {
    const now = this.#clock.now();
    for (const file of files) await this.#bytes.loosen(file, now);
    for (const file of files) await this.#settle(file, now);
  }

  /** Removes what uploads left behind that ended half-way more than an hour ago. Safe in several processes at once. */
  async sweep(): Promise<void> {
    const before = new Date(this.#clock.now().getTime() - HOUR);
    for (const file of await this.#bytes.findLoose(before)) await this.#settle(file, before);
  }

  async #settle(file: string, before: Date): Promise<void> {
    if (await this.#evidence.isHeld(file)) return this.#bytes.fasten(file);
    if (await this.#bytes.claim(file, before)) await this.#bytes.remove(file);
  }
}
