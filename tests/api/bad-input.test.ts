import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request, { type Response } from 'supertest';
import { LIMITS } from '../../api/http/rate-limits.ts';
import { type TestService, startService } from '../support/service.ts';
import { aCreation, aProfile, someAnswers, tokenIn, Visitor } from '../support/visitor.ts';

/** Who asks for what: a firm with a draft and a submitted assessment, a guest with a read link, a stranger. */
interface Cast {
  firm: Visitor;
  guest: Visitor;
  stranger: Visitor;
  draft: string;
  submitted: string;
  /** Token of a link that was ended. */
  ended: string;
}

interface BadCase {
  what: string;
  ask: (cast: Cast) => Promise<Response>;
  status: number;
  code: string;
  /** Path of the first issue. */
  field: string;
}

let service: TestService;
let cast: Cast;
beforeAll(async () => {
  service = await startService({
    limits: {
      ...LIMITS,
      create: { points: 200, seconds: 3600 },
      change: { points: 1000, seconds: 60 },
    },
  });
  cast = await assemble();
});
afterAll(() => service.close());

async function assemble(): Promise<Cast> {
  const [firm, guest, stranger] = [1, 2, 3].map(() => new Visitor(service.app)) as [
    Visitor,
    Visitor,
    Visitor,
  ];
  const { assessment } = await firm.create();
  await firm.save(assessment.id, 0, { machines: 'on-the-spot' }, 'first-change');
  const { id: submitted } = await firm.submitted();
  const { url } = await firm.link(submitted, 'read');
  await guest.open(tokenIn(url));
  const ended = await firm.link(assessment.id, 'edit');
  await firm.send('delete', `/assessments/${assessment.id}/links/${ended.id}`);
  return { firm, guest, stranger, draft: assessment.id, submitted, ended: ended.token };
}

const nested = (levels: number): unknown => (levels === 0 ? 1 : { a: nested(levels - 1) });
const keys = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`key-${index}`, 1]));
const answers = (value: unknown) => (of: Cast) => of.firm.save(of.draft, 1, value);
const raw =
  (text: string, type = 'application/json') =>
  (of: Cast) =>
    of.firm.send('put', `/assessments/${of.draft}/answers`, text, { 'Content-Type': type });
const put = (body: unknown) => (of: Cast) =>
  of.firm.send('put', `/assessments/${of.draft}/answers`, body);
const create = (change: object) => (of: Cast) =>
  of.stranger.send('post', '/assessments', { ...aCreation(), ...change });
const profile = (change: object) => create({ profile: { ...aProfile(), ...change } });
const refer = (change: object) => (of: Cast) =>
  of.firm.send('post', `/assessments/${of.submitted}/referrals`, {
    offer: 'demonstration-2026/service/A.1',
    contact: { name: 'Ada', email: 'ada@example.org' },
    consent: true,
    ...change,
  });
const mail = (change: object) => (of: Cast) =>
  of.firm.send('post', `/assessments/${of.draft}/mails`, {
    kind: 'resume',
    to: 'ada@example.org',
    language: 'it',
    ...change,
  });

const bodies: BadCase[] = [
  { what: 'no body', ask: put(undefined), status: 400, code: 'empty-body', field: 'body' },
  { what: 'an empty body', ask: raw(''), status: 400, code: 'empty-body', field: 'body' },
  { what: 'an empty object', ask: put({}), status: 400, code: 'invalid-input', field: 'changeId' },
  { what: 'a list', ask: put([]), status: 400, code: 'invalid-input', field: 'body' },
  { what: 'null', ask: raw('null'), status: 400, code: 'broken-json', field: 'body' },
  {
    what: 'broken JSON',
    ask: raw('{"changeId": "a'),
    status: 400,
    code: 'broken-json',
    field: 'body',
  },
  {
    what: 'a form',
    ask: raw('a=1', 'application/x-www-form-urlencoded'),
    status: 415,
    code: 'not-json',
    field: 'body',
  },
  {
    what: 'plain text',
    ask: raw('{"revision":1}', 'text/plain'),
    status: 415,
    code: 'not-json',
    field: 'body',
  },
  {
    what: 'a foreign character set',
    ask: raw('{}', 'application/json; charset=iso-8859-1'),
    status: 415,
    code: 'unsupported-charset',
    field: 'body',
  },
  {
    what: 'a body of 2 MB',
    ask: put({ changeId: 'change-1', revision: 1, answers: { machines: 'x'.repeat(2_000_000) } }),
    status: 413,
    code: 'body-too-large',
    field: 'body',
  },
  {
    what: '10,000 keys',
    ask: answers(keys(10_000)),
    status: 400,
    code: 'too-many-keys',
    field: 'body',
  },
  {
    what: 'deep nesting',
    ask: answers(nested(20)),
    status: 400,
    code: 'too-deep',
    field: 'answers.a.a.a.a.a.a.a',
  },
  {
    what: 'nesting of 50,000 levels',
    ask: raw(`{"answers":${'['.repeat(50_000)}${']'.repeat(50_000)}}`),
    status: 400,
    code: 'too-deep',
    field: 'answers.0.0.0.0.0.0.0',
  },
  {
    what: 'a key __proto__',
    ask: raw('{"changeId":"change-1","revision":1,"answers":{"__proto__":{"admin":true}}}'),
    status: 400,
    code: 'forbidden-key',
    field: 'answers.__proto__',
  },
  {
    what: 'a key constructor',
    ask: answers({ constructor: { prototype: { admin: true } } }),
    status: 400,
    code: 'forbidden-key',
    field: 'answers.constructor',
  },
  {
    what: 'a key $where',
    ask: answers({ $where: 'sleep(1000)' }),
    status: 400,
    code: 'forbidden-key',
    field: 'answers.$where',
  },
  {
    what: 'an operator instead of a value',
    ask: put({ changeId: { $ne: null }, revision: 1, answers: {} }),
    status: 400,
    code: 'forbidden-key',
    field: 'changeId.$ne',
  },
  {
    what: 'an operator instead of a token',
    ask: (of) => of.stranger.send('post', '/access', { token: { $gt: '' } }),
    status: 400,
    code: 'forbidden-key',
    field: 'token.$gt',
  },
  {
    what: 'a surplus field',
    ask: put({ changeId: 'change-1', revision: 1, answers: {}, admin: true }),
    status: 400,
    code: 'invalid-input',
    field: 'admin',
  },
];

const answersAndRevisions: BadCase[] = [
  {
    what: 'an unknown question',
    ask: answers({ favourite: 'blue' }),
    status: 400,
    code: 'invalid-answers',
    field: 'answers.favourite',
  },
  {
    what: 'a name of Object as question',
    ask: answers({ toString: 'x' }),
    status: 400,
    code: 'invalid-answers',
    field: 'answers.toString',
  },
  {
    what: 'a foreign choice',
    ask: answers({ machines: 'some-notes' }),
    status: 400,
    code: 'invalid-answers',
    field: 'answers.machines',
  },
  {
    what: 'a choice with the name of a method',
    ask: answers({ machines: 'hasOwnProperty' }),
    status: 400,
    code: 'invalid-answers',
    field: 'answers.machines',
  },
  {
    what: 'a number for a choice',
    ask: answers({ machines: 3 }),
    status: 400,
    code: 'invalid-answers',
    field: 'answers.machines',
  },
  {
    what: 'a list for a choice',
    ask: answers({ machines: ['on-the-spot'] }),
    status: 400,
    code: 'invalid-answers',
    field: 'answers.machines',
  },
  {
    what: 'null for a choice',
    ask: answers({ machines: null }),
    status: 400,
    code: 'invalid-answers',
    field: 'answers.machines',
  },
  {
    what: '"not relevant" where it cannot be',
    ask: answers({ orders: 'not-relevant' }),
    status: 400,
    code: 'invalid-answers',
    field: 'answers.orders',
  },
  {
    what: 'answers that are a list',
    ask: answers(['on-the-spot']),
    status: 400,
    code: 'invalid-input',
    field: 'answers',
  },
  {
    what: 'answers that are a text',
    ask: answers('on-the-spot'),
    status: 400,
    code: 'invalid-input',
    field: 'answers',
  },
  {
    what: 'no revision',
    ask: put({ changeId: 'change-1', answers: {} }),
    status: 400,
    code: 'invalid-input',
    field: 'revision',
  },
  {
    what: 'a revision in words',
    ask: put({ changeId: 'change-1', revision: '1', answers: {} }),
    status: 400,
    code: 'invalid-input',
    field: 'revision',
  },
  {
    what: 'a negative revision',
    ask: put({ changeId: 'change-1', revision: -1, answers: {} }),
    status: 400,
    code: 'invalid-input',
    field: 'revision',
  },
  {
    what: 'a changeId that is too short',
    ask: put({ changeId: 'c', revision: 1, answers: {} }),
    status: 400,
    code: 'invalid-input',
    field: 'changeId',
  },
  {
    what: 'a stale revision',
    ask: (of) => of.firm.save(of.draft, 0, {}),
    status: 409,
    code: 'stale-revision',
    field: 'revision',
  },
  {
    what: 'a revision of the future',
    ask: (of) => of.firm.save(of.draft, 7, {}),
    status: 409,
    code: 'stale-revision',
    field: 'revision',
  },
  {
    what: 'submitting a stale revision',
    ask: (of) => of.firm.submit(of.draft, 0),
    status: 409,
    code: 'stale-revision',
    field: 'revision',
  },
  {
    what: 'submitting twice with another revision',
    ask: (of) => of.firm.submit(of.submitted, 0),
    status: 409,
    code: 'already-submitted',
    field: 'revision',
  },
  {
    what: 'answers after submitting',
    ask: (of) => of.firm.save(of.submitted, 1, {}),
    status: 409,
    code: 'already-submitted',
    field: 'answers',
  },
  {
    what: 'another profile after submitting',
    ask: (of) => of.firm.saveProfile(of.submitted, 1, aProfile({ people: '50-249' })),
    status: 409,
    code: 'already-submitted',
    field: 'profile.people',
  },
  {
    what: 'correcting a draft',
    ask: (of) => of.firm.send('post', `/assessments/${of.draft}/corrections`),
    status: 409,
    code: 'not-submitted',
    field: 'id',
  },
  {
    what: 'the receipt of a draft',
    ask: (of) => of.firm.send('get', `/assessments/${of.draft}/receipt`),
    status: 409,
    code: 'not-submitted',
    field: 'id',
  },
  {
    what: 'the PDF of a draft',
    ask: (of) => of.firm.send('get', `/assessments/${of.draft}/report.pdf`),
    status: 409,
    code: 'not-submitted',
    field: 'id',
  },
];

const rights: BadCase[] = [
  {
    what: 'no cookie',
    ask: (of) => of.stranger.send('get', `/assessments/${of.draft}`),
    status: 401,
    code: 'access-required',
    field: 'cookie',
  },
  {
    what: 'no cookie, to save',
    ask: (of) => of.stranger.save(of.draft, 1, someAnswers()),
    status: 401,
    code: 'access-required',
    field: 'cookie',
  },
  {
    what: 'an unknown id',
    ask: (of) => of.firm.send('get', `/assessments/${'A'.repeat(22)}`),
    status: 401,
    code: 'access-required',
    field: 'cookie',
  },
  {
    what: 'a malformed id',
    ask: (of) => of.firm.send('get', '/assessments/1'),
    status: 404,
    code: 'not-found',
    field: 'id',
  },
  {
    what: 'an id with a path in it',
    ask: (of) => of.firm.send('get', '/assessments/..%2F..%2Fetc%2Fpasswd'),
    status: 404,
    code: 'not-found',
    field: 'id',
  },
  {
    what: 'an id that is not UTF-8',
    ask: (of) => of.firm.send('get', '/assessments/%ff'),
    status: 400,
    code: 'bad-request',
    field: 'url',
  },
  {
    what: 'a wrong token',
    ask: (of) => of.stranger.open('x'.repeat(32)),
    status: 404,
    code: 'not-found',
    field: 'token',
  },
  {
    what: 'an ended token',
    ask: (of) => of.stranger.open(of.ended),
    status: 404,
    code: 'not-found',
    field: 'token',
  },
  {
    what: 'no token',
    ask: (of) => of.stranger.send('post', '/access', {}),
    status: 400,
    code: 'invalid-input',
    field: 'token',
  },
  {
    what: 'a token that is a number',
    ask: (of) => of.stranger.send('post', '/access', { token: 7 }),
    status: 400,
    code: 'invalid-input',
    field: 'token',
  },
  {
    what: 'a read link used to save',
    ask: (of) => of.guest.save(of.submitted, 1, {}),
    status: 403,
    code: 'read-only',
    field: 'cookie',
  },
  {
    what: 'a read link used to delete',
    ask: (of) => of.guest.send('delete', `/assessments/${of.submitted}`),
    status: 403,
    code: 'read-only',
    field: 'cookie',
  },
  {
    what: 'an unknown link to end',
    ask: (of) => of.firm.send('delete', `/assessments/${of.draft}/links/nothing`),
    status: 404,
    code: 'not-found',
    field: 'linkId',
  },
  {
    what: 'a right that does not exist',
    ask: (of) => of.firm.send('post', `/assessments/${of.draft}/links`, { right: 'admin' }),
    status: 400,
    code: 'invalid-input',
    field: 'right',
  },
  {
    what: 'an unknown address',
    ask: (of) => of.firm.send('get', '/nothing'),
    status: 404,
    code: 'no-such-route',
    field: 'url',
  },
  {
    what: 'a wrong method',
    ask: (of) => of.firm.send('delete', '/catalogue'),
    status: 404,
    code: 'no-such-route',
    field: 'url',
  },
];

const creation: BadCase[] = [
  {
    what: 'an unknown instrument',
    ask: create({ instrument: 'horoscope' }),
    status: 400,
    code: 'invalid-input',
    field: 'instrument',
  },
  {
    what: 'an instrument with a path',
    ask: create({ instrument: '../model' }),
    status: 400,
    code: 'invalid-input',
    field: 'instrument',
  },
  {
    what: 'an unknown language',
    ask: create({ language: 'la' }),
    status: 400,
    code: 'invalid-input',
    field: 'language',
  },
  {
    what: 'no privacy notice',
    ask: create({ privacyNotice: undefined }),
    status: 400,
    code: 'invalid-input',
    field: 'privacyNotice',
  },
  {
    what: 'a privacy notice of no month',
    ask: create({ privacyNotice: '2026-13' }),
    status: 400,
    code: 'invalid-input',
    field: 'privacyNotice',
  },
  {
    what: 'no profile',
    ask: create({ profile: undefined }),
    status: 400,
    code: 'invalid-input',
    field: 'profile',
  },
  {
    what: 'no country',
    ask: profile({ country: undefined }),
    status: 400,
    code: 'invalid-input',
    field: 'profile.country',
  },
  {
    what: 'a country that does not exist',
    ask: profile({ country: 'QQ', nuts3: undefined }),
    status: 400,
    code: 'invalid-input',
    field: 'profile.country',
  },
  {
    what: 'a province that does not exist',
    ask: profile({ nuts3: 'ITI99' }),
    status: 400,
    code: 'invalid-input',
    field: 'profile.nuts3',
  },
  {
    what: 'a province of another country',
    ask: profile({ country: 'FR' }),
    status: 400,
    code: 'invalid-input',
    field: 'profile.nuts3',
  },
  {
    what: 'an activity in words',
    ask: profile({ nace: 'orafo' }),
    status: 400,
    code: 'invalid-input',
    field: 'profile.nace',
  },
  {
    what: 'an activity without its version',
    ask: profile({ naceVersion: undefined }),
    status: 400,
    code: 'invalid-input',
    field: 'profile.naceVersion',
  },
  {
    what: 'a size band that does not exist',
    ask: profile({ people: 'many' }),
    status: 400,
    code: 'invalid-input',
    field: 'profile.people',
  },
  {
    what: 'an unknown goal',
    ask: profile({ goals: ['get-rich'] }),
    status: 400,
    code: 'invalid-input',
    field: 'profile.goals.0',
  },
  {
    what: 'a goal twice',
    ask: profile({ goals: ['cut-cost', 'cut-cost'] }),
    status: 400,
    code: 'invalid-input',
    field: 'profile.goals',
  },
  {
    what: 'a name of two lines',
    ask: profile({ name: 'Rossi\r\nBcc: all@example.org' }),
    status: 400,
    code: 'invalid-input',
    field: 'profile.name',
  },
  {
    what: 'a name of 200 characters',
    ask: profile({ name: 'x'.repeat(200) }),
    status: 400,
    code: 'invalid-input',
    field: 'profile.name',
  },
  {
    what: 'half a character in a name',
    ask: profile({ name: '\ud83d' }),
    status: 400,
    code: 'invalid-input',
    field: 'profile.name',
  },
  {
    what: 'a wrong VAT number',
    ask: profile({ vatNumber: '12345678901' }),
    status: 400,
    code: 'invalid-input',
    field: 'profile.vatNumber',
  },
  {
    what: 'a surplus fact',
    ask: profile({ shoeSize: 43 }),
    status: 400,
    code: 'invalid-input',
    field: 'profile.shoeSize',
  },
  {
    what: 'a day that does not exist',
    ask: (of) => of.stranger.send('get', '/catalogue?asOf=2026-02-30'),
    status: 400,
    code: 'invalid-input',
    field: 'asOf',
  },
  {
    what: 'two days',
    ask: (of) => of.stranger.send('get', '/catalogue?asOf=2026-02-01&asOf=2026-02-02'),
    status: 400,
    code: 'invalid-input',
    field: 'asOf',
  },
  {
    what: 'an unknown parameter',
    ask: (of) => of.stranger.send('get', '/catalogue?day=2026-02-01'),
    status: 400,
    code: 'invalid-input',
    field: 'day',
  },
  {
    what: 'a version that does not exist',
    ask: (of) => of.stranger.send('get', '/questionnaires/first-level/v99'),
    status: 404,
    code: 'not-found',
    field: 'instrument',
  },
  {
    what: 'a report in an unknown language',
    ask: (of) => of.firm.send('get', `/assessments/${of.submitted}/report.pdf?language=la`),
    status: 400,
    code: 'invalid-input',
    field: 'language',
  },
];

const referralsAndMails: BadCase[] = [
  {
    what: 'interest without consent',
    ask: refer({ consent: false }),
    status: 400,
    code: 'invalid-input',
    field: 'consent',
  },
  {
    what: 'interest without saying about consent',
    ask: refer({ consent: undefined }),
    status: 400,
    code: 'invalid-input',
    field: 'consent',
  },
  {
    what: 'interest in an unknown offer',
    ask: refer({ offer: 'demonstration-2026/service/Z.9' }),
    status: 400,
    code: 'invalid-input',
    field: 'offer',
  },
  {
    what: 'a contact without address',
    ask: refer({ contact: { name: 'Ada' } }),
    status: 400,
    code: 'invalid-input',
    field: 'contact.email',
  },
  {
    what: 'a contact with a broken address',
    ask: refer({ contact: { name: 'Ada', email: 'ada' } }),
    status: 400,
    code: 'invalid-input',
    field: 'contact.email',
  },
  {
    what: 'a telephone number in words',
    ask: refer({ contact: { name: 'Ada', email: 'a@example.org', phone: 'call me' } }),
    status: 400,
    code: 'invalid-input',
    field: 'contact.phone',
  },
  {
    what: 'interest before there is a result',
    ask: (of) =>
      of.firm.send('post', `/assessments/${of.draft}/referrals`, {
        offer: 'x',
        contact: { name: 'Ada', email: 'ada@example.org' },
        consent: true,
      }),
    status: 409,
    code: 'not-submitted',
    field: 'id',
  },
  {
    what: 'an unknown referral to withdraw',
    ask: (of) => of.firm.send('delete', `/assessments/${of.submitted}/referrals/nothing`),
    status: 404,
    code: 'not-found',
    field: 'referralId',
  },
  {
    what: 'a mail to no address',
    ask: mail({ to: 'ada' }),
    status: 400,
    code: 'invalid-input',
    field: 'to',
  },
  {
    what: 'a mail to two addresses',
    ask: mail({ to: 'a@example.org, b@example.org' }),
    status: 400,
    code: 'invalid-input',
    field: 'to',
  },
  {
    what: 'a mail with a header in the address',
    ask: mail({ to: 'a@example.org\r\nBcc: b@example.org' }),
    status: 400,
    code: 'invalid-input',
    field: 'to',
  },
  {
    what: 'a mail of an unknown kind',
    ask: mail({ kind: 'advertising' }),
    status: 400,
    code: 'invalid-input',
    field: 'kind',
  },
  {
    what: 'a report before there is one',
    ask: mail({ kind: 'report' }),
    status: 409,
    code: 'not-submitted',
    field: 'kind',
  },
];

/** Everything stored but the counters of the limits. */
async function everythingStored(): Promise<string> {
  const { connection } = service.database;
  const names = ['assessments', 'referrals', 'mails'];
  const collections = names.map((name) =>
    connection.collection(name).find().sort({ _id: 1 }).toArray(),
  );
  return JSON.stringify(await Promise.all(collections));
}

describe('bad input', () => {
  it.each([...bodies, ...answersAndRevisions, ...rights, ...creation, ...referralsAndMails])(
    '$what → $status $code at $field, and nothing stored changes',
    async ({ ask, status, code, field }) => {
      const before = await everythingStored();
      const { status: received, body } = await ask(cast);
      expect([received, body.error?.code, body.error?.issues?.[0]?.path]).toEqual([
        status,
        code,
        field,
      ]);
      expect(await everythingStored()).toBe(before);
    },
  );

  it('names every field that is wrong at once', async () => {
    const response = await cast.firm.save(cast.draft, 1, {
      machines: 7,
      favourite: 'blue',
      records: 'x',
    });
    expect(response.body.error.issues.map(({ path }: { path: string }) => path)).toEqual([
      'answers.machines',
      'answers.favourite',
      'answers.records',
    ]);
  });

  it('when the body is compressed, is refused: a small one could grow without end', async () => {
    const response = await request(service.app)
      .post('/api/v1/assessments')
      .set({ 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' })
      .send('{}');
    expect([response.status, response.body.error.code]).toEqual([415, 'unsupported-encoding']);
  });

  it('never pollutes the prototype of anything', () => {
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });

  it('tells nothing about the inside: no stack, no file, no library', async () => {
    for (const { ask } of [...bodies, ...rights]) {
      expect(JSON.stringify((await ask(cast)).body)).not.toMatch(
        /node_modules|\.ts|Mongo|Zod|at \w+ \(/,
      );
    }
  });
});

describe('repeats that are no mistake', () => {
  it('the same changeId answers 200 and changes nothing', async () => {
    const before = await everythingStored();
    const again = await cast.firm.save(cast.draft, 0, { machines: 'on-the-spot' }, 'first-change');
    expect([again.status, again.body.revision]).toEqual([200, 1]);
    expect(await everythingStored()).toBe(before);
  });

  it('the same submit answers 200 and changes nothing', async () => {
    const before = await everythingStored();
    expect((await cast.firm.submit(cast.submitted, 1)).status).toBe(200);
    expect(await everythingStored()).toBe(before);
  });
});
