/** Assessments of accounts and companies, made as people make them: through the API. */
import type { Response } from 'supertest';
import type { AssessmentView, BeginCompanyAssessment, Saved } from '../../api/contract.ts';
import type { Answers } from '../../scoring/answers.ts';
import type { Visitor } from './visitor.ts';
import { aCreation, someAnswers } from './visitor.ts';

/** What is sent to begin one for a company. */
export function aBeginning(
  overrides: Partial<BeginCompanyAssessment> = {},
): BeginCompanyAssessment {
  const { profile: _profile, ...creation } = aCreation({ instrument: 'advanced' });
  return { ...creation, ...overrides };
}

export function beginFor(
  who: Visitor,
  company: string,
  overrides: Partial<BeginCompanyAssessment> = {},
): Promise<Response> {
  return who.send('post', `/companies/${company}/assessments`, aBeginning(overrides));
}

export function begin(who: Visitor, overrides: object = {}): Promise<Response> {
  const body = { ...aCreation({ instrument: 'advanced' }), ...overrides };
  return who.send('post', '/account/assessments', body);
}

/** A draft that the company holds. */
export async function companyDraft(
  who: Visitor,
  company: string,
  overrides: Partial<BeginCompanyAssessment> = {},
): Promise<AssessmentView> {
  return expecting(201, await beginFor(who, company, overrides)).body;
}

/** A submitted first-level survey that the company holds. */
export async function companyResult(
  who: Visitor,
  company: string,
  answers: Answers = someAnswers(),
): Promise<AssessmentView> {
  const { id } = await companyDraft(who, company, { instrument: 'first-level' });
  return submitWith(who, id, 0, answers);
}

/** A submitted first-level survey that the account holds. */
export async function accountResult(
  who: Visitor,
  answers: Answers = someAnswers(),
): Promise<AssessmentView> {
  const { body } = expecting(201, await begin(who, { instrument: 'first-level' }));
  return submitWith(who, (body as AssessmentView).id, 0, answers);
}

export async function submitWith(
  who: Visitor,
  id: string,
  revision: number,
  answers: Answers,
): Promise<AssessmentView> {
  const saved = expecting(200, await who.save(id, revision, answers)).body as Saved;
  return expecting(200, await who.submit(id, saved.revision)).body;
}

/** The next measurement, opened and submitted with some answers changed. */
export async function followed(
  who: Visitor,
  id: string,
  changed: Answers = {},
): Promise<AssessmentView> {
  const { body } = expecting(201, await who.send('post', `/assessments/${id}/follow-ups`));
  const { assessment } = body as { assessment: AssessmentView };
  return submitWith(who, assessment.id, 0, { ...assessment.answers, ...changed });
}

export function expecting(status: number, response: Response): Response {
  if (response.status === status) return response;
  throw new Error(`${response.status} ${JSON.stringify(response.body)}`);
}

/** Status and code of a refusal. */
export function refusal({ status, body }: Response): [number, string | undefined] {
  return [status, (body as { error?: { code: string } }).error?.code];
}
