/** Companies and the people in them, made as people make them: through the API. */
import type { Membership } from '../../api/accounts/rights.ts';
import type { CompanySummary, CompanyView, CreateCompany } from '../../api/contract-companies.ts';
import type { Profile } from '../../scoring/profile.ts';
import { Person } from './person.ts';
import { aProfile } from './visitor.ts';

/** A goldsmith's firm. */
export function aCompany(overrides: Partial<CreateCompany> = {}): CreateCompany {
  return {
    name: 'Oreficeria Prova',
    privacyNotice: '2026-11',
    profile: firmProfile(),
    ...overrides,
  };
}

/** What a company's profile may hold: nothing about the person who answers. */
export function firmProfile(overrides: Partial<Profile> = {}): Profile {
  const { role: _role, ...profile } = aProfile();
  return { ...profile, ...overrides };
}

let count = 0;

/** An Italian VAT number with its right check digit that no other test uses. */
export function newVatNumber(): string {
  count += 1;
  const digits = String(9_000_000_000 + count);
  const sum = Array.from(digits, Number).reduce((total, digit, index) => {
    const value = index % 2 === 1 ? digit * 2 : digit;
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

/** A company of the person, who is its owner. */
export async function found(
  owner: Person,
  overrides: Partial<CreateCompany> = {},
): Promise<CompanyView> {
  const response = await owner.send('post', '/companies', aCompany(overrides));
  if (response.status !== 201) throw new Error(JSON.stringify(response.body));
  return response.body;
}

/** Somebody with an account, and its id. */
export type Member = Person & { account: string };

/** Somebody who has opened an account and is signed in. */
export async function newPerson({
  service,
  mailbox,
}: Pick<Person, 'service' | 'mailbox'>): Promise<Member> {
  const person = new Person(service, mailbox);
  const { id: account } = await person.join(null);
  return Object.assign(person, { account });
}

/** Somebody new in a company: invited by its owner, joined by the link of the mail. */
export async function joined(owner: Person, company: string, role: Membership): Promise<Member> {
  const person = await newPerson(owner);
  const invitation = { email: person.email, role, language: 'it' };
  const invited = await owner.send('post', `/companies/${company}/invitations`, invitation);
  if (invited.status !== 201) throw new Error(JSON.stringify(invited.body));
  await accept(person);
  return person;
}

/** Accepts the newest invitation that a person has in the mailbox. */
export async function accept(person: Person): Promise<CompanySummary> {
  const token = await person.tokenFromMail('invitation');
  const response = await person.send('post', '/invitations/acceptance', { token });
  if (response.status !== 200) throw new Error(JSON.stringify(response.body));
  return response.body;
}
