import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { BeginOpenId } from '../contract.ts';
import { HttpError, notFound } from '../http/http-error.ts';
import { hashToken } from '../keys.ts';
import type { Language } from '../../scoring/definition.ts';
import { type AccountRecord, deedTo, later, newSession } from './accounts.record.ts';
import { unverifiedAccount } from './accounts.service.ts';
import type { AccountStore } from './accounts.store.ts';
import type { Device } from './device.ts';
import type { OpenIdProvider, Person } from './openid-provider.ts';
import type { OpenIdStore, OpenIdVisit } from './openid.store.ts';
import type { Caller } from './rights.ts';
import { begun, type SessionService, type SignedIn } from './sessions.service.ts';

const VISIT_MS = 10 * 60_000;

export interface OpenIdServiceNeeds {
  /** Undefined where none is set. */
  provider: OpenIdProvider | undefined;
  visits: OpenIdStore;
  accounts: AccountStore;
  sessions: SessionService;
  clock: Clock;
  log: Logger;
}

/** Why a reply led to nothing. */
export type OpenIdProblem =
  | 'failed'
  /** The provider does not vouch for an address: open an account by mail, then add the identity. */
  | 'no-verified-address'
  /** The address has an account: sign in to it, then add the identity. */
  | 'address-known'
  | 'identity-taken'
  | 'session-over';

export type OpenIdOutcome =
  | { language: Language; signedIn: SignedIn }
  | { language: Language; added: true }
  | { language: Language | null; problem: OpenIdProblem };

/** Signing in at an OpenID provider. An identity is issuer and subject; an address alone never opens an account that is there. */
export class OpenIdService {
  readonly #needs: OpenIdServiceNeeds;

  constructor(needs: OpenIdServiceNeeds) {
    this.#needs = needs;
  }

  /** @param caller who gets the identity; null to sign in. @throws HttpError 404 without provider, 503 if it is away */
  async begin(
    { language, privacyNotice }: BeginOpenId,
    caller: Caller | null,
  ): Promise<{ url: string; browser: string }> {
    const { provider, visits, clock } = this.#needs;
    if (!provider) throw notFound('url');
    const { url, checks } = await provider.begin(language).catch((error: unknown) => {
      this.#log(error);
      throw providerAway();
    });
    const browser = randomBytes(24).toString('base64url');
    await visits.add({
      _id: hashToken(checks.state),
      browser: hashToken(browser),
      nonce: checks.nonce,
      verifier: checks.verifier,
      language,
      privacyNotice,
      account: caller?.account ?? null,
      session: caller?.session ?? null,
      expiresAt: later(clock.now(), VISIT_MS),
    });
    return { url, browser };
  }

  /** Takes the browser's return from the provider: once, in the browser that set out. */
  async complete(
    query: URLSearchParams,
    browser: string | undefined,
    device: Device,
  ): Promise<OpenIdOutcome> {
    const { provider, visits, clock } = this.#needs;
    const state = query.get('state') ?? '';
    const now = clock.now();
    const visit = provider && (await visits.take(hashToken(state), hashToken(browser ?? ''), now));
    if (!visit) return { language: null, problem: 'failed' };
    const { nonce, verifier, language } = visit;
    try {
      const person = await provider.complete(query.toString(), { state, nonce, verifier });
      const { account, session } = visit;
      return account === null || session === null
        ? await this.#signIn(person, visit, device)
        : await this.#add(person, { account, session }, language);
    } catch (error) {
      this.#log(error);
      return { language, problem: 'failed' };
    }
  }

  async #signIn(person: Person, visit: OpenIdVisit, device: Device): Promise<OpenIdOutcome> {
    const { accounts, sessions } = this.#needs;
    const { language } = visit;
    const known = await accounts.findByIdentity(person.issuer, person.subject);
    if (known) {
      const signedIn = await sessions.begin(known._id, 'oidc', device);
      return signedIn ? { language, signedIn } : { language, problem: 'failed' };
    }
    if (person.email === null) return { language, problem: 'no-verified-address' };
    const signedIn = await this.#open({ ...person, email: person.email }, visit, device);
    return signedIn ? { language, signedIn } : { language, problem: 'address-known' };
  }

  /** A new account without any role. @returns null if the address has one already */
  async #open(
    { issuer, subject, email }: Person & { email: string },
    { language, privacyNotice }: OpenIdVisit,
    device: Device,
  ): Promise<SignedIn | null> {
    const { accounts, sessions, clock } = this.#needs;
    const now = clock.now();
    const session = newSession('oidc', device, now);
    const fresh = unverifiedAccount({ email, language, privacyNotice }, now);
    const account: AccountRecord = {
      ...fresh,
      status: 'active',
      expiresAt: null,
      identities: [{ issuer, subject, addedAt: now }],
      sessions: [session],
      unrecorded: [
        deedTo(fresh._id, now, { act: 'account.opened' }),
        begun(fresh._id, session, now),
      ],
    };
    await accounts.removeUnverified(email);
    return (await accounts.insert(account)) ? sessions.opened(account, session) : null;
  }

  async #add(
    person: Person,
    { account, session }: Pick<Caller, 'account' | 'session'>,
    language: Language,
  ): Promise<OpenIdOutcome> {
    const { accounts, clock } = this.#needs;
    const { issuer, subject } = person;
    const owner = await accounts.findByIdentity(issuer, subject);
    if (owner) {
      return owner._id === account
        ? { language, added: true }
        : { language, problem: 'identity-taken' };
    }
    const now = clock.now();
    const identity = { issuer, subject, addedAt: now };
    const deeds = [deedTo(account, now, { act: 'identity.added' })];
    const changed = await accounts.change(account, { identity, deeds }, session);
    return changed ? { language, added: true } : { language, problem: 'session-over' };
  }

  /** The kind of error alone: its text may hold what the provider said of a person. */
  #log(error: unknown): void {
    const { name, code } = error as { name?: string; code?: string };
    this.#needs.log.warn({ reason: code ?? name ?? 'unknown' }, 'The OpenID provider did not help');
  }
}

function providerAway(): HttpError {
  return new HttpError(503, 'provider-away', 'The OpenID provider does not answer.', {
    retryAfterSeconds: 10,
  });
}
