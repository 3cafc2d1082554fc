/**
 * The firms of a whole region with what they measured over some years. The same file and seed give the same firms.
 * Sectors, provinces, sizes and life phases have the file's shares; chains cluster where they are at home; levels grow
 * with size, with every measurement, and a little where a chain is at home.
 */
import type { Answers } from '../../scoring/answers.ts';
import type { Definition } from '../../scoring/definition.ts';
import type { People, Profile } from '../../scoring/profile.ts';
import type { ActivityView } from '../contract.ts';
import { sectionOf } from '../regions/sections.ts';
import type { PopulationFile } from './population-file.ts';
import { answersTo } from './population.ts';
import { normal, pickWeighted, randomFrom } from './random.ts';

export interface MeasuredFirm {
  number: number;
  /** Whether it gave a VAT number. */
  checked: boolean;
  profile: Profile;
  /** Oldest first. */
  measurements: { day: string; answers: Answers }[];
}

const BY_PEOPLE: Record<People, { level: number; turnover: NonNullable<Profile['turnover']> }> = {
  one: { level: 0.6, turnover: 'up-to-2m' },
  '2-9': { level: 1.1, turnover: 'up-to-2m' },
  '10-49': { level: 1.7, turnover: '2m-10m' },
  '50-249': { level: 2.4, turnover: '10m-50m' },
  '250-plus': { level: 3, turnover: 'over-50m' },
};
const BETWEEN_FIRMS = 0.7;
const GROWTH = 0.35;
const AT_HOME = 0.15;
const CHAIN_UNKNOWN = 0.02;
const DAY_MS = 86_400_000;
const QUARTER_DAYS = 91;

export function* generateRegion(
  file: PopulationFile,
  { definition, activities }: { definition: Definition; activities: readonly ActivityView[] },
  options: { firms: number; seed: number; today: string },
): Generator<MeasuredFirm> {
  const random = randomFrom(options.seed);
  const answersAt = answersTo(definition);
  const provinces = Object.entries(file.provinces);
  const sections = Object.entries(file.sections);
  const people = Object.entries(file.people) as [People, number][];
  const phases = Object.entries(file.lifePhases);
  const choices = new Map<string, [ActivityView, number][]>();
  const activitiesOf = (province: string, section: string): [ActivityView, number][] => {
    const key = `${province} ${section}`;
    const known = choices.get(key);
    if (known) return known;
    const made = activities
      .filter(({ code }) => sectionOf(code.slice(0, 2)) === section)
      .map((each): [ActivityView, number] => [
        each,
        file.atHome[province]?.[each.valueChain ?? ''] ?? 1,
      ]);
    choices.set(key, made);
    return made;
  };
  for (let number = 0; number < options.firms; number += 1) {
    const nuts3 = pickWeighted(random, provinces);
    const activity = pickWeighted(random, activitiesOf(nuts3, pickWeighted(random, sections)));
    const heads = pickWeighted(random, people);
    const chain = activity.valueChain ?? 'other';
    const profile: Profile = {
      country: 'IT',
      nuts3,
      nace: activity.code,
      naceVersion: '2',
      people: heads,
      turnover: BY_PEOPLE[heads].turnover,
      lifePhase: pickWeighted(random, phases),
      ...(random() >= CHAIN_UNKNOWN && { valueChain: chain }),
    };
    const isAtHome = (file.atHome[nuts3]?.[chain] ?? 1) > 1;
    const level =
      BY_PEOPLE[heads].level + (isAtHome ? AT_HOME : 0) + normal(random) * BETWEEN_FIRMS;
    const days = daysOf(file, options.today, random);
    yield {
      number,
      checked: random() >= file.anonymous,
      profile,
      measurements: days.map((day, time) => ({
        day,
        answers: answersAt(random, level + time * GROWTH),
      })),
    };
  }
}

/** When a firm was measured: some twice or thrice, at least two quarters apart where there is room. */
function daysOf(file: PopulationFile, today: string, random: () => number): string[] {
  const chance = random();
  const again =
    chance < file.measuredThrice ? 2 : chance < file.measuredThrice + file.measuredTwice ? 1 : 0;
  const last = random() ** 1.5 * file.quarters;
  const quarters = Array.from(
    { length: again + 1 },
    (_, time) => last + time * (2 + random()),
  ).filter((quarter, time) => time === 0 || quarter < file.quarters);
  return quarters
    .toReversed()
    .map((quarter) =>
      new Date(Date.parse(today) - Math.floor(quarter * QUARTER_DAYS) * DAY_MS)
        .toJSON()
        .slice(0, 10),
    );
}
