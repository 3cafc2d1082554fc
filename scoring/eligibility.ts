/**
 * Who may have an offer: each criterion answers yes, no or unknown, with its reason as code and values.
 * Only criteria that the offer states are judged. An unknown never hides an offer: it asks for the missing fact.
 */
import type { Offer } from './offer.ts';
import { readSize } from './profile.ts';
import type { Profile, SizeReading } from './profile.ts';
import type { CriterionId, CriterionResult, Verdict } from './result.ts';

/** The firm as the criteria see it. Days are `YYYY-MM-DD`, Europe/Rome. */
export interface Applicant {
  profile: Profile;
  size: SizeReading;
  assessment: Assessed;
  today: string;
  /** Place and size as keys, made once per firm: every offer asks for them. */
  placeKey: string;
  sizeKey: string;
}

export function toApplicant(profile: Profile, assessment: Assessed, today: string): Applicant {
  const size = readSize(profile);
  return {
    profile,
    size,
    assessment,
    today,
    placeKey: `${profile.country}/${profile.nuts3 ?? ''}`,
    sizeKey: `${size.size}/${size.possible.join()}`,
  };
}

/** Who stands behind the result: a self-assessment is not accredited and has no stage. */
export interface Assessed {
  assessedOn: string;
  accredited: boolean;
  /** acatech-equivalent stage, stated by an accredited assessor only. */
  stage: number | null;
}

export type Criterion = (applicant: Applicant) => CriterionResult;

/** The criteria that an offer states, made once per offer. Their results are shared and frozen. */
export function criteriaOf(offer: Offer): Criterion[] {
  const { who } = offer;
  const sizes = who.sizes ?? (offer.kind === 'call' ? Object.keys(offer.grant.bySize) : undefined);
  const found: (Criterion | null)[] = [
    remembered(
      ({ today }) => today,
      (applicant) => judgeOpening(offer, applicant.today),
    ),
    offer.funds
      ? remembered(
          ({ today }) => today,
          ({ today }) => judgeFunds(offer.funds, today),
        )
      : null,
    who.countries
      ? remembered(
          ({ profile }) => profile.country,
          ({ profile }) => judgeList('country', who.countries ?? [], profile.country),
        )
      : null,
    who.nuts
      ? remembered(
          ({ placeKey }) => placeKey,
          ({ profile }) => judgePlace(who.nuts ?? [], profile),
        )
      : null,
    sizes
      ? remembered(
          ({ sizeKey }) => sizeKey,
          ({ size }) => judgeSize(sizes, size),
        )
      : null,
    who.nace
      ? remembered(
          ({ profile }) => profile.nace,
          ({ profile }) => judgeActivity(who.nace ?? [], profile.nace),
        )
      : null,
    who.lifePhases
      ? remembered(
          ({ profile }) => profile.lifePhase,
          ({ profile }) => judgeList('life-phase', who.lifePhases ?? [], profile.lifePhase),
        )
      : null,
    who.valueChains
      ? remembered(
          ({ profile }) => profile.valueChain,
          ({ profile }) => judgeList('value-chain', who.valueChains ?? [], profile.valueChain),
        )
      : null,
    who.chainRoles
      ? remembered(
          ({ profile }) => profile.chainRole,
          ({ profile }) => judgeList('chain-role', who.chainRoles ?? [], profile.chainRole),
        )
      : null,
    who.assessment
      ? (applicant) => judgeAssessment(who.assessment ?? { accredited: false }, applicant)
      : null,
  ];
  return found.filter((criterion) => criterion !== null);
}

/** no beats unknown, unknown beats yes. */
export function worst(results: CriterionResult[]): Verdict {
  let verdict: Verdict = 'yes';
  for (const result of results) {
    if (result.verdict === 'no') return 'no';
    if (result.verdict === 'unknown') verdict = 'unknown';
  }
  return verdict;
}

/** The same fact gives the same frozen result: whole regions are routed over few distinct facts. */
function remembered(
  fact: (applicant: Applicant) => string | undefined,
  judge: Criterion,
): Criterion {
  const known = new Map<string | undefined, CriterionResult>();
  return (applicant) => {
    const key = fact(applicant);
    let result = known.get(key);
    if (!result) {
      if (known.size >= MOST_REMEMBERED) known.clear();
      result = Object.freeze(judge(applicant));
      known.set(key, result);
    }
    return result;
  };
}

const MOST_REMEMBERED = 500;

function judgeOpening(offer: Offer, today: string): CriterionResult {
  const values = {
    ...(offer.opens === undefined ? {} : { opens: offer.opens }),
    ...(offer.closes === undefined ? {} : { closes: offer.closes }),
  };
  if (offer.opens !== undefined && today < offer.opens)
    return { criterion: 'opening', verdict: 'no', reason: 'not-yet-open', values };
  if (offer.closes === undefined)
    return { criterion: 'opening', verdict: 'yes', reason: 'no-deadline', values };
  if (today > offer.closes)
    return { criterion: 'opening', verdict: 'no', reason: 'closed', values };
  return {
    criterion: 'opening',
    verdict: 'yes',
    reason: 'open',
    values: { ...values, daysLeft: daysBetween(today, offer.closes) },
  };
}

/** Whole days from one calendar day to another, by the proleptic Gregorian calendar: no clock, no time zone. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

function dayNumber(day: string): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const shifted = month <= 2 ? year - 1 : year;
  const monthFromMarch = (month + 9) % 12;
  return (
    365 * shifted +
    Math.floor(shifted / 4) -
    Math.floor(shifted / 100) +
    Math.floor(shifted / 400) +
    Math.floor((153 * monthFromMarch + 2) / 5) +
    date
  );
}

/** The same day of the month `months` later, or the month's last day. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const index = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  const leap = toYear % 4 === 0 && (toYear % 100 !== 0 || toYear % 400 === 0);
  const last = toMonth === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(toMonth) ? 30 : 31;
  return `${String(toYear).padStart(4, '0')}-${String(toMonth).padStart(2, '0')}-${String(Math.min(date, last)).padStart(2, '0')}`;
}

/** The state of the money holds from the day on which it was read; what it was before is not stated. */
function judgeFunds(funds: Offer['funds'], today: string): CriterionResult {
  const asOf = funds?.asOf ?? today;
  const state = funds !== undefined && asOf <= today ? funds.state : 'not-stated';
  const gone = state === 'exhausted' || state === 'suspended';
  return { criterion: 'funds', verdict: gone ? 'no' : 'yes', reason: state, values: { asOf } };
}

function judgeList(
  criterion: CriterionId,
  wanted: string[],
  value: string | undefined,
): CriterionResult {
  if (value === undefined)
    return { criterion, verdict: 'unknown', reason: 'not-given', values: { wanted } };
  const fits = wanted.includes(value);
  return {
    criterion,
    verdict: fits ? 'yes' : 'no',
    reason: fits ? 'fits' : 'other',
    values: { wanted, value },
  };
}

function judgePlace(wanted: string[], { country, nuts3 }: Profile): CriterionResult {
  if (nuts3 === undefined) {
    const elsewhere = !wanted.some((code) => code.startsWith(country));
    return {
      criterion: 'place',
      verdict: elsewhere ? 'no' : 'unknown',
      reason: elsewhere ? 'other' : 'not-given',
      values: { wanted, ...(elsewhere ? { value: country } : {}) },
    };
  }
  const fits = wanted.some((code) => nuts3.startsWith(code));
  return {
    criterion: 'place',
    verdict: fits ? 'yes' : 'no',
    reason: fits ? 'fits' : 'other',
    values: { wanted, value: nuts3 },
  };
}

function judgeSize(wanted: string[], { size, possible }: SizeReading): CriterionResult {
  const fitting = possible.filter((candidate) => wanted.includes(candidate));
  const values = { wanted, ...(size === null ? {} : { value: size }), possible: [...possible] };
  if (fitting.length === possible.length)
    return { criterion: 'size', verdict: 'yes', reason: 'fits', values };
  if (fitting.length === 0) return { criterion: 'size', verdict: 'no', reason: 'other', values };
  return {
    criterion: 'size',
    verdict: 'unknown',
    reason: size === null ? 'not-given' : 'not-certain',
    values,
  };
}

/** NACE Rev. 2 sections by their last division. */
const SECTIONS: [string, number][] = [
  ['A', 3], ['B', 9], ['C', 33], ['D', 35], ['E', 39], ['F', 43], ['G', 47], ['H', 53], ['I', 56], ['J', 63], ['K', 66],
  ['L', 68], ['M', 75], ['N', 82], ['O', 84], ['P', 85], ['Q', 88], ['R', 93], ['S', 96], ['T', 98], ['U', 99],
]; // prettier-ignore

/** Section letter of a NACE Rev. 2 code, such as C for 32.12. */
export function naceSection(code: string): string | null {
  const division = Number(code.slice(0, 2));
  return SECTIONS.find(([, last]) => division <= last)?.[0] ?? null;
}

function judgeActivity(wanted: string[], nace: string | undefined): CriterionResult {
  if (nace === undefined)
    return { criterion: 'activity', verdict: 'unknown', reason: 'not-given', values: { wanted } };
  const section = naceSection(nace);
  const fits = wanted.some((code) =>
    code.length === 1 ? code === section : nace.startsWith(code),
  );
  return {
    criterion: 'activity',
    verdict: fits ? 'yes' : 'no',
    reason: fits ? 'fits' : 'other',
    values: { wanted, value: nace },
  };
}

function judgeAssessment(
  wanted: NonNullable<Offer['who']['assessment']>,
  { assessment, today }: Applicant,
): CriterionResult {
  const values: CriterionResult['values'] = {
    accredited: wanted.accredited,
    assessedOn: assessment.assessedOn,
  };
  if (wanted.maxAgeMonths !== undefined) values['maxAgeMonths'] = wanted.maxAgeMonths;
  if (wanted.minStage !== undefined) values['minStage'] = wanted.minStage;
  if (wanted.maxStage !== undefined) values['maxStage'] = wanted.maxStage;
  if (assessment.stage !== null) values['value'] = assessment.stage;
  const judged = (verdict: Verdict, reason: string): CriterionResult => ({
    criterion: 'assessment',
    verdict,
    reason,
    values,
  });
  if (wanted.accredited && !assessment.accredited) return judged('unknown', 'needs-accredited');
  if (
    wanted.maxAgeMonths !== undefined &&
    today > addMonths(assessment.assessedOn, wanted.maxAgeMonths)
  )
    return judged('no', 'too-old');
  if (wanted.minStage === undefined && wanted.maxStage === undefined) return judged('yes', 'fits');
  if (assessment.stage === null) return judged('unknown', 'stage-not-known');
  const fits =
    assessment.stage >= (wanted.minStage ?? 1) && assessment.stage <= (wanted.maxStage ?? 6);
  return judged(fits ? 'yes' : 'no', fits ? 'fits' : 'other-stage');
}
