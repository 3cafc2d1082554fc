import type { Unrecorded } from '../accounts/record.ts';

/**
 * What is left of a deleted account until everything that belongs to it is gone too. It stays some minutes longer,
 * for what a request that was under way may still have written.
 */
export interface AccountTombstone {
  _id: string;
  status: 'deleted';
  /** Its own id in place of the address, which is free again. */
  email: string;
  /** To find mails and invitations that wait; dropped once they are gone. */
  address?: string;
  deletedAt: Date;
  unrecorded: Unrecorded[];
}

/** The same of a company. */
export interface CompanyTombstone {
  _id: string;
  status: 'deleted';
  deletedAt: Date;
  unrecorded: Unrecorded[];
}

/** What a signed-off audit has once its company is gone. */
export interface Kept {
  /** Day on which it goes too. */
  keptUntil?: string;
}

/** What stands where the name of somebody stood who is gone. */
export const NAMELESS = '—';

/** @param on day of the sign-off, YYYY-MM-DD @returns the day so many years later */
export function keptUntil(on: string, years: number): string {
  const [year = 0, month = 0, day = 0] = on.split('-').map(Number);
  return new Date(Date.UTC(year + years, month - 1, day)).toISOString().slice(0, 10);
}
