import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  type Configuration,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { Config } from '../config.ts';

const PATIENCE_SECONDS = 10;

/** What the reply of the provider must fit to. */
export interface Checks {
  state: string;
  nonce: string;
  verifier: string;
}

/** A person as the provider knows them. Whatever else it says, roles above all, is not read. */
export interface Person {
  issuer: string;
  subject: string;
  /** Only one that the provider has checked itself. */
  email: string | null;
}

/** The OpenID provider of the settings: code flow with PKCE, state and nonce. */
export class OpenIdProvider {
  readonly #settings: NonNullable<Config['oidc']>;
  readonly #redirectUri: string;
  #found: Promise<Configuration> | undefined;

  constructor(settings: NonNullable<Config['oidc']>, redirectUri: string) {
    this.#settings = settings;
    this.#redirectUri = redirectUri;
  }

  /** Where to send the browser, and what to keep until it comes back. */
  async begin(language: string): Promise<{ url: string; checks: Checks }> {
    const provider = await this.#discover();
    const checks = {
      state: randomState(),
      nonce: randomNonce(),
      verifier: randomPKCECodeVerifier(),
    };
    const url = buildAuthorizationUrl(provider, {
      redirect_uri: this.#redirectUri,
      response_type: 'code',
      scope: 'openid email',
      state: checks.state,
      nonce: checks.nonce,
      code_challenge: await calculatePKCECodeChallenge(checks.verifier),
      code_challenge_method: 'S256',
      ui_locales: language,
    });
    return { url: url.href, checks };
  }

  /** Swaps the code of the reply for a person. @throws when anything does not fit */
  async complete(query: string, { state, nonce, verifier }: Checks): Promise<Person> {
    const provider = await this.#discover();
    const reply = new URL(`${this.#redirectUri}?${query}`);
    const tokens = await authorizationCodeGrant(provider, reply, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) throw new Error('the reply has no ID token');
    const { email, email_verified: isVerified } =
      claims['email'] === undefined
        ? await fetchUserInfo(provider, tokens.access_token, claims.sub)
        : claims;
    return {
      issuer: claims.iss,
      subject: claims.sub,
      email: typeof email === 'string' && isVerified === true ? email.toLowerCase() : null,
    };
  }

  /** Asked for once; again if that failed. */
  #discover(): Promise<Configuration> {
    this.#found ??= this.#ask().catch((error: unknown) => {
      this.#found = undefined;
      throw error;
    });
    return this.#found;
  }

  #ask(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.#settings;
    const server = new URL(issuer);
    // The settings allow http on this machine alone.
    const execute = server.protocol === 'http:' ? [allowInsecureRequests] : [];
    const options = { execute, timeout: PATIENCE_SECONDS };
    return discovery(server, clientId, clientSecret, undefined, options);
  }
}
