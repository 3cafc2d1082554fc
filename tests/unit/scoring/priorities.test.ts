import { describe, expect, it } from '@jest/globals';
import { readQuestionnaires } from '../../../api/questionnaires/questionnaires.load.ts';
import { prioritise } from '../../../scoring/priorities.ts';
import { profileFacts } from '../../../scoring/profile.ts';
import type { Profile } from '../../../scoring/profile.ts';
import type { AreaPriority } from '../../../scoring/result.ts';
import { score } from '../../../scoring/score.ts';
import type { Answers } from '../../../scoring/answers.ts';

const { model, instruments } = readQuestionnaires();
const definition = instruments.get('first-level/v1')?.definition;
if (!definition) throw new Error('the first-level survey is missing');
const { questions, nodes } = definition;

/** Every question answered with the option that gives `points`, but for the areas named in `others`. */
function answersAt(points: number, others: Record<string, number | string> = {}): Answers {
  return Object.fromEntries(
    questions.map(({ id, rule }) => {
      const wanted = others[areaOf(id)] ?? points;
      if (typeof wanted === 'string') return [id, wanted];
      const options = rule.type === 'choice' ? Object.entries(rule.points) : [];
      return [id, options.find(([, value]) => value === wanted * 1000)?.[0] ?? ''];
    }),
  );
}

const areaOf = (question: string) =>
  nodes.find((node) => node.children.some(({ id }) => id === question))?.id ?? '';

const SMALL: Profile = { country: 'IT', people: '10-49', turnover: '2m-10m' };

function priorities(answers: Answers, profile: Profile): AreaPriority[] {
  return prioritise(model, score(definition as never, answers, profileFacts(profile)), profile);
}

function priorityOf(area: string, answers: Answers, profile: Profile): AreaPriority | undefined {
  return priorities(answers, profile).find((priority) => priority.area === area);
}

describe('the target of an area', () => {
  it.each<[string, Partial<Profile>, string, number, AreaPriority['targetFor']]>([
    [
      'a micro firm',
      { people: '2-9', turnover: 'up-to-2m' },
      'production-data',
      2,
      { size: 'micro', assumed: false, shifts: 0 },
    ],
    ['a small firm', {}, 'production-data', 3, { size: 'small', assumed: false, shifts: 0 }],
    [
      'a small paper mill',
      { valueChain: 'paper' },
      'production-data',
      4,
      { size: 'small', assumed: false, shifts: 1 },
    ],
    [
      'a medium paper mill, whose target is the highest',
      { people: '50-249', turnover: '10m-50m', valueChain: 'paper' },
      'production-data',
      4,
      { size: 'medium', assumed: false, shifts: 0 },
    ],
    [
      'a micro jeweller: less automation',
      { people: '2-9', turnover: 'up-to-2m', valueChain: 'gold-fashion' },
      'automation',
      1,
      { size: 'micro', assumed: false, shifts: 0 },
    ],
    [
      'a small jeweller: less automation',
      { valueChain: 'gold-fashion' },
      'automation',
      1,
      { size: 'small', assumed: false, shifts: -1 },
    ],
    [
      'a small jeweller: no more simulation',
      { valueChain: 'gold-fashion' },
      'simulation',
      2,
      { size: 'small', assumed: false, shifts: 0 },
    ],
    [
      'a micro jeweller: more simulation',
      { people: '2-9', turnover: 'up-to-2m', valueChain: 'gold-fashion' },
      'simulation',
      2,
      { size: 'micro', assumed: false, shifts: 1 },
    ],
    [
      'a supplier of suppliers of machines: plus one, minus one',
      { valueChain: 'mechatronics', chainRole: 'supplier-of-suppliers' },
      'product-services',
      2,
      { size: 'small', assumed: false, shifts: 0 },
    ],
    [
      'a large firm: as medium',
      { people: '250-plus', turnover: 'over-50m' },
      'production-data',
      4,
      { size: 'large', assumed: false, shifts: 0 },
    ],
  ])('for %s', (_what, profile, area, target, targetFor) => {
    expect(priorityOf(area, answersAt(0), { ...SMALL, ...profile })).toMatchObject({
      target,
      targetFor,
    });
  });

  it('is that of a small firm while the size is not known, and says so', () => {
    for (const { targetFor } of priorities(answersAt(0), { country: 'IT' }))
      expect(targetFor).toMatchObject({ size: 'small', assumed: true });
  });
});

describe('the priority of an area', () => {
  it('is weight × areas of its dimension ÷ 100 × gap × relevance', () => {
    // production-data: 20 × 7 ÷ 100 × (3 − 1) × 1; digital-skills: 25 × 5 ÷ 100 × (3 − 1) × 1
    expect(priorityOf('production-data', answersAt(1), SMALL)?.priority).toBeCloseTo(2.8, 12);
    expect(priorityOf('digital-skills', answersAt(1), SMALL)?.priority).toBeCloseTo(2.5, 12);
  });

  it('does not let the five people areas outrank the seven of technology for being few', () => {
    // By weight alone digital-skills (25) would stand before information-systems (20).
    const order = priorities(answersAt(1), SMALL).map(({ area }) => area);
    expect(order.indexOf('information-systems')).toBeLessThan(order.indexOf('digital-skills'));
  });

  it('is nothing at the target and above it: no gap is negative', () => {
    expect(priorityOf('automation', answersAt(2), SMALL)).toMatchObject({
      action: 'keep',
      gap: 0,
      priority: 0,
    });
    expect(priorityOf('automation', answersAt(4), SMALL)).toMatchObject({
      action: 'keep',
      gap: 0,
      priority: 0,
    });
    expect(priorityOf('automation', answersAt(1), SMALL)).toMatchObject({
      action: 'improve',
      gap: 1,
    });
  });

  it('takes the highest relevance among the goals, and 1 without goals', () => {
    const relevance = (goals: string[]) =>
      priorityOf('automation', answersAt(0), { ...SMALL, goals })?.relevance;
    expect(relevance([])).toBe(1);
    expect(relevance(['stay-safe'])).toBe(1);
    expect(relevance(['stay-safe', 'cut-cost'])).toBe(2);
    expect(relevance(['go-green'])).toBe(0);
  });

  it('is off the list for goals it has no link with, but never off the profile', () => {
    expect(priorityOf('automation', answersAt(0), { ...SMALL, goals: ['go-green'] })).toMatchObject(
      {
        action: 'not-linked',
        priority: 0,
        gap: 2,
      },
    );
  });

  it('stays for the four foundations, whatever the goals', () => {
    const foundations = model.areas.filter(({ foundation }) => foundation).map(({ id }) => id);
    expect(foundations.toSorted()).toEqual([
      'cybersecurity',
      'digital-skills',
      'digital-strategy',
      'information-systems',
    ]);
    for (const { id: goal } of model.goals)
      for (const area of foundations)
        expect(priorityOf(area, answersAt(0), { ...SMALL, goals: [goal] })?.action).toBe('improve');
  });
});

describe('the order', () => {
  it('is what to improve by priority, then what to find out, then the rest', () => {
    const answers = answersAt(4, { training: 0, automation: 0, 'hr-analytics': 'dont-know' });
    const list = priorities(answers, { ...SMALL, goals: ['grow-people'] });
    expect(list.slice(0, 4).map(({ area, action }) => [area, action])).toEqual([
      ['training', 'improve'],
      ['automation', 'improve'],
      ['hr-analytics', 'find-out'],
      ['digital-skills', 'keep'],
    ]);
    expect(list.at(-1)?.action).toBe('not-linked');
  });

  it('of areas to find out about follows what they may hide: weight, dimension, relevance, target', () => {
    const unknown = {
      automation: 'dont-know',
      'information-systems': 'dont-know',
      'digital-skills': 'dont-know',
      simulation: 'dont-know',
    };
    const found = priorities(answersAt(4, unknown), SMALL).filter(
      ({ action }) => action === 'find-out',
    );
    // 20 × 7 × 3 = 420, 25 × 5 × 3 = 375, 12 × 7 × 2 = 168, 8 × 7 × 2 = 112
    expect(found.map(({ area }) => area)).toEqual([
      'information-systems',
      'digital-skills',
      'automation',
      'simulation',
    ]);
    for (const { gap, priority } of found) expect([gap, priority]).toEqual([null, 0]);
  });

  it('leaves out areas that do not concern the firm', () => {
    expect(
      priorityOf('automation', answersAt(0, { automation: 'not-relevant' }), SMALL),
    ).toBeUndefined();
    const alone = priorities(answersAt(0), { ...SMALL, people: 'one' }).map(({ area }) => area);
    expect(alone).not.toContain('hr-analytics');
    expect(alone).not.toContain('work-organisation');
  });

  it('is by name between equals, so that it never hangs on the order of the file', () => {
    const reversed = { ...model, areas: model.areas.toReversed() };
    const result = score(definition, answersAt(1), profileFacts(SMALL));
    expect(prioritise(reversed, result, SMALL)).toEqual(prioritise(model, result, SMALL));
  });
});
