import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkDefinition } from '../../../scoring/check-definition.ts';
import type { Definition } from '../../../scoring/definition.ts';
import { score } from '../../../scoring/score.ts';
import { assessments } from '../../support/arbitrary-definition.ts';

/** Weights and scales that are as uneven as the shapes allow. */
const uneven = fc
  .tuple(assessments, fc.constantFrom(10, 1000, 100_000), fc.infiniteStream(fc.nat()), fc.boolean())
  .map(([{ sample, answers }, most, numbers, normalise]) => {
    const next = () => (Number(numbers.next().value) % most) + 1;
    const nodes = sample.nodes.map((node) => ({
      ...node,
      normalise,
      scale: { min: 0, max: 5000 + (normalise ? next() : 0) },
      children: node.children.map(({ id }) => ({ id, weight: next() })),
    }));
    return { answers, whole: { ...sample, nodes } satisfies Definition };
  });

describe('rule R14', () => {
  it('lets only definitions pass whose sums stay exact, whatever is answered', () => {
    const seen = { sound: 0, refused: 0 };
    fc.assert(
      fc.property(uneven, ({ whole, answers }) => {
        const findings = checkDefinition(whole, 'definition.json');
        if (findings.some(({ rule }) => rule === 'R14')) seen.refused++;
        fc.pre(findings.length === 0);
        seen.sound++;
        for (const { low, high } of Object.values(score(whole, answers, {}).nodes)) {
          expect(Number.isFinite(low ?? 0)).toBe(true);
          expect(Number.isFinite(high ?? 0)).toBe(true);
        }
      }),
      { numRuns: 1500 },
    );
    expect(seen.sound).toBeGreaterThan(100);
    expect(seen.refused).toBeGreaterThan(20);
  });
});
