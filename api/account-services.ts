import { AccountLetters } from './accounts/account-letters.service.ts';
import { AccountService } from './accounts/accounts.service.ts';
import { AccountStore } from './accounts/accounts.store.ts';
import { EmailChangeService } from './accounts/email-change.service.ts';
import { EmailChangeStore } from './accounts/email-change.store.ts';
import { OpenIdProvider } from './accounts/openid-provider.ts';
import { REPLY_PATH } from './accounts/openid.routes.ts';
import { OpenIdService } from './accounts/openid.service.ts';
import { OpenIdStore } from './accounts/openid.store.ts';
import { RecordService } from './accounts/record.service.ts';
import { RecordStore } from './accounts/record.store.ts';
import { RoleService } from './accounts/roles.service.ts';
import { RoleStore } from './accounts/roles.store.ts';
import { SessionService } from './accounts/sessions.service.ts';
import { SessionStore } from './accounts/sessions.store.ts';
import type { Deps } from './deps.ts';
import { SignedInGuard } from './http/signed-in.ts';
import type { MailService, WriteLetter } from './mail/mail.service.ts';

/** Collections whose documents carry deeds that are not in the record yet. */
const HOLDERS_OF_DEEDS = ['accounts', 'assessments'];

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
export function createAccountServices(stores: AccountStores, deps: Deps, mails: MailService) {
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
  const accounts = new AccountService({ accounts: store, sessions, mails, clock, passwordLogin });
  const provider = oidc && new OpenIdProvider(oidc, `${publicUrl}/api/v1${REPLY_PATH}`);
  return {
    accounts,
    sessions,
    emailChanges: new EmailChangeService({ accounts: store, emailChanges, mails, clock }),
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
