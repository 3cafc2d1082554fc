import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AccountList, Role } from '../../../api/contract.ts';
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import { newAddress, Person } from '../../support/person.ts';
import { runProgram } from '../../support/programs.ts';
import type { TestService } from '../../support/service.ts';

let running: AccountTestService;
let service: TestService;
let admin: Person;
let ada: Person;
let adaId: string;
beforeAll(async () => {
  running = await startAccountService();
  service = running.service;
});
afterAll(() => running.close());
beforeEach(async () => {
  service.clock.set('2026-11-20T09:00:00Z');
  await service.database.connection.collection('accounts').deleteMany({});
  admin = new Person(service, running.mailbox);
  await admin.join();
  await admin.becomes('administrator');
  ada = new Person(service, running.mailbox);
  adaId = (await ada.join()).id;
});

const role = (method: 'put' | 'delete', id: string, name: string, who = admin) =>
  who.send(method, `/accounts/${id}/roles/${name}`);
const rolesOf = async (who: Person) => (await who.send('get', '/account')).body.roles;

describe('giving and taking roles', () => {
  it('counts at once, in sessions that are open already', async () => {
    expect((await ada.send('get', '/accounts')).status).toBe(403);
    expect((await role('put', adaId, 'administrator')).status).toBe(204);
    expect((await ada.send('get', '/accounts')).status).toBe(200);
    expect((await role('delete', adaId, 'administrator')).status).toBe(204);
    expect((await ada.send('get', '/accounts')).status).toBe(403);
  });

  it('when a role is given twice or taken twice, then nothing more happens', async () => {
    for (const _ of [1, 2]) expect((await role('put', adaId, 'consultant')).status).toBe(204);
    expect(await rolesOf(ada)).toEqual(['consultant']);
    for (const _ of [1, 2]) expect((await role('delete', adaId, 'consultant')).status).toBe(204);
    expect(await rolesOf(ada)).toEqual([]);
    const { body } = await ada.send('get', '/account/record');
    const acts = body.map(({ act }: { act: string }) => act);
    expect(acts.filter((act: string) => act.startsWith('role.'))).toEqual([
      'role.taken',
      'role.given',
    ]);
  });

  it.each([
    [
      'statistics-officer',
      'regions',
      ['ITI1'],
      '/regions',
      [{ code: 'ITI1', name: 'Toscana', showsSums: false }],
    ],
    ['programme-officer', 'calls', ['INNO-2026'], '/calls', [{ code: 'INNO-2026' }]],
  ])(
    'what was given to a %s goes with the role, and does not come back with it',
    async (name, scope, codes, list, shown) => {
      await role('put', adaId, name);
      const given = await admin.send('put', `/accounts/${adaId}/${scope}`, { [scope]: codes });
      expect(given.status).toBe(204);
      expect((await ada.send('get', list)).body).toEqual(shown);
      await role('delete', adaId, name);
      await role('put', adaId, name);
      expect((await ada.send('get', list)).body).toEqual([]);
    },
  );

  it.each([
    ['statistics-officer', 'programme-officer'],
    ['programme-officer', 'statistics-officer'],
  ])('nobody is %s and %s at once', async (first, second) => {
    expect((await role('put', adaId, first)).status).toBe(204);
    const refused = await role('put', adaId, second);
    expect([refused.status, refused.body.error.code]).toEqual([409, 'roles-apart']);
    expect(await rolesOf(ada)).toEqual([first]);
    await role('delete', adaId, first);
    expect((await role('put', adaId, second)).status).toBe(204);
  });

  it('nobody is both even when they are given at the same moment', async () => {
    const given = await Promise.all(
      ['statistics-officer', 'programme-officer'].map((name) => role('put', adaId, name)),
    );
    expect(given.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409]);
    expect(await rolesOf(ada)).toHaveLength(1);
  });

  it('the last administrator keeps the role', async () => {
    const { id } = (await admin.send('get', '/account')).body;
    const refused = await role('delete', id, 'administrator');
    expect([refused.status, refused.body.error.code]).toEqual([409, 'last-administrator']);
    await role('put', adaId, 'administrator');
    expect((await role('delete', id, 'administrator')).status).toBe(204);
    expect((await role('put', adaId, 'consultant')).status).toBe(403);
  });

  it('when two administrators take the role from each other at once, then one is left at least', async () => {
    const { id } = (await admin.send('get', '/account')).body;
    await role('put', adaId, 'administrator');
    await Promise.all([
      role('delete', adaId, 'administrator'),
      role('delete', id, 'administrator', ada),
    ]);
    const left = await service.database.connection
      .collection('accounts')
      .countDocuments({ roles: 'administrator' });
    expect(left).toBeGreaterThan(0);
  });

  it.each([
    ['an unknown account', 'A'.repeat(22), 'consultant', 404],
    ['an unknown role', '', 'emperor', 400],
    ['a company role', '', 'owner', 400],
  ])('of %s is refused', async (_what, id, name, status) => {
    expect((await role('put', id || adaId, name)).status).toBe(status);
    expect((await role('delete', id || adaId, name)).status).toBe(status);
  });
});

describe('who may', () => {
  const asked: [method: 'get' | 'put' | 'delete', path: (id: string) => string][] = [
    ['get', () => '/accounts'],
    ['put', (id) => `/accounts/${id}/roles/consultant`],
    ['delete', (id) => `/accounts/${id}/roles/consultant`],
  ];
  const others: Role[] = [
    'consultant',
    'statistics-officer',
    'programme-officer',
    'catalogue-editor',
  ];
  const cases = asked.flatMap(([method, path]) =>
    others.map((name) => [name, method, path] as const),
  );

  it.each(cases)('a %s may not %s accounts or roles', async (name, method, path) => {
    await ada.becomes(name);
    const response = await ada.send(method, path(adaId));
    expect([response.status, response.body.error.code]).toEqual([403, 'not-allowed']);
    expect(await rolesOf(ada)).toEqual([name]);
  });

  it.each(asked)('nobody without a session may %s', async (method, path) => {
    const stranger = new Person(service, running.mailbox);
    expect((await stranger.send(method, path(adaId))).status).toBe(401);
  });
});

describe('the list of accounts', () => {
  it('comes fifty at a time, without anything secret, and finds one by its address', async () => {
    await service.database.connection.collection<{ _id: string }>('accounts').insertMany(
      Array.from({ length: 60 }, (_, index) => ({
        _id: `account-${String(index).padStart(3, '0')}`,
        status: 'active',
        email: `many-${index}@example.org`,
        roles: [],
        createdAt: new Date(),
      })),
    );
    const first = (await admin.send('get', '/accounts')).body as AccountList;
    expect(first.accounts).toHaveLength(50);
    const second = (await admin.send('get', `/accounts?after=${first.next}`)).body as AccountList;
    expect(second.accounts).toHaveLength(12);
    expect(second.next).toBeNull();
    expect(new Set([...first.accounts, ...second.accounts].map(({ id }) => id)).size).toBe(62);
    const one = (await admin.send('get', `/accounts?email=${ada.email}`)).body as AccountList;
    expect(one.accounts).toEqual([
      { id: adaId, email: ada.email, roles: [], createdAt: '2026-11-20T09:00:00.000Z' },
    ]);
  });

  it.each(['after[$gt]=', 'email[$ne]=x', 'email=nobody', 'unknown=1'])(
    'a query %s is refused',
    async (query) => {
      expect((await admin.send('get', `/accounts?${query}`)).status).toBe(400);
    },
  );
});

describe('npm run create-admin', () => {
  const run = (words: string[]) =>
    runProgram('api/commands/create-admin.ts', words, { MONGODB_URI: service.database.uri });

  it('makes the first administrator, who comes in by the link of a mail', async () => {
    await service.database.connection.collection('accounts').deleteMany({});
    const boss = new Person(service, running.mailbox);
    const made = await run(['--email', boss.email.toUpperCase(), '--language', 'en']);
    expect(made).toMatchObject({ code: 0, stderr: '' });
    service.clock.set(new Date().toISOString());
    const token = await boss.tokenFromMail('verify');
    const opened = await boss.send('post', '/accounts/verification', { token });
    expect(opened.body).toMatchObject({
      id: JSON.parse(made.stdout).account,
      roles: ['administrator'],
    });
    expect((await boss.send('get', '/accounts')).status).toBe(200);
    const entries = (await boss.send('get', '/account/record')).body;
    expect(entries.at(-1)).toMatchObject({
      act: 'role.given',
      by: 'command',
      detail: 'administrator',
    });
  });

  it('refuses a second one, unless asked for another', async () => {
    const refused = await run(['--email', ada.email]);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toMatch(/^There is an administrator already/);
    expect(await rolesOf(ada)).toEqual([]);
    expect((await run(['--email', ada.email, '--another'])).code).toBe(0);
    expect(await rolesOf(ada)).toEqual(['administrator']);
  });

  it.each([
    [[], '--email is missing'],
    [['--email', 'nobody'], '--email must be an e-mail address'],
    [['--email', newAddress(), '--language', 'de'], '--language must be it or en'],
  ])('with %j says what is wrong', async (words, message) => {
    const refused = await run(words);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain(message);
  });
});
