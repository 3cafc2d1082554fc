import { describe, expect, it } from '@jest/globals';
import { isItalianVatNumber, readSize } from '../../../scoring/profile.ts';
import { classifySize } from '../../../scoring/size.ts';
import type { SizePeriod } from '../../../scoring/size.ts';

const MILLION = 100_000_000;

function period(overrides: Partial<SizePeriod> = {}): SizePeriod {
  return {
    year: 2025,
    workUnits: 600,
    turnover: MILLION,
    balanceSheet: MILLION,
    related: [],
    ...overrides,
  };
}

describe('EU size class of one period', () => {
  it.each<[string, Partial<SizePeriod>, string]>([
    ['six people and a million', {}, 'micro'],
    ['just below ten', { workUnits: 999 }, 'micro'],
    ['ten people', { workUnits: 1000 }, 'small'],
    ['two million exactly', { turnover: 2 * MILLION, balanceSheet: 9 * MILLION }, 'micro'],
    [
      'turnover above, balance sheet below: either will do',
      { turnover: 5 * MILLION, balanceSheet: 2 * MILLION },
      'micro',
    ],
    [
      'both above two million',
      { turnover: 2 * MILLION + 1, balanceSheet: 2 * MILLION + 1 },
      'small',
    ],
    [
      '49.99 people and ten million',
      { workUnits: 4999, turnover: 10 * MILLION, balanceSheet: 90 * MILLION },
      'small',
    ],
    [
      'medium by balance sheet',
      { workUnits: 5000, turnover: 80 * MILLION, balanceSheet: 43 * MILLION },
      'medium',
    ],
    [
      'above both of medium',
      { workUnits: 100, turnover: 50 * MILLION + 1, balanceSheet: 43 * MILLION + 1 },
      'large',
    ],
    ['250 people', { workUnits: 25_000 }, 'large'],
  ])('%s', (_what, overrides, size) => {
    expect(classifySize([period(overrides)]).size).toBe(size);
  });

  it('a partner of 25 to 50 % counts by its share, a linked firm whole, a smaller share not at all', () => {
    const firm = {
      name: 'Other',
      workUnits: 2000,
      turnover: 10 * MILLION,
      balanceSheet: 10 * MILLION,
    };
    const withShare = (share: number) =>
      classifySize([period({ related: [{ ...firm, share }] })]).lines[0];
    expect(withShare(249)).toMatchObject({
      workUnits: 600,
      alone: 'micro',
      counted: [{ as: 'autonomous' }],
    });
    expect(withShare(250)).toMatchObject({
      workUnits: 1100,
      turnover: 3.5 * MILLION,
      alone: 'small',
      counted: [{ as: 'partner' }],
    });
    expect(withShare(500)).toMatchObject({ workUnits: 1600, counted: [{ as: 'partner' }] });
    expect(withShare(501)).toMatchObject({
      workUnits: 2600,
      turnover: 11 * MILLION,
      alone: 'medium',
      counted: [{ as: 'linked' }],
    });
  });
});

describe('over several periods', () => {
  const years = (...workUnits: number[]) =>
    workUnits.map((units, index) => period({ year: 2020 + index, workUnits: units }));

  it.each<[string, number[], string, string]>([
    ['one year above a ceiling changes nothing', [600, 1200], 'micro', 'kept-for-one-period'],
    ['two years in a row do', [600, 1200, 1300], 'small', 'changed-after-two-periods'],
    ['a year back below breaks the row', [600, 1200, 600, 1200], 'micro', 'kept-for-one-period'],
    ['two years below bring it down', [1200, 600, 700], 'micro', 'changed-after-two-periods'],
    [
      'micro, then small, then medium: small was crossed once only',
      [600, 1200, 6000],
      'small',
      'changed-after-two-periods',
    ],
    [
      'and a second year above small makes it medium',
      [600, 1200, 6000, 6000],
      'medium',
      'changed-after-two-periods',
    ],
    ['nothing changes', [600, 700], 'micro', 'unchanged'],
  ])('%s', (_what, units, size, reason) => {
    const { size: found, lines } = classifySize(years(...units));
    expect([found, lines.at(-1)?.reason]).toEqual([size, reason]);
  });

  it('years that do not follow each other are not consecutive', () => {
    const gap = [
      period({ year: 2020, workUnits: 600 }),
      period({ year: 2021, workUnits: 1200 }),
      period({ year: 2024, workUnits: 1200 }),
    ];
    expect(classifySize(gap).size).toBe('micro');
  });

  it('the order of the list does not matter, and an empty one is refused', () => {
    expect(classifySize(years(600, 1200, 1300).toReversed()).size).toBe('small');
    expect(() => classifySize([])).toThrow(RangeError);
  });
});

describe('size by bands', () => {
  it.each([
    [{ people: '2-9', turnover: 'up-to-2m' }, 'micro', ['micro']],
    [{ people: '2-9' }, 'micro', ['micro', 'small', 'medium', 'large']],
    [{ people: '2-9', turnover: '2m-10m' }, 'small', ['micro', 'small']],
    [{ people: '50-249', turnover: 'up-to-2m' }, 'medium', ['medium']],
    [{ people: '250-plus' }, 'large', ['large']],
    [{}, null, ['micro', 'small', 'medium', 'large']],
    [{ people: '2-9', size: 'medium' }, 'medium', ['medium']],
  ] as const)('%j', (profile, size, possible) => {
    expect(readSize({ country: 'IT', ...profile })).toEqual({ size, possible });
  });
});

describe('an Italian VAT number', () => {
  it.each(['00743110157', '01585570581', '12345678903'])('%s has a right check digit', (number) => {
    expect(isItalianVatNumber(number)).toBe(true);
  });

  it.each(['00743110158', '0074311015', 'IT00743110157', '00000000000', '', '1234567890a'])(
    '%p has not',
    (number) => {
      expect(isItalianVatNumber(number)).toBe(false);
    },
  );
});
