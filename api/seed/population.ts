/**
 * A generated population of firms: believable enough to try the service with, and never to be mistaken for data.
 * The same seed gives the same firms. Levels grow with size, hang together within a firm and differ by area.
 */
import type { Answers } from '../../scoring/answers.ts';
import type { Definition, Question } from '../../scoring/definition.ts';
import type { People, Profile } from '../../scoring/profile.ts';
import type { ActivityView, ProvinceView } from '../contract.ts';
import { normal, pick, pickWeighted, randomFrom } from './random.ts';

export interface GeneratedFirm {
  profile: Profile;
  answers: Answers;
}

export interface PopulationNeeds {
  definition: Definition;
  activities: readonly ActivityView[];
  provinces: readonly ProvinceView[];
  goals: readonly string[];
  chainRoles: readonly string[];
  lifePhases: readonly string[];
}

/** Shares by headcount, usual turnover and mean level: our own rough estimate of small manufacturing firms. */
const SIZES: {
  people: People;
  share: number;
  level: number;
  turnover: NonNullable<Profile['turnover']>;
}[] = [
  { people: 'one', share: 0.25, level: 0.6, turnover: 'up-to-2m' },
  { people: '2-9', share: 0.55, level: 1.1, turnover: 'up-to-2m' },
  { people: '10-49', share: 0.16, level: 1.7, turnover: '2m-10m' },
  { people: '50-249', share: 0.04, level: 2.4, turnover: '10m-50m' },
];
const REGIONS = ['ITI1', 'ITH5'];
const DONT_KNOW_SHARE = 0.05;
const NOT_RELEVANT_SHARE = 0.08;
/** How much further firms are in some areas than in others, in points: our own rough estimate. */
const LEAD: Record<string, number> = {
  'machine-connectivity': -0.2,
  simulation: -0.5,
  'information-systems': 0.5,
  cybersecurity: 0.4,
  'digital-skills': 0.3,
  training: 0.1,
  'hr-analytics': -0.4,
  'work-organisation': 0.1,
  'leadership-culture': 0.2,
  'digital-strategy': -0.2,
  'product-services': -0.5,
  'digital-sales': 0.4,
  'open-innovation': -0.4,
  'value-chain-position': 0.2,
  sustainability: -0.1,
};
/** A firm takes the answer that is nearest to where it is. */
const NEAREST = 500;
/** Spread of levels between firms of one size, and between the areas of one firm. */
const BETWEEN_FIRMS = 0.7;
const WITHIN_FIRM = 0.8;

/** Endless firms; take as many as needed. */
export function* generateFirms(
  needs: PopulationNeeds,
  seed: number,
): Generator<GeneratedFirm, never> {
  const random = randomFrom(seed);
  const answersAt = answersTo(needs.definition);
  const provinces = needs.provinces.filter(({ region }) => REGIONS.includes(region));
  const makers = needs.activities.filter(
    ({ code }) => code >= '10' && code < '34' && code.includes('.'),
  );
  for (;;) {
    const size = pickWeighted(
      random,
      SIZES.map((each) => [each, each.share]),
    );
    const activity = pick(random, makers);
    const profile: Profile = {
      country: 'IT',
      nuts3: pick(random, provinces).code,
      nace: activity.code,
      naceVersion: '2',
      people: size.people,
      turnover: size.turnover,
      valueChain: activity.valueChain ?? 'other',
      chainRole: pick(random, needs.chainRoles),
      lifePhase: pick(random, needs.lifePhases),
      goals: [pick(random, needs.goals)],
    };
    const level = size.level + normal(random) * BETWEEN_FIRMS;
    yield { profile, answers: answersAt(random, level) };
  }
}

/** Makes answers to an instrument as a firm of a level, in points, gives them. */
export function answersTo({ questions, nodes }: Definition) {
  const leads = new Map(
    nodes.flatMap(({ id, role, children }) =>
      role === 'area' ? children.map((child) => [child.id, LEAD[id] ?? 0] as const) : [],
    ),
  );
  return (random: () => number, level: number): Answers => {
    const pairs = questions.flatMap((question) => {
      const answer = answerAt(random, question, level + (leads.get(question.id) ?? 0));
      return answer === null ? [] : [[question.id, answer] as const];
    });
    return Object.fromEntries(pairs);
  };
}

/** Single choices only: the instrument that firms fill in alone has no others. */
function answerAt(
  random: () => number,
  { rule, dontKnow, notRelevant }: Question,
  level: number,
): string | null {
  if (rule.type !== 'choice') return null;
  if (notRelevant && random() < NOT_RELEVANT_SHARE) return 'not-relevant';
  if (dontKnow && random() < DONT_KNOW_SHARE) return 'dont-know';
  const options = Object.entries(rule.points).toSorted(([, a], [, b]) => a - b);
  const wanted = (level + normal(random) * WITHIN_FIRM) * 1000;
  return (
    options.findLast(([, points]) => points <= wanted + NEAREST)?.[0] ?? options[0]?.[0] ?? null
  );
}
