import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Action, may, type Relation } from '../../../api/accounts/rights.ts';
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import {
  aConclusion,
  begun,
  findings,
  goldenFirm,
  type Parties,
  partiesIn,
  refusal,
  save,
  signedOff,
} from '../../support/audit.ts';
import { consultantIn, engaged } from '../../support/engagement.ts';
import { PDF, queryOf, upload } from '../../support/evidence-files.ts';
import { joined, newPerson } from '../../support/firm.ts';
import type { Person } from '../../support/person.ts';
import { Visitor } from '../../support/visitor.ts';

let running: AccountTestService;
let parties: Parties;
let id: string;
let evidence: string;
const people = new Map<string, Person>();
beforeAll(async () => {
  running = await startAccountService();
  parties = await partiesIn(running);
  const { owner, consultant, company } = parties;
  id = (await begun(parties)).id;
  await save(owner, id, 'declared', 0, goldenFirm().answers);
  evidence = (await upload(owner, id)).body.id;
  people.set('owner', owner);
  people.set('editor', await joined(owner, company.id, 'editor'));
  people.set('viewer', await joined(owner, company.id, 'viewer'));
  people.set('its consultant', consultant);
  people.set('somebody with an account', await newPerson(owner));
  const other = await partiesIn(running);
  people.set('the owner of another firm', other.owner);
  people.set('the consultant of another firm', other.consultant);
  const second = await consultantIn(running.service, running.mailbox);
  await engaged(owner, company.id, second);
  people.set('another consultant of the firm', second);
  const gone = await consultantIn(running.service, running.mailbox);
  const over = await engaged(owner, company.id, gone);
  await gone.send('post', `/engagements/${over.id}/end`);
  people.set('a consultant whose engagement has ended', gone);
});
afterAll(() => running.close());

type Ask = [
  method: 'get' | 'post' | 'put' | 'delete',
  path: string,
  action: Action,
  body?: () => unknown,
];
const change = (value: unknown) => () => ({ changeId: 'a-change-id', revision: 0, value });
/** Every route of an audit; what removes something comes last. */
const ROUTES: Ask[] = [
  ['get', '', 'audit.read'],
  ['get', '/receipt', 'audit.read'],
  ['get', '/evidence/EVIDENCE', 'evidence.read'],
  ['get', '/report.pdf', 'audit.report'],
  ['get', '/report.docx', 'audit.report'],
  ['get', '/comparison', 'audit.report'],
  ['get', '/comparison.pdf', 'audit.report'],
  ['put', '/declared', 'audit.declare', change(goldenFirm().answers)],
  ['put', '/verified', 'audit.verify', change(findings(goldenFirm().answers))],
  ['put', '/conclusions', 'audit.verify', change(aConclusion())],
  ['put', '/notes/audit', 'audit.note', () => ({ text: 'Da rivedere' })],
  ['post', '/comments', 'audit.comment', () => ({ question: null, text: 'Ecco' })],
  ['post', '/submit', 'audit.submit', () => ({ revision: 9 })],
  ['post', '/verification', 'audit.verify', () => ({ revision: 9 })],
  ['post', '/sign-off', 'audit.sign-off', () => ({ revision: 9 })],
  ['post', '/changes', 'audit.request-changes', () => ({ items: [{ question: null, text: 'a' }] })],
  ['post', '/corrections', 'audit.correct'],
  ['post', '/follow-ups', 'audit.follow-up'],
  ['delete', '/evidence/EVIDENCE', 'evidence.remove'],
  ['delete', '', 'audit.delete'],
];
const ask = (who: Visitor, [method, path, , body]: Ask) =>
  who.send(method, `/audits/${id}${path.replace('EVIDENCE', evidence)}`, body?.());

const INSIDE: [who: string, relation: Relation][] = [
  ['viewer', { member: 'viewer' }],
  ['editor', { member: 'editor' }],
  ['its consultant', { engagement: 'active' }],
];
const roles = { viewer: [], editor: [], 'its consultant': ['consultant'] } as const;

describe('people of the two parties', () => {
  const cases = INSIDE.flatMap(([who, relation]) =>
    ROUTES.map((route) => [who, route[0], route[1], route, relation] as const),
  );
  it.each(cases)('%s asks: %s %s', async (who, _method, _path, route, relation) => {
    const caller = { account: 'x', session: 'x', roles: roles[who as keyof typeof roles] };
    const isAllowed = may(caller, route[2], relation);
    const response = await ask(people.get(who) ?? parties.owner, route);
    const isOwnFile = route[1] !== '/evidence/EVIDENCE' || route[0] === 'get' || who === 'editor';
    const isLetIn = ![401, 403, 404].includes(response.status);
    const isRefused = response.status === 403;
    expect([isLetIn, isRefused]).toEqual(isAllowed && isOwnFile ? [true, false] : [false, true]);
    if (route[0] === 'delete' && response.status === 204) {
      evidence = (await upload(parties.owner, id)).body.id;
    }
  });
});

describe('everybody else', () => {
  const outside = [
    'somebody with an account',
    'the owner of another firm',
    'the consultant of another firm',
    'another consultant of the firm',
    'a consultant whose engagement has ended',
  ];
  const cases = outside.flatMap((who) =>
    ROUTES.map((route) => [who, route[0], route[1], route] as const),
  );
  it.each(cases)('when %s asks %s %s, then it is as if it were not there', async (...given) => {
    const [who, , , route] = given;
    const response = await ask(people.get(who) ?? parties.owner, route);
    expect(refusal(response)).toEqual([404, 'not-found']);
  });

  it.each(ROUTES)('without a session: %s %s', async (...route) => {
    const response = await ask(new Visitor(running.service.app), route);
    expect(refusal(response)).toEqual([401, 'session-required']);
  });

  it.each(outside)('%s can add no file', async (who) => {
    const refused = await upload(people.get(who) ?? parties.owner, id);
    expect(refusal(refused)).toEqual([404, 'not-found']);
  });

  it.each(outside)('%s can neither begin nor take over under this engagement', async (who) => {
    const person = people.get(who) ?? parties.owner;
    const { engagement } = parties;
    const begin = { language: 'it', point: 'T0' };
    const begins = await person.send('post', `/engagements/${engagement.id}/audits`, begin);
    expect(begins.status).toBe(404);
    const takes = await person.send('put', `/audits/${id}/engagement`, {
      engagement: engagement.id,
    });
    expect(takes.status).toBe(404);
  });
});

describe('lists', () => {
  it('a firm’s are for its people and its consultants', async () => {
    const list = async (who: string) => {
      const path = `/companies/${parties.company.id}/audits`;
      const { status, body } = await (people.get(who) ?? parties.owner).send('get', path);
      return [status, Array.isArray(body) ? body.length : null];
    };
    expect(await list('viewer')).toEqual([200, 1]);
    expect(await list('its consultant')).toEqual([200, 1]);
    expect(await list('another consultant of the firm')).toEqual([200, 1]);
    expect(await list('a consultant whose engagement has ended')).toEqual([404, null]);
    expect(await list('the owner of another firm')).toEqual([404, null]);
  });

  it('a consultant’s are those of engagements that are active', async () => {
    const mine = async () => (await parties.consultant.send('get', '/audits')).body;
    expect(await mine()).toEqual([
      expect.objectContaining({ id, status: 'in-progress', declared: 1, waitsFor: 'company' }),
    ]);
    expect((await parties.owner.send('get', '/audits')).body).toEqual([]);
  });
});

describe('what belongs to another audit', () => {
  it('when a file of another audit is asked for through one’s own, then it is not there', async () => {
    const other = await partiesIn(running);
    const theirs = await begun(other);
    const path = `/audits/${theirs.id}/evidence/${evidence}`;
    expect((await other.owner.send('get', path)).status).toBe(404);
    expect((await other.owner.send('delete', path)).status).toBe(404);
  });

  it.each(['x', 'a'.repeat(22), '..%2f..', '%24ne', '__proto__'])(
    'an id such as %s is not there',
    async (unknown) => {
      const response = await parties.owner.send('get', `/audits/${unknown}`);
      expect(refusal(response)).toEqual([404, 'not-found']);
      const query = queryOf();
      const added = await parties.owner.send('post', `/audits/${unknown}/evidence?${query}`, PDF, {
        'Content-Type': 'application/octet-stream',
      });
      expect(added.status).toBe(404);
    },
  );
});

describe('when the engagement ends in mid-audit', () => {
  it('then the consultant is out at once, nothing is lost, and another one goes on', async () => {
    const own = await partiesIn(running);
    const { owner, consultant, company, engagement } = own;
    const audit = await begun(own);
    await save(owner, audit.id, 'declared', 0, goldenFirm().answers);
    const found = findings(goldenFirm().answers);
    expect((await save(consultant, audit.id, 'verified', 0, found)).status).toBe(200);
    await consultant.send('put', `/audits/${audit.id}/notes/audit`, { text: 'Solo per me' });
    await owner.send('post', `/engagements/${engagement.id}/end`);

    expect((await save(consultant, audit.id, 'verified', 1, {})).status).toBe(404);
    expect((await consultant.send('get', `/audits/${audit.id}`)).status).toBe(404);
    expect((await consultant.send('get', '/audits')).body).toEqual([]);

    const next = await consultantIn(running.service, running.mailbox, { name: 'Lia Bianchi' });
    const { id: living } = await engaged(owner, company.id, next);
    expect((await next.send('get', `/audits/${audit.id}`)).status).toBe(404);
    const taking = { engagement: living };
    const taken = await next.send('put', `/audits/${audit.id}/engagement`, taking);
    expect(taken.status).toBe(200);
    expect(taken.body).toMatchObject({
      status: 'in-progress',
      engagement: living,
      consultant: { name: 'Lia Bianchi' },
      verified: { revision: 1, value: found },
      notes: {},
    });
    const again = await next.send('put', `/audits/${audit.id}/engagement`, taking);
    expect(again.body).toEqual(taken.body);
  });

  it('when the consultant still works for the firm, then nobody takes the audit away', async () => {
    const own = await partiesIn(running);
    const audit = await begun(own);
    const next = await consultantIn(running.service, running.mailbox);
    const { id: living } = await engaged(own.owner, own.company.id, next);
    const taking = { engagement: living };
    const refused = await next.send('put', `/audits/${audit.id}/engagement`, taking);
    expect(refusal(refused)).toEqual([409, 'in-good-hands']);
  });

  it('when the consultant loses the role, then access ends with it', async () => {
    const own = await partiesIn(running);
    const audit = await begun(own);
    await running.service.database.connection
      .collection('accounts')
      .updateOne({ email: own.consultant.email }, { $pull: { roles: 'consultant' as never } });
    expect((await own.consultant.send('get', `/audits/${audit.id}`)).status).toBe(404);
  });
});

describe('what the other side keeps to itself', () => {
  it('notes never reach the firm, findings only when they are handed over', async () => {
    const own = await partiesIn(running);
    const { owner, consultant } = own;
    const audit = await begun(own);
    await save(owner, audit.id, 'declared', 0, goldenFirm().answers);
    const secret = 'Il titolare non lo ammetterà mai';
    await consultant.send('put', `/audits/${audit.id}/notes/machines`, { text: secret });
    await save(consultant, audit.id, 'verified', 0, findings(goldenFirm().answers));
    await save(consultant, audit.id, 'conclusions', 0, aConclusion());
    const firm = await owner.send('get', `/audits/${audit.id}`);
    expect(firm.body).toMatchObject({
      notes: null,
      verified: { revision: 1, value: {} },
      conclusions: { revision: 1, value: { findings: {}, measures: [], stage: null } },
    });
    expect(firm.text).not.toContain(secret);
    expect(firm.text).not.toContain('ripristinarle');
    const own1 = await consultant.send('get', `/audits/${audit.id}`);
    expect(own1.body.notes).toEqual({ machines: secret });
    await consultant.send('put', `/audits/${audit.id}/notes/machines`, { text: '' });
    expect((await consultant.send('get', `/audits/${audit.id}`)).body.notes).toEqual({});
  });

  it('after the sign-off a consultant of a later engagement reads it, but not the notes', async () => {
    const own = await partiesIn(running);
    const signed = await signedOff(own);
    const next = await consultantIn(running.service, running.mailbox);
    await engaged(own.owner, own.company.id, next);
    const { status, body } = await next.send('get', `/audits/${signed.id}`);
    expect([status, body.may, body.notes]).toEqual([200, ['correct', 'follow-up'], {}]);
  });
});
