/** `route()`: from a result to offers, the money that pays for them, and at most three next steps. Judged as of a day. */
import type { Model } from './definition.ts';
import { criteriaOf, toApplicant, worst } from './eligibility.ts';
import type { Applicant, Assessed, Criterion } from './eligibility.ts';
import { judgeGrant } from './money.ts';
import type { Catalogue, Offer, OfferKind, OfferOf } from './offer.ts';
import { prioritise } from './priorities.ts';
import { SIZES } from './profile.ts';
import type { Profile, SizeClass } from './profile.ts';
import type {
  CriterionId,
  CriterionResult,
  Funding,
  MissingFact,
  OfferResult,
  Result,
  Routing,
} from './result.ts';

export interface RouteInput {
  model: Model;
  catalogue: Catalogue;
  result: Result;
  profile: Profile;
  assessment: Assessed;
  /** `YYYY-MM-DD`, Europe/Rome. */
  today: string;
}

/** How many next steps a report gives: more is a list, not a plan. */
const MOST_STEPS = 3;

/**
 * Judges every offer of the editions in force today. The list is ordered by verdict (yes, unknown, no), then by the
 * priorities of the areas that the offer helps. Needs the whole catalogue; never hides an offer.
 */
export function route({
  model,
  catalogue,
  result,
  profile,
  assessment,
  today,
}: RouteInput): Routing {
  const plan = planOf(catalogue, today);
  const applicant = toApplicant(profile, assessment, today);
  const wanted = wantedAreas(model, result, profile);
  const judged = plan.map((planned) => judge(planned, applicant));
  const ranked = plan.map((planned) => toResult(planned, judged, wanted, applicant));
  ranked.sort(
    (a, b) =>
      VERDICT_ORDER[a.result.verdict] - VERDICT_ORDER[b.result.verdict] ||
      b.result.rank - a.result.rank ||
      a.planned.place - b.planned.place,
  );
  const offers = ranked.map((entry) => entry.result);
  return { today, offers, nextSteps: chooseSteps(ranked, wanted), missing: missingFacts(offers) };
}

const VERDICT_ORDER = { yes: 0, unknown: 1, no: 2 };

interface PlannedOffer {
  offer: Offer;
  /** Place among all offers by id: the last word of every order. */
  place: number;
  criteria: Criterion[];
  /** For services: the calls that pay for its code, with the sums by size. */
  payers: Payer[];
  /** For services: how many areas it is made for, and its lowest cost. */
  breadth: number;
  lowest: number;
}

interface Payer {
  call: string;
  place: number;
  bySize: Partial<Record<SizeClass, Pick<Funding, 'atLowest' | 'atHighest'>>>;
}

const plans = new WeakMap<Catalogue, Map<string, PlannedOffer[]>>();

/** What does not depend on the firm is worked out once per catalogue and set of editions in force. */
function planOf(catalogue: Catalogue, today: string): PlannedOffer[] {
  const inForce = catalogue.editions
    .filter(({ from, to }) => from <= today && (to === undefined || today <= to))
    .map(({ id }) => id);
  const perEditions = plans.get(catalogue) ?? new Map<string, PlannedOffer[]>();
  plans.set(catalogue, perEditions);
  const key = inForce.join('\n');
  let plan = perEditions.get(key);
  if (!plan) {
    plan = planOffers(catalogue.offers.filter(({ edition }) => inForce.includes(edition)));
    perEditions.set(key, plan);
  }
  return plan;
}

function planOffers(offers: Offer[]): PlannedOffer[] {
  const sorted = offers.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const calls = sorted.flatMap((call, place) => (call.kind === 'call' ? [{ call, place }] : []));
  return sorted.map((offer, place) => ({
    offer,
    place,
    criteria: criteriaOf(offer),
    payers:
      offer.kind === 'service'
        ? calls
            .filter(({ call }) => call.pays.some((code) => covers(code, offer.code)))
            .map(({ call, place: payer }) => planPayer(call, payer, offer))
        : [],
    breadth: offer.areas.length,
    lowest: offer.kind === 'service' ? offer.cost.lowest : 0,
  }));
}

function planPayer(call: OfferOf<'call'>, place: number, { cost }: OfferOf<'service'>): Payer {
  const sizes = SIZES.filter((size) => call.grant.bySize[size]);
  const sums = sizes.map(
    (size) =>
      [
        size,
        {
          atLowest: judgeGrant(call.grant, cost.lowest, size),
          atHighest: judgeGrant(call.grant, cost.highest, size),
        },
      ] as const,
  );
  return { call: call.id, place, bySize: Object.fromEntries(sums) };
}

/** A code covers itself and the codes below it: B covers B.5.4, B.5 does not cover B.50. */
export function covers(code: string, below: string): boolean {
  return below === code || below.startsWith(`${code}.`);
}

interface Judged {
  verdict: OfferResult['verdict'];
  criteria: CriterionResult[];
}

function judge(planned: PlannedOffer, applicant: Applicant): Judged {
  const criteria = planned.criteria.map((criterion) => criterion(applicant));
  return { criteria, verdict: worst(criteria) };
}

/** An area that lacks something or is still to be found out. `level` is null without score. */
interface WantedArea {
  area: string;
  order: number;
  priority: number;
  level: number | null;
}

/** In order of priority. */
function wantedAreas(model: Model, result: Result, profile: Profile): Map<string, WantedArea> {
  const wanted = new Map<string, WantedArea>();
  for (const { area, action, priority } of prioritise(model, result, profile)) {
    if (action !== 'improve' && action !== 'find-out') continue;
    const band = result.nodes[area]?.band ?? null;
    const level = band === null ? null : model.levels.findIndex(({ id }) => id === band);
    wanted.set(area, { area, order: wanted.size, priority, level });
  }
  return wanted;
}

interface RankedOffer {
  planned: PlannedOffer;
  result: OfferResult;
}

function toResult(
  planned: PlannedOffer,
  judged: Judged[],
  wanted: Map<string, WantedArea>,
  applicant: Applicant,
): RankedOffer {
  const { offer } = planned;
  const { verdict, criteria } = judged[planned.place] as Judged;
  const areas = helpedAreas(offer, wanted);
  const rank = areas.reduce((sum, { priority }) => sum + priority, 0);
  const funding = planned.payers.length === 0 ? NO_FUNDING : fund(planned, judged, applicant);
  return {
    planned,
    result: {
      offer: offer.id,
      kind: offer.kind,
      verdict,
      criteria,
      helps: areas.map(({ area }) => area),
      rank,
      funding,
    },
  };
}

const NO_FUNDING: Funding[] = [];

/** Wanted areas whose level lies in the offer's range, in order of priority. */
function helpedAreas(offer: Offer, wanted: Map<string, WantedArea>): WantedArea[] {
  const helped: WantedArea[] = [];
  for (const { area, from, to } of offer.areas) {
    const found = wanted.get(area);
    if (found && (found.level === null || (found.level >= from && found.level <= to)))
      helped.push(found);
  }
  return helped.length > 1 ? helped.toSorted((a, b) => a.order - b.order) : helped;
}

/** Calls that may pay for a service: sure ones first, then those that pay from its lowest cost on, then the one that gives most. */
function fund({ payers }: PlannedOffer, judged: Judged[], { size }: Applicant): Funding[] {
  const found: Funding[] = [];
  for (const { call, place, bySize } of payers) {
    const verdict = judged[place]?.verdict ?? 'no';
    const sums = size.size === null ? undefined : bySize[size.size];
    if (verdict !== 'no')
      found.push({
        call,
        verdict,
        atLowest: sums?.atLowest ?? null,
        atHighest: sums?.atHighest ?? null,
      });
  }
  return found.length < 2
    ? found
    : found.toSorted(
        (a, b) =>
          VERDICT_ORDER[a.verdict] - VERDICT_ORDER[b.verdict] ||
          Number(paysAtLowest(b)) - Number(paysAtLowest(a)) ||
          grantAt(b) - grantAt(a) ||
          (a.call < b.call ? -1 : 1),
      );
}

function paysAtLowest({ atLowest }: Funding): boolean {
  return atLowest?.verdict === 'yes';
}

function grantAt({ atLowest, atHighest }: Funding): number {
  return (atLowest?.grant ?? 0) + (atHighest?.grant ?? 0);
}

/**
 * One step per area, in order of priority: the service that the firm may have, that a call pays for, that is made
 * for this area more than for others, and that costs least. Where no service is open to the firm, a course or a partner.
 */
function chooseSteps(ranked: RankedOffer[], wanted: Map<string, WantedArea>): Routing['nextSteps'] {
  const candidates = ranked.filter(
    ({ result }) => STEP_KINDS.includes(result.kind) && result.verdict !== 'no',
  );
  const taken = new Set<RankedOffer>();
  const steps: Routing['nextSteps'] = [];
  for (const area of wanted.keys()) {
    if (steps.length === MOST_STEPS) break;
    let best: RankedOffer | null = null;
    for (const candidate of candidates) {
      if (taken.has(candidate) || !candidate.result.helps.includes(area)) continue;
      if (best === null || compareSteps(candidate, best) < 0) best = candidate;
    }
    if (best) taken.add(best);
    steps.push({
      area,
      offer: best?.result.offer ?? null,
      call: best?.result.funding[0]?.call ?? null,
    });
  }
  return steps;
}

/** What a step may lead to, best first. */
const STEP_KINDS: OfferKind[] = ['service', 'training', 'partner'];

function compareSteps(a: RankedOffer, b: RankedOffer): number {
  return (
    STEP_KINDS.indexOf(a.result.kind) - STEP_KINDS.indexOf(b.result.kind) ||
    VERDICT_ORDER[a.result.verdict] - VERDICT_ORDER[b.result.verdict] ||
    unpaid(a.result) - unpaid(b.result) ||
    a.planned.breadth - b.planned.breadth ||
    a.planned.lowest - b.planned.lowest ||
    a.planned.place - b.planned.place
  );
}

/** 0 when a call pays from the lowest cost on, 1 when it pays at the highest only, 2 when none does. */
function unpaid({ funding }: OfferResult): number {
  if (funding.some(paysAtLowest)) return 0;
  return funding.some(({ atHighest }) => atHighest?.verdict !== 'no') ? 1 : 2;
}

const FACT_OF: Partial<Record<CriterionId, MissingFact['fact']>> = {
  size: 'size',
  place: 'place',
  activity: 'activity',
  'life-phase': 'life-phase',
  'value-chain': 'value-chain',
  'chain-role': 'chain-role',
  assessment: 'assessment',
};

/** Facts that open offers wait for; an offer that is "no" anyway waits for nothing. The most wanted first. */
function missingFacts(offers: OfferResult[]): MissingFact[] {
  const waiting = new Map<MissingFact['fact'], number>();
  for (const { verdict, criteria } of offers) {
    if (verdict !== 'unknown') continue;
    for (const criterion of criteria) {
      const fact = criterion.verdict === 'unknown' ? FACT_OF[criterion.criterion] : undefined;
      if (fact) waiting.set(fact, (waiting.get(fact) ?? 0) + 1);
    }
  }
  return [...waiting]
    .map(([fact, count]) => ({ fact, offers: count }))
    .toSorted((a, b) => b.offers - a.offers || (a.fact < b.fact ? -1 : 1));
}
