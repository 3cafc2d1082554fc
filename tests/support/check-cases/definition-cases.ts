/** A small sound definition with every rule and method, and what breaks when one thing of it changes. */
import { checkDefinition } from '../../../scoring/check-definition.ts';
import type {
  Aggregate,
  Definition,
  Question,
  Rule,
  ScoreNode,
} from '../../../scoring/definition.ts';
import { choice, definition, node as over } from '../definition-builder.ts';
import type { CheckCase } from './check-case.ts';

const NO_YES = { no: 0, yes: 2000 };
const by = (rule: Rule) => ({ rule });

const QUESTIONS: Question[] = [
  choice('machines'),
  choice('network', { visibleIf: { question: 'machines', in: ['two', 'three'] } }),
  choice('hours', by({ type: 'number', knots: [[0, 0], [40, 4000]], min: 0, max: 60 })), // prettier-ignore
  choice('stages', by({ type: 'matrix', rows: ['cad', 'erp'], stages: { trial: 0, use: 3000 } })),
  choice('tools', by({ type: 'count', items: { saw: 1000, lathe: 2000 }, none: 'no-tools' })),
  choice('copy', by({ type: 'boolean', yes: 3000, no: 0 })),
  ...[
    'low-rung',
    'high-rung',
    'part',
    'other-part',
    'sign',
    'other-sign',
    'plan',
    'other-plan',
  ].map((id) => choice(id, {}, NO_YES)),
];

const LADDER: Aggregate = {
  method: 'ladder',
  mode: 'stop-at-first-gap',
  met: 2000,
  rungs: [0, 2000, 4000],
};
const RANKING: Aggregate = {
  method: 'ranking',
  factors: [{ id: 'cost', weight: 1, values: { plan: 3, 'other-plan': 5 }, timesGap: false }],
};

const NODES: ScoreNode[] = [
  over('root', { pair: 5, ladder: 1, sum: 1, count: 1, ranking: 1 }),
  over('pair', { mean: 2, weighted: 3 }, { cap: { above: 1 } }),
  over('mean', { hours: 1, stages: 1 }, { aggregate: { method: 'mean' } }),
  over('weighted', { machines: 3, network: 2, tools: 1, copy: 1 }),
  over('ladder', { 'low-rung': 1, 'high-rung': 1 }, { aggregate: LADDER }),
  over('sum', { part: 1, 'other-part': 1 }, { aggregate: { method: 'sum' } }),
  over('count', { sign: 1, 'other-sign': 1 }, { aggregate: { method: 'count', atLeast: 2000 } }),
  over('ranking', { plan: 1, 'other-plan': 1 }, { aggregate: RANKING }),
];

export const SOUND_DEFINITION: Definition = definition(NODES, QUESTIONS);

/** Parts of the copy that a case changes, by id. */
interface Parts {
  whole: Definition;
  node: (id: string) => ScoreNode;
  question: (id: string) => Question;
}

function when(what: string, findings: string[], change: (parts: Parts) => void): CheckCase {
  const check = () => {
    const whole = structuredClone(SOUND_DEFINITION);
    const node = (id: string) => whole.nodes.find((found) => found.id === id) as ScoreNode;
    const question = (id: string) => whole.questions.find((found) => found.id === id) as Question;
    change({ whole, node, question });
    return checkDefinition(whole, 'definition.json');
  };
  return { what, findings, check };
}

const at = (id: string) => `nodes.${NODES.findIndex((found) => found.id === id)}`;
const asked = (id: string) => `questions.${QUESTIONS.findIndex((found) => found.id === id)}`;

const TREE_CASES = [
  when('an id stands twice', ['R2 copy'], ({ whole, question }) => {
    whole.questions.push(question('copy'));
  }),
  when('a child does not exist', ['R3 nodes.sum.children'], ({ node }) => {
    node('sum').children.push({ id: 'nonsense', weight: 1 });
  }),
  when('the root does not exist', ['R5 root', 'R5 mean'], ({ whole }) => {
    whole.root = 'top';
  }),
  when('a question is below two nodes', ['R5 nodes.sum.children'], ({ node }) => {
    node('sum').children.push({ id: 'machines', weight: 1 });
  }),
  when('a question is below no node', ['R5 copy'], ({ node }) => {
    node('weighted').children.pop();
  }),
  when('nodes go in a circle', ['R5 root'], ({ node }) => {
    node('sum').children.push({ id: 'root', weight: 1 });
  }),
];

const QUESTION_CASES = [
  when('“none” is an item too', [`R2 ${asked('tools')}.rule`], ({ question }) => {
    question('tools').rule = { type: 'count', items: { saw: 1000, lathe: 2000 }, none: 'saw' };
  }),
  when('a row stands twice', [`R2 ${asked('stages')}.rule.rows`], ({ question }) => {
    question('stages').rule = {
      type: 'matrix',
      rows: ['cad', 'cad'],
      stages: { no: 0, use: 3000 },
    };
  }),
  when('more rows count than there are', [`R3 ${asked('stages')}.rule.best`], ({ question }) => {
    question('stages').rule = { type: 'matrix', rows: ['cad'], stages: { no: 0, use: 9 }, best: 2 };
  }),
  when('an option is called “dont-know”', [`R4 ${asked('copy')}.rule`], ({ question }) => {
    question('copy').rule = { type: 'choice', points: { no: 0, 'dont-know': 1000, yes: 2000 } };
  }),
  when('a row is called “not-relevant”', [`R4 ${asked('stages')}.rule`], ({ question }) => {
    question('stages').rule = { type: 'matrix', rows: ['not-relevant'], stages: { no: 0, use: 9 } };
  }),
  when('all options give the same', [`R6 ${asked('copy')}.rule`], ({ question }) => {
    question('copy').rule = { type: 'boolean', yes: 3000, no: 3000 };
  }),
  when('knots fall back', [`R6 ${asked('hours')}.rule.knots`], ({ question }) => {
    const knots: [number, number][] = [[0, 0], [40, 4000], [40, 5000]]; // prettier-ignore
    question('hours').rule = { type: 'number', knots, min: 0, max: 60 };
  }),
  when(
    'the least number exceeds the greatest',
    [`R6 ${asked('hours')}.rule.knots`],
    ({ question }) => {
      question('hours').rule = { type: 'number', knots: [[0, 0], [40, 4000]], min: 30, max: 20 }; // prettier-ignore
    },
  ),
  when(
    'the least number gives a third of a point',
    [`R6 ${asked('hours')}.rule.knots`],
    ({ question }) => {
      question('hours').rule = { type: 'number', knots: [[0, 0], [3, 1000]], min: 1, max: 3 }; // prettier-ignore
    },
  ),
];

const CONDITION_CASES = [
  when(
    'a condition reads a question that does not exist',
    [`R3 ${asked('network')}.visibleIf`],
    ({ question }) => {
      question('network').visibleIf = { any: [{ question: 'nonsense', in: ['two'] }] };
    },
  ),
  when(
    'a condition reads a later question',
    [`R9 ${asked('network')}.visibleIf`],
    ({ question }) => {
      question('network').visibleIf = { question: 'part', in: ['yes'] };
    },
  ),
  when(
    'a condition reads its own question',
    [`R9 ${asked('network')}.visibleIf`],
    ({ question }) => {
      question('network').visibleIf = { question: 'network', in: ['two'] };
    },
  ),
  when(
    'a condition waits for an answer that does not exist',
    [`R9 ${asked('network')}.visibleIf`],
    ({ question }) => {
      question('network').visibleIf = { all: [{ question: 'machines', in: ['two', 'twenty'] }] };
    },
  ),
  when(
    'a condition reads who the firm is',
    [`R9 ${asked('network')}.visibleIf`],
    ({ question }) => {
      question('network').visibleIf = { profile: 'vatNumber', in: ['00000000000'] };
    },
  ),
];

const NODE_CASES = [
  when(
    'a scale spans nothing',
    [`R6 ${at('ranking')}.scale`, `R7 ${at('ranking')}.bands.1`],
    ({ node }) => {
      node('ranking').scale = { min: 0, max: 0 };
    },
  ),
  when('a child goes beyond the scale', [`R6 ${at('weighted')}.children`], ({ node }) => {
    node('weighted').scale.max = 4999;
  }),
  when('a sum has no room for its parts', [`R6 ${at('sum')}.scale`], ({ question }) => {
    question('part').rule = { type: 'choice', points: { no: 0, yes: 3001 } };
  }),
  when('a sum may fall below its scale', [`R6 ${at('sum')}.scale`], ({ question }) => {
    question('part').rule = { type: 'choice', points: { no: -1, yes: 2000 } };
  }),
  when(
    'a count has no room for all',
    [`R6 ${at('count')}.scale`, `R7 ${at('count')}.bands.2`],
    ({ node }) => {
      node('count').scale.max = 1999;
    },
  ),
  when('a ladder leads beyond the scale', [`R6 ${at('ladder')}.scale`], ({ node }) => {
    node('ladder').aggregate = { ...LADDER, rungs: [0, 2000, 5001] };
  }),
  when('a band stands twice', [`R2 ${at('sum')}.bands`], ({ node }) => {
    node('sum').bands = [{ id: 'low', from: 0 }, { id: 'low', from: 1000 }]; // prettier-ignore
  }),
  when('the bands begin above the scale’s minimum', [`R7 ${at('sum')}.bands`], ({ node }) => {
    node('sum').bands = [{ id: 'low', from: 1 }];
  }),
  when('bands do not rise', [`R7 ${at('sum')}.bands.1`], ({ node }) => {
    node('sum').bands = [{ id: 'low', from: 0 }, { id: 'high', from: 0 }]; // prettier-ignore
  }),
  when('a band lies beyond the scale', [`R7 ${at('sum')}.bands.1`], ({ node }) => {
    node('sum').bands = [{ id: 'low', from: 0 }, { id: 'high', from: 5001 }]; // prettier-ignore
  }),
  when('a cap looks at children without bands', [`R7 ${at('sum')}.cap`], ({ node }) => {
    node('sum').cap = { above: 1 };
  }),
  when(
    'a ladder lacks the points of a rung',
    [`R8 ${at('ladder')}.aggregate.rungs`],
    ({ node }) => {
      node('ladder').aggregate = { ...LADDER, rungs: [0, 2000] };
    },
  ),
  when('a higher rung gives less', [`R8 ${at('ladder')}.aggregate.rungs`], ({ node }) => {
    node('ladder').aggregate = { ...LADDER, rungs: [0, 4000, 2000] };
  }),
  when('a rung can never be met', [`R8 ${at('ladder')}.aggregate.met`], ({ node }) => {
    node('ladder').aggregate = { ...LADDER, met: 2001 };
  }),
  when('a factor leaves a child out', [`R8 ${at('ranking')}.aggregate.factors`], ({ node }) => {
    node('ranking').aggregate = {
      method: 'ranking',
      factors: [{ id: 'cost', weight: 1, values: { plan: 3 }, timesGap: false }],
    };
  }),
];

/** Weights without a common divisor, so that their sum stays a denominator. */
function unevenly(parts: Parts, id: string, first: number): void {
  parts.node(id).children.forEach((child, index) => {
    child.weight = index === 0 ? first : 99_991;
  });
}

const EXACTNESS_CASES = [
  when('weights of means are too uneven', ['R14 nodes.root'], (parts) => {
    for (const id of ['root', 'pair', 'mean', 'weighted']) unevenly(parts, id, 99_989);
    parts.node('mean').aggregate = { method: 'weighted-mean' };
  }),
  when('weights that only coverage uses are too uneven', ['R14 nodes.root'], (parts) => {
    for (const id of ['ladder', 'sum', 'count', 'ranking']) unevenly(parts, id, 99_989);
  }),
  when('a change of scale divides by too much', ['R14 nodes.root'], (parts) => {
    unevenly(parts, 'root', 99_989);
    unevenly(parts, 'weighted', 99_989);
    parts.node('weighted').normalise = true;
    parts.question('copy').rule = { type: 'boolean', yes: 999_983, no: 0 };
  }),
];

export const DEFINITION_CASES: CheckCase[] = [
  ...TREE_CASES,
  ...QUESTION_CASES,
  ...CONDITION_CASES,
  ...NODE_CASES,
  ...EXACTNESS_CASES,
];
