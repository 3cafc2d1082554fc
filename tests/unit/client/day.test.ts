import { describe, expect, it } from '@jest/globals';
import { dateWriter } from '../../../client/ui/day.ts';

const timeZone = 'Europe/Rome';

describe('a date on a page', () => {
  it.each([
    ['it', 'long', '2026-05-01', '1º maggio 2026'],
    ['it', 'medium', '2026-05-01', '1º mag 2026'],
    ['it', 'long', '2026-05-11', '11 maggio 2026'],
    ['it', 'long', '2026-05-21', '21 maggio 2026'],
    ['en', 'long', '2026-05-01', '1 May 2026'],
    ['en', 'medium', '2026-05-11', '11 May 2026'],
  ] as const)('in %s, %s: %s is %s', (language, dateStyle, day, said) => {
    expect(dateWriter(language, { dateStyle, timeZone })(new Date(day))).toBe(said);
  });

  it('counts the first of a month also with the time', () => {
    const write = dateWriter('it', { dateStyle: 'medium', timeStyle: 'short', timeZone });
    expect(write(new Date('2026-05-01T08:30:00Z'))).toBe('1º mag 2026, 10:30');
  });
});
