/** `route()`: from a result to offers, the money that pays for them, and at most three next steps. Judged as of a day. */
import type { Model } from './definition.ts';
import { criteriaOf, worst } from './eligibility.ts';
import type { Applicant, Assessed, Criterion } from './eligibility.ts';
import { judgeGrant } from './money.ts';
import type { Catalogue, Offer, OfferOf } from './offer.ts';
import { prioritise } from './priorities.ts';
import type { Profile } from './profile.ts';
import { readSize } from './profile.ts';
import type {
  AreaPriority,
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
  const applicant: Applicant = { profile, size: readSize(profile), assessment, today };
  const priorities = prioritise(model, result, profile);
  const levels = new Map(
    priorities.map((priority) => [priority.area, levelOf(model, result, priority.area)]),
  );
  const judged = plan.offers.map((planned) => judge(planned, applicant));
  const calls = new Map(
    judged.flatMap((offer) =>
      offer.planned.offer.kind === 'call' ? [[offer.planned.offer.id, offer] as const] : [],
    ),
  );
  const offers = judged.map((offer) => {
    const { helps, rank } = helped(offer.planned.offer, priorities, levels);
    const { id, kind } = offer.planned.offer;
    const funding = kind === 'service' ? fund(offer.planned, calls, applicant) : [];
    return {
      offer: id,
      kind,
      verdict: offer.verdict,
      criteria: offer.criteria,
      helps,
      rank,
      funding,
    };
  });
  offers.sort(
    (a, b) =>
      VERDICT_ORDER[a.verdict] - VERDICT_ORDER[b.verdict] ||
      b.rank - a.rank ||
      (a.offer < b.offer ? -1 : 1),
  );
  return {
    today,
    offers,
    nextSteps: chooseSteps(plan, priorities, offers),
    missing: missingFacts(offers),
  };
}

const VERDICT_ORDER = { yes: 0, unknown: 1, no: 2 };

interface PlannedOffer {
  offer: Offer;
  criteria: Criterion[];
  /** For services: the calls that pay for its code. */
  calls: OfferOf<'call'>[];
}

interface Plan {
  offers: PlannedOffer[];
  byId: Map<string, Offer>;
}

const plans = new WeakMap<Catalogue, Map<string, Plan>>();

/** What does not depend on the firm is worked out once per catalogue and set of editions in force. */
function planOf(catalogue: Catalogue, today: string): Plan {
  const inForce = catalogue.editions
    .filter(({ from, to }) => from <= today && (to === undefined || today <= to))
    .map(({ id }) => id);
  const perEditions = plans.get(catalogue) ?? new Map<string, Plan>();
  plans.set(catalogue, perEditions);
  const key = inForce.join('\n');
  let plan = perEditions.get(key);
  if (!plan) {
    plan = makePlan(catalogue.offers.filter(({ edition }) => inForce.includes(edition)));
    perEditions.set(key, plan);
  }
  return plan;
}

function makePlan(offers: Offer[]): Plan {
  const calls = offers.filter((offer) => offer.kind === 'call');
  const planned = offers.map((offer) => ({
    offer,
    criteria: criteriaOf(offer),
    calls:
      offer.kind === 'service'
        ? calls.filter((call) => call.pays.some((code) => covers(code, offer.code)))
        : [],
  }));
  return { offers: planned, byId: new Map(offers.map((offer) => [offer.id, offer])) };
}

/** A code covers itself and the codes below it: B covers B.5.4, B.5 does not cover B.50. */
export function covers(code: string, below: string): boolean {
  return below === code || below.startsWith(`${code}.`);
}

interface Judged {
  planned: PlannedOffer;
  verdict: OfferResult['verdict'];
  criteria: CriterionResult[];
}

function judge(planned: PlannedOffer, applicant: Applicant): Judged {
  const criteria = planned.criteria.map((criterion) => criterion(applicant));
  return { planned, criteria, verdict: worst(criteria.map(({ verdict }) => verdict)) };
}

/** Level index of an area by its own band; null without score. */
function levelOf(model: Model, result: Result, area: string): number | null {
  const band = result.nodes[area]?.band;
  return band === null || band === undefined
    ? null
    : model.levels.findIndex(({ id }) => id === band);
}

/** Areas below target, or still to be found out, whose level lies in the offer's range. */
function helped(
  offer: Offer,
  priorities: AreaPriority[],
  levels: Map<string, number | null>,
): { helps: string[]; rank: number } {
  const helps: string[] = [];
  let rank = 0;
  for (const priority of priorities) {
    if (priority.action !== 'improve' && priority.action !== 'find-out') continue;
    const range = offer.areas.find(({ area }) => area === priority.area);
    const level = levels.get(priority.area) ?? null;
    if (!range || (level !== null && (level < range.from || level > range.to))) continue;
    helps.push(priority.area);
    rank += priority.priority;
  }
  return { helps, rank };
}

/** Calls that may pay for a service: sure ones first, then the one that leaves the smallest own share. */
function fund(
  { offer, calls }: PlannedOffer,
  judged: Map<string, Judged>,
  { size }: Applicant,
): Funding[] {
  if (offer.kind !== 'service') return [];
  const found = calls.flatMap((call): Funding[] => {
    const verdict = judged.get(call.id)?.verdict ?? 'no';
    if (verdict === 'no') return [];
    const { lowest, highest } = offer.cost;
    const money =
      size.size && call.grant.bySize[size.size]
        ? {
            atLowest: judgeGrant(call.grant, lowest, size.size),
            atHighest: judgeGrant(call.grant, highest, size.size),
          }
        : NO_SUM;
    return [{ call: call.id, verdict, ...money }];
  });
  return found.toSorted(
    (a, b) =>
      VERDICT_ORDER[a.verdict] - VERDICT_ORDER[b.verdict] ||
      grantAt(b) - grantAt(a) ||
      (a.call < b.call ? -1 : 1),
  );
}

const NO_SUM = { atLowest: null, atHighest: null };

function grantAt({ atLowest, atHighest }: Funding): number {
  return (atLowest?.grant ?? 0) + (atHighest?.grant ?? 0);
}

/**
 * One step per area, in order of priority ("find out first" only where nothing is known to lack): the service that
 * the firm may have, that a call pays for, that is made for this area more than for others, and that costs least.
 */
function chooseSteps(
  plan: Plan,
  priorities: AreaPriority[],
  offers: OfferResult[],
): Routing['nextSteps'] {
  const services = offers.filter(({ kind, verdict }) => kind === 'service' && verdict !== 'no');
  const taken = new Set<string>();
  const steps: Routing['nextSteps'] = [];
  for (const { area, action } of priorities) {
    if (steps.length === MOST_STEPS) break;
    if (action !== 'improve' && action !== 'find-out') continue;
    const candidates = services.filter(
      ({ offer, helps }) => helps.includes(area) && !taken.has(offer),
    );
    const [best] = candidates.toSorted((a, b) => compareServices(plan, a, b));
    if (best) taken.add(best.offer);
    steps.push({ area, offer: best?.offer ?? null, call: best?.funding[0]?.call ?? null });
  }
  return steps;
}

function compareServices(plan: Plan, a: OfferResult, b: OfferResult): number {
  const [first, second] = [serviceFacts(plan, a), serviceFacts(plan, b)];
  return (
    VERDICT_ORDER[a.verdict] - VERDICT_ORDER[b.verdict] ||
    first.unpaid - second.unpaid ||
    first.breadth - second.breadth ||
    first.cost - second.cost ||
    (a.offer < b.offer ? -1 : 1)
  );
}

function serviceFacts(
  plan: Plan,
  { offer, funding }: OfferResult,
): { unpaid: number; breadth: number; cost: number } {
  const service = plan.byId.get(offer);
  const pays = funding.some(
    ({ verdict, atHighest }) => verdict !== 'no' && atHighest?.verdict !== 'no',
  );
  return {
    unpaid: pays ? 0 : 1,
    breadth: service?.areas.length ?? 0,
    cost: service?.kind === 'service' ? service.cost.lowest : 0,
  };
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
