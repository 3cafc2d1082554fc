import type { Clock } from '../clock.ts';
import type { AccountView, ChangePassword, Register, ResetPassword, Verify } from '../contract.ts';
import { badInput, conflict, HttpError, notFound } from '../http/http-error.ts';
import { hashToken } from '../keys.ts';
import type { MailQueue } from '../mail/mail-queue.service.ts';
import type { Language } from '../../scoring/definition.ts';
import { noticesDue } from '../privacy/notices.ts';
import {
  type AccountRecord,
  deedTo,
  identityId,
  later,
  newId,
  newSession,
  UNVERIFIED_DAYS,
} from './accounts.record.ts';
import type { AccountStore } from './accounts.store.ts';
import type { Device } from './device.ts';
import { judgePassword } from './password-rules.ts';
import { hashPassword, isPassword } from './passwords.ts';
import type { Caller } from './rights.ts';
import {
  begun,
  passwordsAreOff,
  type SessionService,
  sessionRequired,
  type SignedIn,
} from './sessions.service.ts';

export interface AccountServiceNeeds {
  accounts: AccountStore;
  sessions: SessionService;
  queue: MailQueue;
  clock: Clock;
  passwordLogin: boolean;
}

const DAY = 86_400_000;

/** Accounts: opened by a mail, with a password or without. */
export class AccountService {
  readonly #needs: AccountServiceNeeds;

  constructor(needs: AccountServiceNeeds) {
    this.#needs = needs;
  }

  /** Asks for the mail that opens an account. Does the same whether or not the address has one. */
  async register({ email, language, privacyNotice }: Register): Promise<void> {
    const about = { privacyNotice };
    await this.#needs.queue.add({ kind: 'verify', to: email, language, about });
  }

  /** Asks for a link to sign in or to choose a new password. Does the same whether or not there is an account. */
  async askForLink(kind: 'sign-in' | 'reset', to: string, language: Language): Promise<void> {
    if (kind === 'reset' && !this.#needs.passwordLogin) throw passwordsAreOff();
    await this.#needs.queue.add({ kind, to, language, about: {} });
  }

  /**
   * Opens the account whose mail was read: the password is chosen here, by the reader of the mailbox, so
   * that nobody can lie in wait with a password of theirs.
   * @throws HttpError 404 for a link that is unknown, used or over, 400 for a bad password
   */
  async verify({ token, password }: Verify, device: Device): Promise<SignedIn> {
    const { accounts, sessions, clock } = this.#needs;
    const now = clock.now();
    const hash = hashToken(token);
    const invited = await accounts.findByProof('verify', hash, now);
    if (!invited) throw notFound('token');
    const kept = password === undefined ? null : await this.#newPassword(password, invited.email);
    const session = newSession('link', device, now);
    const deeds = [
      deedTo(invited._id, now, { act: 'account.opened' }),
      begun(invited._id, session, now),
    ];
    const set = { status: 'active' as const, expiresAt: null, password: kept };
    const account = await accounts.redeem('verify', hash, now, { set, session, deeds });
    if (!account) throw notFound('token');
    return sessions.opened(account, session);
  }

  async view({ account }: Caller): Promise<AccountView> {
    return toView(await this.#own(account));
  }

  /** Needs the present password, and ends all other sessions. @throws HttpError 409 without a present password */
  async changePassword(caller: Caller, { current, password }: ChangePassword): Promise<void> {
    const { accounts, clock } = this.#needs;
    const own = await this.#own(caller.account);
    if (own.password === null) {
      throw conflict('no-password', 'Ask for a link to choose a password first.', ['current']);
    }
    if (!(await isPassword(own.password, current))) {
      throw badInput('current', 'wrong-password', 'not the present password');
    }
    const now = clock.now();
    const set = { password: await this.#newPassword(password, own.email) };
    const deeds = [deedTo(own._id, now, { act: 'password.changed' })];
    const onlySession = caller.session;
    const change = { set, onlySession, linksEndAt: now, deeds };
    // Hashing takes a while: whoever has ended this session meanwhile is not overruled by it.
    if (!(await accounts.change(own._id, change, caller.session))) throw sessionRequired();
  }

  /** Chooses a password by the link of a mail; all sessions end. @throws HttpError 404, 400 as `verify` */
  async resetPassword({ token, password }: ResetPassword): Promise<void> {
    const { accounts, clock } = this.#needs;
    const now = clock.now();
    const hash = hashToken(token);
    const owner = await accounts.findByProof('reset', hash, now);
    if (!owner) throw notFound('token');
    const set = { password: await this.#newPassword(password, owner.email), sessions: [] };
    const deeds = [deedTo(owner._id, now, { act: 'password.reset' })];
    if (!(await accounts.redeem('reset', hash, now, { set, deeds }))) throw notFound('token');
  }

  /** From now on the digital identity leads in no more; a link in a mail always does. @throws HttpError 404 */
  async removeIdentity({ account }: Caller, id: string): Promise<void> {
    const { accounts, clock } = this.#needs;
    const own = await this.#own(account);
    const lostIdentity = own.identities.find((each) => identityId(each) === id);
    if (!lostIdentity) throw notFound('identityId');
    const deeds = [deedTo(account, clock.now(), { act: 'identity.removed' })];
    await accounts.change(account, { lostIdentity, deeds });
  }

  /** In which language the service writes to the person. */
  async changeLanguage({ account }: Caller, language: Language): Promise<void> {
    const { accounts, clock } = this.#needs;
    const deed = deedTo(account, clock.now(), { act: 'language.changed', detail: language });
    await accounts.change(account, { set: { language }, deeds: [deed] });
  }

  async sweep(): Promise<void> {
    await this.#needs.accounts.removeExpired(this.#needs.clock.now());
  }

  async #own(id: string): Promise<AccountRecord> {
    const account = await this.#needs.accounts.find(id);
    if (!account) throw sessionRequired();
    return account;
  }

  async #newPassword(password: string, email: string): Promise<string> {
    if (!this.#needs.passwordLogin) throw passwordsAreOff();
    const fault = judgePassword(password, email);
    if (fault) {
      throw new HttpError(400, 'weak-password', 'Choose another password.', {
        issues: [{ path: 'password', code: fault, message: 'at least 12 signs, not a common one' }],
      });
    }
    return hashPassword(password);
  }
}

/** An account that nobody has proved to be theirs. */
export function unverifiedAccount(
  { email, language, privacyNotice }: Register,
  now: Date,
): AccountRecord {
  return {
    _id: newId(),
    status: 'unverified',
    email,
    language,
    privacyNotice,
    roles: [],
    password: null,
    identities: [],
    sessions: [],
    proofs: [],
    emailChange: null,
    unrecorded: [],
    createdAt: now,
    lastSeenAt: now,
    expiresAt: later(now, UNVERIFIED_DAYS * DAY),
  };
}

export function toView(account: AccountRecord): AccountView {
  const { _id: id, email, language, roles, emailChange } = account;
  return {
    id,
    email,
    language,
    roles,
    hasPassword: account.password !== null,
    identities: account.identities.map((identity) => ({
      id: identityId(identity),
      issuer: identity.issuer,
      addedAt: identity.addedAt.toISOString(),
    })),
    emailChange: emailChange && {
      email: emailChange.email,
      confirmed: emailChange.sides
        .filter(({ confirmedAt }) => confirmedAt !== null)
        .map(({ side }) => side),
      expiresAt: emailChange.expiresAt.toISOString(),
    },
    noticesDue: noticesDue(account),
    createdAt: account.createdAt.toISOString(),
  };
}
