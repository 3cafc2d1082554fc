import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import { startProvider, type TestProvider } from '../../support/openid.ts';
import { Person } from '../../support/person.ts';
import type { TestService } from '../../support/service.ts';
import { startService } from '../../support/service.ts';
import { Visitor } from '../../support/visitor.ts';

const ORIGIN = 'https://meridiana.example.org';
const people = {
  ada: { email: 'Ada@example.org', email_verified: true, roles: ['administrator'] },
  bob: { email: 'bob@example.org', email_verified: true },
  carla: { email: 'carla@example.org', email_verified: true },
  unchecked: { email: 'dora@example.org', email_verified: false },
  silent: {},
  stranger: {},
  leaver: {},
  late: { email: 'late@example.org', email_verified: true },
  cross: { email: 'cross@example.org', email_verified: true },
};

let provider: TestProvider;
let running: AccountTestService;
let service: TestService;
let browser: Person;
beforeAll(async () => {
  provider = await startProvider(`${ORIGIN}/api/v1/sessions/openid/reply`, people);
  running = await startAccountService({ oidc: provider.settings });
  service = running.service;
});
afterAll(async () => {
  await running.close();
  await provider.close();
});
beforeEach(() => {
  service.clock.set('2026-11-20T09:00:00Z');
  browser = new Person(service, running.mailbox);
});

const begin = async (who: Visitor, link = false): Promise<string> => {
  const body = { language: 'en', privacyNotice: '2026-11', ...(link && { link }) };
  const response = await who.send('post', '/sessions/openid', body);
  expect(response.status).toBe(200);
  return response.body.url;
};
/** The browser comes back by the address the provider gave it. @returns where it is sent on to */
const comeBack = async (who: Visitor, reply: string): Promise<string> => {
  const { pathname, search } = new URL(reply);
  const response = await who.send('get', pathname.replace('/api/v1', '') + search);
  expect(response.status).toBe(303);
  return String(response.headers['location']).replace(ORIGIN, '');
};
const signIn = async (who: Visitor, subject: string): Promise<string> =>
  comeBack(who, await provider.signIn(await begin(who), subject));

describe('signing in at an OpenID provider', () => {
  it('goes there by the code flow with PKCE, state and nonce', async () => {
    const url = new URL(await begin(browser));
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: 'meridiana',
      code_challenge_method: 'S256',
      scope: 'openid email',
      redirect_uri: `${ORIGIN}/api/v1/sessions/openid/reply`,
    });
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(url.searchParams.get(name)?.length).toBeGreaterThanOrEqual(43);
  });

  it('opens an account the first time and finds it again, and no role comes from what the provider says', async () => {
    expect(await signIn(browser, 'ada')).toBe('/en/account');
    const first = (await browser.send('get', '/account')).body;
    expect(first).toMatchObject({
      email: 'ada@example.org',
      roles: [],
      hasPassword: false,
      identities: [{ issuer: provider.settings.issuer }],
    });
    expect((await browser.send('get', '/accounts')).status).toBe(403);
    const other = browser.elsewhere();
    expect(await signIn(other, 'ada')).toBe('/en/account');
    expect((await other.send('get', '/account')).body.id).toBe(first.id);
    expect((await other.send('get', '/sessions')).body[0].way).toBe('oidc');
  });

  it('when the address has an account, then it is not opened by that: one signs in and adds the identity', async () => {
    const bob = new Person(service, running.mailbox, 'bob@example.org');
    const { id } = await bob.join();
    expect(await signIn(browser, 'bob')).toBe('/en/sign-in#problem=address-known');
    expect((await browser.send('get', '/account')).status).toBe(401);
    expect(await comeBack(bob, await provider.signIn(await begin(bob, true), 'bob'))).toBe(
      '/en/account',
    );
    expect(await signIn(browser, 'bob')).toBe('/en/account');
    expect((await browser.send('get', '/account')).body.id).toBe(id);
  });

  it('when somebody registered the address and never confirmed it, then its owner gets the account', async () => {
    const squatter = new Person(service, running.mailbox, 'carla@example.org');
    await squatter.register();
    const token = await squatter.tokenFromMail('verify');
    expect(await signIn(browser, 'carla')).toBe('/en/account');
    expect((await squatter.send('post', '/accounts/verification', { token })).status).toBe(404);
  });

  it.each(['unchecked', 'silent'])(
    'when the provider vouches for no address (%s), then no account is opened',
    async (subject) => {
      expect(await signIn(browser, subject)).toBe('/en/sign-in#problem=no-verified-address');
      const found = await service.database.connection
        .collection('accounts')
        .countDocuments({ email: 'dora@example.org' });
      expect(found).toBe(0);
    },
  );

  it('such a person opens an account by mail, adds the identity and then signs in by it', async () => {
    await browser.join(null);
    expect(
      await comeBack(browser, await provider.signIn(await begin(browser, true), 'silent')),
    ).toBe('/en/account');
    const other = browser.elsewhere();
    expect(await signIn(other, 'silent')).toBe('/en/account');
    const thief = new Person(service, running.mailbox);
    await thief.join(null);
    expect(await comeBack(thief, await provider.signIn(await begin(thief, true), 'silent'))).toBe(
      '/en/sign-in#problem=identity-taken',
    );
  });

  it('when the session in which it was asked for ends on the way, then no identity is added', async () => {
    const owner = new Person(service, running.mailbox);
    await owner.join();
    const thief = owner.elsewhere();
    await thief.signIn();
    const reply = await provider.signIn(await begin(thief, true), 'stranger');
    expect((await owner.send('delete', '/sessions/others')).status).toBe(204);
    expect(await comeBack(thief, reply)).toBe('/en/sign-in#problem=session-over');
    expect((await owner.send('get', '/account')).body.identities).toEqual([]);
  });

  it('when an identity is taken out, then it leads in no more, and the record says so', async () => {
    const owner = new Person(service, running.mailbox);
    await owner.join();
    await comeBack(owner, await provider.signIn(await begin(owner, true), 'leaver'));
    const [identity] = (await owner.send('get', '/account')).body.identities;
    const other = new Person(service, running.mailbox);
    await other.join();
    const path = `/account/identities/${identity.id}`;
    expect((await other.send('delete', path)).status).toBe(404);
    expect((await owner.send('delete', path)).status).toBe(204);
    expect((await owner.send('delete', path)).status).toBe(404);
    expect((await owner.send('get', '/account')).body.identities).toEqual([]);
    expect(await signIn(browser, 'leaver')).toBe('/en/sign-in#problem=no-verified-address');
    const [last] = (await owner.send('get', '/account/record')).body;
    expect(last.act).toBe('identity.removed');
  });

  it('adding an identity needs a session', async () => {
    const body = { language: 'en', privacyNotice: '2026-11', link: true };
    expect((await browser.send('post', '/sessions/openid', body)).status).toBe(401);
  });
});

describe('a reply that does not fit', () => {
  const refused = '/it/sign-in#problem=failed';

  it('when it is replayed, is refused', async () => {
    const reply = await provider.signIn(await begin(browser), 'late');
    expect(await comeBack(browser, reply)).toBe('/en/account');
    const cookie = browser.cookie('meridiana-openid');
    expect(cookie).toBeUndefined();
    expect(await comeBack(browser, reply)).toBe(refused);
    expect(await comeBack(new Visitor(service.app), reply)).toBe(refused);
  });

  it('when it is replayed with the cookie kept, is refused', async () => {
    const reply = await provider.signIn(await begin(browser), 'late');
    const kept = browser.cookie('meridiana-openid') ?? '';
    await comeBack(browser, reply);
    const thief = new Visitor(service.app);
    thief.putCookie('/api/v1/sessions/openid/reply', 'meridiana-openid', kept);
    expect(await comeBack(thief, reply)).toBe(refused);
    expect((await thief.send('get', '/account')).status).toBe(401);
  });

  it('when it comes in another browser, is refused there and still counts in the right one', async () => {
    const reply = await provider.signIn(await begin(browser), 'late');
    const other = new Visitor(service.app);
    await begin(other);
    expect(await comeBack(other, reply)).toBe(refused);
    expect(await comeBack(browser, reply)).toBe('/en/account');
  });

  it('when its code belongs to another visit, is refused: state, nonce and verifier hold together', async () => {
    const victim = new Visitor(service.app);
    const mine = new URL(await provider.signIn(await begin(victim), 'cross'));
    const other = new URL(await provider.signIn(await begin(browser), 'late'));
    mine.searchParams.set('code', other.searchParams.get('code') ?? '');
    expect(await comeBack(victim, mine.href)).toBe('/en/sign-in#problem=failed');
    expect((await victim.send('get', '/account')).status).toBe(401);
  });

  it.each([
    ['for another state', (reply: URL) => reply.searchParams.set('state', 'x'.repeat(43)), refused],
    ['without state', (reply: URL) => reply.searchParams.delete('state'), refused],
    [
      'with a made-up code',
      (reply: URL) => reply.searchParams.set('code', 'x'.repeat(43)),
      '/en/sign-in#problem=failed',
    ],
    [
      'from another issuer',
      (reply: URL) => reply.searchParams.set('iss', 'https://evil.example'),
      '/en/sign-in#problem=failed',
    ],
    [
      'with an error',
      (reply: URL) => reply.searchParams.set('error', 'access_denied'),
      '/en/sign-in#problem=failed',
    ],
  ])('%s is refused', async (_what, change, place) => {
    const reply = new URL(await provider.signIn(await begin(browser), 'late'));
    change(reply);
    expect(await comeBack(browser, reply.href)).toBe(place);
    expect((await browser.send('get', '/account')).status).toBe(401);
  });

  it('after ten minutes is refused', async () => {
    const reply = await provider.signIn(await begin(browser), 'late');
    service.clock.set('2026-11-20T09:10:00Z');
    expect(await comeBack(browser, reply)).toBe(refused);
  });

  it('leaves neither code nor address in the log', async () => {
    const reply = new URL(await provider.signIn(await begin(browser), 'late'));
    await comeBack(browser, reply.href);
    const log = service.logLines.join('');
    expect(log).not.toContain(reply.searchParams.get('code'));
    expect(log).not.toContain('late@example.org');
  });
});

describe('the provider', () => {
  it('when none is set, there is no such way', async () => {
    const without = await startService();
    const visitor = new Visitor(without.app);
    const body = { language: 'en', privacyNotice: '2026-11' };
    expect((await visitor.send('post', '/sessions/openid', body)).status).toBe(404);
    expect((await visitor.send('get', '/sign-in-ways')).body.openId).toBe(false);
    const reply = await request(without.app).get('/api/v1/sessions/openid/reply?state=x&code=y');
    expect(reply.headers['location']).toBe(`${ORIGIN}/it/sign-in#problem=failed`);
    await without.close();
  });

  it('when it is away, the service says so and when to come back', async () => {
    const redirect = `${ORIGIN}/api/v1/sessions/openid/reply`;
    const first = await startProvider(redirect, people);
    await first.close();
    const lonely = await startAccountService({ oidc: first.settings });
    const body = { language: 'en', privacyNotice: '2026-11' };
    const response = await new Visitor(lonely.service.app).send('post', '/sessions/openid', body);
    expect([response.status, response.body.error.code]).toEqual([503, 'provider-away']);
    expect(response.headers['retry-after']).toBe('10');
    await lonely.close();
  });
});
