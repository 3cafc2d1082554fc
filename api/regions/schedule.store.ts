import type { mongo } from 'mongoose';
import type { Database } from '../database/connection.ts';
import type { ScheduleRecord } from './schedule.ts';

/** The schedules of regions, by region. */
export class ScheduleStore {
  readonly #raw: mongo.Collection<ScheduleRecord>;

  constructor({ connection }: Database) {
    this.#raw = connection.collection(
      'release_schedules',
    ) as unknown as mongo.Collection<ScheduleRecord>;
  }

  async find(region: string): Promise<ScheduleRecord | null> {
    return this.#raw.findOne({ _id: region });
  }

  async put({ _id, ...schedule }: ScheduleRecord): Promise<void> {
    await this.#raw.replaceOne({ _id }, schedule, { upsert: true });
  }

  async remove(region: string): Promise<void> {
    await this.#raw.deleteOne({ _id: region });
  }

  /** Those of which a release is to be made. */
  async due(today: string): Promise<ScheduleRecord[]> {
    return this.#raw.find({ nextOn: { $lte: today } }).toArray();
  }

  /** Its release is made, unless the schedule was changed meanwhile. */
  async advance({ _id, every, nextOn }: ScheduleRecord, next: string): Promise<void> {
    await this.#raw.updateOne({ _id, every, nextOn }, { $set: { nextOn: next } });
  }
}
