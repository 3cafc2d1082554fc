import { createSecretKey } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import jsonwebtoken from 'jsonwebtoken';
import request from 'supertest';
import { createApp } from '../../../api/app.ts';
import { keyedHash } from '../../../api/keys.ts';
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import { PASSWORD, Person } from '../../support/person.ts';
import type { TestService } from '../../support/service.ts';
import { Visitor } from '../../support/visitor.ts';

const REFRESH_PATH = '/api/v1/sessions/refresh';
const REFRESH = 'meridiana-refresh';
const SESSION = 'meridiana-session';

let running: AccountTestService;
let service: TestService;
let ada: Person;
beforeAll(async () => {
  running = await startAccountService();
  service = running.service;
});
afterAll(() => running.close());
beforeEach(async () => {
  service.clock.set('2026-11-20T09:00:00Z');
  ada = new Person(service, running.mailbox);
  await ada.join();
});

const refresh = (who: Visitor) => who.send('post', '/sessions/refresh');
const acts = async (who: Person) => {
  await service.services.record.sweep();
  const account = await service.database.connection
    .collection('accounts')
    .findOne({ email: who.email });
  const entries = await service.database.connection
    .collection('record')
    .find({ chain: `account:${String(account?._id)}` })
    .sort({ seq: 1 })
    .toArray();
  return entries.map((entry) => entry['act'] as string);
};

describe('the cookies of a session', () => {
  it('are out of reach of scripts and other sites, and the refresh cookie goes to one address alone', async () => {
    const response = await ada.signIn();
    const lines = response.headers['set-cookie'] as unknown as string[];
    expect(lines).toHaveLength(2);
    for (const line of lines) {
      expect(line).toContain('HttpOnly');
      expect(line).toContain('Secure');
      expect(line).toContain('SameSite=Strict');
    }
    expect(lines.find((line) => line.startsWith(SESSION))).toMatch(/Max-Age=600; Path=\/api\/v1;/);
    expect(lines.find((line) => line.startsWith(REFRESH))).toMatch(
      /Max-Age=2592000; Path=\/api\/v1\/sessions\/refresh;/,
    );
  });

  it('after ten minutes the access token is over and the refresh token gives another', async () => {
    service.clock.set('2026-11-20T09:10:00Z');
    expect((await ada.send('get', '/account')).status).toBe(401);
    expect((await refresh(ada)).body.email).toBe(ada.email);
    expect((await ada.send('get', '/account')).status).toBe(200);
  });

  it('after 30 days without use the session is over, after 180 days in any case', async () => {
    const other = ada.elsewhere();
    await other.signIn();
    for (let day = 0; day < 180; day += 20) {
      service.clock.set(new Date(Date.UTC(2026, 10, 20 + day, 9)).toISOString());
      expect((await refresh(ada)).status).toBe(200);
    }
    expect((await refresh(other)).status).toBe(401);
    service.clock.set(new Date(Date.UTC(2026, 10, 20 + 180, 9)).toISOString());
    expect((await refresh(ada)).status).toBe(401);
    await service.services.sessions.sweep();
    const left = await service.database.connection
      .collection('accounts')
      .findOne({ email: ada.email });
    expect(left?.['sessions']).toEqual([]);
  });
});

describe('forged access tokens', () => {
  const options = { audience: 'meridiana:account', issuer: 'meridiana', expiresIn: '10m' } as const;
  const secret = () => service.deps.keys.secret;
  const claimsOf = (who: Person) =>
    jsonwebtoken.decode(who.cookie(SESSION) ?? '') as jsonwebtoken.JwtPayload;
  const seconds = () => Math.floor(service.clock.now().getTime() / 1000);

  it.each<[string, (sub: string, sid: string, iat: number) => string]>([
    [
      'another secret',
      (sub, sid, iat) => jsonwebtoken.sign({ sub, sid, iat }, 'x'.repeat(32), options),
    ],
    [
      'alg none',
      (sub, sid, iat) =>
        jsonwebtoken.sign({ sub, sid, iat }, '', { ...options, algorithm: 'none' }),
    ],
    [
      'another algorithm',
      (sub, sid, iat) =>
        jsonwebtoken.sign({ sub, sid, iat }, secret(), { ...options, algorithm: 'HS512' }),
    ],
    [
      'another audience',
      (sub, sid, iat) =>
        jsonwebtoken.sign({ sub, sid, iat }, secret(), {
          ...options,
          audience: 'meridiana:assessment',
        }),
    ],
    [
      'another issuer',
      (sub, sid, iat) =>
        jsonwebtoken.sign({ sub, sid, iat }, secret(), { ...options, issuer: 'elsewhere' }),
    ],
    [
      'an end that is over',
      (sub, sid, iat) => jsonwebtoken.sign({ sub, sid, iat: iat - 3600 }, secret(), options),
    ],
    [
      'the session of somebody else',
      (sub, _sid, iat) => jsonwebtoken.sign({ sub, sid: 'A'.repeat(22), iat }, secret(), options),
    ],
    [
      'the account of somebody else',
      (_sub, sid, iat) => jsonwebtoken.sign({ sub: 'A'.repeat(22), sid, iat }, secret(), options),
    ],
    ['no claims', (_sub, _sid, iat) => jsonwebtoken.sign({ iat }, secret(), options)],
    [
      'a changed body',
      (sub, sid, iat) => {
        const [head, , sign] = jsonwebtoken.sign({ sub, sid, iat }, secret(), options).split('.');
        const body = Buffer.from(
          JSON.stringify({
            sub,
            sid,
            iat,
            exp: iat + 86_400,
            aud: options.audience,
            iss: options.issuer,
          }),
        );
        return [head, body.toString('base64url'), sign].join('.');
      },
    ],
    ['nonsense', () => 'nonsense'],
  ])('with %s are refused', async (_what, forge) => {
    const { sub = '', sid } = claimsOf(ada);
    const token = forge(sub, sid as string, seconds());
    const response = await request(service.app)
      .get('/api/v1/account')
      .set('Cookie', `${SESSION}=${token}`);
    expect([response.status, response.body.error.code]).toEqual([401, 'session-required']);
  });

  it('and the same token made with the right key and claims is taken: the cases above fail for their one fault', async () => {
    const { sub, sid } = claimsOf(ada);
    const token = jsonwebtoken.sign({ sub, sid, iat: seconds() }, secret(), options);
    const response = await request(service.app)
      .get('/api/v1/account')
      .set('Cookie', `${SESSION}=${token}`);
    expect(response.status).toBe(200);
  });

  it('in the Authorization header count for nothing', async () => {
    const response = await request(service.app)
      .get('/api/v1/account')
      .set('Authorization', `Bearer ${ada.cookie(SESSION)}`);
    expect(response.status).toBe(401);
  });

  it('a cookie of an assessment is no session, and a session no cookie of an assessment', async () => {
    const { assessment } = await ada.create();
    const cookie = `${SESSION}=${ada.cookie('meridiana-edit')}`;
    expect((await request(service.app).get('/api/v1/account').set('Cookie', cookie)).status).toBe(
      401,
    );
    const other = `meridiana-edit=${ada.cookie(SESSION)}`;
    const path = `/api/v1/assessments/${assessment.id}`;
    expect((await request(service.app).get(path).set('Cookie', other)).status).toBe(401);
  });
});

describe('refresh tokens', () => {
  it('when a stolen one is used after the owner went on, then the session ends for both', async () => {
    const thief = new Visitor(service.app);
    thief.putCookie(REFRESH_PATH, REFRESH, ada.cookie(REFRESH) ?? '');
    service.clock.set('2026-11-20T09:10:00Z');
    expect((await refresh(ada)).status).toBe(200);
    service.clock.set('2026-11-20T09:10:21Z');
    const caught = await refresh(thief);
    expect([caught.status, caught.body.error.code]).toEqual([401, 'session-required']);
    expect((await ada.send('get', '/account')).status).toBe(401);
    expect((await refresh(ada)).status).toBe(401);
    expect((await acts(ada)).at(-1)).toBe('session.stolen');
  });

  it('when the thief is faster, then the owner ends the session by coming', async () => {
    const thief = new Visitor(service.app);
    thief.putCookie(REFRESH_PATH, REFRESH, ada.cookie(REFRESH) ?? '');
    expect((await refresh(thief)).status).toBe(200);
    service.clock.set('2026-11-20T09:05:00Z');
    expect((await refresh(ada)).status).toBe(401);
    expect((await refresh(thief)).status).toBe(401);
    expect((await thief.send('get', '/account')).status).toBe(401);
  });

  it('a stolen one ends its own session and no other', async () => {
    const other = ada.elsewhere();
    await other.signIn();
    const old = ada.cookie(REFRESH) ?? '';
    await refresh(ada);
    service.clock.set('2026-11-20T09:01:00Z');
    const thief = new Visitor(service.app);
    thief.putCookie(REFRESH_PATH, REFRESH, old);
    await refresh(thief);
    expect((await other.send('get', '/account')).status).toBe(200);
  });

  it('when two tabs come with the same one within 20 seconds, then both go on', async () => {
    const tab = new Visitor(service.app);
    tab.putCookie(REFRESH_PATH, REFRESH, ada.cookie(REFRESH) ?? '');
    expect((await refresh(ada)).status).toBe(200);
    service.clock.set('2026-11-20T09:00:20Z');
    expect((await refresh(tab)).status).toBe(200);
    expect(tab.cookie(REFRESH)).toBe(ada.cookie(REFRESH));
    service.clock.set('2026-11-20T09:15:00Z');
    expect((await refresh(tab)).status).toBe(200);
  });

  it('when many tabs come at once, over two processes, then all go on with the same one', async () => {
    const token = ada.cookie(REFRESH) ?? '';
    const other = createApp(service.deps);
    const tabs = Array.from(
      { length: 8 },
      (_, index) => new Visitor(index % 2 ? other : service.app),
    );
    for (const tab of tabs) tab.putCookie(REFRESH_PATH, REFRESH, token);
    const statuses = (await Promise.all(tabs.map(refresh))).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(new Set(tabs.map((tab) => tab.cookie(REFRESH))).size).toBe(1);
  });

  it.each<[string, (token: string) => string]>([
    ['nonsense', () => 'nonsense'],
    ['of another turn without the key', (token) => token.replace(/\.0\./, '.1.')],
    [
      'with another key',
      (token) => {
        const [session = ''] = token.split('.');
        const key = createSecretKey('x'.repeat(32), 'utf8');
        return `${session}.0.${keyedHash(key, 'refresh-token', `${session}.0`)}`;
      },
    ],
    [
      'of a session that is not there',
      () => {
        const body = `${'A'.repeat(22)}.0`;
        return `${body}.${keyedHash(service.deps.keys.secret, 'refresh-token', body)}`;
      },
    ],
  ])('%s is refused and ends nothing', async (_what, forge) => {
    const stranger = new Visitor(service.app);
    stranger.putCookie(REFRESH_PATH, REFRESH, forge(ada.cookie(REFRESH) ?? ''));
    expect((await refresh(stranger)).status).toBe(401);
    expect((await ada.send('get', '/account')).status).toBe(200);
    expect((await refresh(ada)).status).toBe(200);
  });
});

describe('sessions', () => {
  it('are listed with device and last use, newest first', async () => {
    service.clock.set('2026-11-20T09:05:00Z');
    const other = ada.elsewhere();
    await other.signIn();
    const { body } = await other.send('get', '/sessions');
    expect(body).toMatchObject([
      {
        browser: 'Firefox',
        system: 'Linux',
        way: 'password',
        current: true,
        lastUsedAt: '2026-11-20T09:05:00.000Z',
      },
      {
        browser: null,
        system: null,
        way: 'link',
        current: false,
        lastUsedAt: '2026-11-20T09:00:00.000Z',
      },
    ]);
  });

  it('when one is ended from elsewhere, then it stops at once', async () => {
    const other = ada.elsewhere();
    await other.signIn();
    const [, first] = (await other.send('get', '/sessions')).body;
    expect((await other.send('delete', `/sessions/${first.id}`)).status).toBe(204);
    expect((await ada.send('get', '/account')).status).toBe(401);
    expect((await refresh(ada)).status).toBe(401);
    expect((await other.send('get', '/account')).status).toBe(200);
  });

  it('signing out ends it and takes the cookies', async () => {
    const token = ada.cookie(SESSION);
    expect((await ada.send('delete', '/sessions/current')).status).toBe(204);
    expect([ada.cookie(SESSION), ada.cookie(REFRESH)]).toEqual([undefined, undefined]);
    const again = await request(service.app)
      .get('/api/v1/account')
      .set('Cookie', `${SESSION}=${token}`);
    expect(again.status).toBe(401);
  });

  it('all others are ended together', async () => {
    const others = [ada.elsewhere(), ada.elsewhere()];
    for (const other of others) await other.signIn();
    expect((await ada.send('delete', '/sessions/others')).status).toBe(204);
    expect((await ada.send('get', '/sessions')).body).toHaveLength(1);
    for (const other of others) expect((await other.send('get', '/account')).status).toBe(401);
  });

  it('of somebody else are not there', async () => {
    const bob = new Person(service, running.mailbox);
    await bob.join();
    const [session] = (await ada.send('get', '/sessions')).body;
    expect((await bob.send('delete', `/sessions/${session.id}`)).status).toBe(404);
    expect((await ada.send('get', '/account')).status).toBe(200);
  });

  it('when there are too many, the one used least recently ends', async () => {
    for (let made = 0; made < 20; made += 1) {
      service.clock.set(new Date(Date.UTC(2026, 10, 20, 9, 1, made)).toISOString());
      await ada.elsewhere().signIn();
    }
    expect((await ada.send('get', '/account')).status).toBe(401);
    const latest = ada.elsewhere();
    await latest.signIn();
    expect((await latest.send('get', '/sessions')).body).toHaveLength(20);
  });

  it('signing in several times at once loses none', async () => {
    const others = Array.from({ length: 5 }, () => ada.elsewhere());
    await Promise.all(others.map((other) => other.signIn()));
    expect((await ada.send('get', '/sessions')).body).toHaveLength(6);
  });
});

describe('signing in by a link', () => {
  const ask = () => ada.send('post', '/sign-in-links', { email: ada.email, language: 'en' });

  it('counts once, within 15 minutes after it went out', async () => {
    await ask();
    const token = await ada.tokenFromMail('sign-in');
    const other = ada.elsewhere();
    service.clock.set('2026-11-20T09:14:59Z');
    expect((await other.send('post', '/sessions/link', { token })).status).toBe(201);
    expect((await other.send('get', '/account')).body.email).toBe(ada.email);
    expect((await ada.elsewhere().send('post', '/sessions/link', { token })).status).toBe(404);
  });

  it('is over after 15 minutes', async () => {
    await ask();
    const token = await ada.tokenFromMail('sign-in');
    service.clock.set('2026-11-20T09:15:00Z');
    expect((await ada.elsewhere().send('post', '/sessions/link', { token })).status).toBe(404);
  });

  it('is kept as a hash', async () => {
    await ask();
    const token = await ada.tokenFromMail('sign-in');
    const stored = await service.database.connection
      .collection('accounts')
      .findOne({ email: ada.email });
    expect(JSON.stringify(stored)).not.toContain(token);
  });
});

describe('where passwords are switched off', () => {
  let without: AccountTestService;
  beforeAll(async () => {
    without = await startAccountService({ passwordLogin: false });
  });
  afterAll(() => without.close());

  it('nobody signs in by password or gets one, and links still work', async () => {
    const eve = new Person(without.service, without.mailbox);
    expect((await eve.send('get', '/sign-in-ways')).body).toEqual({
      password: false,
      link: true,
      openId: false,
    });
    await eve.register();
    const token = await eve.tokenFromMail('verify');
    const refused = await eve.send('post', '/accounts/verification', { token, password: PASSWORD });
    expect([refused.status, refused.body.error.code]).toEqual([403, 'passwords-off']);
    expect((await eve.send('post', '/accounts/verification', { token })).status).toBe(201);
    expect((await eve.signIn()).body.error.code).toBe('passwords-off');
    const reset = await eve.send('post', '/password-resets', { email: eve.email, language: 'it' });
    expect(reset.status).toBe(403);
  });
});

describe('limits', () => {
  it.each([
    ['signInAddress', 'from many networks'],
    ['signInNetwork', 'for many addresses'],
  ] as const)('%s stop guessing %s', async (name, _how) => {
    const narrow = await startAccountService(
      { trustProxy: 1 },
      { [name]: { points: 3, seconds: 600 } },
    );
    const eve = new Person(narrow.service, narrow.mailbox);
    const statuses = [];
    for (let round = 0; round < 4; round += 1) {
      const email = name === 'signInAddress' ? eve.email : `e${round}@example.org`;
      const from = name === 'signInAddress' ? `192.0.2.${round}` : '192.0.2.1';
      const body = { email, password: PASSWORD };
      statuses.push(
        (await eve.send('post', '/sessions', body, { 'X-Forwarded-For': from })).status,
      );
    }
    await narrow.close();
    expect(statuses).toEqual([401, 401, 401, 429]);
  });

  it('of mails count by recipient, known or not', async () => {
    const narrow = await startAccountService(
      {},
      { accountMailAddress: { points: 2, seconds: 600 } },
    );
    const eve = new Person(narrow.service, narrow.mailbox);
    const statuses = [];
    for (const path of ['/sign-in-links', '/password-resets', '/sign-in-links'])
      statuses.push((await eve.send('post', path, { email: eve.email, language: 'en' })).status);
    await narrow.close();
    expect(statuses).toEqual([202, 202, 429]);
  });
});
