import { AccountLetters } from './accounts/account-letters.service.ts';
import { AccountService } from './accounts/accounts.service.ts';
import { AccountStore } from './accounts/accounts.store.ts';
import { AdministratorService } from './accounts/administrator.service.ts';
import { EmailChangeService } from './accounts/email-change.service.ts';
import { EmailChangeStore } from './accounts/email-change.store.ts';
import { OpenIdProvider } from './accounts/openid-provider.ts';
import { REPLY_PATH } from './accounts/openid.routes.ts';
import { OpenIdService } from './accounts/openid.service.ts';
import { OpenIdStore } from './accounts/openid.store.ts';
import { PeopleService } from './accounts/people.service.ts';
import { RecordService } from './accounts/record.service.ts';
import { RecordStore } from './accounts/record.store.ts';
import { RoleService } from './accounts/roles.service.ts';
import { RoleStore } from './accounts/roles.store.ts';
import { SessionService } from './accounts/sessions.service.ts';
import { SessionStore } from './accounts/sessions.store.ts';
import type { Clock } from './clock.ts';
import type { Deps } from './deps.ts';
import { SignedInGuard } from './http/signed-in.ts';
import { MailQueue } from './mail/mail-queue.service.ts';
import type { WriteLetter } from './mail/mail.service.ts';
import { MailStore } from './mail/mail.store.ts';

/** Collections whose documents carry deeds that are not in the record yet. */
const HOLDERS_OF_DEEDS = [
  'accounts',
  'assessments',
  'companies',
  'engagements',
  'consultants',
  'audits',
  'referrals',
  'referral-imports',
];

export type AccountStores = ReturnType<typeof createAccountStores>;

export function createAccountStores({ database }: Pick<Deps, 'database'>) {
  return {
    accounts: new AccountStore(database),
    sessions: new SessionStore(database),
    emailChanges: new EmailChangeStore(database),
    roles: new RoleStore(database),
    visits: new OpenIdStore(database),
    record: new RecordStore(database, HOLDERS_OF_DEEDS),
  };
}

/** The writers of all letters about accounts, by kind of mail. */
export function accountLetterWriters(
  { accounts, emailChanges }: AccountStores,
  { config, clock }: Pick<Deps, 'config' | 'clock'>,
): Record<string, WriteLetter> {
  const { publicUrl } = config;
  const letters = new AccountLetters({ accounts, emailChanges, clock, publicUrl });
  return {
    verify: (mail, token) => letters.writeVerify(mail, token),
    'sign-in': (mail, token) => letters.writeSignIn(mail, token),
    reset: (mail, token) => letters.writeReset(mail, token),
    'email-old': (mail, token) => letters.writeEmailChange('old', mail, token),
    'email-new': (mail, token) => letters.writeEmailChange('new', mail, token),
  };
}

/** Puts the services of accounts together. */
export function createAccountServices(stores: AccountStores, deps: Deps, queue: MailQueue) {
  const { config, clock, keys, log } = deps;
  const { accounts: store, emailChanges, visits } = stores;
  const { passwordLogin, publicUrl, oidc } = config;
  const sessions = new SessionService({
    accounts: store,
    sessions: stores.sessions,
    clock,
    secret: keys.secret,
    passwordLogin,
  });
  const accounts = new AccountService({ accounts: store, sessions, queue, clock, passwordLogin });
  const provider = oidc && new OpenIdProvider(oidc, `${publicUrl}/api/v1${REPLY_PATH}`);
  return {
    accounts,
    people: new PeopleService(store),
    sessions,
    emailChanges: new EmailChangeService({ accounts: store, emailChanges, queue, clock }),
    openId: new OpenIdService({ provider, visits, accounts: store, sessions, clock, log }),
    roles: new RoleService({ accounts: store, roles: stores.roles, clock }),
    record: new RecordService(stores.record, clock),
    guard: new SignedInGuard(sessions, publicUrl),
  };
}

/** Makes the indexes, and what the first login must not wait for. */
export async function prepareAccounts(
  { accounts, visits, record }: AccountStores,
  sessions: SessionService,
): Promise<void> {
  await Promise.all([accounts, visits, record, sessions].map((each) => each.prepare()));
}

/** What the command for the first administrator works with. */
export async function createAdministratorService(
  database: Deps['database'],
  clock: Clock,
): Promise<AdministratorService> {
  const { accounts, roles } = createAccountStores({ database });
  await accounts.prepare();
  const queue = new MailQueue(new MailStore(database), clock);
  return new AdministratorService({ accounts, roles, queue, clock });
}

/** What the command that verifies the record works with. */
export function createRecordService(database: Deps['database'], clock: Clock): RecordService {
  return new RecordService(createAccountStores({ database }).record, clock);
}
