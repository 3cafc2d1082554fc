/** Programme officers, firms with a result and files of applications. */
import type { Response } from 'supertest';
import type { Person } from './person.ts';
import { newPerson, newVatNumber } from './firm.ts';
import type { TestService } from './service.ts';
import { someAnswers, type Visitor } from './visitor.ts';

export const CALL = 'INNO-2026';

/** Puts calls into the hands of an account, past the API. */
export async function giveCalls(service: TestService, email: string, calls: string[]) {
  await service.database.connection
    .collection('accounts')
    .updateOne({ email }, { $set: { calls } });
}

/** A programme officer with these calls. */
export async function officerOf(
  needs: Pick<Person, 'service' | 'mailbox'>,
  calls: string[] = [CALL],
): Promise<Person & { account: string }> {
  const officer = await newPerson(needs);
  await officer.becomes('programme-officer');
  await giveCalls(officer.service, officer.email, calls);
  return officer;
}

/** The id of the wish to be contacted about the call that a firm has after its first-level survey. */
export async function interestedIn(
  firm: Visitor,
  service: TestService,
  code = CALL,
): Promise<{ assessment: string; referral: string }> {
  const { id: assessment } = await firm.submitted(someAnswers());
  const offer = service.deps.catalogue.offers.find((each) => each.code === code);
  const response = await firm.send('post', `/assessments/${assessment}/referrals`, {
    offer: offer?.id,
    contact: { name: 'Ada Rossi', email: 'ada@example.org' },
    consent: true,
  });
  if (response.status !== 201) throw new Error(JSON.stringify(response.body));
  return { assessment, referral: response.body.id };
}

export const HEADER = 'reference;vat;name;province;size;service;step;day;requested;granted;paid';

export interface Line {
  reference: string;
  vat: string;
  name: string;
  province: string;
  size: string;
  service: string;
  step: string;
  day: string;
  requested: string;
  granted: string;
  paid: string;
}

/** An application of a small firm in Arezzo. */
export function aLine(overrides: Partial<Line> = {}): Line {
  return {
    reference: 'P-1',
    vat: newVatNumber(),
    name: 'Officina Prova',
    province: 'ITI18',
    size: 'small',
    service: 'B.5.4',
    step: 'applied',
    day: '2026-04-01',
    requested: '20000.00',
    granted: '',
    paid: '',
    ...overrides,
  };
}

export function aFile(lines: Line[], header = HEADER): string {
  const order = HEADER.split(';') as (keyof Line)[];
  return [header, ...lines.map((line) => order.map((name) => line[name]).join(';'))].join('\n');
}

/** Sends a file of applications. */
export function sendFile(
  officer: Visitor,
  file: string,
  { call = CALL, dryRun = false } = {},
): Promise<Response> {
  const path = `/calls/${call}/referrals/import${dryRun ? '?dryRun=true' : ''}`;
  return officer.send('post', path, file, { 'Content-Type': 'text/csv' });
}
