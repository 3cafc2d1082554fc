import {
  PEOPLE,
  TURNOVER,
  type People,
  type Profile,
  type Turnover,
} from '../../scoring/profile.ts';

/** What the form holds while it is filled in; '' means not chosen yet. */
export interface ProfileDraft {
  /** NACE code; '' when none is chosen. */
  nace: string;
  /** The firm did not find its activity in the list. */
  naceNotFound: boolean;
  /** NUTS 3 code, or ABROAD. */
  place: string;
  country: string;
  people: People | '';
  turnover: Turnover | '' | 'unsaid';
  valueChain: string;
  chainRole: string;
  goals: string[];
}

export const ABROAD = 'abroad';
/** The regions whose own offers are in the catalogue. */
export const OWN_REGIONS = ['ITI1', 'ITH5'];

export type DraftField = 'nace' | 'place' | 'country' | 'people' | 'valueChain' | 'chainRole';

export function draftOf(profile: Profile | null): ProfileDraft {
  const known = profile !== null;
  return {
    nace: profile?.nace ?? '',
    naceNotFound: known && profile.nace === undefined,
    place: profile?.nuts3 ?? (known && profile.country !== 'IT' ? ABROAD : ''),
    country: known && profile.country !== 'IT' ? profile.country : '',
    people: profile?.people ?? '',
    turnover: profile?.turnover ?? (known ? 'unsaid' : ''),
    valueChain: profile?.valueChain ?? '',
    chainRole: profile?.chainRole ?? '',
    goals: profile?.goals ?? [],
  };
}

/** Fields that still need an answer, in the order of the page. Turnover and goals may be left out. */
export function missingFields(draft: ProfileDraft): DraftField[] {
  const missing: [DraftField, boolean][] = [
    ['nace', draft.nace === '' && !draft.naceNotFound],
    ['place', draft.place === ''],
    ['country', draft.place === ABROAD && draft.country === ''],
    ['people', draft.people === ''],
    ['valueChain', draft.valueChain === ''],
    ['chainRole', draft.chainRole === ''],
  ];
  return missing.flatMap(([field, lacks]) => (lacks ? [field] : []));
}

/** The profile to store. Fields of `before` that the form does not ask (such as a name) are kept. */
export function profileOf(draft: ProfileDraft, before: Profile | null): Profile {
  const {
    country: _country,
    nuts3: _nuts3,
    nace: _nace,
    naceVersion: _version,
    people: _people,
    turnover: _turnover,
    ...kept
  } = before ?? { country: 'IT' };
  return {
    ...kept,
    country: draft.place === ABROAD ? draft.country : 'IT',
    ...(draft.place !== ABROAD && draft.place !== '' && { nuts3: draft.place }),
    ...(draft.nace !== '' &&
      !draft.naceNotFound && { nace: draft.nace, naceVersion: '2' as const }),
    ...(isOneOf(PEOPLE, draft.people) && { people: draft.people }),
    ...(isOneOf(TURNOVER, draft.turnover) && { turnover: draft.turnover }),
    ...(draft.valueChain !== '' && { valueChain: draft.valueChain }),
    ...(draft.chainRole !== '' && { chainRole: draft.chainRole }),
    goals: draft.goals,
  };
}

function isOneOf<T extends string>(list: readonly T[], value: string): value is T {
  return (list as readonly string[]).includes(value);
}
