/** Counterfactual: the cheapest set of one-step improvements that lifts a dimension by one level. */
import type { Answers } from './answers.ts';
import type { Definition, Question, ScoreNode } from './definition.ts';
import type { Facts } from './profile.ts';
import type { NodeResult, Result } from './result.ts';
import { score } from './score.ts';

export interface Shortcut {
  /** Node that is lifted, and the band it reaches. */
  node: string;
  band: string;
  /** Sum of the efforts of all steps. */
  cost: number;
  steps: { question: string; from: string; to: string }[];
}

interface Climb {
  /** One entry per number of steps, from none: answer, gain of the node in points, cost. */
  rungs: { answer: string; gain: number; cost: number }[];
  question: string;
}

/** Thousandths of a point. Level 5 is rare and never a target: no step goes beyond level 4, and no goal lies there. */
const HIGHEST = 4000;

/**
 * Cheapest improvements of answered single-choice questions (each step to the next higher option, at the question's
 * effort) that lift `node` to its next band or beyond; null where that band is none to aim at, or there is no score or no way.
 * Works where gains add up: in trees of means without a cap, such as areas and dimensions; null elsewhere. What is
 * found is scored once more, so it always holds; behind a gate question there may be a cheaper way.
 */
export function findShortcut(
  definition: Definition,
  answers: Answers,
  facts: Facts,
  node: string,
): Shortcut | null {
  const result = score(definition, answers, facts);
  const before = result.nodes[node];
  if (!before?.next || before.score === null || !addsUp(definition, node)) return null;
  const { next, score: base } = before;
  if (startOf(definition, node, next.band) > HIGHEST) return null;
  const after = (changed: Answers) => score(definition, changed, facts).nodes[node];
  const climbs = definition.questions.flatMap((question) => {
    const climb = climbOf(
      question,
      result,
      answers,
      (changed) => (after(changed)?.score ?? base) - base,
    );
    return climb ? [climb] : [];
  });
  for (const { cost, picks } of choices(climbs, next.distance)) {
    const steps = picks.map(({ climb, rung }) => stepOf(climb, rung));
    const improved = Object.fromEntries(steps.map(({ question, to }) => [question, to]));
    if (reaches(definition, node, after({ ...answers, ...improved }), next.band))
      return { node, band: next.band, cost, steps };
  }
  return null;
}

/** True if everything from the node down to its questions is a mean, and nothing caps it. */
function addsUp(definition: Definition, id: string): boolean {
  const node = definition.nodes.find((candidate) => candidate.id === id);
  if (!node) return true;
  return (
    isMean(node) &&
    node.cap === undefined &&
    node.children.every((child) => addsUp(definition, child.id))
  );
}

function isMean({ aggregate: { method } }: ScoreNode): boolean {
  return method === 'mean' || method === 'weighted-mean';
}

/** Points from which the band is reached. */
function startOf({ nodes }: Definition, id: string, band: string): number {
  const bands = nodes.find((node) => node.id === id)?.bands ?? [];
  return bands.find((one) => one.id === band)?.from ?? Infinity;
}

function reaches(
  { nodes }: Definition,
  id: string,
  after: NodeResult | undefined,
  band: string,
): boolean {
  const bands = nodes.find((node) => node.id === id)?.bands?.map((one) => one.id) ?? [];
  return after?.band != null && bands.indexOf(after.band) >= bands.indexOf(band);
}

function climbOf(
  question: Question,
  result: Result,
  answers: Answers,
  gainOf: (changed: Answers) => number,
): Climb | null {
  const answer = answers[question.id];
  if (
    question.rule.type !== 'choice' ||
    typeof answer !== 'string' ||
    result.questions[question.id]?.state !== 'answered'
  )
    return null;
  const { points } = question.rule;
  const worth = (option: string) => points[option] ?? 0;
  const higher = Object.keys(points)
    .filter((option) => worth(option) > worth(answer) && worth(option) <= HIGHEST)
    .toSorted((a, b) => worth(a) - worth(b))
    .filter((option, index, all) => index === 0 || worth(option) !== worth(all[index - 1] ?? ''));
  const rungs = [
    { answer, gain: 0, cost: 0 },
    ...higher.map((option, index) => ({
      answer: option,
      gain: gainOf({ ...answers, [question.id]: option }),
      cost: (index + 1) * question.effort,
    })),
  ];
  return rungs.some(({ gain }) => gain > 0) ? { question: question.id, rungs } : null;
}

function stepOf({ question, rungs }: Climb, rung: number): Shortcut['steps'][number] {
  return { question, from: rungs[0]?.answer ?? '', to: rungs[rung]?.answer ?? '' };
}

interface Choice {
  gain: number;
  cost: number;
  picks: { climb: Climb; rung: number }[];
}

/** Multiple-choice knapsack: the greatest gain for each total cost; those that suffice, the cheapest first. */
function choices(climbs: Climb[], wanted: number): Choice[] {
  let best: Choice[] = [{ gain: 0, cost: 0, picks: [] }];
  for (const climb of climbs) {
    const next: Choice[] = [];
    best.forEach((choice) => {
      climb.rungs.forEach((step, rung) => {
        const cost = choice.cost + step.cost;
        const gain = choice.gain + step.gain;
        const known = next[cost];
        const picks = rung === 0 ? choice.picks : [...choice.picks, { climb, rung }];
        if (!known || gain > known.gain) next[cost] = { gain, cost, picks };
      });
    });
    best = next;
  }
  // Gains are sums of rounded numbers; the caller scores the answer exactly.
  return best.filter(({ gain }) => gain >= wanted - 1e-9);
}
