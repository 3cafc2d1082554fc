import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readQuestionnaires } from '../../../api/questionnaires/questionnaires.load.ts';
import type { AnswerValue, Answers } from '../../../scoring/answers.ts';
import { canonicalJson } from '../../../scoring/canonical.ts';
import type { Definition, Question } from '../../../scoring/definition.ts';
import type { Result } from '../../../scoring/result.ts';
import { score } from '../../../scoring/score.ts';
import { conditionReads } from '../../../scoring/visibility.ts';
import { assessments } from '../../support/arbitrary-definition.ts';

const shipped = [...readQuestionnaires().instruments.values()].map(({ definition }) => definition);
const facts = { people: '10-49' };

/** Answers to a shipped definition of single choices. */
function answersTo(definition: Definition): fc.Arbitrary<Answers> {
  const pairs = definition.questions.map((question) =>
    answersOf(question).map((value) => [question.id, value] as const),
  );
  return fc
    .tuple(...pairs)
    .map((list) =>
      Object.fromEntries(list.filter((pair): pair is [string, string] => pair[1] !== undefined)),
    );
}

function answersOf({ rule, notRelevant }: Question): fc.Arbitrary<string | undefined> {
  const options = rule.type === 'choice' ? Object.keys(rule.points) : [];
  return fc.constantFrom(
    undefined,
    'dont-know',
    ...(notRelevant ? ['not-relevant'] : []),
    ...options,
  );
}

const all: fc.Arbitrary<{ sample: Definition; answers: Answers }> = fc.oneof(
  assessments,
  ...shipped.map((sample) => answersTo(sample).map((answers) => ({ sample, answers }))),
);

/** The same answer one step higher, if there is a higher one. */
function raised({ rule }: Question, answer: AnswerValue | undefined): AnswerValue | undefined {
  if (rule.type === 'choice' && typeof answer === 'string' && rule.points[answer] !== undefined) {
    const now = rule.points[answer] ?? 0;
    return Object.keys(rule.points).find((option) => (rule.points[option] ?? 0) > now);
  }
  if (rule.type === 'boolean' && typeof answer === 'boolean')
    return rule.yes > rule.no === answer ? undefined : !answer;
  return undefined;
}

describe('what must hold for every definition and every answer', () => {
  it('raising an answer lowers no score, and neither end of any range', () => {
    fc.assert(
      fc.property(all, fc.nat(), ({ sample, answers }, pick) => {
        const question = sample.questions[pick % sample.questions.length] as Question;
        const higher = raised(question, answers[question.id]);
        fc.pre(higher !== undefined);
        const before = score(sample, answers, facts);
        const after = score(sample, { ...answers, [question.id]: higher }, facts);
        // A higher answer may open further questions: then there is more to compare than this one.
        fc.pre(statesIn(before) === statesIn(after));
        for (const [id, node] of Object.entries(after.nodes)) {
          expect(node.state).toBe(before.nodes[id]?.state);
          for (const part of ['score', 'low', 'high'] as const)
            expect(node[part] ?? 0).toBeGreaterThanOrEqual(before.nodes[id]?.[part] ?? 0);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('the range holds the score and stays on the node’s scale', () => {
    fc.assert(
      fc.property(all, ({ sample, answers }) => {
        const { nodes } = score(sample, answers, facts);
        for (const { id, scale } of sample.nodes) {
          const { score: own, low, high, coverage } = nodes[id] ?? {};
          if (low === null || high === null || low === undefined || high === undefined) continue;
          expect(low).toBeLessThanOrEqual(own ?? low);
          expect(high).toBeGreaterThanOrEqual(own ?? high);
          expect(low).toBeGreaterThanOrEqual(scale.min / 1000);
          expect(high).toBeLessThanOrEqual(scale.max / 1000);
          expect(coverage).toBeGreaterThanOrEqual(0);
          expect(coverage).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('the order of questions and of children changes no byte', () => {
    fc.assert(
      fc.property(all, ({ sample, answers }) => {
        const nodes = sample.nodes.map((node) => ({
          ...node,
          children: node.children.toReversed(),
        }));
        const reordered = { ...sample, nodes, questions: turnedRound(sample) };
        expect(canonicalJson(score(reordered, answers, facts))).toBe(
          canonicalJson(score(sample, answers, facts)),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('scaling the weights of a mean changes nothing', () => {
    fc.assert(
      fc.property(all, fc.integer({ min: 2, max: 1000 }), ({ sample, answers }, factor) => {
        const nodes = sample.nodes.map((node) => ({
          ...node,
          children: node.children.map(({ id, weight }) => ({ id, weight: weight * factor })),
        }));
        expect(canonicalJson(score({ ...sample, nodes }, answers, facts))).toBe(
          canonicalJson(score(sample, answers, facts)),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('“not relevant” in one area never changes another', () => {
    fc.assert(
      fc.property(all, fc.nat(), ({ sample, answers }, pick) => {
        const question = sample.questions[pick % sample.questions.length] as Question;
        fc.pre(
          !sample.questions.some(({ visibleIf }) =>
            JSON.stringify(visibleIf ?? '').includes(`"${question.id}"`),
          ),
        );
        const parents = ancestors(sample, question.id);
        const before = score(sample, answers, facts).nodes;
        const after = score(sample, { ...answers, [question.id]: 'not-relevant' }, facts).nodes;
        const others = sample.nodes.map(({ id }) => id).filter((id) => !parents.has(id));
        expect(others.map((id) => after[id])).toEqual(others.map((id) => before[id]));
      }),
      { numRuns: 300 },
    );
  });

  it('scoring twice, and after copying the definition, gives the same bytes', () => {
    fc.assert(
      fc.property(all, ({ sample, answers }) => {
        const first = canonicalJson(score(sample, answers, facts));
        expect(canonicalJson(score(sample, answers, facts))).toBe(first);
        expect(canonicalJson(score(structuredClone(sample), structuredClone(answers), facts))).toBe(
          first,
        );
      }),
      { numRuns: 200 },
    );
  });
});

function statesIn({ questions }: Result): string {
  return canonicalJson(
    Object.fromEntries(Object.entries(questions).map(([id, { state }]) => [id, state])),
  );
}

/** The questions the other way round, each still behind those that its condition reads (R9). */
function turnedRound({ questions }: Definition): Question[] {
  const ordered = new Set<Question>();
  const place = (question: Question): void => {
    const reads = question.visibleIf ? conditionReads(question.visibleIf).questions : [];
    questions.filter(({ id }) => reads.includes(id)).forEach(place);
    ordered.add(question);
  };
  questions.toReversed().forEach(place);
  return [...ordered];
}

function ancestors(sample: Definition, id: string): Set<string> {
  const parent = sample.nodes.find((node) => node.children.some((child) => child.id === id));
  return parent ? ancestors(sample, parent.id).add(parent.id) : new Set();
}
