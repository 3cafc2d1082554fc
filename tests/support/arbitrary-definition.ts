import fc from 'fast-check';
import type { AnswerValue, Answers } from '../../scoring/answers.ts';
import type {
  Aggregate,
  Definition,
  Missing,
  Question,
  Rule,
  ScoreNode,
} from '../../scoring/definition.ts';
import { definition, node } from './definition-builder.ts';

const points = fc.integer({ min: 0, max: 5000 });
const options = ['a', 'b', 'c', 'd'];

const rules: fc.Arbitrary<Rule> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('choice' as const),
      points: fc.record({ a: points, b: points, c: points, d: points }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('count' as const),
      items: fc.record({
        a: fc.integer({ min: 1, max: 1500 }),
        b: fc.integer({ min: 1, max: 1500 }),
        c: fc.integer({ min: 1, max: 1500 }),
      }),
      none: fc.constant('d'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('matrix' as const),
      rows: fc.constant<string[]>(['r', 's', 't']),
      stages: fc.record({ a: points, b: points, c: points, d: points }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('boolean' as const), yes: points, no: points }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('number' as const), knots: fc.tuple(points, points).map(([from, to]): [number, number][] => [[0, from], [4, to]]), min: fc.constant(0), max: fc.constant(4) }) }, // prettier-ignore
);

function answerTo(rule: Rule): fc.Arbitrary<AnswerValue | undefined> {
  const known = knownAnswer(rule);
  return fc.oneof(
    { weight: 6, arbitrary: known },
    {
      weight: 1,
      arbitrary: fc.constantFrom<AnswerValue | undefined>('dont-know', 'not-relevant', undefined),
    },
  );
}

function knownAnswer(rule: Rule): fc.Arbitrary<AnswerValue> {
  switch (rule.type) {
    case 'choice':
      return fc.constantFrom(...options);
    case 'count':
      return fc.oneof(fc.constant<string[]>(['d']), fc.subarray(['a', 'b', 'c'], { minLength: 1 }));
    case 'matrix':
      return fc.dictionary(
        fc.constantFrom('r', 's', 't'),
        fc.constantFrom(...options, 'dont-know', 'not-relevant'),
      );
    case 'boolean':
      return fc.boolean();
    case 'number':
      return fc.integer({ min: 0, max: 4 });
  }
}

const means: fc.Arbitrary<Aggregate> = fc.constantFrom<Aggregate[]>(
  { method: 'mean' },
  { method: 'weighted-mean' },
  { method: 'minimum' },
);
const missings: fc.Arbitrary<Missing> = fc.oneof(
  fc.record({
    rule: fc.constant('leave-out' as const),
    coverage: fc.constantFrom(0, 500, 600, 1000),
    scored: fc.constantFrom(1, 2),
  }),
  fc.record({ rule: fc.constant('floor' as const) }),
);

/** A tree of three levels with means and minima, as the model's own trees are, and answers to it. */
export const assessments: fc.Arbitrary<{ sample: Definition; answers: Answers }> = fc
  .array(
    fc.array(fc.tuple(rules, fc.integer({ min: 1, max: 6 })), { minLength: 1, maxLength: 4 }),
    { minLength: 1, maxLength: 4 },
  )
  .chain((areas) => {
    const questions = areas.flatMap((area, place) =>
      area.map(([rule], index) => question(`q${place}-${index}`, rule)),
    );
    const answers = fc.tuple(
      ...questions.map(({ id, rule }) => answerTo(rule).map((value) => [id, value] as const)),
    );
    const settings = fc.array(fc.tuple(means, missings), {
      minLength: areas.length + 1,
      maxLength: areas.length + 1,
    });
    return fc.tuple(answers, settings).map(([pairs, nodes]) => ({
      sample: definition(tree(areas, nodes), questions),
      answers: Object.fromEntries(
        pairs.filter((pair): pair is [string, AnswerValue] => pair[1] !== undefined),
      ),
    }));
  });

function question(id: string, rule: Rule): Question {
  return { id, rule, dontKnow: true, notRelevant: true, effort: 1, hiddenAs: 'not-applicable' };
}

function tree(areas: [Rule, number][][], settings: [Aggregate, Missing][]): ScoreNode[] {
  const [top, ...rest] = settings.map(([aggregate, missing]) => ({ aggregate, missing }));
  const nodes = areas.map((area, place) =>
    node(
      `area${place}`,
      Object.fromEntries(area.map(([, weight], index) => [`q${place}-${index}`, weight])),
      rest[place],
    ),
  );
  return [
    node('root', Object.fromEntries(nodes.map(({ id }, index) => [id, index + 1])), top),
    ...nodes,
  ];
}
