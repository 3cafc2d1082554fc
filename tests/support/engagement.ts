/** Consultants and their engagements, made as people make them: through the API. */
import type { Response } from 'supertest';
import type {
  Assignment,
  ConsultantProfile,
  EngagementView,
  ProposeToFirm,
} from '../../api/contract-companies.ts';
import type { Mailbox } from './mailbox.ts';
import { Person } from './person.ts';
import type { TestService } from './service.ts';

export type Consultant = Person & { account: string };

export function aConsultantProfile(overrides: Partial<ConsultantProfile> = {}): ConsultantProfile {
  return {
    name: 'Nicolò Verdi',
    organisation: 'Officina Digitale',
    about: 'Manutenzione e qualità nelle officine',
    provinces: ['ITI18', 'ITI14'],
    accreditation: { body: 'Regione Toscana', number: 'A-17', validUntil: '2027-06-30' },
    ...overrides,
  };
}

/** Work from the day on which the tests' clock begins. */
export function anAssignment(overrides: Partial<Assignment> = {}): Assignment {
  return {
    tasks: ['technological-audit'],
    scope: 'Audit di due reparti.\nCon verifica in azienda.',
    from: '2026-11-20',
    until: '2027-05-31',
    ...overrides,
  };
}

/** Somebody with the role and a profile. */
export async function consultantIn(
  service: TestService,
  mailbox: Mailbox,
  profile: Partial<ConsultantProfile> = {},
): Promise<Consultant> {
  const person = new Person(service, mailbox);
  const { id: account } = await person.join(null);
  await person.becomes('consultant');
  expectStatus(200, await person.send('put', '/consultant', aConsultantProfile(profile)));
  return Object.assign(person, { account });
}

/** An owner proposes. */
export async function proposed(
  owner: Person,
  company: string,
  consultant: Consultant,
  overrides: Partial<Assignment> = {},
): Promise<EngagementView> {
  const body = { ...anAssignment(overrides), consultant: consultant.account };
  const response = await owner.send('post', `/companies/${company}/engagements`, body);
  return expectStatus(201, response).body;
}

/** An owner proposes and the consultant accepts. */
export async function engaged(
  owner: Person,
  company: string,
  consultant: Consultant,
  overrides: Partial<Assignment> = {},
): Promise<EngagementView> {
  const { id } = await proposed(owner, company, consultant, overrides);
  return expectStatus(200, await consultant.send('post', `/engagements/${id}/acceptance`)).body;
}

/** A consultant proposes by mail. @returns the engagement, and the token of the mail */
export async function offered(
  consultant: Consultant,
  email: string,
  overrides: Partial<ProposeToFirm> = {},
): Promise<{ engagement: EngagementView; token: string }> {
  const body = { ...anAssignment(), email, language: 'it', firm: 'Oreficeria', ...overrides };
  const { body: engagement } = expectStatus(
    201,
    await consultant.send('post', '/engagements', body),
  );
  return { engagement, token: await consultant.tokenFromMail('engagement', email) };
}

function expectStatus(status: number, response: Response): Response {
  if (response.status === status) return response;
  throw new Error(`${response.status} ${JSON.stringify(response.body)}`);
}
