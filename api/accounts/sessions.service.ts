import type { KeyObject } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { SessionView, SignIn } from '../contract.ts';
import { HttpError, notFound } from '../http/http-error.ts';
import { hashToken } from '../keys.ts';
import { readAccessToken, signAccessToken } from './access-token.ts';
import {
  type AccountRecord,
  deedTo,
  newSession,
  type Session,
  sessionExpiry,
  type SignInWay,
} from './accounts.record.ts';
import type { AccountStore } from './accounts.store.ts';
import type { Device } from './device.ts';
import { isPassword, nobodysHash } from './passwords.ts';
import { readRefreshToken, writeRefreshToken } from './refresh-token.ts';
import type { Caller } from './rights.ts';
import type { SessionStore } from './sessions.store.ts';

/** Two tabs may come with the same refresh token this close to each other. */
const TWO_TABS_MS = 20_000;

/** What a browser gets for its session. */
export interface SessionTokens {
  access: string;
  refresh: string;
  /** How long the refresh token lives if it is not used. */
  refreshMs: number;
}

export interface SignedIn {
  account: AccountRecord;
  tokens: SessionTokens;
}

export interface SessionServiceNeeds {
  accounts: AccountStore;
  sessions: SessionStore;
  clock: Clock;
  secret: KeyObject;
  passwordLogin: boolean;
}

/** Signing in, staying in and signing out. */
export class SessionService {
  readonly #needs: SessionServiceNeeds;

  constructor(needs: SessionServiceNeeds) {
    this.#needs = needs;
  }

  /** Makes what the first failing login compares with, so that it takes no longer than later ones. */
  async prepare(): Promise<void> {
    await nobodysHash();
  }

  /** @throws HttpError 401 alike for an unknown address, one without password and a wrong password */
  async signIn({ email, password }: SignIn, device: Device): Promise<SignedIn> {
    if (!this.#needs.passwordLogin) throw passwordsAreOff();
    const account = await this.#needs.accounts.findByEmail(email);
    const isRight = await isPassword(account?.password ?? undefined, password);
    const signedIn = account && isRight ? await this.begin(account._id, 'password', device) : null;
    if (!signedIn) throw signInFailed();
    return signedIn;
  }

  /** Signs in by the link of a mail. @throws HttpError 404 for one that is unknown, used or over */
  async signInByLink(token: string, device: Device): Promise<SignedIn> {
    const now = this.#needs.clock.now();
    const hash = hashToken(token);
    const owner = await this.#needs.accounts.findByProof('sign-in', hash, now);
    if (!owner) throw notFound('token');
    const session = newSession('link', device, now);
    const deeds = [begun(owner._id, session, now)];
    const account = await this.#needs.accounts.redeem('sign-in', hash, now, { session, deeds });
    if (!account) throw notFound('token');
    return this.opened(account, session);
  }

  /** Begins a session for somebody who has proved who they are. @returns null if the account is gone */
  async begin(account: string, way: SignInWay, device: Device): Promise<SignedIn | null> {
    const now = this.#needs.clock.now();
    const session = newSession(way, device, now);
    const deeds = [begun(account, session, now)];
    const stored = await this.#needs.accounts.change(account, { session, deeds });
    return stored && this.opened(stored, session);
  }

  /** The tokens of a session that is stored with its account. */
  opened(account: AccountRecord, session: Session): SignedIn {
    return { account, tokens: this.#tokens(account._id, session) };
  }

  /**
   * Swaps a refresh token for the next one. The one before counts for 20 more seconds, for a second tab;
   * after that whoever comes with it, or whoever came first, has stolen it: the session ends.
   * @throws HttpError 401
   */
  async refresh(text: string | undefined): Promise<SignedIn> {
    const { sessions, clock, secret } = this.#needs;
    const token = readRefreshToken(secret, text);
    if (!token) throw sessionRequired();
    const now = clock.now();
    const account = await sessions.findBySession(token.session, now);
    const session = account?.sessions.find(({ id }) => id === token.session);
    if (!account || !session) throw sessionRequired();
    const expiresAt = sessionExpiry(session.createdAt, now);
    if (await sessions.turn({ id: session.id, turn: token.turn }, now, expiresAt)) {
      return this.opened(account, { ...session, turn: token.turn + 1, expiresAt });
    }
    return this.#secondComer(session.id, token.turn);
  }

  /** Who asks, if the session lives. One reading, so that ended sessions and taken roles count at once. */
  async identify(accessToken: string | undefined): Promise<Caller | null> {
    const { sessions, clock, secret } = this.#needs;
    const now = clock.now();
    const claims = readAccessToken(secret, accessToken, now);
    const account = claims && (await sessions.findLive(claims.account, claims.session, now));
    return account && { account: account._id, session: claims.session, roles: account.roles };
  }

  async list({ account, session }: Caller): Promise<SessionView[]> {
    const now = this.#needs.clock.now();
    const stored = await this.#needs.accounts.find(account);
    return (stored?.sessions ?? [])
      .filter(({ expiresAt }) => expiresAt > now)
      .map((each) => toView(each, session))
      .toReversed();
  }

  /** Ends one of the caller's own sessions: by its id, `current`, or `others` for all but this one. */
  async end({ account, session }: Caller, which: string): Promise<void> {
    const now = this.#needs.clock.now();
    const deed = deedTo(account, now, { act: 'session.ended', detail: which });
    if (which === 'others') return this.#needs.sessions.endOthers(account, session, deed);
    const id = which === 'current' ? session : which;
    const ended = { ...deed, on: id, detail: id === session ? 'current' : 'other' };
    if (!(await this.#needs.sessions.end(account, id, ended))) throw notFound('sessionId');
  }

  async sweep(): Promise<void> {
    await this.#needs.sessions.removeExpired(this.#needs.clock.now());
  }

  /** A token that does not count any more: of another tab just now, or stolen. */
  async #secondComer(id: string, turn: number): Promise<SignedIn> {
    const { sessions, clock } = this.#needs;
    const now = clock.now();
    const account = await sessions.findBySession(id, now);
    const session = account?.sessions.find((each) => each.id === id);
    if (!account || !session) throw sessionRequired();
    const isSecondTab =
      session.turn === turn + 1 && now.getTime() - session.turnedAt.getTime() <= TWO_TABS_MS;
    if (isSecondTab) return this.opened(account, session);
    const deed = deedTo(account._id, now, { act: 'session.stolen', by: 'service', on: id });
    await sessions.end(account._id, id, deed);
    throw sessionRequired();
  }

  #tokens(account: string, { id, turn, expiresAt }: Session): SessionTokens {
    const { secret, clock } = this.#needs;
    const now = clock.now();
    return {
      access: signAccessToken(secret, { account, session: id }, now),
      refresh: writeRefreshToken(secret, { session: id, turn }),
      refreshMs: expiresAt.getTime() - now.getTime(),
    };
  }
}

/** The deed of signing in. */
export function begun(account: string, { id, way }: Session, now: Date) {
  return deedTo(account, now, { act: 'session.begun', on: id, detail: way });
}

export function sessionRequired(): HttpError {
  return new HttpError(401, 'session-required', 'Sign in first.', {
    issues: [{ path: 'cookie', code: 'session-required', message: 'missing, expired or ended' }],
  });
}

export function passwordsAreOff(): HttpError {
  return new HttpError(403, 'passwords-off', 'Passwords are switched off here.', {
    issues: [{ path: 'password', code: 'passwords-off', message: 'sign in by link or provider' }],
  });
}

function signInFailed(): HttpError {
  return new HttpError(401, 'sign-in-failed', 'Address or password is not right.', {
    issues: [{ path: 'password', code: 'sign-in-failed', message: 'address or password' }],
  });
}

function toView({ id, device, way, ...times }: Session, current: string): SessionView {
  return {
    id,
    ...device,
    way,
    createdAt: times.createdAt.toISOString(),
    lastUsedAt: times.turnedAt.toISOString(),
    expiresAt: times.expiresAt.toISOString(),
    current: id === current,
  };
}
