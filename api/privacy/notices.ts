import type { AccountRecord } from '../accounts/accounts.record.ts';
import type { ConsentKind, NoticeView } from '../contract.ts';

/**
 * The privacy notices in force. A public body acts on a public task: a notice is shown and its reading noted, nobody
 * is asked to agree. A new version is shown once to every account that it concerns.
 */
export const NOTICES: readonly NoticeView[] = [
  { audience: 'firm', version: '2026-11' },
  { audience: 'consultant', version: '2026-11' },
];

/** What needs a yes of its own, and can be taken back at any time. */
export const CONSENT_KINDS = [
  'partner-contact',
  'association-sharing',
] as const satisfies readonly ConsentKind[];

/** Notices that concern the account and that it has not seen: the one for firms was shown when it was opened. */
export function noticesDue({
  privacyNotice,
  notices,
  roles,
}: Pick<AccountRecord, 'privacyNotice' | 'notices' | 'roles'>): NoticeView[] {
  const seen = { firm: privacyNotice, consultant: '' };
  return NOTICES.filter(({ audience, version }) => {
    if (audience === 'consultant' && !roles.includes('consultant')) return false;
    return (notices?.[audience]?.version ?? seen[audience]) !== version;
  });
}
