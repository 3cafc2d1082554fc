import type {
  Aggregate,
  Definition,
  Missing,
  Question,
  ScoreNode,
} from '../../scoring/definition.ts';

/** A single choice with the options `none`, `one` … giving 0, 1 … points. */
export function choice(
  id: string,
  overrides: Partial<Question> = {},
  points: Record<string, number> = LADDER,
): Question {
  return {
    id,
    rule: { type: 'choice', points },
    dontKnow: true,
    notRelevant: true,
    effort: 1,
    hiddenAs: 'not-applicable',
    ...overrides,
  };
}

export const LADDER = { none: 0, one: 1000, two: 2000, three: 3000, four: 4000, five: 5000 };

const LEVELS = [
  { id: 'analogue', from: 0 },
  { id: 'aware', from: 1000 },
  { id: 'connected', from: 2000 },
  { id: 'integrated', from: 3000 },
  { id: 'data-driven', from: 4000 },
  { id: 'adaptive', from: 4750 },
];

type Children = Record<string, number>;

/** A node over children with their weights, on the scale 0–5 with the six levels. */
export function node(
  id: string,
  children: Children,
  overrides: Partial<ScoreNode> = {},
): ScoreNode {
  return {
    id,
    role: 'group',
    aggregate: { method: 'weighted-mean' },
    children: Object.entries(children).map(([child, weight]) => ({ id: child, weight })),
    scale: { min: 0, max: 5000 },
    normalise: false,
    bands: LEVELS,
    missing: LEAVE_OUT,
    ...overrides,
  };
}

const LEAVE_OUT: Missing = { rule: 'leave-out', coverage: 500, scored: 1 };

/** One node, `root`, straight over the questions. */
export function flat(
  aggregate: Aggregate,
  questions: Question[],
  overrides: Partial<ScoreNode> = {},
): Definition {
  const children = Object.fromEntries(questions.map(({ id }) => [id, 1]));
  return definition([node('root', children, { aggregate, ...overrides })], questions);
}

export function definition(nodes: ScoreNode[], questions: Question[]): Definition {
  return {
    format: 'meridiana-definition-1',
    id: 'sample',
    version: 1,
    root: nodes[0]?.id ?? '',
    nodes,
    questions,
  };
}
