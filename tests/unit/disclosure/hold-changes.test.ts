import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { holdChanges } from '../../../api/regions/disclosure/hold-changes.ts';
import type { PlanCell } from '../../../api/regions/disclosure/plan.ts';
import { boxes } from './plans.ts';

const held = async (
  changed: Record<string, number>,
  facts: Record<string, Partial<PlanCell>> = {},
) => {
  const sum = Object.values(changed).reduce((all, count) => all + count, 0);
  const cells = [
    { key: 'Tuscany', count: sum },
    ...Object.entries(changed).map(([key, count]) => ({ key, count, ...facts[key] })),
  ];
  const found = await holdChanges(
    { cells, relations: [{ total: 'Tuscany', parts: Object.keys(changed) }] },
    5,
  );
  expect(found.safe).toBe(true);
  return [...found.held].toSorted();
};

describe('groups that are shown again', () => {
  it('when few firms have changed in one, then another that has changed goes with it', async () => {
    expect(await held({ Arezzo: 2, Siena: 7, Prato: 30 })).toEqual(['Arezzo', 'Siena']);
  });

  it('when nothing has changed in any other, then the total goes', async () => {
    expect(await held({ Arezzo: 2, Siena: 0, Prato: 0 })).toEqual(['Arezzo', 'Tuscany']);
  });

  it('when two with few changes are enough together, then these are all', async () => {
    expect(await held({ Arezzo: 2, Siena: 3, Prato: 30 })).toEqual(['Arezzo', 'Siena']);
  });

  it('when nothing or enough has changed everywhere, then all are shown', async () => {
    expect(await held({ Arezzo: 0, Siena: 5, Prato: 30 })).toEqual([]);
  });

  it('when another is withheld anyway, then it serves', async () => {
    const facts = { Siena: { withhold: 'unchanged' as const } };
    expect(await held({ Arezzo: 2, Siena: 7, Prato: 30 }, facts)).toEqual(['Arezzo']);
  });

  it('when the only one with changes was not shown before, then it may be seen that many changed', async () => {
    const facts = { Arezzo: { withhold: 'unchanged' as const } };
    expect(await held({ Arezzo: 24, Siena: 0, Prato: 0 }, facts)).toEqual([]);
  });

  it('never leave changes of few firms to be worked out, in tables of any shape', async () => {
    await fc.assert(
      fc.asyncProperty(boxes(fc.oneof(fc.constant(0), fc.nat(4), fc.nat(12))), async (plan) => {
        const found = await holdChanges(plan, 5);
        expect(found.safe).toBe(true);
        const few = plan.cells.filter(({ count }) => count > 0 && count < 5);
        expect([...found.held]).toEqual(expect.arrayContaining(few.map(({ key }) => key)));
        for (const { total, parts } of plan.relations) {
          if (found.held.has(total)) continue;
          const of = (key: string): number =>
            plan.cells.find((each) => each.key === key)?.count ?? 0;
          const rest = parts.filter((key) => found.held.has(key));
          const firms = rest.reduce((sum, key) => sum + of(key), 0);
          expect(firms === 0 || firms >= 5).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });
});
