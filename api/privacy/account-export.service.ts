import { accountChain, type AccountRecord } from '../accounts/accounts.record.ts';
import type { RecordService } from '../accounts/record.service.ts';
import type { Caller } from '../accounts/rights.ts';
import { sessionRequired } from '../accounts/sessions.service.ts';
import type { Clock } from '../clock.ts';
import { Archive } from './archive.ts';
import type { ExportedAccount, ExportStore } from './export.store.ts';
import { readMe } from './read-me.ts';

export interface AccountExportNeeds {
  exports: ExportStore;
  record: RecordService;
  clock: Clock;
}

/** All data of an account, to take along. */
export class AccountExport {
  readonly #needs: AccountExportNeeds;

  constructor(needs: AccountExportNeeds) {
    this.#needs = needs;
  }

  /** @returns the archive, ready to be sent */
  async make({ account: id }: Caller): Promise<Archive> {
    const { exports, record, clock } = this.#needs;
    const account = await exports.account(id);
    if (!account) throw sessionRequired();
    const chain = accountChain(id);
    // What was done just now belongs to it too.
    await record.sweep();
    await record.note({ chain, act: 'account.exported', by: id });
    const archive = new Archive(clock.now());
    archive.addText('README.txt', readMe('account', account.language, clock.today()));
    archive.addJson('account.json', async () => toProfile(account));
    archive.addJson('sessions.json', async () => toSessions(account));
    archive.addJson('companies.json', () => this.#memberships(id));
    archive.addJson('invitations.json', () => exports.invitationsTo(account.email));
    archive.addJson('consultant.json', () => exports.consultant(id));
    archive.addJson('engagements.json', () => exports.engagements({ consultant: id }));
    archive.addJson('audits.json', () => exports.auditsOf(id));
    archive.addJson('private-notes.json', () => exports.notes(id));
    archive.addJson('record.json', () => exports.chain(chain));
    const assessments = await exports.assessmentIds(chain);
    archive.addJson('referrals.json', () => exports.referrals(assessments));
    for (const each of assessments) {
      archive.addJson(`assessments/${each}.json`, () => exports.assessment(each, chain));
    }
    return archive;
  }

  async #memberships(account: string): Promise<object[]> {
    const found = await this.#needs.exports.memberships(account);
    return found.flatMap(({ _id: company, name, members }) =>
      members.map(({ role, since }) => ({ company, name, role, since })),
    );
  }
}

/** Without the password's hash, sessions and links. */
function toProfile(account: ExportedAccount): object {
  const { _id: id, email, language, roles, identities, emailChange, ...rest } = account;
  const { privacyNotice, notices = {}, consents = {}, createdAt, lastSeenAt, password } = rest;
  const { regions = [], calls = [] } = rest;
  return {
    id,
    email,
    language,
    roles,
    regions,
    calls,
    hasPassword: password !== null,
    identities,
    emailChange: emailChange && { email: emailChange.email, expiresAt: emailChange.expiresAt },
    privacyNotice,
    notices,
    consents,
    createdAt,
    lastSeenAt,
  };
}

function toSessions({ sessions }: AccountRecord): object[] {
  return sessions.map(({ id, device, way, createdAt, turnedAt, expiresAt }) => {
    return { id, ...device, way, createdAt, lastUsedAt: turnedAt, expiresAt };
  });
}
