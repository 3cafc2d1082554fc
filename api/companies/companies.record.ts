import type { Membership } from '../accounts/rights.ts';
import { type Act, type Chain, type Unrecorded, unrecorded } from '../accounts/record.ts';
import type { Language } from '../../scoring/definition.ts';
import type { Profile } from '../../scoring/profile.ts';
import type { SizePeriod } from '../../scoring/size.ts';

/** An account's place in a company. */
export interface Member {
  account: string;
  role: Membership;
  since: Date;
  /** Hash of the invitation that was accepted: the same one again is known by it. Null for who made the company. */
  invitation: string | null;
}

/** Waits for the owner of a mailbox; gone once accepted, withdrawn or over. */
export interface Invitation {
  id: string;
  /** In lower case. */
  email: string;
  role: Membership;
  invitedAt: Date;
  expiresAt: Date;
  /** Of the token in the mail; null until the mail goes out. */
  hash: string | null;
  /** Language of the mail while it has still to be queued; null from then on. */
  unsent: Language | null;
}

/** A company as stored. */
export interface CompanyRecord {
  _id: string;
  name: string;
  /** As typed; an Italian one as its eleven digits. */
  vatNumber: string | null;
  /** Country and number without spaces and dots: one company each. */
  vatKey: string | null;
  privacyNotice: string;
  /** Without name, VAT number and size: those stand beside it or follow from the periods. */
  profile: Profile;
  /** From which the EU size class is worked out; empty where nobody has done so. */
  periods: SizePeriod[];
  members: Member[];
  invitations: Invitation[];
  /** Counts the changes of name, VAT number, profile and periods. */
  revision: number;
  /** Deeds that the same update did, until they are in the record. */
  unrecorded: Unrecorded[];
  createdAt: Date;
  updatedAt: Date;
}

/** Where a member stands: every query that changes a company contains it. */
export interface Seat {
  company: string;
  account: string;
  role: Membership;
}

export const COMPANIES_AT_MOST = 20;
export const MEMBERS_AT_MOST = 50;
export const INVITATIONS_AT_MOST = 20;
export const INVITATION_DAYS = 14;

export function companyChain(company: string): Chain {
  return `company:${company}`;
}

/** What somebody did to a company: ids and fixed words alone. */
export function deedIn(
  { company, account }: { company: string; account: string },
  act: Act,
  now: Date,
  more: { on?: string; detail?: string } = {},
): Unrecorded {
  return unrecorded({ chain: companyChain(company), act, by: account, ...more }, now);
}
