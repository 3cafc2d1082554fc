/** What is asked once about the firm, and the closed lists it is chosen from. */

/** Headcount bands of business statistics; `one` is a person working alone. */
export const PEOPLE = ['one', '2-9', '10-49', '50-249', '250-plus'] as const;
/** Yearly turnover in euro; the limits are those of EU Recommendation 2003/361/EC. */
export const TURNOVER = ['up-to-2m', '2m-10m', '10m-50m', 'over-50m'] as const;
export const SIZES = ['micro', 'small', 'medium', 'large'] as const;
/** Who fills in the answers. */
export const ANSWERING_ROLES = ['owner', 'manager', 'technician', 'consultant', 'other'] as const;

export type People = (typeof PEOPLE)[number];
export type Turnover = (typeof TURNOVER)[number];
export type SizeClass = (typeof SIZES)[number];
export type AnsweringRole = (typeof ANSWERING_ROLES)[number];

/**
 * The company profile. Everything but `country` may be missing: a missing fact never hides an offer.
 * `size`, where given, comes from the full calculation and wins over the bands.
 */
export interface Profile {
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** NUTS 3 province, such as ITI18. */
  nuts3?: string;
  /** Code of `naceVersion`, such as 32.12. */
  nace?: string;
  /** NACE Rev. 2 equals ATECO 2007, Rev. 2.1 equals ATECO 2025 down to four digits. */
  naceVersion?: '2' | '2.1';
  people?: People;
  turnover?: Turnover;
  size?: SizeClass;
  lifePhase?: string;
  valueChain?: string;
  chainRole?: string;
  goals?: string[];
  role?: AnsweringRole;
  name?: string;
  vatNumber?: string;
}

export interface SizeReading {
  /** The most likely class; null without headcount. */
  size: SizeClass | null;
  /** Classes that the facts still allow; one when the class is certain. */
  possible: SizeClass[];
}

/**
 * EU size class (Recommendation 2003/361/EC) from the profile's bands: headcount **and** (turnover **or** balance
 * sheet). The balance sheet is asked only in the full calculation, so a turnover above the class's limit leaves it open.
 */
export function readSize(profile: Profile): SizeReading {
  if (profile.size !== undefined) return { size: profile.size, possible: [profile.size] };
  if (profile.people === undefined) return { size: null, possible: [...SIZES] };
  const byPeople = BY_PEOPLE[profile.people];
  if (profile.turnover === undefined)
    return { size: SIZES[byPeople] ?? 'large', possible: SIZES.slice(byPeople) };
  const highest = Math.max(byPeople, TURNOVER.indexOf(profile.turnover));
  return { size: SIZES[highest] ?? 'large', possible: SIZES.slice(byPeople, highest + 1) };
}

const BY_PEOPLE: Record<People, number> = {
  one: 0,
  '2-9': 0,
  '10-49': 1,
  '50-249': 2,
  '250-plus': 3,
};

/** True if the number is an Italian VAT number with a right check digit (Luhn-like, d.P.R. 633/1972 art. 35). */
export function isItalianVatNumber(value: string): boolean {
  if (!/^\d{11}$/.test(value) || value === '00000000000') return false;
  let sum = 0;
  for (let index = 0; index < 11; index++) {
    const digit = Number(value[index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** What conditions and the receipt may read: plain values only, nothing that names the firm. */
export type Facts = Record<string, string | string[] | undefined>;

/** Profile fields that conditions may read; `name`, `vatNumber` and `role` are never among them. */
export const FACT_FIELDS = [
  'country',
  'nuts3',
  'nace',
  'people',
  'turnover',
  'size',
  'lifePhase',
  'valueChain',
  'chainRole',
  'goals',
] as const;

export function profileFacts(profile: Profile): Facts {
  const facts: Facts = {};
  for (const field of FACT_FIELDS) {
    const value = field === 'size' ? (readSize(profile).size ?? undefined) : profile[field];
    if (value !== undefined) facts[field] = value;
  }
  if (profile.nace !== undefined) facts['naceDivision'] = profile.nace.slice(0, 2);
  return facts;
}
