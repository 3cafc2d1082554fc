/** Checks the catalogue against the model and the instruments: rules R2, R3 and R21–R24. */
import { findingsIn, repeated } from './check-rules.ts';
import type { Finding, ReportFinding } from './check-rules.ts';
import type { Answers } from './answers.ts';
import type { Definition, Model } from './definition.ts';
import type { Catalogue, Eligibility, Offer } from './offer.ts';
import { prioritise } from './priorities.ts';
import { profileFacts } from './profile.ts';
import type { Profile } from './profile.ts';
import { covers, route } from './route.ts';
import { score } from './score.ts';

/** `fileOf` names the file of an offer in the findings. */
export function checkCatalogue(
  model: Model,
  catalogue: Catalogue,
  definition: Definition,
  fileOf: (offer: Offer) => string,
): Finding[] {
  const twice = repeated(catalogue.offers.map(({ id }) => id));
  return catalogue.offers.flatMap((offer) =>
    findingsIn(fileOf(offer), (report) => {
      if (twice.includes(offer.id)) report('R2', 'code', `“${offer.id}” stands twice`);
      checkReferences(model, offer, report);
      checkOrder(offer, report);
      checkPays(catalogue, offer, report);
      checkReach(model, catalogue, definition, offer, report);
    }),
  );
}

function checkReferences(model: Model, offer: Offer, report: ReportFinding): void {
  const areas = offer.areas.map(({ area }) => area);
  mustExist(areas, model.areas, 'areas', report);
  for (const area of repeated(areas)) report('R2', 'areas', `“${area}” stands twice`);
  mustExist(offer.who.valueChains ?? [], model.valueChains, 'who.valueChains', report);
  mustExist(offer.who.chainRoles ?? [], model.chainRoles, 'who.chainRoles', report);
  mustExist(offer.who.lifePhases ?? [], model.lifePhases, 'who.lifePhases', report);
}

function mustExist(
  ids: string[],
  known: { id: string }[],
  path: string,
  report: ReportFinding,
): void {
  for (const id of ids)
    if (!known.some((entry) => entry.id === id)) report('R3', path, `There is no “${id}”`);
}

function checkOrder(offer: Offer, report: ReportFinding): void {
  for (const { area, from, to } of offer.areas)
    if (from > to) report('R22', 'areas', `“${area}” goes from ${from} to ${to}`);
  if (offer.opens !== undefined && offer.closes !== undefined && offer.opens > offer.closes)
    report('R22', 'closes', 'It closes before it opens');
  if (
    (offer.kind === 'service' || offer.kind === 'training') &&
    offer.cost.lowest > offer.cost.highest
  )
    report('R22', 'cost', 'The lowest cost exceeds the highest');
  if (offer.kind === 'call') {
    for (const [size, terms] of Object.entries(offer.grant.bySize)) {
      if (terms.minimum > terms.maximum)
        report('R22', `grant.bySize.${size}`, 'The minimum exceeds the maximum');
      if (terms.rate > 1000) report('R22', `grant.bySize.${size}.rate`, 'More than the whole cost');
    }
    for (const size of offer.who.sizes ?? [])
      if (!offer.grant.bySize[size]) report('R3', 'who.sizes', `No terms for “${size}”`);
  }
  if (offer.kind === 'incentive') {
    offer.brackets.forEach(({ upTo }, index) => {
      if (upTo <= (offer.brackets[index - 1]?.upTo ?? 0))
        report('R22', `brackets.${index}`, 'Brackets must rise');
    });
    if (offer.benefit === 'extra-deduction' && offer.taxRate === undefined)
      report('R3', 'taxRate', 'An extra deduction needs the tax rate');
  }
}

function checkPays(catalogue: Catalogue, offer: Offer, report: ReportFinding): void {
  if (offer.kind !== 'call' && offer.kind !== 'voucher') return;
  const codes = catalogue.offers
    .filter((other) => other.kind === 'service' && other.edition === offer.edition)
    .map(({ code }) => code);
  for (const code of offer.pays) {
    if (!codes.some((below) => covers(code, below)))
      report('R23', 'pays', `No service of this edition has the code “${code}”`);
  }
}

/** Builds the firm that the offer is for, on a day on which it is open, and asks `route()`. */
function checkReach(
  model: Model,
  catalogue: Catalogue,
  definition: Definition,
  offer: Offer,
  report: ReportFinding,
): void {
  const edition = catalogue.editions.find(({ id }) => id === offer.edition);
  if (!edition) {
    report('R21', 'edition', `There is no edition “${offer.edition}”`);
    return;
  }
  const today = [edition.from, offer.opens ?? edition.from].toSorted().at(-1) ?? edition.from;
  const profile = firmFor(offer);
  for (const { area, from, to } of offer.areas) {
    if (!model.areas.some(({ id }) => id === area) || from > to) continue;
    const reached = answersAt(definition, area, from, to).some((answers) => {
      const result = score(definition, answers, profileFacts(profile));
      const wanted = { ...profile, goals: decidingGoal(model, area) };
      const routing = route({
        model,
        catalogue,
        result,
        profile: wanted,
        assessment: assessedFor(offer.who, today),
        today,
      });
      const found = routing.offers.find((candidate) => candidate.offer === offer.id);
      return (
        found !== undefined &&
        (found.verdict === 'yes' || isMoneyGone(offer)) &&
        (found.helps.includes(area) || isAtTarget(model, result, wanted, area))
      );
    });
    if (!reached)
      report('R24', 'areas', `No result leads to it by “${area}” from level ${from} to ${to}`);
  }
}

/** A call whose money ended was reachable while it lasted. */
function isMoneyGone(offer: Offer): boolean {
  return offer.funds !== undefined && offer.funds.state !== 'available';
}

/** Case studies and partners may speak to firms that have reached their target. */
function isAtTarget(
  model: Model,
  result: Parameters<typeof prioritise>[1],
  profile: Profile,
  area: string,
): boolean {
  return prioritise(model, result, profile).some(
    (priority) => priority.area === area && priority.action === 'keep',
  );
}

function firmFor(offer: Offer): Profile {
  const { who } = offer;
  const place = who.nuts?.[0];
  const activity = who.nace?.[0];
  const size = who.sizes?.[0] ?? (offer.kind === 'call' ? sizeOf(offer) : 'small');
  return {
    country: who.countries?.[0] ?? place?.slice(0, 2) ?? 'IT',
    nuts3: place === undefined ? 'ITI18' : place.padEnd(5, '1'),
    nace:
      activity === undefined
        ? '25.62'
        : activity.length === 1
          ? (FIRST_DIVISION[activity] ?? '10')
          : activity,
    people: '10-49',
    turnover: '2m-10m',
    size: size ?? 'small',
    ...(who.lifePhases?.[0] === undefined ? {} : { lifePhase: who.lifePhases[0] }),
    ...(who.valueChains?.[0] === undefined ? {} : { valueChain: who.valueChains[0] }),
    ...(who.chainRoles?.[0] === undefined ? {} : { chainRole: who.chainRoles[0] }),
  };
}

const FIRST_DIVISION: Record<string, string> = {
  A: '01', B: '05', C: '10', D: '35', E: '36', F: '41', G: '45', H: '49', I: '55', J: '58', K: '64',
  L: '68', M: '69', N: '77', O: '84', P: '85', Q: '86', R: '90', S: '94', T: '97', U: '99',
}; // prettier-ignore

function sizeOf(offer: Extract<Offer, { kind: 'call' }>): Profile['size'] {
  return (['micro', 'small', 'medium', 'large'] as const).find((size) => offer.grant.bySize[size]);
}

function assessedFor(who: Eligibility, today: string) {
  return {
    assessedOn: today,
    accredited: who.assessment?.accredited ?? false,
    stage: who.assessment?.minStage ?? who.assessment?.maxStage ?? null,
  };
}

function decidingGoal(model: Model, area: string): string[] {
  const relevance = model.areas.find(({ id }) => id === area)?.relevance ?? {};
  const goal = Object.keys(relevance).find((id) => (relevance[id] ?? 0) > 0);
  return goal === undefined ? [] : [goal];
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
