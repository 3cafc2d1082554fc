import { type Model, Schema } from 'mongoose';
import type { Database } from '../database/connection.ts';
import type { Language } from '../../scoring/definition.ts';

/** A visit to the provider that is under way: what its reply must fit to. Used once. */
export interface OpenIdVisit {
  /** Hash of the state. */
  _id: string;
  /** Hash of the secret in the cookie of the browser that set out. */
  browser: string;
  nonce: string;
  verifier: string;
  language: Language;
  privacyNotice: string;
  /** Account that gets the identity, as long as the session lives in which that was asked for; null: to sign in. */
  account: string | null;
  session: string | null;
  expiresAt: Date;
}

const schema = new Schema<OpenIdVisit>(
  {
    _id: String,
    browser: String,
    nonce: String,
    verifier: String,
    language: String,
    privacyNotice: String,
    account: String,
    session: String,
    expiresAt: { type: Date, expires: 0 },
  },
  { versionKey: false, autoIndex: false, autoCreate: false },
);

/** Visits to the provider; forgotten by themselves. */
export class OpenIdStore {
  readonly #model: Model<OpenIdVisit>;

  constructor({ connection }: Database) {
    this.#model =
      connection.models['OpenIdVisit'] ??
      connection.model<OpenIdVisit>('OpenIdVisit', schema, 'openid-visits');
  }

  async prepare(): Promise<void> {
    await this.#model.createIndexes();
  }

  async add(visit: OpenIdVisit): Promise<void> {
    await this.#model.insertOne(visit);
  }

  /** Takes the visit out: nobody gets it again. @returns null unless state and browser belong together */
  async take(state: string, browser: string, now: Date): Promise<OpenIdVisit | null> {
    return this.#model
      .findOneAndDelete({ _id: state, browser, expiresAt: { $gt: now } })
      .lean<OpenIdVisit>();
  }
}
