/** The HTTP types of companies, consultants and engagements. */
import type { Language } from '../scoring/definition.ts';
import type { Profile, SizeClass } from '../scoring/profile.ts';
import type { SizeLine, SizePeriod } from '../scoring/size.ts';

export type Membership = 'owner' | 'editor' | 'viewer';

/** Size class of business statistics, by heads alone; apart from the EU size class. */
export type StatisticalSize = '0-9' | '10-49' | '50-249' | '250+';

/** POST /companies → 201 CompanyView */
export interface CreateCompany {
  name: string;
  /** Version of the privacy notice that was shown. */
  privacyNotice: string;
  /** Name and VAT number inside the profile are not allowed: they stand beside it. */
  profile: Profile;
  /** Italian: 11 digits with a right check digit; one company each. */
  vatNumber?: string;
}

/** PUT /companies/:companyId → CompanyView; 409 `stale-revision` on another revision */
export interface ChangeCompany extends Omit<CreateCompany, 'privacyNotice'> {
  revision: number;
}

/** PUT /companies/:companyId/size {revision, periods} → CompanyView. An empty list takes the calculation back. */
export interface ChangeSize {
  revision: number;
  periods: SizePeriod[];
}

/** GET /companies/:companyId */
export interface CompanyView {
  id: string;
  name: string;
  vatNumber: string | null;
  /** With `size` where it was worked out from the periods. */
  profile: Profile;
  /** Heads of the profile as business statistics class them; null when not known. */
  statisticalSize: StatisticalSize | null;
  size: { periods: SizePeriod[]; inForce: SizeClass; lines: SizeLine[] } | null;
  revision: number;
  /** The caller's place in it; null for the consultant of an active engagement. */
  role: Membership | null;
  createdAt: string;
}

/** GET /companies: those that the caller is a member of. */
export interface CompanySummary {
  id: string;
  name: string;
  role: Membership;
}

/** GET /companies/:companyId/members → MemberList */
export interface MemberList {
  members: { account: string; email: string; role: Membership; since: string; you: boolean }[];
  /** Those that are open; empty for who may not invite. */
  invitations: InvitationView[];
}
/** POST /companies/:companyId/invitations → 201 InvitationView · DELETE …/invitations/:invitationId → 204 */
export interface Invite {
  email: string;
  role: Membership;
  language: Language;
}
export interface InvitationView {
  id: string;
  email: string;
  role: Membership;
  invitedAt: string;
  expiresAt: string;
}
/**
 * POST /invitations/preview {token} → CompanySummary of what would be accepted (200 also once it was).
 * POST /invitations/acceptance {token} → CompanySummary. Both for who is signed in with the address that was invited
 * (else 403 `other-address`); the token is in the mail's link.
 */
export interface AcceptInvitation {
  token: string;
}
/** PUT /companies/:companyId/members/:accountId → 204 · DELETE (`me` to leave) → 204; 409 `last-owner` */
export interface ChangeMember {
  role: Membership;
}

/** GET /companies/:companyId/deletion: said before it happens. DELETE /companies/:companyId → 204 */
export interface DeletionPreview {
  /** What goes, in numbers. */
  removed: {
    assessments: number;
    audits: number;
    evidence: number;
    members: number;
    referrals: number;
  };
  /** Signed audits stay until this day, without comments, private notes and accounts of people. */
  kept: { audit: string; signedOffOn: string; until: string }[];
}

/**
 * GET /account/deletion · DELETE /account → 204; 409 `last-owner` naming each company to be handed over first, 409
 * `last-administrator`. `removed.members` counts the memberships that end.
 */
export interface AccountDeletion extends DeletionPreview {
  companies: {
    /** Nobody else is in them: they go with the account. */
    gone: { id: string; name: string }[];
    /** Others go on with them. */
    left: { id: string; name: string }[];
    /** The account is their last owner and others are in them: not before another is owner. */
    handOver: { id: string; name: string }[];
  };
  /** Engagements as a consultant that end, or are taken back. */
  engagements: number;
  lastAdministrator: boolean;
}

/** Body that accredits a consultant, as a call asks for it. */
export interface Accreditation {
  body: string;
  number: string;
  /** Day, YYYY-MM-DD, included. */
  validUntil: string;
}

/** GET /consultant: the caller's own; 404 until written. PUT /consultant → ConsultantView */
export interface ConsultantProfile {
  name: string;
  organisation: string;
  /** What firms read: trades, services, provinces. */
  about?: string;
  /** NUTS 3 provinces where the consultant works. */
  provinces: string[];
  accreditation: Accreditation | null;
}
export interface ConsultantView extends ConsultantProfile {
  account: string;
  /** By today's day: `valid`, `expired` or `none`. */
  accredited: 'valid' | 'expired' | 'none';
}
/** GET /consultants?province=&text=&after= (any account): who is a consultant now, by name. */
export interface ConsultantList {
  consultants: ConsultantView[];
  /** Ask for `after=<next>`; null at the end. */
  next: string | null;
}

export type EngagementTask = 'technological-audit' | 'assisted-assessment' | 'follow-up';
export type EngagementState = 'proposed' | 'active' | 'ended';

/** What both sides agree on: the content of the letter of assignment. */
export interface Assignment {
  tasks: EngagementTask[];
  /** What is to be done, in the parties' words; up to 2,000 characters. */
  scope: string;
  /** Days, YYYY-MM-DD, both included. */
  from: string;
  until: string;
}
/** POST /companies/:companyId/engagements → 201 EngagementView: an owner proposes; that accepts it for the firm. */
export interface ProposeToConsultant extends Assignment {
  consultant: string;
}
/** POST /engagements → 201 EngagementView: a consultant proposes to a firm by mail; that accepts it for the consultant. */
export interface ProposeToFirm extends Assignment {
  email: string;
  language: Language;
  /** Name that the consultant's list shows until the firm accepts. */
  firm: string;
}
/** POST /engagements/proposal → EngagementView: what the mail's link is about, also before signing in. */
export interface ReadByMail {
  token: string;
}
/** POST /engagements/acceptance {token, company} → EngagementView: an owner accepts what came by mail. */
export interface AcceptByMail {
  token: string;
  company: string;
}
/**
 * GET /engagements (the consultant's own), GET /companies/:companyId/engagements, GET /engagements/:engagementId,
 * POST /engagements/:engagementId/acceptance, POST /engagements/:engagementId/end.
 * GET /engagements/:engagementId/letter.pdf?language
 */
export interface EngagementView extends Assignment {
  id: string;
  /**
   * Active: accepted by both, not ended, and today lies between its days. Proposed: before that, also
   * where both have accepted and its first day is yet to come.
   */
  state: EngagementState;
  /** Null until a firm has accepted what came by mail. */
  company: { id: string; name: string } | null;
  firm: string;
  consultant: { account: string; name: string; organisation: string };
  accepted: { company: string | null; consultant: string | null };
  ended: { on: string; by: 'company' | 'consultant' | 'time' } | null;
  /** Which side has still to accept. */
  waitsFor: 'company' | 'consultant' | null;
  createdAt: string;
}
