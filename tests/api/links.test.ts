import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import jsonwebtoken from 'jsonwebtoken';
import request from 'supertest';
import { type TestService, startService } from '../support/service.ts';
import { someAnswers, tokenIn, Visitor } from '../support/visitor.ts';

let service: TestService;
let firm: Visitor;
let guest: Visitor;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());
beforeEach(() => {
  firm = new Visitor(service.app);
  guest = new Visitor(service.app);
});

describe('coming back by the resume link', () => {
  it('opens the same draft on another device, to edit', async () => {
    const { assessment, editToken } = await firm.create();
    await firm.save(assessment.id, 0, { machines: 'both-ways' });
    const opened = await guest.open(editToken);
    expect(opened.status).toBe(200);
    expect(opened.body).toEqual({ id: assessment.id, right: 'edit', status: 'draft' });
    expect(await guest.get(assessment.id)).toMatchObject({
      right: 'edit',
      answers: { machines: 'both-ways' },
    });
    expect((await guest.save(assessment.id, 1, { machines: 'on-the-spot' })).status).toBe(200);
  });

  it('keeps only hashes of tokens', async () => {
    const { assessment, editToken } = await firm.create();
    const { token } = await firm.link(assessment.id, 'read');
    const stored = await service.database.connection
      .collection('assessments')
      .findOne({ _id: assessment.id as never });
    expect(JSON.stringify(stored)).not.toContain(editToken);
    expect(JSON.stringify(stored)).not.toContain(token);
  });
});

describe('sharing to read', () => {
  it('shows everything and changes nothing', async () => {
    const { id } = await firm.submitted();
    const { url, token } = await firm.link(id, 'read');
    expect(url).toBe(`https://meridiana.example.org/it/open#read=${token}`);
    expect((await guest.open(token)).body).toEqual({ id, right: 'read', status: 'submitted' });
    expect((await guest.get(id)).right).toBe('read');
    for (const [method, path, body] of [
      ['put', `/assessments/${id}/answers`, { changeId: 'change-1', revision: 1, answers: {} }],
      ['post', `/assessments/${id}/submit`, { revision: 1 }],
      ['post', `/assessments/${id}/corrections`, undefined],
      ['post', `/assessments/${id}/links`, { right: 'edit' }],
      ['get', `/assessments/${id}/links`, undefined],
      ['get', `/assessments/${id}/referrals`, undefined],
      ['post', `/assessments/${id}/mails`, { kind: 'report', to: 'a@example.org', language: 'it' }],
      ['delete', `/assessments/${id}`, undefined],
    ] as const) {
      const response = await guest.send(method, path, body);
      expect([method, path, response.status, response.body.error?.code]).toEqual([
        method,
        path,
        403,
        'read-only',
      ]);
    }
    expect((await firm.get(id)).status).toBe('submitted');
  });

  it('when the link is ended, stops at once, also in a browser that is in already', async () => {
    const { id } = await firm.submitted();
    const link = await firm.link(id, 'read');
    await guest.open(link.token);
    expect((await guest.send('get', `/assessments/${id}`)).status).toBe(200);
    expect((await firm.send('delete', `/assessments/${id}/links/${link.id}`)).status).toBe(204);
    expect((await guest.send('get', `/assessments/${id}`)).status).toBe(404);
    expect((await new Visitor(service.app).open(link.token)).status).toBe(404);
    expect((await firm.send('get', `/assessments/${id}/links`)).body).toHaveLength(1);
  });

  it('does not take the right to edit from who opens their own link', async () => {
    const { id } = await firm.submitted();
    const { token } = await firm.link(id, 'read');
    await firm.open(token);
    expect((await firm.get(id)).right).toBe('edit');
  });
});

describe('links that edit', () => {
  it('are renewed by making a new one and ending the old one', async () => {
    const { assessment, editToken } = await firm.create();
    const { token } = await firm.link(assessment.id, 'edit');
    const [old] = (await firm.send('get', `/assessments/${assessment.id}/links`)).body;
    await firm.send('delete', `/assessments/${assessment.id}/links/${old.id}`);
    expect((await guest.open(editToken)).status).toBe(404);
    expect((await guest.open(token)).body.right).toBe('edit');
    expect((await firm.send('get', `/assessments/${assessment.id}`)).status).toBe(404);
  });

  it('when ended, are not replaced by a read link of the same browser', async () => {
    const { assessment } = await firm.create();
    const edit = await firm.link(assessment.id, 'edit');
    const read = await firm.link(assessment.id, 'read');
    await guest.open(edit.token);
    await guest.open(read.token);
    await firm.send('delete', `/assessments/${assessment.id}/links/${edit.id}`);
    expect((await guest.get(assessment.id)).right).toBe('read');
    expect((await guest.save(assessment.id, 0, someAnswers())).status).toBe(404);
    expect((await guest.submit(assessment.id, 0)).status).toBe(404);
    expect((await firm.get(assessment.id)).revision).toBe(0);
  });

  it('never end altogether: the last one stays', async () => {
    const { assessment } = await firm.create();
    await firm.link(assessment.id, 'read');
    const [last] = (await firm.send('get', `/assessments/${assessment.id}/links`)).body;
    const response = await firm.send('delete', `/assessments/${assessment.id}/links/${last.id}`);
    expect(response.status).toBe(409);
    expect(response.body.error.code).toBe('last-edit-link');
    expect((await firm.get(assessment.id)).right).toBe('edit');
  });

  it('when two are ended at once by each other, one stays', async () => {
    const { assessment } = await firm.create();
    const { token } = await firm.link(assessment.id, 'edit');
    await guest.open(token);
    const [one, two] = (await firm.send('get', `/assessments/${assessment.id}/links`)).body;
    await Promise.all([
      firm.send('delete', `/assessments/${assessment.id}/links/${two.id}`),
      guest.send('delete', `/assessments/${assessment.id}/links/${one.id}`),
    ]);
    const views = await Promise.all(
      [firm, guest].map((each) => each.send('get', `/assessments/${assessment.id}`)),
    );
    expect(views.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 404]);
  });

  it('are limited in number', async () => {
    const { assessment } = await firm.create();
    for (let made = 1; made < 30; made += 1) await firm.link(assessment.id, 'read');
    const response = await firm.send('post', `/assessments/${assessment.id}/links`, {
      right: 'read',
    });
    expect(response.status).toBe(409);
    expect(response.body.error.code).toBe('too-many-links');
  });
});

describe('forged cookies', () => {
  const claims = { link: 'x', right: 'edit', definition: 'first-level/v1' };
  const options = { audience: 'meridiana:assessment', expiresIn: '1d' } as const;
  const secret = () => service.deps.keys.secret;

  it.each([
    [
      'another secret',
      (sub: string) => jsonwebtoken.sign({ ...claims, sub }, 'x'.repeat(32), options),
    ],
    [
      'alg none',
      (sub: string) => jsonwebtoken.sign({ ...claims, sub }, '', { ...options, algorithm: 'none' }),
    ],
    [
      'another algorithm',
      (sub: string) =>
        jsonwebtoken.sign({ ...claims, sub }, secret(), { ...options, algorithm: 'HS512' }),
    ],
    [
      'another audience',
      (sub: string) =>
        jsonwebtoken.sign({ ...claims, sub }, secret(), { ...options, audience: 'other' }),
    ],
    [
      'an end that is over',
      (sub: string) =>
        jsonwebtoken.sign({ ...claims, sub, exp: 1_000_000_000 }, secret(), {
          audience: options.audience,
        }),
    ],
    [
      'another assessment',
      () => jsonwebtoken.sign({ ...claims, sub: 'A'.repeat(22) }, secret(), options),
    ],
    ['no claims', () => jsonwebtoken.sign({}, secret(), options)],
    ['nonsense', () => 'nonsense'],
  ])('with %s are refused', async (_what, forge) => {
    const { assessment } = await firm.create();
    const response = await request(service.app)
      .get(`/api/v1/assessments/${assessment.id}`)
      .set('Cookie', `meridiana-edit=${forge(assessment.id)}`);
    expect(response.status).toBe(401);
    expect(response.body.error.code).toBe('access-required');
  });

  it('with a right signature but a link that does not live find nothing', async () => {
    const { assessment } = await firm.create();
    const forged = jsonwebtoken.sign({ ...claims, sub: assessment.id }, secret(), {
      ...options,
      algorithm: 'HS256',
    });
    const cookie = `meridiana-edit=${forged}`;
    const url = `/api/v1/assessments/${assessment.id}`;
    expect((await request(service.app).get(url).set('Cookie', cookie)).status).toBe(404);
    const saved = await request(service.app)
      .put(`${url}/answers`)
      .set('Cookie', cookie)
      .send({ changeId: 'change-1', revision: 0, answers: someAnswers() });
    expect(saved.status).toBe(404);
    expect((await request(service.app).delete(url).set('Cookie', cookie)).status).toBe(404);
    expect((await firm.get(assessment.id)).answers).toEqual({});
  });

  it('are not needed: a read token sent as if it could edit stays a read token', async () => {
    const { id } = await firm.submitted();
    const { url } = await firm.link(id, 'read');
    const opened = await guest.open(tokenIn(url.replace('#read=', '#edit=')));
    expect(opened.body.right).toBe('read');
  });
});
