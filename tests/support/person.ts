/** Somebody with a mailbox and a browser: opens accounts and signs in as people do. */
import type { Response } from 'supertest';
import type { AccountView, Role } from '../../api/contract.ts';
import { type Mailbox, readMail } from './mailbox.ts';
import type { TestService } from './service.ts';
import { Visitor } from './visitor.ts';

export const PASSWORD = 'nine brass gears turning';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';

let count = 0;

/** An address that no other test uses. */
export function newAddress(): string {
  count += 1;
  return `person-${count}@example.org`;
}

export class Person extends Visitor {
  readonly service: TestService;
  readonly mailbox: Mailbox;
  email: string;

  constructor(service: TestService, mailbox: Mailbox, email = newAddress()) {
    super(service.app);
    this.service = service;
    this.mailbox = mailbox;
    this.email = email;
  }

  /** The same person in another browser. */
  elsewhere(): Person {
    return new Person(this.service, this.mailbox, this.email);
  }

  register(): Promise<Response> {
    return this.send('post', '/accounts', {
      email: this.email,
      language: 'it',
      privacyNotice: '2026-11',
    });
  }

  /** Opens an account and is signed in to it. */
  async join(password: string | null = PASSWORD): Promise<AccountView> {
    await this.register();
    const token = await this.tokenFromMail('verify');
    const body = { token, ...(password !== null && { password }) };
    const response = await this.send('post', '/accounts/verification', body);
    if (response.status !== 201) throw new Error(JSON.stringify(response.body));
    return response.body;
  }

  signIn(password = PASSWORD): Promise<Response> {
    const body = { email: this.email, password };
    return this.send('post', '/sessions', body, { 'User-Agent': FIREFOX });
  }

  /** Lets all mails go out and takes the token from the newest one to this person. */
  async tokenFromMail(purpose: string, to = this.email): Promise<string> {
    await this.service.services.mails.sendDue();
    for (const raw of this.mailbox.received.toReversed()) {
      const mail = await readMail(raw);
      const found = new RegExp(`#${purpose}=([\\w-]+)`).exec(mail.text ?? '')?.[1];
      if (found !== undefined && mail.to?.[0]?.address === to) return found;
    }
    throw new Error(`no mail for ${purpose} to ${to}`);
  }

  /** Gives a role as an operator does, past the API. */
  async becomes(role: Role): Promise<void> {
    await this.service.database.connection
      .collection('accounts')
      .updateOne({ email: this.email }, { $addToSet: { roles: role } });
  }
}
