import { daysAfter } from '../clock.ts';
import type { ReleaseSchedule } from '../contract-regions.ts';

export const RHYTHMS = ['day', 'week', 'month', 'quarter'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

const MONDAY = 1;

/** The first day after `day` on which a new day, week (from Monday), month or quarter begins. */
export function nextStart(every: Rhythm, day: string): string {
  if (every === 'day') return daysAfter(day, 1);
  const moment = new Date(`${day}T00:00:00Z`);
  if (every === 'week') return daysAfter(day, (MONDAY - moment.getUTCDay() + 7) % 7 || 7);
  const months = every === 'month' ? 1 : 3 - (moment.getUTCMonth() % 3);
  moment.setUTCMonth(moment.getUTCMonth() + months, 1);
  return moment.toISOString().slice(0, 10);
}

/** How often a region's releases are made by themselves, as stored; a region without one makes its own. */
export interface ScheduleRecord {
  _id: string;
  every: Rhythm;
  /** Day on which the next one is made, or as soon after as no other is under way. */
  nextOn: string;
}

export function toSchedule(record: ScheduleRecord | null): ReleaseSchedule {
  return record ? { every: record.every, nextOn: record.nextOn } : { every: 'never', nextOn: null };
}
