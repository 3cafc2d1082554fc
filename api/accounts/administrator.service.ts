import type { Clock } from '../clock.ts';
import { conflict } from '../http/http-error.ts';
import type { MailQueue } from '../mail/mail-queue.service.ts';
import type { Language } from '../../scoring/definition.ts';
import { deedTo } from './accounts.record.ts';
import { unverifiedAccount } from './accounts.service.ts';
import type { AccountStore } from './accounts.store.ts';
import type { RoleStore } from './roles.store.ts';

/** The account of an administrator whom nobody in the service has named has seen no notice yet. */
const NO_NOTICE = 'none';

export interface AdministratorServiceNeeds {
  accounts: AccountStore;
  roles: RoleStore;
  queue: MailQueue;
  clock: Clock;
}

/** Makes the first administrator: the role is given now, and a mail with a link leads into the account. */
export class AdministratorService {
  readonly #needs: AdministratorServiceNeeds;

  constructor(needs: AdministratorServiceNeeds) {
    this.#needs = needs;
  }

  /**
   * @param another also where there is an administrator already
   * @returns the account's id
   * @throws HttpError 409 where there is one already
   */
  async invite(email: string, language: Language, another: boolean): Promise<string> {
    const { accounts, roles, queue, clock } = this.#needs;
    if (!another && (await roles.count('administrator')) > 0) {
      throw conflict('administrator-there', 'There is an administrator already.', ['email']);
    }
    const now = clock.now();
    const request = { email, language, privacyNotice: NO_NOTICE };
    const { _id, status } = await accounts.findOrInsert(unverifiedAccount(request, now));
    const deed = { act: 'role.given', by: 'command', detail: 'administrator' } as const;
    await roles.give(_id, 'administrator', deedTo(_id, now, deed), status);
    const kind = status === 'active' ? 'sign-in' : 'verify';
    await queue.add({ kind, to: email, language, about: { privacyNotice: NO_NOTICE } });
    return _id;
  }
}
