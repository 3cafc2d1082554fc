/** What audits ask of the features around them: who stands how to a firm, and under which engagement. */
import type { Caller, Relation } from '../accounts/rights.ts';
import type { Accreditation, EngagementTask, EngagementView } from '../contract-companies.ts';
import type { Language } from '../../scoring/definition.ts';
import type { Profile } from '../../scoring/profile.ts';

export interface AuditedCompany {
  id: string;
  name: string;
  vatNumber: string | null;
  profile: Profile;
}

export interface LivingEngagement {
  id: string;
  company: string;
  tasks: readonly EngagementTask[];
}

export interface AuditorFacts {
  name: string;
  organisation: string;
  accreditation: Accreditation | null;
}

export interface Recipient {
  account: string;
  email: string;
  language: Language;
}

export interface Parties {
  /** How the caller stands to the company; null where they have nothing to do with it. */
  relation(caller: Caller, company: string): Promise<Relation | null>;
  company(id: string): Promise<AuditedCompany | null>;
  /** The engagement, if it is the caller's and active now. */
  activeEngagement(caller: Caller, engagement: string): Promise<LivingEngagement | null>;
  /** All engagements of the caller that are active now. */
  activeEngagements(caller: Caller): Promise<LivingEngagement[]>;
  /** The letter of assignment that an audit was made under, whatever has become of it. */
  assignment(engagement: string): Promise<EngagementView | null>;
  /** The consultant's own words about themselves, as of now. */
  auditor(account: string): Promise<AuditorFacts | null>;
  /** Owners and editors of the firm. */
  writersOf(company: string): Promise<Recipient[]>;
  /** The consultant, as long as they are one and an engagement with the firm is active. */
  auditorOf(company: string, account: string): Promise<Recipient | null>;
}
