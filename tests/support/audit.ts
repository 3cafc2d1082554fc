/** A firm, its consultant and their audit, made as people make them: through the API. */
import { randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import type { AuditView, BeginAudit, Conclusions, Verified } from '../../api/contract-audits.ts';
import type { CompanyView, EngagementView } from '../../api/contract-companies.ts';
import type { Answers } from '../../scoring/answers.ts';
import type { Profile } from '../../scoring/profile.ts';
import type { AccountTestService } from './account-service.ts';
import { type Consultant, consultantIn, engaged } from './engagement.ts';
import { found, type Member, newPerson } from './firm.ts';
import type { Person } from './person.ts';
import { questionnaires } from './service.ts';

export interface Parties {
  owner: Member;
  consultant: Consultant;
  company: CompanyView;
  engagement: EngagementView;
}

const golden = questionnaires.instruments.get('technological-audit/v1')?.firms ?? [];

/** A golden firm of the audit: a goldsmith in Arezzo unless said otherwise. */
export function goldenFirm(id = 'goldsmith-arezzo'): { profile: Profile; answers: Answers } {
  const firm = golden.find((each) => each.id === id);
  if (!firm) throw new Error(`There is no golden firm ${id}`);
  const { role: _role, ...profile } = firm.profile as unknown as Profile;
  return { profile, answers: firm.answers as Answers };
}

/** A firm with its owner, and a consultant with an active engagement. */
export async function partiesIn({ service, mailbox }: AccountTestService): Promise<Parties> {
  const consultant = await consultantIn(service, mailbox);
  const owner = await newPerson(consultant);
  const company = await found(owner, { profile: goldenFirm().profile });
  return { owner, consultant, company, engagement: await engaged(owner, company.id, consultant) };
}

/** An audit as it begins. */
export async function begun(
  { consultant, engagement }: Parties,
  overrides: Partial<BeginAudit> = {},
): Promise<AuditView> {
  const body = { language: 'it', point: 'T0', ...overrides };
  const path = `/engagements/${engagement.id}/audits`;
  return expecting(201, await consultant.send('post', path, body));
}

export function save(
  person: Person,
  audit: string,
  part: 'declared' | 'verified' | 'inventory' | 'conclusions',
  revision: number,
  value: unknown,
  changeId: string = randomUUID(),
): Promise<Response> {
  return person.send('put', `/audits/${audit}/${part}`, { changeId, revision, value });
}

export async function read(person: Person, audit: string): Promise<AuditView> {
  return expecting(200, await person.send('get', `/audits/${audit}`));
}

/** What a consultant finds who agrees with everything but the answers that are given here. */
export function findings(answers: Answers, other: Record<string, Partial<Verified>> = {}) {
  const agreed = Object.entries(answers).map(([id, value]) => [id, { value, on: '2026-11-20' }]);
  const values: Record<string, Verified> = Object.fromEntries(agreed);
  for (const [id, differing] of Object.entries(other)) {
    values[id] = { value: false, on: '2026-11-20', ...values[id], ...differing };
  }
  return values;
}

export function aConclusion(overrides: Partial<Conclusions> = {}): Conclusions {
  return {
    findings: { cybersecurity: 'Le copie ci sono, ma nessuno ha mai provato a ripristinarle.' },
    priorities: ['cybersecurity', 'training'],
    measures: [
      {
        id: 'restore-trial',
        area: 'cybersecurity',
        title: 'Prova di ripristino delle copie',
        effort: 'days',
        cost: { low: 50_000, high: 120_000 },
        benefit: {
          kind: 'downtime',
          input: {
            hoursPerYear: { value: 24, source: 'Registro dei fermi 2025' },
            hourCost: { value: 15_000, source: 'Contabilità 2025' },
            savedLow: { value: 300, source: 'Stima del consulente' },
            savedHigh: { value: 600, source: 'Stima del consulente' },
          },
        },
        service: null,
        call: null,
        quarter: '2027-Q1',
      },
    ],
    summary: 'Un laboratorio ordinato, con i dati ancora su carta.',
    stage: { stage: 2, reason: 'Le macchine sono collegate, i dati non ancora visibili.' },
    ...overrides,
  };
}

/** An audit that was declared and submitted. */
export async function submitted(parties: Parties): Promise<AuditView> {
  const { id, declared } = await begun(parties);
  const { answers } = goldenFirm();
  const { owner } = parties;
  const saved = expecting(200, await save(owner, id, 'declared', declared.revision, answers));
  const { revision } = saved as unknown as { revision: number };
  return expecting(200, await owner.send('post', `/audits/${id}/submit`, { revision }));
}

/** An audit whose every indicator the consultant has checked. */
export async function verified(
  parties: Parties,
  values: Record<string, Verified> = findings(goldenFirm().answers),
  conclusion: Conclusions = aConclusion(),
): Promise<AuditView> {
  const { consultant } = parties;
  const { id } = await submitted(parties);
  expecting(200, await save(consultant, id, 'verified', 0, values));
  expecting(200, await save(consultant, id, 'conclusions', 0, conclusion));
  return expecting(200, await step(consultant, id, 'verification', 1));
}

export async function signedOff(parties: Parties): Promise<AuditView> {
  const { id } = await verified(parties);
  return expecting(200, await step(parties.consultant, id, 'sign-off', 1));
}

export function step(
  person: Person,
  audit: string,
  name: 'submit' | 'verification' | 'sign-off',
  revision: number,
): Promise<Response> {
  return person.send('post', `/audits/${audit}/${name}`, { revision });
}

/** The body of an answer that must have this status. */
export function expecting(status: number, response: Response): AuditView {
  if (response.status === status) return response.body as AuditView;
  throw new Error(`${response.status} ${JSON.stringify(response.body)}`);
}

/** Status and code of a refusal. */
export function refusal({ status, body }: Response): [number, string | undefined] {
  return [status, (body as { error?: { code: string } }).error?.code];
}
