/** Somebody with a browser: keeps cookies as a browser does and speaks the API's language. */
import { randomUUID } from 'node:crypto';
import type { Express } from 'express';
import request, { type Response } from 'supertest';
import type {
  AssessmentView,
  CreateAssessment,
  CreatedAssessment,
  CreatedLink,
  Right,
} from '../../api/contract.ts';
import type { Answers } from '../../scoring/answers.ts';
import type { Profile } from '../../scoring/profile.ts';
import { questionnaires } from './service.ts';

type Method = 'get' | 'post' | 'put' | 'delete';

/** A goldsmith in Arezzo with six people. */
export function aProfile(overrides: Partial<Profile> = {}): Profile {
  return {
    country: 'IT',
    nuts3: 'ITI18',
    nace: '32.12',
    naceVersion: '2',
    people: '2-9',
    turnover: 'up-to-2m',
    lifePhase: 'mature',
    valueChain: 'gold-fashion',
    chainRole: 'first-tier',
    goals: ['raise-quality'],
    role: 'owner',
    ...overrides,
  };
}

export function aCreation(overrides: Partial<CreateAssessment> = {}): CreateAssessment {
  return {
    instrument: 'first-level',
    language: 'it',
    privacyNotice: '2026-11',
    profile: aProfile(),
    ...overrides,
  };
}

/** All the answers of a golden firm. */
export function someAnswers(overrides: Answers = {}): Answers {
  const firm = questionnaires.instruments.get('first-level/v1')?.firms[0];
  if (!firm) throw new Error('The first-level survey has no golden firm');
  return { ...(firm.answers as Answers), ...overrides };
}

export class Visitor {
  readonly #app: Express;
  /** By path, as a browser keeps them. */
  readonly #cookies = new Map<string, Map<string, string>>();

  constructor(app: Express) {
    this.#app = app;
  }

  /** Sends a request with the cookies that belong to its path. */
  async send(method: Method, path: string, body?: unknown, headers = {}): Promise<Response> {
    const url = `/api/v1${path}`;
    const sending = request(this.#app)[method](url).set(headers);
    const cookies = this.#cookiesFor(url.split('?', 1)[0] ?? '');
    if (cookies !== '') sending.set('Cookie', cookies);
    const response = body === undefined ? await sending : await sending.send(body as object);
    this.#keep(response);
    return response;
  }

  async create(overrides: Partial<CreateAssessment> = {}): Promise<CreatedAssessment> {
    return (await this.#expecting(201, 'post', '/assessments', aCreation(overrides))).body;
  }

  async get(id: string): Promise<AssessmentView> {
    return (await this.#expecting(200, 'get', `/assessments/${id}`)).body;
  }

  save(
    id: string,
    revision: number,
    answers: unknown,
    changeId: string = randomUUID(),
  ): Promise<Response> {
    return this.send('put', `/assessments/${id}/answers`, { changeId, revision, answers });
  }

  saveProfile(
    id: string,
    revision: number,
    profile: unknown,
    changeId: string = randomUUID(),
  ): Promise<Response> {
    return this.send('put', `/assessments/${id}/profile`, { changeId, revision, profile });
  }

  submit(id: string, revision: number): Promise<Response> {
    return this.send('post', `/assessments/${id}/submit`, { revision });
  }

  /** An assessment with all answers, submitted at revision 1. */
  async submitted(
    answers: Answers = someAnswers(),
  ): Promise<AssessmentView & { editToken: string }> {
    const { assessment, editToken } = await this.create();
    const saved = await this.save(assessment.id, 0, answers);
    const { body } = await this.submit(assessment.id, saved.body.revision);
    return { ...body, editToken };
  }

  async link(id: string, right: Right): Promise<CreatedLink & { token: string }> {
    const { body } = await this.#expecting(201, 'post', `/assessments/${id}/links`, { right });
    return { ...body, token: tokenIn(body.url) };
  }

  open(token: string): Promise<Response> {
    return this.send('post', '/access', { token });
  }

  async #expecting(
    status: number,
    method: Method,
    path: string,
    body?: unknown,
  ): Promise<Response> {
    const response = await this.send(method, path, body);
    if (response.status === status) return response;
    throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(response.body)}`);
  }

  /** What the browser keeps under a name; undefined if nothing. */
  cookie(name: string): string | undefined {
    return [...this.#cookies.values()].map((jar) => jar.get(name)).find(Boolean);
  }

  /** Puts a cookie into the browser, as somebody does who has stolen it. */
  putCookie(path: string, name: string, value: string): void {
    this.#cookies.set(path, (this.#cookies.get(path) ?? new Map()).set(name, value));
  }

  #cookiesFor(url: string): string {
    return [...this.#cookies]
      .filter(([path]) => url === path || url.startsWith(`${path}/`))
      .flatMap(([, jar]) => [...jar].map(([name, value]) => `${name}=${value}`))
      .join('; ');
  }

  #keep(response: Response): void {
    const received: unknown = response.headers['set-cookie'];
    for (const line of Array.isArray(received) ? received.map(String) : []) {
      const [pair = '', ...attributes] = line.split('; ');
      const [name = '', value = ''] = pair.split('=');
      const path = attributes.find((each) => each.startsWith('Path='))?.slice(5) ?? '/';
      const jar = this.#cookies.get(path) ?? new Map<string, string>();
      if (attributes.includes('Expires=Thu, 01 Jan 1970 00:00:00 GMT')) jar.delete(name);
      else jar.set(name, value);
      this.#cookies.set(path, jar);
    }
  }
}

/** The token in the fragment of a link. */
export function tokenIn(url: string): string {
  return new URL(url).hash.replace(/^#(edit|read)=/, '');
}
