import type { Clock } from '../clock.ts';
import type { EmailChangeState } from '../contract.ts';
import { badInput, conflict, notFound } from '../http/http-error.ts';
import { hashToken } from '../keys.ts';
import type { MailQueue } from '../mail/mail-queue.service.ts';
import { deedTo, type EmailChange, later, newId, PROOF_LIFE } from './accounts.record.ts';
import type { AccountStore } from './accounts.store.ts';
import type { EmailChangeStore } from './email-change.store.ts';
import type { Caller } from './rights.ts';
import { sessionRequired } from './sessions.service.ts';

export interface EmailChangeServiceNeeds {
  accounts: AccountStore;
  emailChanges: EmailChangeStore;
  queue: MailQueue;
  clock: Clock;
}

/** Another address for an account: both mailboxes have to agree. */
export class EmailChangeService {
  readonly #needs: EmailChangeServiceNeeds;

  constructor(needs: EmailChangeServiceNeeds) {
    this.#needs = needs;
  }

  /** Asks both mailboxes. Does the same whether or not the new address has an account. */
  async begin({ account }: Caller, email: string): Promise<void> {
    const { accounts, emailChanges, queue, clock } = this.#needs;
    const own = await accounts.find(account);
    if (!own) throw sessionRequired();
    if (own.email === email) throw badInput('email', 'same-address', 'it is that already');
    const now = clock.now();
    const change: EmailChange = {
      id: newId(),
      email,
      sides: [
        { side: 'old', hash: null, confirmedAt: null },
        { side: 'new', hash: null, confirmedAt: null },
      ],
      expiresAt: later(now, PROOF_LIFE['email-change']),
    };
    await emailChanges.begin(account, change, deedTo(account, now, { act: 'email.change-begun' }));
    const about = { account, change: change.id };
    const { language } = own;
    await queue.add({ kind: 'email-old', to: own.email, language, about });
    await queue.add({ kind: 'email-new', to: email, language, about });
  }

  async cancel({ account }: Caller): Promise<void> {
    const { emailChanges, clock } = this.#needs;
    const deed = deedTo(account, clock.now(), { act: 'email.change-given-up' });
    await emailChanges.cancel(account, deed);
  }

  /**
   * One mailbox agrees; with the second one the address changes. The same link again does no harm.
   * @throws HttpError 404 for a link that is unknown or over, 409 if another account has the address
   */
  async confirm(token: string): Promise<EmailChangeState> {
    const { accounts, emailChanges, clock } = this.#needs;
    const now = clock.now();
    const account = await emailChanges.confirm(hashToken(token), now);
    const wanted = account?.emailChange?.email;
    if (!account || wanted === undefined) throw notFound('token');
    if (account.emailChange?.sides.every(({ confirmedAt }) => confirmedAt !== null)) {
      await accounts.removeUnverified(wanted);
    }
    const deed = deedTo(account._id, now, { act: 'email.changed' });
    const state = await emailChanges.complete(account, now, deed);
    if (state === 'taken') {
      throw conflict('address-taken', 'Another account has this address.', ['email']);
    }
    return { state };
  }
}
