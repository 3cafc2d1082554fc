/** The only source of time in the service. */
export interface Clock {
  now(): Date;
  /** The day in Italy (Europe/Rome), as 2026-11-20. */
  today(): string;
}

const romeDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome', dateStyle: 'short' });

/** A clock that reads the time from `now`; the machine's own by default. */
export function createClock(now: () => Date = () => new Date()): Clock {
  return { now, today: () => romeDay.format(now()) };
}

/** The day so many days after `day`, as 2026-11-20; before it where they are negative. */
export function daysAfter(day: string, days: number): string {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}
