import { type Clock, daysAfter } from '../clock.ts';
import type { ReleaseSchedule } from '../contract-regions.ts';
import { HttpError } from '../http/http-error.ts';
import type { ReleaseService } from './releases.service.ts';
import type { ReleaseStore } from './releases.store.ts';
import { nextStart, toSchedule } from './schedule.ts';
import type { ScheduleStore } from './schedule.store.ts';

export interface ScheduleNeeds {
  schedules: ScheduleStore;
  releases: Pick<ReleaseService, 'make'>;
  store: Pick<ReleaseStore, 'newestAlive'>;
  clock: Clock;
}

/** Makes releases by itself, as often as a region wants. An officer still looks at each before it is shown. */
export class ScheduleService {
  readonly #needs: ScheduleNeeds;

  constructor(needs: ScheduleNeeds) {
    this.#needs = needs;
  }

  async read(region: string): Promise<ReleaseSchedule> {
    return toSchedule(await this.#needs.schedules.find(region));
  }

  /** From now on. */
  async set(region: string, every: ReleaseSchedule['every']): Promise<ReleaseSchedule> {
    const { schedules, clock } = this.#needs;
    if (every === 'never') await schedules.remove(region);
    else await schedules.put({ _id: region, every, nextOn: nextStart(every, clock.today()) });
    return this.read(region);
  }

  /** Begins every release that is due; one that cannot begin yet stays due. */
  async sweep(): Promise<void> {
    const { schedules, clock } = this.#needs;
    const today = clock.today();
    for (const schedule of await schedules.due(today))
      if (await this.#isMade(schedule._id, today))
        await schedules.advance(schedule, nextStart(schedule.every, today));
  }

  /**
   * Up to the last whole day. A release that somebody made today stands for it; after a kill between the two updates
   * it is the one that was made before.
   */
  async #isMade(region: string, today: string): Promise<boolean> {
    const { releases, store } = this.#needs;
    if ((await store.newestAlive(region))?.madeOn === today) return true;
    try {
      await releases.make(region, null, { asOf: daysAfter(today, -1) });
      return true;
    } catch (error) {
      if (error instanceof HttpError && error.status === 409) return false;
      throw error;
    }
  }
}
