import type { Accreditation, ConsultantProfile, ConsultantView } from '../contract-companies.ts';
import type { Unrecorded } from '../accounts/record.ts';

/** A consultant's profile as stored. Whether its account is a consultant now, the account says. */
export interface ConsultantRecord {
  /** Id of the account. */
  _id: string;
  name: string;
  organisation: string;
  about: string | null;
  provinces: string[];
  accreditation: Accreditation | null;
  /** Name and id folded to plain small letters: lists go by it. */
  order: string;
  /** Everything that firms read, folded likewise: searches go through it. */
  words: string;
  /** Which reminders went out, as `<valid until>:<days before>`. */
  reminded: string[];
  unrecorded: Unrecorded[];
  updatedAt: Date;
}

/** What a profile changes in its document. */
export function toFields(
  account: string,
  { name, organisation, about, provinces, accreditation }: ConsultantProfile,
): Omit<ConsultantRecord, '_id' | 'reminded' | 'unrecorded' | 'updatedAt'> {
  return {
    name,
    organisation,
    about: about ?? null,
    provinces,
    accreditation,
    order: `${fold(name)} ${account}`,
    words: fold([name, organisation, about ?? ''].join(' ')),
  };
}

/** Small letters without accents, so that "Nicolò" is found as "nicolo". */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}

/** @param today day in Europe/Rome; the last day of an accreditation counts */
export function toView(record: ConsultantRecord, today: string): ConsultantView {
  const { _id: account, name, organisation, about, provinces, accreditation } = record;
  return {
    account,
    name,
    organisation,
    ...(about !== null && { about }),
    provinces,
    accreditation,
    accredited: accreditedOn(accreditation, today),
  };
}

/** Whether an accreditation counts on a day. */
export function accreditedOn(
  accreditation: Accreditation | null,
  today: string,
): ConsultantView['accredited'] {
  if (!accreditation) return 'none';
  return accreditation.validUntil >= today ? 'valid' : 'expired';
}
