import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { TablePlan } from '../../../api/regions/disclosure/plan.ts';
import { auditPlan, protectPlan } from '../../../api/regions/disclosure/protect-plan.ts';
import { disclosureSettings } from '../../../api/regions/disclosure/settings.ts';
import { insideOf, tableWith, withheldIn } from './attacks.ts';
import { boxTotals, boxes, planOf, webs } from './plans.ts';

const settings = disclosureSettings(5);
const { minimum } = settings;
const count = fc.oneof(fc.nat(4), fc.nat(9));

/** All cells that hold between one firm and the minimum. */
const smallIn = (plan: TablePlan): string[] =>
  plan.cells.filter((cell) => cell.count > 0 && cell.count < minimum).map(({ key }) => key);

describe('a protected plan', () => {
  it.each([
    ['boxes with all their totals', boxes(count)],
    ['webs of overlapping totals', webs(count)],
  ])(
    'of %s leaves it possible that each small group is empty or holds the minimum, for outsiders and insiders',
    async (_name, plans) => {
      await fc.assert(
        fc.asyncProperty(plans, async (plan) => {
          const outcome = await protectPlan(plan, settings);
          expect(outcome.audit.findings).toEqual([]);
          const withheld = withheldIn(plan, outcome);
          const counts = new Map(plan.cells.map((cell) => [cell.key, cell.count]));
          const occupied = (key: string): number => Math.min(counts.get(key) ?? 0, 1);
          for (const key of smallIn(plan)) {
            expect(withheld).toContain(key);
            const inside = insideOf(plan, key);
            const outside = (other: string): number => (inside.has(other) ? 0 : occupied(other));
            expect(tableWith(plan, withheld, key, minimum, occupied)).toBeDefined();
            expect(tableWith(plan, withheld, key, 0, outside)).toBeDefined();
          }
        }),
        { numRuns: 120 },
      );
    },
  );

  it('leaves each withheld cell, also the larger ones, at least the minimum wide', async () => {
    await fc.assert(
      fc.asyncProperty(boxes(count), async (plan) => {
        const { audit, cells } = await protectPlan(plan, settings);
        const withheld = cells.filter(({ status }) => status !== 'shown');
        expect(audit.intervals.map(({ key }) => key)).toEqual(withheld.map(({ key }) => key));
        for (const { lower, upper } of audit.intervals)
          expect((upper ?? Infinity) - lower).toBeGreaterThanOrEqual(minimum);
      }),
      { numRuns: 250 },
    );
  });

  it('prints what is not withheld as it is, and says why the rest is', async () => {
    const plan = planOf([3, 40, 40, 40], boxTotals([2, 2]));
    const { cells, audit } = await protectPlan(plan, settings);
    expect(cells.slice(0, 4).map(({ status, reason }) => [status, reason])).toEqual([
      ['primary', 'small'],
      ['complementary', 'completes'],
      ['complementary', 'completes'],
      ['complementary', 'completes'],
    ]);
    expect(cells.slice(4).map((cell) => cell.count)).toEqual([43, 43, 80, 80, 123]);
    expect(audit.safe).toBe(true);
  });

  it('withholds nothing where nothing is small', async () => {
    const { cells } = await protectPlan(planOf([30, 40, 50, 60], boxTotals([2, 2])), settings);
    expect(cells.every(({ status }) => status === 'shown')).toBe(true);
  });

  it('when all totals are small too, then withholds them', async () => {
    const plan = planOf([1, 1, 0, 1], boxTotals([2, 2]));
    const { cells, audit } = await protectPlan(plan, settings);
    const shown = cells.filter(({ status }) => status === 'shown');
    expect(shown.every((cell) => cell.count === 0)).toBe(true);
    expect(audit.safe).toBe(true);
  });

  it('when fewer firms are possible than the minimum, then asks for no more than these', async () => {
    const plan: TablePlan = planOf([2, 9, 9, 9], boxTotals([2, 2]));
    const limited = {
      ...plan,
      cells: plan.cells.map((cell, at) => (at === 0 ? { ...cell, atMost: 3 } : cell)),
    };
    const { audit } = await protectPlan(limited, settings);
    expect(audit.safe).toBe(true);
    expect(audit.intervals[0]).toEqual({ key: 'leaf 0', lower: 0, upper: 3 });
  });

  it('when what is public already gives a small group away, then the auditor says so', async () => {
    const plan = planOf([2, 40], [[0, 1]]);
    const known = {
      ...plan,
      cells: plan.cells.map((cell, at) => (at === 0 ? cell : { ...cell, known: true })),
    };
    const { audit } = await protectPlan(known, settings);
    expect(audit.safe).toBe(false);
    expect(audit.findings).toContainEqual({
      key: 'leaf 0',
      attacker: 'outsider',
      lower: 2,
      upper: 2,
      wanted: { lower: 0, upper: 5 },
    });
  });
});

describe('the audit of a plan', () => {
  it('when a complementary cell is printed after all, then finds the small one', async () => {
    const plan = planOf([3, 40, 40, 40], boxTotals([2, 2]));
    const { safe, findings } = await auditPlan(plan, ['leaf 0', 'leaf 1', 'leaf 2'], settings);
    expect(safe).toBe(false);
    expect(findings.map(({ key }) => key)).toContain('leaf 0');
  });

  it('when only an insider can tell, then says so', async () => {
    // The one firm of the second group knows that it is there, so for it the first cannot hold all five.
    const plan = planOf([4, 1], [[0, 1]]);
    const { findings } = await auditPlan(plan, ['leaf 0', 'leaf 1'], settings);
    expect(findings.map(({ key, attacker }) => [key, attacker])).toEqual([
      ['leaf 0', 'insider'],
      ['leaf 1', 'insider'],
    ]);
  });

  it.each([
    [
      'a cell twice',
      {
        cells: [
          { key: 'a', count: 1 },
          { key: 'a', count: 1 },
        ],
        relations: [],
      },
    ],
    ['half a firm', { cells: [{ key: 'a', count: 0.5 }], relations: [] }],
    ['less than nobody', { cells: [{ key: 'a', count: -1 }], relations: [] }],
    ['more firms than possible', { cells: [{ key: 'a', count: 3, atMost: 2 }], relations: [] }],
    ['a weight of nothing', { cells: [{ key: 'a', count: 3, weight: 0 }], relations: [] }],
    [
      'an unknown part',
      { cells: [{ key: 'a', count: 1 }], relations: [{ total: 'a', parts: ['b'] }] },
    ],
    [
      'a total of nothing',
      { cells: [{ key: 'a', count: 0 }], relations: [{ total: 'a', parts: [] }] },
    ],
    [
      'a total of itself',
      { cells: [{ key: 'a', count: 0 }], relations: [{ total: 'a', parts: ['a'] }] },
    ],
    [
      'a wrong sum',
      {
        cells: [
          { key: 'a', count: 3 },
          { key: 'b', count: 2 },
        ],
        relations: [{ total: 'a', parts: ['b'] }],
      },
    ],
  ])('refuses a plan with %s', async (_what, plan) => {
    await expect(auditPlan(plan, [], settings)).rejects.toThrow(RangeError);
    await expect(protectPlan(plan, settings)).rejects.toThrow(RangeError);
  });

  it('refuses to leave an unknown cell out', async () => {
    await expect(auditPlan(planOf([9], []), ['leaf 7'], settings)).rejects.toThrow('leaf 7');
  });
});

describe('the settings', () => {
  it.each([undefined, null, '5', 0, 3, 4, 4.999, 5.5, -5, Number.NaN, Infinity])(
    'refuse a minimum of %s',
    (value) => {
      expect(() => disclosureSettings(value)).toThrow(RangeError);
    },
  );

  it.each([null, 0, 1.5, 101, '10'])('refuse a p of %s', (value) => {
    expect(() => disclosureSettings(5, value)).toThrow(RangeError);
  });

  it('raise what means and quartiles stand on together with the minimum', () => {
    expect(disclosureSettings(5)).toEqual({ minimum: 5, meanMinimum: 10, quartileMinimum: 20 });
    expect(disclosureSettings(8, 12)).toEqual({
      minimum: 8,
      meanMinimum: 16,
      quartileMinimum: 32,
      secretPercent: 12,
    });
  });

  it.each([
    { minimum: 3, meanMinimum: 10, quartileMinimum: 20 },
    { minimum: 5, meanMinimum: 9, quartileMinimum: 20 },
    { minimum: 5, meanMinimum: 10, quartileMinimum: 19 },
    { minimum: 6, meanMinimum: 10, quartileMinimum: 24 },
    { minimum: 5, meanMinimum: Number.NaN, quartileMinimum: 20 },
  ])('when made by hand too weak (%j), then nothing is protected under them', async (weak) => {
    await expect(protectPlan(planOf([9], []), weak)).rejects.toThrow(RangeError);
  });
});
