import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import { PASSWORD, Person } from '../../support/person.ts';
import { Visitor } from '../../support/visitor.ts';

let running: AccountTestService;
let ada: Person;
beforeAll(async () => {
  running = await startAccountService();
  ada = new Person(running.service, running.mailbox);
  await ada.join();
});
afterAll(() => running.close());

const email = 'ada@example.org';
const register = { email, language: 'it', privacyNotice: '2026-11' };

/** What is stored, but for the counters of limits. */
const everything = async () => {
  const { connection } = running.service.database;
  const names = ['accounts', 'mails', 'record', 'openid-visits'];
  return Promise.all(names.map((name) => connection.collection(name).find().toArray()));
};

const cases: [method: 'post' | 'put', path: string, body: unknown, field: string][] = [
  ['post', '/accounts', { ...register, email: 'nobody' }, 'email'],
  ['post', '/accounts', { ...register, email: ['a@example.org', 'b@example.org'] }, 'email'],
  ['post', '/accounts', { ...register, email: 'a@example.org\r\nBcc: b@example.org' }, 'email'],
  ['post', '/accounts', { ...register, email: `${'a'.repeat(250)}@example.org` }, 'email'],
  ['post', '/accounts', { ...register, language: 'de' }, 'language'],
  ['post', '/accounts', { ...register, privacyNotice: 'any' }, 'privacyNotice'],
  ['post', '/accounts', { ...register, roles: ['administrator'] }, 'roles'],
  ['post', '/accounts', { ...register, password: PASSWORD }, 'password'],
  ['post', '/accounts/verification', { token: '' }, 'token'],
  ['post', '/accounts/verification', { token: 7 }, 'token'],
  ['post', '/accounts/verification', { token: 'x'.repeat(201) }, 'token'],
  ['post', '/accounts/verification', { token: 'x', password: null }, 'password'],
  ['post', '/accounts/verification', { token: 'x', email }, 'email'],
  ['post', '/sessions', { email }, 'password'],
  ['post', '/sessions', { email, password: 'x'.repeat(1001) }, 'password'],
  ['post', '/sessions', { email: { x: 1 }, password: PASSWORD }, 'email'],
  ['post', '/sessions/link', {}, 'token'],
  ['post', '/sign-in-links', { email, language: 'it', next: 'https://evil.example' }, 'next'],
  ['post', '/password-resets', { email: '', language: 'it' }, 'email'],
  ['post', '/password-resets/confirmation', { token: 'x' }, 'password'],
  ['post', '/sessions/openid', { language: 'it' }, 'privacyNotice'],
  ['post', '/sessions/openid', { language: 'it', privacyNotice: '2026-11', link: 'yes' }, 'link'],
  ['put', '/account/password', { password: PASSWORD }, 'current'],
  ['put', '/account/language', { language: 'de' }, 'language'],
  ['post', '/account/email', { email: 'nobody' }, 'email'],
  ['post', '/account/email/confirmation', { token: null }, 'token'],
];

describe('bad input', () => {
  it.each(cases)(
    '%s %s with %j names %s, and nothing is stored',
    async (method, path, body, field) => {
      const before = await everything();
      const response = await ada.send(method, path, body);
      expect([
        response.status,
        response.body.error.issues.map(({ path: at }: { path: string }) => at),
      ]).toEqual([400, [field]]);
      expect(await everything()).toEqual(before);
    },
  );

  it.each([
    ['post', '/accounts', { email: { $ne: 'x' }, language: 'it', privacyNotice: '2026-11' }],
    ['post', '/sessions', { email: { $gt: '' }, password: PASSWORD }],
    ['post', '/sessions/link', { token: { $exists: true } }],
  ] as const)('%s %s with an operator of the database is refused', async (method, path, body) => {
    const response = await new Visitor(running.service.app).send(method, path, body);
    expect([response.status, response.body.error.code]).toEqual([400, 'forbidden-key']);
  });

  it.each([
    ['get', '/account'],
    ['get', '/account/record'],
    ['get', '/account/assessments'],
    ['get', '/sessions'],
    ['delete', '/sessions/current'],
    ['delete', '/sessions/others'],
    ['delete', '/account/email'],
    ['get', '/accounts'],
    ['post', '/sessions/refresh'],
  ] as const)('%s %s without a session is refused', async (method, path) => {
    const response = await new Visitor(running.service.app).send(method, path);
    expect([response.status, response.body.error.code]).toEqual([401, 'session-required']);
  });

  it.each([
    '/accounts/verification',
    '/sessions/link',
    '/password-resets/confirmation',
    '/account/email/confirmation',
  ])('%s: an unknown token is not found', async (path) => {
    const password = path === '/password-resets/confirmation' ? { password: PASSWORD } : {};
    const body = { token: 'x'.repeat(43), ...password };
    const response = await new Visitor(running.service.app).send('post', path, body);
    expect([response.status, response.body.error.code]).toEqual([404, 'not-found']);
  });
});
