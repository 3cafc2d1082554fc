import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { TablePlan } from '../../../api/regions/disclosure/plan.ts';
import { protectPlan } from '../../../api/regions/disclosure/protect-plan.ts';
import {
  type Change,
  type PreviousRelease,
  changeBetween,
  linkReleases,
  mayRepublish,
} from '../../../api/regions/disclosure/releases.ts';
import { disclosureSettings } from '../../../api/regions/disclosure/settings.ts';
import { withheldIn } from './attacks.ts';
import { type Firm, membersOf, planOfFirms } from './firms.ts';

const settings = disclosureSettings(5);

describe('the change of a group between two releases', () => {
  it('counts who joined, who left and who answered anew', () => {
    const before = new Map([
      ['a', '1'],
      ['b', '1'],
      ['c', '1'],
    ]);
    const after = new Map([
      ['b', '1'],
      ['c', '2'],
      ['d', '1'],
      ['e', '1'],
    ]);
    expect(changeBetween(before, after)).toEqual({ joined: 2, left: 1, changed: 1 });
  });

  it.each<[Change, boolean]>([
    [{ joined: 0, left: 0, changed: 0 }, true],
    [{ joined: 1, left: 0, changed: 0 }, false],
    [{ joined: 0, left: 1, changed: 0 }, false],
    [{ joined: 0, left: 0, changed: 1 }, false],
    [{ joined: 2, left: 2, changed: 0 }, false],
    [{ joined: 2, left: 2, changed: 1 }, true],
    [{ joined: 5, left: 0, changed: 0 }, true],
  ])('when it is %j, then republishing is allowed: %s', (change, allowed) => {
    expect(mayRepublish(change, 5)).toBe(allowed);
  });

  it.each([-1, 0.5, Number.NaN])('refuses %s firms', (joined) => {
    expect(() => mayRepublish({ joined, left: 0, changed: 0 }, 5)).toThrow(RangeError);
  });
});

/** What the next release is told about the last one. */
function previousOf(
  plan: TablePlan,
  withheld: ReadonlySet<string>,
  before: readonly Firm[],
  after: readonly Firm[],
): PreviousRelease {
  const histories = new Map(
    plan.cells.map(({ key }) => {
      const since = changeBetween(membersOf(before, key), membersOf(after, key));
      return [
        key,
        withheld.has(key) ? { sinceLast: since } : { sinceShown: since, sinceLast: since },
      ];
    }),
  );
  return { plan, withheld, histories };
}

const AREAS = ['Arezzo', 'Siena', 'Prato'];
const LEVELS = ['0', '1', '2'];
const firmsOf = (table: readonly (readonly number[])[]): Firm[] =>
  table.flatMap((line, row) =>
    line.flatMap((count, column) =>
      Array.from({ length: count }, (_, index) => ({
        id: `${row}-${column}-${index}`,
        area: AREAS[row] ?? '',
        level: LEVELS[column] ?? '',
      })),
    ),
  );

async function release(firms: readonly Firm[], previous?: PreviousRelease) {
  const plan = planOfFirms(firms, AREAS, LEVELS);
  const outcome = await protectPlan(plan, settings, previous);
  const status = (area: string, level: string) =>
    outcome.cells.find(({ key }) => key === `${area}/${level}`);
  return { plan, outcome, status, withheld: withheldIn(plan, outcome) };
}

const START = [
  [12, 20, 9],
  [15, 30, 22],
  [31, 18, 25],
];

describe('two releases', () => {
  it('when one firm joined a group, then nothing in which it is counted is shown again', async () => {
    const before = firmsOf(START);
    const first = await release(before);
    const after = [...before, { id: 'new', area: 'Arezzo', level: '1' }];
    const second = await release(after, previousOf(first.plan, first.withheld, before, after));
    for (const [area, level] of [
      ['Arezzo', '1'],
      ['Arezzo', 'all'],
      ['all', '1'],
      ['all', 'all'],
    ])
      expect(second.status(area ?? '', level ?? '')).toMatchObject({
        status: 'primary',
        reason: 'few-changes',
        count: null,
      });
    expect(second.status('Siena', '2')).toMatchObject({ status: 'shown', count: 22 });
    expect(second.outcome.audit.safe).toBe(true);
  });

  it('when five firms joined, then the group is shown again', async () => {
    const before = firmsOf(START);
    const first = await release(before);
    const joined = ['v', 'w', 'x', 'y', 'z'].map((id) => ({ id, area: 'Arezzo', level: '1' }));
    const after = [...before, ...joined];
    const second = await release(after, previousOf(first.plan, first.withheld, before, after));
    expect(second.status('Arezzo', '1')).toMatchObject({ status: 'shown', count: 25 });
    expect(second.outcome.audit.safe).toBe(true);
  });

  it('when nothing changed, then the same is shown and the same withheld', async () => {
    const firms = firmsOf([[2, 20, 9], ...START.slice(1)]);
    const first = await release(firms);
    const second = await release(firms, previousOf(first.plan, first.withheld, firms, firms));
    const shown = ({ outcome }: Awaited<ReturnType<typeof release>>) =>
      outcome.cells.map(({ key, count }) => [key, count]);
    expect(shown(second)).toEqual(shown(first));
    expect(first.withheld.size).toBeGreaterThan(0);
  });

  it('when a partner of a small group did not change, then it stays withheld although others move', async () => {
    const before = firmsOf([[2, 20, 9], ...START.slice(1)]);
    const first = await release(before);
    const joined = Array.from({ length: 40 }, (_, index) => ({
      id: `new ${index}`,
      area: 'Prato',
      level: LEVELS[index % 3] ?? '',
    }));
    const after = [...before, ...joined];
    const second = await release(after, previousOf(first.plan, first.withheld, before, after));
    const partners = [...first.withheld].filter((key) => /^(Arezzo|Siena)\//.test(key));
    expect(partners.length).toBeGreaterThan(1);
    for (const key of partners) expect(second.withheld).toContain(key);
    expect(second.outcome.audit.safe).toBe(true);
  });

  it('never let both together tell more of a group than one alone may', async () => {
    const counts = fc.array(fc.array(fc.nat(12), { minLength: 3, maxLength: 3 }), {
      minLength: 3,
      maxLength: 3,
    });
    const moves = fc.array(fc.tuple(fc.nat(2), fc.nat(2), fc.nat(7)), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(counts, moves, async (table, joins) => {
        const before = firmsOf(table);
        const first = await release(before);
        const after = [
          ...before,
          ...joins.flatMap(([row, column, firms], move) =>
            Array.from({ length: firms }, (_, index) => ({
              id: `new ${move} ${index}`,
              area: AREAS[row] ?? '',
              level: LEVELS[column] ?? '',
            })),
          ),
        ];
        const previous = previousOf(first.plan, first.withheld, before, after);
        const second = await release(after, previous);
        expect(second.outcome.audit.findings).toEqual([]);
        // The differences that everybody can see are about no firm or about at least five.
        for (const { key, count } of second.outcome.cells) {
          const then = first.outcome.cells.find((cell) => cell.key === key)?.count;
          if (count === null || then === null || then === undefined) continue;
          expect(count === then || Math.abs(count - then) >= settings.minimum).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('refuse a last release that contradicts itself', async () => {
    const plan = planOfFirms([], AREAS, LEVELS);
    const broken = { ...plan, cells: plan.cells.map((cell) => ({ ...cell, count: 1 })) };
    const previous = { plan: broken, withheld: new Set<string>(), histories: new Map() };
    await expect(protectPlan(plan, settings, previous)).rejects.toThrow(RangeError);
  });

  it('are linked by the groups that did not change', () => {
    const plan = planOfFirms(firmsOf(START), AREAS, LEVELS);
    const still = { joined: 0, left: 0, changed: 0 };
    const linked = linkReleases(
      plan,
      {
        plan,
        withheld: new Set(['Arezzo/0']),
        histories: new Map([
          ['Arezzo/0', { sinceLast: still }],
          ['Arezzo/1', { sinceShown: still, sinceLast: still }],
        ]),
      },
      5,
    );
    const cell = (key: string) => linked.cells.find((one) => one.key === key);
    expect(cell('Arezzo/0')).toMatchObject({ withhold: 'unchanged' });
    expect(cell('Arezzo/1')).toMatchObject({ known: true });
    expect(cell('before: Arezzo/1')).toBeUndefined();
    expect(cell('before: Arezzo/2')).toMatchObject({ published: false, known: true });
  });
});
