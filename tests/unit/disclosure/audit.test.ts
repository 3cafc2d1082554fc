import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { auditLayer } from '../../../api/regions/disclosure/audit.ts';
import { countLayer } from '../../../api/regions/disclosure/counts.ts';
import type { TablePlan } from '../../../api/regions/disclosure/plan.ts';
import { possibleTables } from './enumeration.ts';
import { boxes, planOf, webs } from './plans.ts';

type Intervals = Record<string, { lower: number; upper: number }>;

/** What the auditor says of each withheld cell. */
async function audited(plan: TablePlan, withheld: ReadonlySet<string>): Promise<Intervals> {
  const places = plan.cells.flatMap(({ key }, place) => (withheld.has(key) ? [place] : []));
  const { intervals } = await auditLayer(countLayer(plan, 5), new Set(places), []);
  const keyOf = (place: number): string => plan.cells[place]?.key ?? '';
  return Object.fromEntries([...intervals].map(([place, interval]) => [keyOf(place), interval]));
}

/** The same by trying all tables. */
function tried(plan: TablePlan, withheld: ReadonlySet<string>): Intervals {
  const found: Intervals = {};
  for (const table of possibleTables(plan, { withheld }))
    for (const key of withheld) {
      const value = table.get(key) ?? 0;
      const { lower, upper } = (found[key] ??= { lower: value, upper: value });
      found[key] = { lower: Math.min(lower, value), upper: Math.max(upper, value) };
    }
  return found;
}

/** Everybody knows that no group holds more than `most`, which keeps the number of possible tables finite. */
const capped = (most: number) => (plan: TablePlan) => ({
  ...plan,
  cells: plan.cells.map((cell) => ({ ...cell, atMost: Math.max(most, cell.count) })),
});
const withSomeWithheld = (plan: TablePlan): fc.Arbitrary<[TablePlan, string[]]> =>
  fc.tuple(
    fc.constant(plan),
    fc.subarray(
      plan.cells.map(({ key }) => key),
      { minLength: 1, maxLength: Math.min(7, plan.cells.length) },
    ),
  );

describe('the auditor', () => {
  it.each([
    ['boxes with all their totals', boxes(fc.nat(3)).map(capped(6))],
    ['webs of overlapping totals', webs(fc.nat(3)).map(capped(4))],
  ])(
    'when it attacks small %s, then it finds the very ends that trying all tables finds',
    async (_name, plans) => {
      await fc.assert(
        fc.asyncProperty(plans.chain(withSomeWithheld), async ([plan, keys]) => {
          const withheld = new Set(keys);
          expect(await audited(plan, withheld)).toEqual(tried(plan, withheld));
        }),
        { numRuns: 1500 },
      );
    },
  );

  it('when halves of firms would go further than whole ones, then it says what whole ones allow', async () => {
    // Twice three groups, of which each pair has a place left for one firm: at halves, three firms fit; whole, two.
    const triangle = [1, 0, 0, 0, 1, 0];
    const pairs = [
      [0, 1, 3],
      [1, 2, 4],
      [0, 2, 5],
    ];
    const second = pairs.map((pair) => pair.map((leaf) => leaf + triangle.length));
    const plan = planOf([...triangle, ...triangle], [...pairs, ...second, [0, 1, 2, 6, 7, 8]]);
    const shown = new Set(['total 0', 'total 1', 'total 2', 'total 3', 'total 4', 'total 5']);
    const withheld = new Set(plan.cells.map(({ key }) => key).filter((key) => !shown.has(key)));
    const intervals = await audited(plan, withheld);
    expect(intervals['total 6']).toEqual({ lower: 0, upper: 2 });
    expect(intervals).toEqual(tried(plan, withheld));
  });
});
