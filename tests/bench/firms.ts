import { randomUUID } from 'node:crypto';
import type { Request } from 'autocannon';
import type { CreatedAssessment } from '../../api/contract.ts';
import { readQuestionnaires } from '../../api/questionnaires/questionnaires.load.ts';
import { CLIENTS } from './load.ts';

const goldenFirms = readQuestionnaires().instruments.get('first-level/v1')?.firms ?? [];

/** A firm that has begun its assessment, and holds the cookie to go on with it. */
export interface Firm {
  /** Path of its assessment. */
  path: string;
  headers: Record<string, string>;
  /** Province, or empty. */
  nuts3: string;
  /** Every answer of a golden firm. */
  answers: object;
  revision: number;
}

/** Begins assessments, the golden firms in turn, each from a network of its own. */
export async function beginAssessments(port: number, count: number): Promise<Firm[]> {
  const firms: Firm[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < count) firms.push(await begin(port, next++));
  };
  await Promise.all(Array.from({ length: CLIENTS }, work));
  return firms;
}

async function begin(port: number, number: number): Promise<Firm> {
  const golden = goldenFirms[number % goldenFirms.length];
  if (!golden) throw new Error('the first-level survey has no golden firms');
  const headers = {
    'Content-Type': 'application/json',
    'X-Forwarded-For': `10.${number >> 16}.${(number >> 8) & 255}.${number & 255}`,
  };
  const body = {
    instrument: 'first-level',
    language: 'it',
    privacyNotice: '2026-11',
    profile: golden.profile,
  };
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/assessments`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
  const { assessment } = (await response.json()) as CreatedAssessment;
  return {
    path: `/api/v1/assessments/${assessment.id}`,
    headers: { ...headers, Cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? '' },
    nuts3: String(golden.profile['nuts3'] ?? ''),
    answers: golden.answers,
    revision: assessment.revision,
  };
}

/** The next save of all the firm's answers. */
export function nextSave(firm: Firm): Request {
  const { path, headers, answers } = firm;
  const revision = firm.revision++;
  const body = JSON.stringify({ changeId: randomUUID(), revision, answers });
  return { method: 'PUT', path: `${path}/answers`, headers, body };
}

export function submission({ path, headers, revision }: Firm): Request {
  return { method: 'POST', path: `${path}/submit`, headers, body: JSON.stringify({ revision }) };
}

/** The same request as the bare route takes it. */
export function toBare(request: Request): Request {
  return { ...request, path: request.method === 'PUT' ? '/answers' : '/submit' };
}

/** What the service shows of an assessment. */
export async function readAssessment(port: number, { path, headers }: Firm): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return response.json();
}
