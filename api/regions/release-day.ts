import { badInput } from '../http/http-error.ts';

/** Days before this are not read as days. */
const EPOCH = '1970-01-01';

/** @throws HttpError 400 for a day that is none or before the epoch */
export function checkDay(path: string, day: string): string {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(day) && new Date(day).toJSON()?.startsWith(day);
  if (!isDay) throw badInput(path, 'no-day', 'must be a day such as 2026-11-20');
  if (day < EPOCH) throw badInput(path, 'before-epoch', `must not be before ${EPOCH}`);
  return day;
}
