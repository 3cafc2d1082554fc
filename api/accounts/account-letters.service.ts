import type { Clock } from '../clock.ts';
import { hashToken } from '../keys.ts';
import type { QueuedMail } from '../mail/mail-queue.service.ts';
import type { Letter } from '../mail/mail.service.ts';
import type { Language } from '../../scoring/definition.ts';
import { later, PROOF_LIFE, type ProofKind, type Side } from './accounts.record.ts';
import { unverifiedAccount } from './accounts.service.ts';
import type { AccountStore } from './accounts.store.ts';
import type { EmailChangeStore } from './email-change.store.ts';

export interface AccountLetterNeeds {
  accounts: AccountStore;
  emailChanges: EmailChangeStore;
  clock: Clock;
  publicUrl: string;
}

/**
 * Letters about accounts. Only here, when a mail goes out and nobody waits for an answer, is it looked up
 * whether an address has an account.
 */
export class AccountLetters {
  readonly #needs: AccountLetterNeeds;

  constructor(needs: AccountLetterNeeds) {
    this.#needs = needs;
  }

  /** To a new address the link that opens an account, to a known one the word that it has one. */
  async writeVerify({ to, language, about }: QueuedMail, token: string): Promise<Letter | null> {
    const { accounts, clock } = this.#needs;
    const request = { email: to, language, privacyNotice: about['privacyNotice'] ?? '' };
    const account = await accounts.findOrInsert(unverifiedAccount(request, clock.now()));
    if (account.status === 'active') {
      // Opened by this very link, before the mail went out a second time: nothing to say.
      const isOurs = account.proofs.some(({ hash }) => hash === hashToken(token));
      return isOurs ? null : { text: 'known', url: this.#url(language, '') };
    }
    return this.#withProof(account._id, 'verify', language, token);
  }

  /** The link to sign in; nothing to an address without account. */
  async writeSignIn({ to, language }: QueuedMail, token: string): Promise<Letter | null> {
    const account = await this.#needs.accounts.findByEmail(to);
    return account && this.#withProof(account._id, 'sign-in', language, token);
  }

  /** The link to choose a password; nothing to an address without account. */
  async writeReset({ to, language }: QueuedMail, token: string): Promise<Letter | null> {
    const account = await this.#needs.accounts.findByEmail(to);
    return account && this.#withProof(account._id, 'reset', language, token);
  }

  /** One of the two letters about a change of address; nothing if it is over. */
  async writeEmailChange(
    side: Side,
    { language, about }: QueuedMail,
    token: string,
  ): Promise<Letter | null> {
    const { account = '', change = '' } = about;
    const hash = hashToken(token);
    const isOpen = await this.#needs.emailChanges.setHash(account, change, side, hash);
    return isOpen ? { text: `email-${side}`, url: this.#url(language, `#email=${token}`) } : null;
  }

  async #withProof(
    account: string,
    kind: ProofKind,
    language: Language,
    token: string,
  ): Promise<Letter | null> {
    const { accounts, clock } = this.#needs;
    const expiresAt = later(clock.now(), PROOF_LIFE[kind]);
    const proof = { kind, hash: hashToken(token), expiresAt, usedAt: null };
    const isNew = await accounts.addProof(account, proof);
    return isNew ? { text: kind, url: this.#url(language, `#${kind}=${token}`) } : null;
  }

  /** The page for signing in, with the token in the fragment, which browsers send to nobody. */
  #url(language: Language, fragment: string): string {
    return `${this.#needs.publicUrl}/${language}/sign-in${fragment}`;
  }
}
