import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PRIVACY_NOTICE } from '../../../client/instrument.ts';
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import { refusal } from '../../support/audit.ts';
import { type Member, newPerson } from '../../support/firm.ts';
import { Visitor } from '../../support/visitor.ts';

let running: AccountTestService;
let person: Member;
beforeAll(async () => {
  running = await startAccountService();
});
afterAll(() => running.close());
beforeEach(async () => {
  running.service.clock.set('2026-11-20T09:00:00Z');
  person = await newPerson(running);
});

const acts = async () => {
  const { body } = await person.send('get', '/account/record');
  return (body as { act: string; detail: string }[]).map(({ act, detail }) => [act, detail]);
};
const accounts = () => running.service.database.connection.collection<{ _id: string }>('accounts');

describe('notices', () => {
  it('anybody reads which are in force; the pages show the same version', async () => {
    const { body } = await new Visitor(running.service.app).send('get', '/notices');
    expect(body).toEqual([
      { audience: 'firm', version: PRIVACY_NOTICE },
      { audience: 'consultant', version: expect.stringMatching(/^\d{4}-\d{2}$/) },
    ]);
  });

  it('whoever has just opened an account has seen the one for firms', async () => {
    expect((await person.send('get', '/account')).body.noticesDue).toEqual([]);
  });

  it('when one changes, then the account sees it once, and its day is kept', async () => {
    await accounts().updateOne({ _id: person.account }, { $set: { privacyNotice: '2025-01' } });
    const due = [{ audience: 'firm', version: PRIVACY_NOTICE }];
    expect((await person.send('get', '/account')).body.noticesDue).toEqual(due);
    const path = `/account/notices/firm/${PRIVACY_NOTICE}`;
    expect((await person.send('put', path)).status).toBe(204);
    running.service.clock.set('2026-11-20T09:05:00Z');
    expect((await person.send('put', path)).status).toBe(204);
    expect((await person.send('get', '/account')).body.noticesDue).toEqual([]);
    expect(await accounts().findOne({ _id: person.account })).toMatchObject({
      notices: { firm: { version: PRIVACY_NOTICE, at: new Date('2026-11-20T09:00:00Z') } },
    });
    expect((await acts()).filter(([act]) => act === 'notice.seen')).toEqual([
      ['notice.seen', 'firm'],
    ]);
  });

  it('whoever becomes a consultant sees the one for consultants', async () => {
    await person.becomes('consultant');
    const [due] = (await person.send('get', '/account')).body.noticesDue;
    expect(due.audience).toBe('consultant');
    await person.send('put', `/account/notices/consultant/${due.version}`);
    expect((await person.send('get', '/account')).body.noticesDue).toEqual([]);
  });

  it.each(['firm/1999-01', 'nobody/2026-11', 'firm/$ne'])(
    '%s is not in force: 404',
    async (notice) => {
      expect((await person.send('put', `/account/notices/${notice}`)).status).toBe(404);
    },
  );
});

describe('consents', () => {
  const consents = async () => (await person.send('get', '/account/consents')).body;
  const say = (kind: string, body: unknown) =>
    person.send('put', `/account/consents/${kind}`, body);

  it('are no until somebody says yes', async () => {
    expect(await consents()).toEqual([
      { kind: 'partner-contact', consent: false, at: null },
      { kind: 'association-sharing', consent: false, at: null },
    ]);
  });

  it('are given and taken back, with the moment, and the record says so once for each', async () => {
    await say('partner-contact', { consent: true });
    await say('partner-contact', { consent: true });
    expect((await consents())[0]).toEqual({
      kind: 'partner-contact',
      consent: true,
      at: '2026-11-20T09:00:00.000Z',
    });
    running.service.clock.set('2026-11-20T09:05:00Z');
    await say('partner-contact', { consent: false });
    await say('association-sharing', { consent: false });
    expect(await consents()).toEqual([
      { kind: 'partner-contact', consent: false, at: '2026-11-20T09:05:00.000Z' },
      { kind: 'association-sharing', consent: false, at: null },
    ]);
    expect((await acts()).filter(([act = '']) => act.startsWith('consent.'))).toEqual([
      ['consent.withdrawn', 'partner-contact'],
      ['consent.given', 'partner-contact'],
    ]);
  });

  it.each([
    ['marketing', { consent: true }],
    ['partner-contact', { consent: 'yes' }],
    ['partner-contact', {}],
    ['partner-contact', { consent: true, more: 1 }],
    ['$where', { consent: true }],
  ])('%s with %j is refused', async (kind, body) => {
    expect(refusal(await say(kind, body))).toEqual([400, 'invalid-input']);
  });

  it('nobody reads or sets them without a session', async () => {
    const stranger = new Visitor(running.service.app);
    const put = stranger.send('put', '/account/consents/partner-contact', { consent: true });
    expect((await put).status).toBe(401);
    expect((await stranger.send('get', '/account/consents')).status).toBe(401);
  });
});
