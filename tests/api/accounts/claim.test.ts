import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { RecordEntryView } from '../../../api/contract.ts';
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import { Person } from '../../support/person.ts';
import type { TestService } from '../../support/service.ts';
import { someAnswers, Visitor } from '../../support/visitor.ts';

let running: AccountTestService;
let service: TestService;
let ada: Person;
let bob: Person;
beforeAll(async () => {
  running = await startAccountService();
  service = running.service;
});
afterAll(() => running.close());
beforeEach(async () => {
  service.clock.set('2026-11-20T09:00:00Z');
  ada = new Person(service, running.mailbox);
  bob = new Person(service, running.mailbox);
  await ada.join();
  await bob.join();
});

const claim = (who: Visitor, id: string) => who.send('post', `/assessments/${id}/claim`);
const stored = (id: string) =>
  service.database.connection.collection('assessments').findOne({ _id: id as never });
const actsOf = async (who: Person) =>
  ((await who.send('get', '/account/record')).body as RecordEntryView[])
    .filter(({ act }) => act.startsWith('assessment.'))
    .map(({ act, on }) => [act, on]);

describe('claiming an assessment', () => {
  it('moves it into the account: it is listed there and opened by signing in, on any device', async () => {
    const { assessment } = await ada.create();
    await ada.save(assessment.id, 0, { machines: 'both-ways' });
    const claimed = await claim(ada, assessment.id);
    expect(claimed.status).toBe(200);
    expect(claimed.body).toMatchObject({ id: assessment.id, status: 'draft' });
    const elsewhere = ada.elsewhere();
    await elsewhere.signIn();
    expect((await elsewhere.send('get', '/account/assessments')).body).toEqual([claimed.body]);
    expect(await elsewhere.get(assessment.id)).toMatchObject({
      right: 'edit',
      held: true,
      answers: { machines: 'both-ways' },
    });
    expect((await elsewhere.save(assessment.id, 1, someAnswers())).status).toBe(200);
    expect((await elsewhere.submit(assessment.id, 2)).body.status).toBe('submitted');
    expect((await elsewhere.send('get', `/assessments/${assessment.id}/receipt`)).status).toBe(200);
  });

  it('ends all edit links, in browsers too, and leaves the read links', async () => {
    const { assessment, editToken } = await ada.create();
    const { token: readToken } = await ada.link(assessment.id, 'read');
    const colleague = new Visitor(service.app);
    await colleague.open(editToken);
    await claim(ada, assessment.id);
    expect(ada.cookie('meridiana-edit')).toBeUndefined();
    expect((await colleague.send('get', `/assessments/${assessment.id}`)).status).toBe(404);
    expect((await colleague.save(assessment.id, 0, {})).status).toBe(404);
    expect((await new Visitor(service.app).open(editToken)).status).toBe(404);
    const reader = new Visitor(service.app);
    expect((await reader.open(readToken)).body.right).toBe('read');
    expect((await reader.get(assessment.id)).right).toBe('read');
  });

  it('is one update of one document, the deed included', async () => {
    const { assessment } = await ada.create();
    await claim(ada, assessment.id);
    const record = await stored(assessment.id);
    expect(record).toMatchObject({ links: [], holder: expect.stringMatching(/^account:/) });
    expect(record?.['unrecorded']).toMatchObject([
      { act: 'assessment.claimed', on: assessment.id },
    ]);
    expect(await actsOf(ada)).toEqual([['assessment.claimed', assessment.id]]);
  });

  it('a second time by the same account changes nothing', async () => {
    const { assessment } = await ada.create();
    const first = await claim(ada, assessment.id);
    const second = await claim(ada, assessment.id);
    expect([second.status, second.body]).toEqual([200, first.body]);
    expect(await actsOf(ada)).toHaveLength(1);
  });

  it('when two accounts claim at the same moment, then one has it', async () => {
    const { assessment, editToken } = await ada.create();
    await bob.open(editToken);
    const statuses = (
      await Promise.all([claim(ada, assessment.id), claim(bob, assessment.id)])
    ).map(({ status }) => status);
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 404]);
    const lists = await Promise.all(
      [ada, bob].map(async (who) => (await who.send('get', '/account/assessments')).body.length),
    );
    expect(lists.toSorted((a, b) => a - b)).toEqual([0, 1]);
  });

  it.each([
    [
      'by a read link',
      403,
      'read-only',
      async (id: string) => {
        const { token } = await ada.link(id, 'read');
        await bob.open(token);
        return claim(bob, id);
      },
    ],
    ['without any link', 404, 'not-found', (id: string) => claim(bob, id)],
    [
      'without a session',
      401,
      'session-required',
      async (id: string) => {
        const { token } = await ada.link(id, 'edit');
        const stranger = new Visitor(service.app);
        await stranger.open(token);
        return claim(stranger, id);
      },
    ],
    [
      'after somebody else',
      404,
      'not-found',
      async (id: string) => {
        const { token } = await ada.link(id, 'edit');
        await bob.open(token);
        await claim(ada, id);
        return claim(bob, id);
      },
    ],
    [
      'after its edit link was ended',
      404,
      'not-found',
      async (id: string) => {
        const link = await ada.link(id, 'edit');
        await bob.open(link.token);
        await ada.send('delete', `/assessments/${id}/links/${link.id}`);
        return claim(bob, id);
      },
    ],
  ] as const)('%s is refused', async (_how, status, code, attempt) => {
    const { assessment } = await ada.create();
    const response = await attempt(assessment.id);
    expect([response.status, response.body.error.code]).toEqual([status, code]);
    expect((await bob.send('get', '/account/assessments')).body).toEqual([]);
  });

  it('takes the other versions along, and a kill in between loses none', async () => {
    const { id } = await ada.submitted();
    const opened = await ada.send('post', `/assessments/${id}/corrections`);
    const second = opened.body.assessment.id as string;
    await claim(ada, id);
    expect((await ada.send('get', '/account/assessments')).body).toHaveLength(2);
    expect((await new Visitor(service.app).open(opened.body.editToken)).status).toBe(404);
    // As if the process had ended before the second version followed.
    const { connection } = service.database;
    const collection = connection.collection<{ _id: string }>('assessments');
    await collection.updateOne({ _id: second }, { $unset: { holder: 1 } });
    await collection.updateOne({ _id: id }, { $set: { claimUnfinished: true } });
    expect((await ada.send('get', '/account/assessments')).body).toHaveLength(1);
    await service.services.holdings.sweep();
    expect((await ada.send('get', '/account/assessments')).body).toHaveLength(2);
    expect(await stored(id)).not.toHaveProperty('claimUnfinished');
  });
});

describe('what an account holds', () => {
  const held = async (): Promise<string> => {
    const { id } = await ada.submitted();
    await claim(ada, id);
    return id;
  };

  it('has no edit links any more, by hand or by mail, but read links', async () => {
    const id = await held();
    const refused = await ada.send('post', `/assessments/${id}/links`, { right: 'edit' });
    expect([refused.status, refused.body.error.code]).toEqual([409, 'held']);
    const mail = { kind: 'resume', to: ada.email, language: 'it' };
    expect((await ada.send('post', `/assessments/${id}/mails`, mail)).status).toBe(409);
    const { token } = await ada.link(id, 'read');
    expect((await new Visitor(service.app).open(token)).status).toBe(200);
  });

  it('a resume link that was on its way does not arrive any more', async () => {
    const { assessment } = await ada.create();
    const to = 'late-resume@example.org';
    await ada.send('post', `/assessments/${assessment.id}/mails`, {
      kind: 'resume',
      to,
      language: 'it',
    });
    await claim(ada, assessment.id);
    running.mailbox.received.length = 0;
    await service.services.mails.sendDue();
    expect(running.mailbox.received).toEqual([]);
  });

  it('is corrected within the account, without a link', async () => {
    const id = await held();
    const opened = await ada.send('post', `/assessments/${id}/corrections`);
    expect(opened.body).toMatchObject({
      editToken: null,
      assessment: { held: true, corrects: id },
    });
    const again = await ada.send('post', `/assessments/${id}/corrections`);
    expect(again.body.assessment.id).toBe(opened.body.assessment.id);
    expect((await ada.save(opened.body.assessment.id, 0, someAnswers())).status).toBe(200);
    expect((await ada.get(id)).correctedBy).toBe(opened.body.assessment.id);
  });

  it('leaves submitting, correcting and deleting in the record', async () => {
    const { assessment } = await ada.create();
    const { id } = assessment;
    await claim(ada, id);
    service.clock.set('2026-11-20T09:01:00Z');
    await ada.submit(id, 0);
    service.clock.set('2026-11-20T09:02:00Z');
    await ada.send('post', `/assessments/${id}/corrections`);
    service.clock.set('2026-11-20T09:03:00Z');
    expect((await ada.send('delete', `/assessments/${id}`)).status).toBe(204);
    expect(await actsOf(ada)).toEqual([
      ['assessment.deleted', id],
      ['assessment.corrected', id],
      ['assessment.submitted', id],
      ['assessment.claimed', id],
    ]);
    expect(await stored(id)).toBeNull();
    expect((await ada.send('get', '/account/assessments')).body).toEqual([]);
    expect((await service.services.record.verify()).breaks).toEqual([]);
  });

  it('stays out of reach when the session ends', async () => {
    const id = await held();
    await ada.send('delete', '/sessions/current');
    expect((await ada.send('get', `/assessments/${id}`)).status).toBe(401);
  });

  it('is nobody else’s, on any address', async () => {
    const id = await held();
    const { body: links } = await ada.send('get', `/assessments/${id}/links`);
    expect(links).toEqual([]);
    for (const [method, path, body] of [
      ['get', '', undefined],
      ['get', '/receipt', undefined],
      ['get', '/report.pdf', undefined],
      ['put', '/answers', { changeId: 'change-1', revision: 1, answers: {} }],
      ['put', '/profile', { changeId: 'change-1', revision: 1, profile: { country: 'IT' } }],
      ['post', '/submit', { revision: 1 }],
      ['post', '/corrections', undefined],
      ['post', '/links', { right: 'read' }],
      ['get', '/links', undefined],
      ['delete', `/links/${'A'.repeat(22)}`, undefined],
      ['post', '/mails', { kind: 'report', to: bob.email, language: 'it' }],
      ['get', '/referrals', undefined],
      [
        'post',
        '/referrals',
        { offer: 'x', contact: { name: 'B', email: bob.email }, consent: true },
      ],
      ['delete', `/referrals/${'A'.repeat(22)}`, undefined],
      ['post', '/claim', undefined],
      ['delete', '', undefined],
    ] as const) {
      const response = await bob.send(method, `/assessments/${id}${path}`, body);
      expect([method, path, response.status, response.body.error?.code]).toEqual([
        method,
        path,
        404,
        'not-found',
      ]);
    }
    expect((await ada.get(id)).status).toBe('submitted');
  });

  it('a read link in the same browser does not take the right to edit from its holder', async () => {
    const id = await held();
    const { token } = await ada.link(id, 'read');
    await ada.open(token);
    expect((await ada.get(id)).right).toBe('edit');
  });
});
