import type { Clock } from '../clock.ts';
import { notFound } from '../http/http-error.ts';
import type { Tombstone } from './assessments.record.ts';
import { deedsOf, type Grants, viaOf } from './grants.ts';
import type { AssessmentStore } from './assessments.store.ts';

/** Removes what another feature keeps about all versions of an assessment. */
export type RemoveSeries = (series: string) => Promise<void>;

/**
 * Deletes assessments for good. One update leaves a bare tombstone; the rest follows from it and is
 * taken up again by `sweep` if the process ends in between.
 */
export class DeletionService {
  readonly #store: AssessmentStore;
  readonly #clock: Clock;
  readonly #removeElsewhere: RemoveSeries[];

  constructor(needs: { store: AssessmentStore; clock: Clock; removeElsewhere: RemoveSeries[] }) {
    this.#store = needs.store;
    this.#clock = needs.clock;
    this.#removeElsewhere = needs.removeElsewhere;
  }

  /** Deletes all versions of the assessment and what belongs to them. */
  async delete([grant]: Grants): Promise<void> {
    const deeds = deedsOf(grant, 'assessment.deleted', this.#clock.now());
    if (!(await this.#store.bury(viaOf(grant), deeds))) throw notFound('id');
    await this.sweep();
  }

  /** Finishes deletions and deletes drafts that are over. Safe to run at any time, also twice at once. */
  async sweep(): Promise<void> {
    await this.#store.buryExpired(this.#clock.now());
    for (const tombstone of await this.#store.findTombstones()) await this.#finish(tombstone);
  }

  async #finish(tombstone: Tombstone): Promise<void> {
    for (const remove of this.#removeElsewhere) await remove(tombstone.series);
    await this.#store.removeSeries(tombstone);
  }
}
