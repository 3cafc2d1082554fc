import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { FollowReferral } from '../../../api/contract-programmes.ts';
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import { consultantIn, engaged } from '../../support/engagement.ts';
import { found, joined, type Member, newPerson } from '../../support/firm.ts';
import { CALL, giveCalls, interestedIn, officerOf } from '../../support/programme.ts';
import type { TestService } from '../../support/service.ts';
import { Visitor } from '../../support/visitor.ts';

let running: AccountTestService;
let service: TestService;
beforeAll(async () => {
  running = await startAccountService();
  service = running.service;
});
afterAll(() => running.close());

let change = 0;

function applied(overrides: Partial<FollowReferral> = {}): FollowReferral {
  change += 1;
  return {
    changeId: `change-${change}`,
    revision: 0,
    state: 'applied',
    day: '2026-11-20',
    requested: 2_000_000,
    ...overrides,
  };
}

describe('a referral that is followed up by the firm', () => {
  let firm: Visitor;
  let path: string;
  let list: string;
  beforeEach(async () => {
    firm = new Visitor(service.app);
    const { assessment, referral } = await interestedIn(firm, service);
    list = `/assessments/${assessment}/referrals`;
    path = `${list}/${referral}/steps`;
  });

  it('keeps what was applied for beside what was received, each with its day', async () => {
    await firm.send('put', path, applied({ day: '2026-11-20' }));
    service.clock.set('2026-12-15T09:00:00Z');
    const steps: Partial<FollowReferral>[] = [
      { state: 'admitted', day: '2026-12-01' },
      { state: 'funded', day: '2026-12-10', granted: 1_200_000 },
      { state: 'done', day: '2026-12-14', paid: 1_150_000 },
    ];
    for (const [index, step] of steps.entries()) {
      const { requested: _none, ...body } = applied({ revision: index + 1, ...step });
      const response = await firm.send('put', path, body);
      expect([response.status, response.body.state]).toEqual([200, step.state]);
    }
    service.clock.set('2026-11-20T09:00:00Z');
    const { body } = await firm.send('get', list);
    expect(body[0]).toMatchObject({
      call: CALL,
      state: 'done',
      revision: 4,
      steps: [
        { state: 'interested', day: '2026-11-20', by: 'firm' },
        { state: 'applied', day: '2026-11-20', requested: 2_000_000, by: 'firm' },
        { state: 'admitted', day: '2026-12-01' },
        { state: 'funded', day: '2026-12-10', granted: 1_200_000 },
        { state: 'done', day: '2026-12-14', paid: 1_150_000 },
      ],
    });
  });

  it('when a sum is corrected, says the new one and keeps the old one', async () => {
    await firm.send('put', path, applied());
    const { body } = await firm.send('put', path, applied({ revision: 1, requested: 2_100_000 }));
    const sums = body.steps.map(({ requested }: { requested?: number }) => requested ?? null);
    expect(sums).toEqual([null, 2_000_000, 2_100_000]);
  });

  it('when the same change comes again, has it once', async () => {
    const step = applied();
    await firm.send('put', path, step);
    const again = await firm.send('put', path, step);
    expect([again.status, again.body.revision, again.body.steps.length]).toEqual([200, 1, 2]);
  });

  it('when it changed in the meantime, is not changed and says what is there', async () => {
    await firm.send('put', path, applied());
    const { requested: _none, ...late } = applied({ state: 'withdrawn' });
    const response = await firm.send('put', path, late);
    expect(response.status).toBe(409);
    expect(response.body.error).toMatchObject({
      code: 'stale-revision',
      current: { state: 'applied', revision: 1 },
    });
  });

  it('when two changes meet, takes one of them', async () => {
    const both = await Promise.all([
      firm.send('put', path, applied()),
      firm.send('put', path, applied()),
    ]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });

  it('when the consent is withdrawn after an application, forgets the contact alone', async () => {
    await firm.send('put', path, applied());
    expect((await firm.send('delete', path.replace('/steps', ''))).status).toBe(204);
    const { body } = await firm.send('get', list);
    expect(body[0]).toMatchObject({ contact: null, state: 'applied' });
  });

  it.each<[string, object, string, string]>([
    ['without its sum', { requested: undefined }, 'requested', 'missing'],
    ['with a sum of another step', { granted: 5 }, 'granted', 'not-with-this-step'],
    ['with a sum below nothing', { requested: -1 }, 'requested', 'too-small'],
    ['with a sum in parts of a cent', { requested: 1.5 }, 'requested', 'invalid-type'],
    ['on a day that is not there', { day: '2026-02-30' }, 'day', 'invalid-format'],
    ['before 1970', { day: '1969-12-31' }, 'day', 'custom'],
    ['tomorrow', { day: '2026-11-21' }, 'day', 'in-the-future'],
    ['before the interest', { day: '2026-11-19' }, 'day', 'before-the-last-step'],
    ['of an unknown kind', { state: 'won' }, 'state', 'invalid-value'],
    ['back to interest', { state: 'interested' }, 'state', 'invalid-value'],
    [
      'out of turn',
      { state: 'done', requested: undefined, paid: 5 },
      'state',
      'not-after-this-step',
    ],
    ['at an unknown call', { call: 'NONE-1' }, 'call', 'unknown-call'],
    ['at another call', { call: 'AUDIT-2026' }, 'call', 'another-call'],
    ['for an unknown service', { service: 'Z.9' }, 'service', 'unknown-service'],
    ['with a field too many', { by: 'officer' }, 'by', 'unrecognized-keys'],
  ])('refuses a step %s', async (_what, overrides, field, code) => {
    const response = await firm.send('put', path, { ...applied(), ...overrides });
    expect(response.status).toBe(400);
    const { issues } = response.body.error;
    expect(issues).toContainEqual(expect.objectContaining({ path: field, code }));
  });

  it('refuses more money than was asked for, and more than was granted', async () => {
    await firm.send('put', path, applied());
    const { requested: _none, ...admitted } = applied({
      revision: 1,
      state: 'admitted',
      granted: 2_000_001,
    });
    const response = await firm.send('put', path, admitted);
    expect(response.body.error.issues[0]).toMatchObject({
      path: 'granted',
      code: 'more-than-requested',
    });
  });

  it('of another firm is unknown', async () => {
    const other = new Visitor(service.app);
    const { assessment } = await interestedIn(other, service);
    const foreign = path.replace(/assessments\/[^/]+/, `assessments/${assessment}`);
    expect((await other.send('put', foreign, applied())).status).toBe(404);
  });
});

describe('who may follow a referral up', () => {
  const people: Record<string, Visitor> = {};
  let referral: string;
  let officer: Member;
  beforeAll(async () => {
    const { mailbox } = running;
    const owner = await newPerson({ service, mailbox });
    const firm = await found(owner);
    const own = await interestedIn(owner, service);
    referral = own.referral;
    await owner.send('post', `/assessments/${own.assessment}/claim`);
    const moved = `/companies/${firm.id}/assessments/${own.assessment}`;
    await owner.send('put', moved);
    const consultant = await consultantIn(service, mailbox);
    await engaged(owner, firm.id, consultant);
    const former = await consultantIn(service, mailbox);
    const ended = await engaged(owner, firm.id, former);
    await owner.send('post', `/engagements/${ended.id}/end`);
    officer = await officerOf({ service, mailbox });
    const elsewhere = await officerOf({ service, mailbox }, ['AUDIT-2026']);
    const statistics = await newPerson({ service, mailbox });
    await statistics.becomes('statistics-officer');
    await giveCalls(service, statistics.email, [CALL]);
    const dismissed = await newPerson({ service, mailbox });
    await giveCalls(service, dismissed.email, [CALL]);
    Object.assign(people, {
      owner,
      editor: await joined(owner, firm.id, 'editor'),
      viewer: await joined(owner, firm.id, 'viewer'),
      consultant,
      former,
      officer,
      elsewhere,
      statistics,
      dismissed,
      stranger: await newPerson({ service, mailbox }),
      nobody: new Visitor(service.app),
    });
  });

  it.each([
    ['owner', 200],
    ['editor', 200],
    ['consultant', 200],
    ['officer', 200],
    ['viewer', 403],
    ['former', 404],
    ['elsewhere', 404],
    ['statistics', 404],
    ['dismissed', 404],
    ['stranger', 404],
    ['nobody', 401],
  ])('%s: %i', async (who, status) => {
    const { body } = await officer.send('get', `/calls/${CALL}/referrals`);
    const now = body.referrals.find(({ id }: { id: string }) => id === referral);
    const step = applied({ revision: now.revision });
    const response = await people[who]?.send('put', `/referrals/${referral}/steps`, step);
    expect(response?.status).toBe(status);
  });

  it.each([
    ['officer', [200, 200, 200]],
    ['elsewhere', [200, 404, 404]],
    ['statistics', [403, 403, 403]],
    ['dismissed', [403, 403, 403]],
    ['owner', [403, 403, 403]],
    ['consultant', [403, 403, 403]],
    ['nobody', [401, 401, 401]],
  ])('%s at calls, rows and import: %j', async (who, statuses) => {
    const asker = people[who];
    const calls = await asker?.send('get', '/calls');
    const rows = await asker?.send('get', `/calls/${CALL}/referrals`);
    const path = `/calls/${CALL}/referrals/import?dryRun=true`;
    const file = await asker?.send('post', path, 'reference', { 'Content-Type': 'text/csv' });
    expect([calls?.status, rows?.status, file?.status]).toEqual(statuses);
  });

  it('an officer’s look is in the record of the firm and in the officer’s own', async () => {
    await officer.send('get', `/calls/${CALL}/referrals`);
    const own = await officer.send('get', '/account/record');
    const looks = own.body.filter(({ act }: { act: string }) => act === 'referral.listed');
    expect(looks[0]).toMatchObject({ by: officer.account, detail: CALL });
    const entries = await service.database.connection
      .collection('record')
      .find({ act: 'referral.seen', on: referral })
      .toArray();
    expect(entries.at(-1)).toMatchObject({
      chain: expect.stringMatching(/^company:/),
      by: officer.account,
    });
  });

  it('a step of the officer is recorded in the chain of the firm', async () => {
    await service.services.record.sweep();
    const entries = await service.database.connection
      .collection('record')
      .find({ act: 'referral.followed', by: officer.account, on: referral })
      .toArray();
    expect(entries[0]?.['chain']).toMatch(/^company:/);
  });
});
