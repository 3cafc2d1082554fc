/** Who may do what: the one table, and the one question asked of it. Whatever is not allowed here is refused. */

/** What an administrator gives; nobody has one by default. */
export const ROLES = [
  'consultant',
  'statistics-officer',
  'programme-officer',
  'catalogue-editor',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

/** Roles that one account never has together: who protects the figures does not see the firms behind them. */
export const APART: Partial<Record<Role, Role>> = {
  'statistics-officer': 'programme-officer',
  'programme-officer': 'statistics-officer',
};

export const MEMBERSHIPS = ['owner', 'editor', 'viewer'] as const;
export type Membership = (typeof MEMBERSHIPS)[number];

/** Who asks: an account with a session that lives. */
export interface Caller {
  account: string;
  session: string;
  roles: readonly Role[];
}

/** How the caller stands to what is asked for, as the database says. Nothing is taken for granted. */
export interface Relation {
  /** It is the caller's own account, assessment or profile. */
  self?: boolean;
  /** The caller's place in the company that it belongs to. */
  member?: Membership | undefined;
  /** The caller is the consultant of an engagement with that company. */
  engagement?: 'proposed' | 'active' | 'ended' | undefined;
  /** It belongs to a call that was put into the caller's hands. */
  ownCall?: boolean;
}

/** Everything that a caller can be in the table below. */
type Standing =
  | 'account'
  | 'self'
  | Membership
  | Role
  | 'named-consultant'
  | 'engaged-consultant'
  | 'officer-of-the-call';

const MEMBERS = ['owner', 'editor', 'viewer'] as const;
const WRITERS = ['owner', 'editor'] as const;
const PARTIES = ['owner', 'editor', 'viewer', 'engaged-consultant'] as const;

/** Action → who may. */
export const RIGHTS = {
  'account.read': ['self'],
  'account.change': ['self'],
  'account.delete': ['self'],
  'account.export': ['self'],
  'account.list': ['administrator'],
  'session.list': ['self'],
  'session.end': ['self'],
  'role.give': ['administrator'],
  'role.take': ['administrator'],
  'record.read': ['self', 'owner'],

  'assessment.claim': ['account'],
  'assessment.list': ['self', ...PARTIES],
  'assessment.begin': ['self', 'owner', 'editor', 'engaged-consultant'],
  'assessment.read': ['self', ...PARTIES],
  'assessment.answer': ['self', 'owner', 'editor', 'engaged-consultant'],
  'assessment.submit': ['self', ...WRITERS],
  'assessment.share': ['self', ...WRITERS],
  'assessment.delete': ['self', 'owner'],

  'company.create': ['account'],
  'company.read': PARTIES,
  'company.change': WRITERS,
  'company.delete': ['owner'],
  'company.export': ['owner'],
  'company.leave': MEMBERS,
  'member.list': MEMBERS,
  'member.invite': ['owner'],
  'member.change': ['owner'],
  'member.remove': ['owner'],

  'consultant.read': ['account'],
  'consultant.change': ['consultant'],
  'engagement.list': ['consultant'],
  'engagement.propose': ['owner'],
  'engagement.offer': ['consultant'],
  'engagement.read': [...MEMBERS, 'named-consultant'],
  'engagement.accept': ['owner', 'named-consultant'],
  'engagement.end': ['owner', 'named-consultant'],

  'audit.begin': ['engaged-consultant'],
  'audit.read': PARTIES,
  'audit.declare': WRITERS,
  'audit.submit': WRITERS,
  'audit.verify': ['engaged-consultant'],
  'audit.request-changes': ['engaged-consultant'],
  'audit.sign-off': ['engaged-consultant'],
  'audit.correct': ['engaged-consultant'],
  'audit.follow-up': ['owner', 'editor', 'engaged-consultant'],
  'audit.comment': ['owner', 'editor', 'engaged-consultant'],
  'audit.note': ['engaged-consultant'],
  'audit.report': PARTIES,
  'audit.delete': ['owner'],
  'evidence.add': ['owner', 'editor', 'engaged-consultant'],
  'evidence.read': PARTIES,
  'evidence.remove': ['owner', 'editor', 'engaged-consultant'],

  'release.make': ['statistics-officer'],
  'release.read': ['statistics-officer'],
  'release.publish': ['statistics-officer'],
  'referral.record': ['self', ...WRITERS],
  'referral.withdraw': ['self', ...WRITERS],
  'referral.read': ['self', ...PARTIES, 'officer-of-the-call'],
  'referral.follow': ['self', ...WRITERS, 'engaged-consultant', 'officer-of-the-call'],
  'referral.import': ['officer-of-the-call'],
  'catalogue.edit': ['catalogue-editor'],
  'catalogue.publish': ['catalogue-editor'],
} as const satisfies Record<string, readonly Standing[]>;

export type Action = keyof typeof RIGHTS;

/** Whether the caller may do it, standing so to what it is done to. Without a caller: no. */
export function may(caller: Caller | null, action: Action, relation: Relation = {}): boolean {
  if (!caller) return false;
  const standings = standingsOf(caller, relation);
  return RIGHTS[action].some((standing) => standings.has(standing));
}

function standingsOf({ roles }: Caller, relation: Relation): Set<Standing> {
  const standings = new Set<Standing>(['account', ...roles]);
  if (relation.self) standings.add('self');
  if (relation.member) standings.add(relation.member);
  // Whoever is no consultant any more is not one for any company either.
  if (roles.includes('consultant') && relation.engagement) {
    standings.add('named-consultant');
    if (relation.engagement === 'active') standings.add('engaged-consultant');
  }
  if (roles.includes('programme-officer') && relation.ownCall) standings.add('officer-of-the-call');
  return standings;
}
