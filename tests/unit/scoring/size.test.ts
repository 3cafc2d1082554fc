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

describe('firms tied to the firm by others', () => {
  const figures = { workUnits: 1000, turnover: MILLION, balanceSheet: MILLION };
  const counted = (...ties: [share: number, via?: number][]) => {
    const related = ties.map(([share, via], place) => ({
      ...figures,
      name: `Firm ${place}`,
      share,
      ...(via !== undefined && { via }),
    }));
    const [line] = classifySize([period({ related })]).lines;
    return line?.counted.map(({ as, workUnits }) => [as, workUnits]);
  };

  it.each<[string, [number, number?][], [string, number]]>([
    [
      'a partner of a linked firm counts by its share in that firm',
      [[600], [300, 0]],
      ['partner', 300],
    ],
    ['a firm linked to a linked one counts whole', [[600], [510, 0]], ['linked', 1000]],
    [
      'a firm linked to a partner counts by the partner’s share',
      [[300], [900, 0]],
      ['partner', 300],
    ],
    ['a partner of a partner does not count', [[300], [400, 0]], ['autonomous', 0]],
    ['a small share in a linked firm does not count', [[600], [249, 0]], ['autonomous', 0]],
    ['nobody counts by way of one that does not count', [[249], [900, 0]], ['autonomous', 0]],
    [
      'a partner of a firm linked to a linked one counts by its share',
      [[600], [700, 0], [250, 1]],
      ['partner', 250],
    ],
    [
      'a firm linked to a partner of a linked one counts by the partner’s share',
      [[600], [400, 0], [700, 1]],
      ['partner', 400],
    ],
  ])('%s', (_what, ties, wanted) => {
    expect(counted(...ties)?.at(-1)).toEqual(wanted);
  });

  it.each([1, 2, -1])('a tie by a firm that does not stand before it (%i) is refused', (via) => {
    expect(() => counted([600], [600, via])).toThrow(RangeError);
  });

  it('says by which firm it is tied, and what is the firm’s own', () => {
    const related = [
      { ...figures, name: 'Holding', share: 600 },
      { ...figures, name: 'Sister', share: 300, via: 0 },
    ];
    expect(classifySize([period({ related })]).lines[0]).toMatchObject({
      own: { workUnits: 600, turnover: MILLION, balanceSheet: MILLION },
      counted: [
        { name: 'Holding', as: 'linked', share: 600, workUnits: 1000, turnover: MILLION },
        { name: 'Sister', as: 'partner', share: 300, via: 'Holding', workUnits: 300 },
      ],
      workUnits: 1900,
      turnover: 230_000_000,
    });
  });
});

describe('limits', () => {
  it.each([
    [3332, 'micro'],
    [3333, 'micro'],
    [3334, 'small'],
  ])('are compared without rounding: 30 %% of %i hundredths of a unit is %s', (workUnits, size) => {
    // 999.6, 999.9 and 1000.2 hundredths: all are shown as 10.
    const partner = { name: 'Partner', share: 300, workUnits, turnover: 0, balanceSheet: 0 };
    const { size: found, lines } = classifySize([period({ workUnits: 0, related: [partner] })]);
    expect([found, lines[0]?.workUnits]).toEqual([size, 1000]);
  });

  it('a thousandth of a cent above both sums is above', () => {
    const partner = (turnover: number) => ({
      name: 'Partner',
      share: 251,
      workUnits: 0,
      turnover,
      balanceSheet: turnover,
    });
    const with251 = (turnover: number) =>
      classifySize([
        period({
          turnover: 2 * MILLION - 251,
          balanceSheet: 2 * MILLION - 251,
          related: [partner(turnover)],
        }),
      ]).size;
    expect([with251(1000), with251(1001)]).toEqual(['micro', 'small']);
  });

  it('sums beyond what a number holds exactly are exact too', () => {
    const related = [
      { name: 'Giant', share: 333, workUnits: 0, turnover: 99_999_999_999_999, balanceSheet: 0 },
    ];
    expect(classifySize([period({ turnover: 0, related })]).lines[0]?.turnover).toBe(
      33_300_000_000_000,
    );
  });
});

describe('why a period has its class', () => {
  it.each<[string, Partial<SizePeriod>, object]>([
    [
      'micro by turnover alone',
      { turnover: 2 * MILLION, balanceSheet: 9 * MILLION },
      { alone: 'micro', within: ['turnover'], beyond: null },
    ],
    [
      'small for its people',
      { workUnits: 1000 },
      {
        alone: 'small',
        within: ['turnover', 'balanceSheet'],
        beyond: { size: 'micro', by: ['workUnits'] },
      },
    ],
    [
      'medium for its money, within by the balance sheet',
      { turnover: 60 * MILLION, balanceSheet: 43 * MILLION },
      { alone: 'medium', within: ['balanceSheet'], beyond: { size: 'small', by: ['money'] } },
    ],
    [
      'large for both',
      { workUnits: 25_000, turnover: 60 * MILLION, balanceSheet: 44 * MILLION },
      { alone: 'large', within: [], beyond: { size: 'medium', by: ['workUnits', 'money'] } },
    ],
  ])('%s', (_what, overrides, wanted) => {
    expect(classifySize([period(overrides)]).lines[0]).toMatchObject(wanted);
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
