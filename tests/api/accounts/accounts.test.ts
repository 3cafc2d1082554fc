import { availableParallelism } from 'node:os';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { hashPassword } from '../../../api/accounts/passwords.ts';
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import { readMail } from '../../support/mailbox.ts';
import { newAddress, PASSWORD, Person } from '../../support/person.ts';
import type { TestService } from '../../support/service.ts';

let running: AccountTestService;
let service: TestService;
let ada: Person;
beforeAll(async () => {
  running = await startAccountService();
  service = running.service;
});
afterAll(() => running.close());
beforeEach(() => {
  service.clock.set('2026-11-20T09:00:00Z');
  running.mailbox.received.length = 0;
  ada = new Person(service, running.mailbox);
});

const stored = (email: string) =>
  service.database.connection.collection('accounts').findOne({ email });
const mailsTo = async (email: string) => {
  await service.services.mails.sendDue();
  const mails = await Promise.all(running.mailbox.received.map((raw) => readMail(raw)));
  return mails.filter((mail) => mail.to?.[0]?.address === email);
};

describe('opening an account', () => {
  it('when the link of the mail is used, then the account is open and signed in, without any role', async () => {
    expect((await ada.register()).status).toBe(202);
    const token = await ada.tokenFromMail('verify');
    const opened = await ada.send('post', '/accounts/verification', { token, password: PASSWORD });
    expect(opened.status).toBe(201);
    expect(opened.body).toMatchObject({ email: ada.email, roles: [], hasPassword: true });
    expect((await ada.send('get', '/account')).body).toEqual(opened.body);
  });

  it('nothing but the address is kept before the mail was read, and that for a week', async () => {
    await ada.register();
    await service.services.mails.sendDue();
    expect(await stored(ada.email)).toMatchObject({ status: 'unverified', password: null });
    service.clock.set('2026-11-27T09:00:00Z');
    await service.services.accounts.sweep();
    expect(await stored(ada.email)).toBeNull();
  });

  it('the mail is in the language asked for and its link leads to the page for signing in', async () => {
    await ada.register();
    const [mail] = await mailsTo(ada.email);
    expect(mail?.subject).toBe('Confermate il vostro indirizzo');
    expect(mail?.text).toContain('https://meridiana.example.org/it/sign-in#verify=');
    expect(mail?.html).toContain('<html lang="it">');
  });

  it.each([
    ['a second time', '2026-11-20T09:00:00Z', true],
    ['after 24 hours', '2026-11-21T09:00:00Z', false],
  ])('when the link is used %s, then nothing happens', async (_when, moment, isUsedBefore) => {
    await ada.register();
    const token = await ada.tokenFromMail('verify');
    if (isUsedBefore) await ada.send('post', '/accounts/verification', { token });
    service.clock.set(moment);
    const response = await ada.elsewhere().send('post', '/accounts/verification', { token });
    expect([response.status, response.body.error.code]).toEqual([404, 'not-found']);
  });

  it('when the link is used twice at once, then it counts once', async () => {
    await ada.register();
    const token = await ada.tokenFromMail('verify');
    const tries = await Promise.all(
      [ada, ada.elsewhere(), ada.elsewhere()].map((each) =>
        each.send('post', '/accounts/verification', { token }),
      ),
    );
    expect(tries.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 404, 404]);
  });

  it('when the address is typed in another case, then it is the same account', async () => {
    await ada.join();
    const shouting = new Person(service, running.mailbox, ada.email.toUpperCase());
    expect((await shouting.signIn()).status).toBe(201);
  });

  it.each([
    ['too-short', 'eleven sign'],
    ['too-common', 'Password2024!'],
    ['too-common', 'p4ssw0rd12345'],
    ['too-common', 'qwertyuiopas'],
    ['too-common', 'juventusjuventus'],
    ['repeats', 'abcabcabcabc'],
    ['too-long', '0123456789 too long'.padEnd(201, ' and on')],
  ])(
    'when the password is %s (%s), then it is refused and the link still counts',
    async (code, password) => {
      await ada.register();
      const token = await ada.tokenFromMail('verify');
      const refused = await ada.send('post', '/accounts/verification', { token, password });
      expect([refused.status, refused.body.error.issues[0]]).toEqual([
        400,
        { path: 'password', code, message: expect.any(String) },
      ]);
      const again = { token, password: PASSWORD };
      expect((await ada.send('post', '/accounts/verification', again)).status).toBe(201);
    },
  );

  it('when the password is the address, then it is refused', async () => {
    await ada.register();
    const token = await ada.tokenFromMail('verify');
    const refused = await ada.send('post', '/accounts/verification', {
      token,
      password: ada.email,
    });
    expect(refused.body.error.issues[0].code).toBe('is-the-address');
  });

  it('keeps passwords as argon2id with 19 MiB and two passes, and no token at all', async () => {
    await ada.join();
    const account = await stored(ada.email);
    expect(account?.['password']).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const text = JSON.stringify(account);
    for (const name of ['meridiana-session', 'meridiana-refresh'])
      expect(text).not.toContain(ada.cookie(name));
    expect(text).not.toContain(PASSWORD);
  });
});

describe('whether an address is known', () => {
  const asking: [path: string, body: (email: string) => object][] = [
    ['/accounts', (email) => ({ email, language: 'en', privacyNotice: '2026-11' })],
    ['/sign-in-links', (email) => ({ email, language: 'en' })],
    ['/password-resets', (email) => ({ email, language: 'en' })],
  ];

  it.each(asking)('POST %s answers alike and queues alike', async (path, body) => {
    await ada.join();
    const stranger = newAddress();
    const answers = [];
    for (const email of [ada.email, stranger]) {
      const { status, text, headers } = await new Person(service, running.mailbox).send(
        'post',
        path,
        body(email),
      );
      const [mail] = await service.database.connection
        .collection('mails')
        .find({ to: email })
        .toArray();
      const queued = { ...mail, _id: null, to: null };
      answers.push({ status, text, names: Object.keys(headers).toSorted(), queued });
    }
    expect(answers[0]?.status).toBe(202);
    expect(answers[0]).toEqual(answers[1]);
  });

  it('its owner alone learns that there is an account already, by mail', async () => {
    await ada.join();
    running.mailbox.received.length = 0;
    const { email } = ada;
    await ada
      .elsewhere()
      .send('post', '/accounts', { email, language: 'en', privacyNotice: '2026-11' });
    const [mail] = await mailsTo(email);
    expect(mail?.subject).toBe('You already have an account');
    expect(mail?.text).not.toContain('#');
  });

  it('no mail goes to an unknown address that asks for a link', async () => {
    const email = newAddress();
    for (const path of ['/sign-in-links', '/password-resets'])
      await ada.send('post', path, { email, language: 'en' });
    expect(await mailsTo(email)).toEqual([]);
    expect(await stored(email)).toBeNull();
  });

  it('signing in answers alike for an unknown address, one without password and a wrong password', async () => {
    await ada.join();
    const bob = new Person(service, running.mailbox);
    await bob.join(null);
    const answers = [];
    for (const email of [ada.email, bob.email, newAddress()]) {
      const stranger = new Person(service, running.mailbox, email);
      const { status, body } = await stranger.signIn('not the password at all');
      answers.push([status, body]);
    }
    expect(answers[0]?.[0]).toBe(401);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it('signing in compares with a hash in any case: all wait their turn behind those who came before', async () => {
    await ada.join();
    const bob = new Person(service, running.mailbox);
    await bob.join(null);
    const cores = availableParallelism();
    for (const email of [ada.email, bob.email, newAddress()]) {
      let before = 20 * cores;
      const others = Array.from({ length: before }, async () => {
        await hashPassword('of somebody who came before');
        before -= 1;
      });
      await new Person(service, running.mailbox, email).signIn('not the password at all');
      expect(before).toBeLessThan(cores);
      await Promise.all(others);
    }
  });
});

describe('choosing a new password', () => {
  it('by a link ends all sessions and the old password', async () => {
    await ada.join();
    const other = ada.elsewhere();
    await other.send('post', '/password-resets', { email: ada.email, language: 'it' });
    const token = await other.tokenFromMail('reset');
    const password = 'ten copper pipes singing';
    const done = await other.send('post', '/password-resets/confirmation', { token, password });
    expect(done.status).toBe(204);
    expect((await ada.send('get', '/account')).status).toBe(401);
    expect((await ada.send('post', '/sessions/refresh')).status).toBe(401);
    expect((await ada.signIn()).status).toBe(401);
    expect((await ada.signIn(password)).status).toBe(201);
    const again = await other.send('post', '/password-resets/confirmation', { token, password });
    expect(again.status).toBe(404);
  });

  it('by a link ends the other links that are on their way', async () => {
    await ada.join();
    await ada.send('post', '/sign-in-links', { email: ada.email, language: 'it' });
    const signIn = await ada.tokenFromMail('sign-in');
    await ada.send('post', '/password-resets', { email: ada.email, language: 'it' });
    const token = await ada.tokenFromMail('reset');
    await ada.send('post', '/password-resets/confirmation', {
      token,
      password: 'x'.repeat(3) + ' river barge',
    });
    expect((await ada.send('post', '/sessions/link', { token: signIn })).status).toBe(404);
  });

  it.each([
    ['after an hour', 'reset', '2026-11-20T10:00:00Z'],
    ['of another purpose', 'sign-in', '2026-11-20T09:00:00Z'],
  ])('by a link %s is refused', async (_what, purpose, moment) => {
    await ada.join();
    const path = purpose === 'reset' ? '/password-resets' : '/sign-in-links';
    await ada.send('post', path, { email: ada.email, language: 'it' });
    const token = await ada.tokenFromMail(purpose);
    service.clock.set(moment);
    const response = await ada.send('post', '/password-resets/confirmation', {
      token,
      password: 'ten copper pipes singing',
    });
    expect(response.status).toBe(404);
  });

  it('needs the present one, and ends all other sessions', async () => {
    await ada.join();
    const other = ada.elsewhere();
    await other.signIn();
    const change = (current: string) =>
      ada.send('put', '/account/password', { current, password: 'ten copper pipes singing' });
    expect((await change('a wrong one')).body.error.issues[0].code).toBe('wrong-password');
    expect((await change(PASSWORD)).status).toBe(204);
    expect((await ada.send('get', '/account')).status).toBe(200);
    expect((await other.send('get', '/account')).status).toBe(401);
  });

  it('when its session is ended while it is being changed, then it stays, and the session is over', async () => {
    const { id: account } = await ada.join();
    const owner = ada.elsewhere();
    await owner.signIn();
    const sessions = (await ada.send('get', '/sessions')).body as {
      id: string;
      current: boolean;
    }[];
    const session = sessions.find(({ current }) => current)?.id ?? '';
    // Whoever hashes waits behind these.
    const others = Array.from({ length: 20 }, () => hashPassword('somebody else at the same time'));
    const changing = service.services.accounts.changePassword(
      { account, session, roles: [] },
      { current: PASSWORD, password: 'ten copper pipes singing' },
    );
    const outcome = changing.catch((error: unknown) => error);
    expect((await owner.send('delete', '/sessions/others')).status).toBe(204);
    expect(await outcome).toMatchObject({ status: 401, code: 'session-required' });
    await Promise.all(others);
    expect((await ada.send('get', '/account')).status).toBe(401);
    expect((await owner.send('get', '/sessions')).body).toHaveLength(1);
    expect((await ada.signIn()).status).toBe(201);
  });

  it('is not possible without a present one: whoever found an open browser must not get in for good', async () => {
    await ada.join(null);
    const body = { current: 'x', password: 'ten copper pipes singing' };
    const response = await ada.send('put', '/account/password', body);
    expect([response.status, response.body.error.code]).toEqual([409, 'no-password']);
  });
});

describe('the language of messages', () => {
  it('when it is changed, then the next letters are in it, and the record says so', async () => {
    const { id } = await ada.join();
    expect((await ada.send('put', '/account/language', { language: 'en' })).status).toBe(204);
    expect((await ada.send('get', '/account')).body.language).toBe('en');
    await ada.send('post', '/account/email', { email: newAddress() });
    const letter = (await mailsTo(ada.email)).at(-1);
    expect(letter?.text).toContain('/en/sign-in#email=');
    const { body: record } = await ada.send('get', '/account/record');
    expect(record[1]).toMatchObject({ act: 'language.changed', by: id, detail: 'en' });
  });
});

describe('changing the address', () => {
  const begin = async () => {
    await ada.join();
    const email = newAddress();
    expect((await ada.send('post', '/account/email', { email })).status).toBe(202);
    const fromOld = await ada.tokenFromMail('email', ada.email);
    const fromNew = await ada.tokenFromMail('email', email);
    return { email, fromOld, fromNew };
  };
  const confirm = (token: string) =>
    ada.elsewhere().send('post', '/account/email/confirmation', { token });

  it.each([
    ['old', 'new'],
    ['new', 'old'],
  ] as const)(
    'when the %s mailbox agrees and then the %s one, then it changes',
    async (first, _second) => {
      const { email, fromOld, fromNew } = await begin();
      const [one, two] = first === 'old' ? [fromOld, fromNew] : [fromNew, fromOld];
      expect((await confirm(one)).body).toEqual({ state: 'waiting' });
      expect((await confirm(one)).body).toEqual({ state: 'waiting' });
      expect((await ada.send('get', '/account')).body).toMatchObject({
        email: ada.email,
        emailChange: { email, confirmed: [first] },
      });
      expect((await confirm(two)).body).toEqual({ state: 'changed' });
      expect((await ada.send('get', '/account')).body).toMatchObject({ email, emailChange: null });
      expect((await ada.signIn()).status).toBe(401);
      expect((await confirm(two)).status).toBe(404);
    },
  );

  it('when both agree at the same moment, then it changes', async () => {
    const { email, fromOld, fromNew } = await begin();
    await Promise.all([confirm(fromOld), confirm(fromNew)]);
    expect((await ada.send('get', '/account')).body.email).toBe(email);
  });

  it('when another change is begun, then the links of the first are dead', async () => {
    const { fromOld, fromNew } = await begin();
    await ada.send('post', '/account/email', { email: newAddress() });
    expect((await confirm(fromOld)).status).toBe(404);
    expect((await confirm(fromNew)).status).toBe(404);
  });

  it('when it is given up, or three days are over, then the links are dead', async () => {
    const { fromOld } = await begin();
    service.clock.set('2026-11-23T09:00:01Z');
    expect((await confirm(fromOld)).status).toBe(404);
    service.clock.set('2026-11-20T09:00:00Z');
    expect((await ada.send('delete', '/account/email')).status).toBe(204);
    expect((await confirm(fromOld)).status).toBe(404);
  });

  it('when the new address belongs to somebody, then only who reads both mailboxes learns it, and nothing changes', async () => {
    const bob = new Person(service, running.mailbox);
    await bob.join();
    await ada.join();
    expect((await ada.send('post', '/account/email', { email: bob.email })).status).toBe(202);
    const fromOld = await ada.tokenFromMail('email', ada.email);
    const fromNew = await ada.tokenFromMail('email', bob.email);
    expect((await confirm(fromOld)).body).toEqual({ state: 'waiting' });
    const refused = await confirm(fromNew);
    expect([refused.status, refused.body.error.code]).toEqual([409, 'address-taken']);
    expect((await ada.send('get', '/account')).body.email).toBe(ada.email);
  });

  it('the record says when it was asked for, given up and done, without any address', async () => {
    await begin();
    for (const _ of [1, 2]) await ada.send('delete', '/account/email');
    const email = newAddress();
    await ada.send('post', '/account/email', { email });
    await confirm(await ada.tokenFromMail('email', ada.email));
    await confirm(await ada.tokenFromMail('email', email));
    const { body, text } = await ada.send('get', '/account/record');
    const acts = body.map(({ act }: { act: string }) => act);
    expect(acts.slice(0, 4)).toEqual([
      'email.changed',
      'email.change-begun',
      'email.change-given-up',
      'email.change-begun',
    ]);
    expect(text).not.toContain('@');
  });

  it('a link to sign in that went to the old address is dead afterwards', async () => {
    const { fromOld, fromNew } = await begin();
    await ada.send('post', '/sign-in-links', { email: ada.email, language: 'it' });
    const token = await ada.tokenFromMail('sign-in');
    await confirm(fromOld);
    await confirm(fromNew);
    expect((await ada.send('post', '/sessions/link', { token })).status).toBe(404);
  });
});

describe('when the mail server is down', () => {
  it('the mail waits, goes out later with the same Message-ID, and its time begins then', async () => {
    await ada.register();
    running.mailbox.refuses = true;
    await service.services.mails.sendDue();
    const [waiting] = await service.database.connection
      .collection('mails')
      .find({ to: ada.email })
      .toArray();
    running.mailbox.refuses = false;
    service.clock.set('2026-11-22T09:00:00Z');
    const token = await ada.tokenFromMail('verify');
    const [mail] = await mailsTo(ada.email);
    expect(mail?.messageId).toBe(`<${String(waiting?._id)}@meridiana.example.org>`);
    expect((await ada.send('post', '/accounts/verification', { token })).status).toBe(201);
  });

  it('a link that was used does not come to life when its mail goes out a second time', async () => {
    await ada.register();
    const { connection } = service.database;
    const [queued] = await connection.collection('mails').find({ to: ada.email }).toArray();
    const token = await ada.tokenFromMail('verify');
    await ada.send('post', '/accounts/verification', { token });
    if (queued) await connection.collection('mails').insertOne(queued);
    expect(await mailsTo(ada.email)).toHaveLength(1);
    expect((await ada.send('post', '/accounts/verification', { token })).status).toBe(404);
  });
});

describe('the log', () => {
  it('holds no address, no password and no token', async () => {
    await ada.join();
    await ada.signIn('a wrong password of mine');
    const log = service.logLines.join('');
    expect(log).not.toContain(ada.email);
    expect(log).not.toContain('wrong password of mine');
    expect(log).not.toContain(String(ada.cookie('meridiana-refresh')));
  });
});
