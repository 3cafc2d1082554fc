/** Counterfactual: the cheapest set of one-step improvements that lifts a dimension by one level. */
import type { Answers } from './answers.ts';
import type { Definition, Question } from './definition.ts';
import type { Facts } from './profile.ts';
import { score } from './score.ts';
import { isVisible } from './visibility.ts';

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

/**
 * Cheapest improvements of answered single-choice questions (each step to the next higher option, at the question's
 * effort) that lift `node` to its next band; null where it is at the top, has no score or cannot be lifted.
 * Gains add up because areas and dimensions are means; the set found is scored once more, and dropped if it falls short.
 */
export function findShortcut(
  definition: Definition,
  answers: Answers,
  facts: Facts,
  node: string,
): Shortcut | null {
  const before = score(definition, answers, facts).nodes[node];
  if (!before || before.score === null || before.next === null) return null;
  const base = before.score;
  const climbs = definition.questions.flatMap((question) => {
    const climb = climbOf(
      question,
      answers,
      facts,
      (changed) => (score(definition, changed, facts).nodes[node]?.score ?? base) - base,
    );
    return climb ? [climb] : [];
  });
  const chosen = cheapest(climbs, before.next.distance);
  if (!chosen) return null;
  const steps = chosen.flatMap(({ climb, rung }) => {
    const [from, to] = [climb.rungs[0], climb.rungs[rung]];
    return from && to && rung > 0
      ? [{ question: climb.question, from: from.answer, to: to.answer }]
      : [];
  });
  const improved = {
    ...answers,
    ...Object.fromEntries(steps.map(({ question, to }) => [question, to])),
  };
  const after = score(definition, improved, facts).nodes[node];
  if (after?.uncappedBand !== before.next.band) return null;
  return {
    node,
    band: before.next.band,
    cost: chosen.reduce((sum, { climb, rung }) => sum + (climb.rungs[rung]?.cost ?? 0), 0),
    steps,
  };
}

function climbOf(
  question: Question,
  answers: Answers,
  facts: Facts,
  gainOf: (changed: Answers) => number,
): Climb | null {
  const answer = answers[question.id];
  if (
    question.rule.type !== 'choice' ||
    typeof answer !== 'string' ||
    !isVisible(question.visibleIf, answers, facts)
  )
    return null;
  const points = question.rule.points;
  const now = points[answer];
  if (now === undefined) return null;
  const higher = Object.keys(points)
    .filter((option) => (points[option] ?? 0) > now)
    .toSorted((a, b) => (points[a] ?? 0) - (points[b] ?? 0));
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

interface Choice {
  gain: number;
  picks: { climb: Climb; rung: number }[];
}

/** Multiple-choice knapsack by cost: the greatest gain for each total cost, then the first cost that suffices. */
function cheapest(climbs: Climb[], wanted: number): Choice['picks'] | null {
  let best: Choice[] = [{ gain: 0, picks: [] }];
  for (const climb of climbs) {
    const next: Choice[] = [];
    best.forEach((choice, cost) => {
      climb.rungs.forEach((step, rung) => {
        const total = cost + step.cost;
        const gain = choice.gain + step.gain;
        const known = next[total];
        if (!known || gain > known.gain)
          next[total] = {
            gain,
            picks: rung === 0 ? choice.picks : [...choice.picks, { climb, rung }],
          };
      });
    });
    best = next;
  }
  // Gains are sums of rounded numbers; the caller scores the answer exactly.
  return best.find((choice) => choice && choice.gain >= wanted - 1e-9)?.picks ?? null;
}
