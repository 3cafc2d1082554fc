import { describe, expect, it } from '@jest/globals';
import { nextStart, type Rhythm } from '../../../api/regions/schedule.ts';

describe('the next day on which a release is made', () => {
  it.each<[Rhythm, string, string]>([
    ['day', '2026-11-20', '2026-11-21'],
    ['day', '2026-12-31', '2027-01-01'],
    ['week', '2026-11-22', '2026-11-23'],
    ['week', '2026-11-23', '2026-11-30'],
    ['month', '2026-11-01', '2026-12-01'],
    ['month', '2026-12-31', '2027-01-01'],
    ['month', '2027-01-31', '2027-02-01'],
    ['quarter', '2026-11-30', '2027-01-01'],
    ['quarter', '2027-01-01', '2027-04-01'],
    ['quarter', '2027-08-31', '2027-10-01'],
  ])('of each %s after %s is %s', (every, day, next) => {
    expect(nextStart(every, day)).toBe(next);
  });
});
