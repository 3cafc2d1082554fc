/** Rule R24: every offer can be reached. Builds the firms that an offer is for and asks `route()`. */
import type { Answers } from './answers.ts';
import type { ReportFinding } from './check-rules.ts';
import type { Area, Definition, Model } from './definition.ts';
import type { Catalogue, Eligibility, Offer } from './offer.ts';
import { prioritise } from './priorities.ts';
import { SIZES, profileFacts } from './profile.ts';
import type { Profile, SizeClass } from './profile.ts';
import type { Result } from './result.ts';
import { route } from './route.ts';
import { score } from './score.ts';

/** What the offer is judged against: the model, the whole catalogue, the instrument that leads to it, and a day. */
interface Setting {
  model: Model;
  catalogue: Catalogue;
  definition: Definition;
  /** A day on which the offer is open. */
  today: string;
}

/**
 * Every range of levels must be that of some firm which may have the offer. A service, call, course or incentive must
 * also help at least one firm that lacks something; cases and partners may speak to firms that have reached their target.
 */
export function checkReach(setting: Setting, offer: Offer, report: ReportFinding): void {
  const areas = offer.areas.filter(
    ({ area, from, to }) => setting.model.areas.some(({ id }) => id === area) && from <= to,
  );
  const reached = areas.map(({ area, from, to }) => reach(setting, offer, area, from, to));
  reached.forEach((found, index) => {
    const { area, from, to } = areas[index] ?? { area: '', from: 0, to: 0 };
    if (found === 'never')
      report('R24', 'areas', `No result leads to it by “${area}” from level ${from} to ${to}`);
  });
  const isWork = offer.kind !== 'case' && offer.kind !== 'partner';
  if (isWork && reached.includes('at-target') && !reached.includes('helps'))
    report('R24', 'areas', 'It helps no firm that lacks anything: every target is reached before');
}

function reach(
  setting: Setting,
  offer: Offer,
  areaId: string,
  from: number,
  to: number,
): 'helps' | 'at-target' | 'never' {
  const area = setting.model.areas.find(({ id }) => id === areaId) as Area;
  let atTarget = false;
  for (const answers of answersAt(setting.definition, areaId, from, to)) {
    for (const profile of firmsFor(offer, area)) {
      const result = score(setting.definition, answers, profileFacts(profile));
      const action = actionOn(setting.model, result, profile, areaId);
      if (action !== 'improve' && atTarget) continue;
      const helps = offered(setting, offer, result, profile);
      if (helps?.includes(areaId)) return 'helps';
      if (helps && action === 'keep') atTarget = true;
    }
  }
  return atTarget ? 'at-target' : 'never';
}

function actionOn(model: Model, result: Result, profile: Profile, areaId: string) {
  return prioritise(model, result, profile).find(({ area }) => area === areaId)?.action;
}

/** The areas that the offer helps, or null where the firm may not have it. */
function offered(
  { model, catalogue, today }: Setting,
  offer: Offer,
  result: Result,
  profile: Profile,
): string[] | null {
  const assessment = assessedFor(offer.who, today);
  const routing = route({ model, catalogue, result, profile, assessment, today });
  const found = routing.offers.find((candidate) => candidate.offer === offer.id);
  return found && (found.verdict === 'yes' || isMoneyGone(offer)) ? found.helps : null;
}

/** A call whose money ended was reachable while it lasted. */
function isMoneyGone(offer: Offer): boolean {
  return offer.funds !== undefined && offer.funds.state !== 'available';
}

/** Firms of every size and chain that the offer is for and whose target differs. */
function firmsFor(offer: Offer, area: Area): Profile[] {
  const { who } = offer;
  const sizes: readonly SizeClass[] =
    who.sizes ?? (offer.kind === 'call' ? SIZES.filter((size) => offer.grant.bySize[size]) : SIZES);
  const chains = who.valueChains ?? [
    undefined,
    ...new Set(area.shifts.flatMap((shift) => shift.valueChains ?? [])),
  ];
  const base = firmFor(who, area);
  return sizes.flatMap((size) =>
    chains.map((chain) => ({
      ...base,
      size,
      ...(chain === undefined ? {} : { valueChain: chain }),
    })),
  );
}

function firmFor(who: Eligibility, area: Area): Profile {
  const place =
    who.nuts?.find((code) => who.countries?.includes(code.slice(0, 2)) ?? true) ?? who.nuts?.[0];
  const activity = who.nace?.[0] ?? '25.62';
  const goal = Object.keys(area.relevance).find((id) => (area.relevance[id] ?? 0) > 0);
  return {
    country: place?.slice(0, 2) ?? who.countries?.[0] ?? 'IT',
    nuts3: place === undefined ? 'ITI18' : place.padEnd(5, '1'),
    nace: activity.length === 1 ? (FIRST_DIVISION[activity] ?? '10') : activity,
    people: '10-49',
    turnover: '2m-10m',
    goals: goal === undefined ? [] : [goal],
    ...(who.lifePhases?.[0] === undefined ? {} : { lifePhase: who.lifePhases[0] }),
    ...(who.chainRoles?.[0] === undefined ? {} : { chainRole: who.chainRoles[0] }),
  };
}

const FIRST_DIVISION: Record<string, string> = {
  A: '01', B: '05', C: '10', D: '35', E: '36', F: '41', G: '45', H: '49', I: '55', J: '58', K: '64',
  L: '68', M: '69', N: '77', O: '84', P: '85', Q: '86', R: '90', S: '94', T: '97', U: '99',
}; // prettier-ignore

function assessedFor(who: Eligibility, today: string) {
  return {
    assessedOn: today,
    accredited: who.assessment?.accredited ?? false,
    stage: who.assessment?.minStage ?? who.assessment?.maxStage ?? null,
  };
}

/** Answers to the area's single choices that put it on each level from `from` to `to`; everything else open. */
function answersAt(definition: Definition, area: string, from: number, to: number): Answers[] {
  const children = definition.nodes.find(({ id }) => id === area)?.children ?? [];
  const questions = definition.questions.filter(({ id }) =>
    children.some((child) => child.id === id),
  );
  const wanted = Array.from({ length: to - from + 1 }, (_, index) => (from + index) * 1000);
  return wanted.flatMap((points) => {
    const pairs = questions.flatMap(({ id, rule }) => {
      const option =
        rule.type === 'choice'
          ? Object.keys(rule.points).find((value) => rule.points[value] === points)
          : undefined;
      return option === undefined ? [] : [[id, option] as const];
    });
    return pairs.length === 0 ? [] : [Object.fromEntries(pairs)];
  });
}
