import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AssessmentSummary, AssessmentView, RecordEntryView } from '../../../api/contract.ts';
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import { signedOff, partiesIn } from '../../support/audit.ts';
import { found, joined, newPerson, newVatNumber, type Member } from '../../support/firm.ts';
import {
  aBeginning,
  accountResult,
  begin,
  beginFor,
  companyDraft,
  companyResult,
  refusal,
  submitWith,
} from '../../support/held-assessment.ts';
import { catalogue } from '../../support/service.ts';
import { aProfile, someAnswers } from '../../support/visitor.ts';

let running: AccountTestService;
let ada: Member;
let bob: Member;
beforeAll(async () => {
  running = await startAccountService();
});
afterAll(() => running.close());
beforeEach(async () => {
  running.service.clock.set('2026-11-20T09:00:00Z');
  ada = await newPerson(running);
  bob = await newPerson(running);
});

/** Another day, on which these people come back. */
async function backOn(moment: string, ...people: Member[]): Promise<void> {
  running.service.clock.set(moment);
  for (const person of people) await person.send('post', '/sessions/refresh');
}

const FIRST = { machines: 'both-ways', bills: 'dont-know' };
const actsOn = (entries: RecordEntryView[], on: string) =>
  entries.filter((entry) => entry.on === on).map(({ act, by }) => [act, by]);

describe('the advanced assessment of an account', () => {
  it('begins empty, held by the account and without links', async () => {
    const { status, body } = await begin(ada);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      instrument: 'advanced',
      held: true,
      company: null,
      right: 'edit',
      status: 'draft',
      answers: {},
      from: null,
      carried: {},
      contradictions: [],
      point: 0,
      follows: null,
    });
    expect((await ada.send('get', '/account/assessments')).body).toMatchObject([{ id: body.id }]);
    expect((await ada.send('get', `/assessments/${body.id}/links`)).body).toEqual([]);
    const record = (await ada.send('get', '/account/record')).body;
    expect(actsOn(record, body.id)).toEqual([['assessment.begun', ada.account]]);
  });

  it('takes over the answers of a first survey, marked until they change', async () => {
    const source = await accountResult(ada, FIRST);
    const { body } = await begin(ada, { from: source.id });
    expect(body).toMatchObject({
      answers: FIRST,
      from: {
        assessment: source.id,
        instrument: 'first-level',
        version: 1,
        assessedOn: '2026-11-20',
      },
      carried: { machines: 'machines', bills: 'bills' },
    });
    await ada.save(body.id, 0, { ...FIRST, bills: 'not-followed' });
    expect((await ada.save(body.id, 0, { bills: 'x' })).status).toBe(400);
    await ada.save(body.id, 0, { machines: 'both-ways', spending: 'dont-know' });
    expect((await ada.get(body.id)).carried).toEqual({ machines: 'machines' });
    await ada.save(body.id, 1, FIRST);
    expect((await ada.get(body.id)).carried).toEqual({ machines: 'machines', bills: 'bills' });
    expect((await ada.get(source.id)).answers).toEqual(FIRST);
  });

  it('is submitted, scored by its own questions and corrected like any other', async () => {
    const { body } = await begin(ada, { from: (await accountResult(ada, FIRST)).id });
    const done = await submitWith(ada, body.id, 0, FIRST);
    expect(done.result?.definition).toEqual({ id: 'advanced', version: 1 });
    const { assessment } = (await ada.send('post', `/assessments/${body.id}/corrections`)).body;
    expect(assessment).toMatchObject({
      corrects: body.id,
      from: { instrument: 'first-level' },
      carried: { machines: 'machines' },
    });
    expect((await ada.send('get', `/assessments/${body.id}/report.pdf`)).status).toBe(200);
  });

  it.each([
    ['somebody else’s', 404, async () => (await accountResult(bob)).id],
    ['an unknown one', 404, async () => 'A'.repeat(22)],
    ['no id at all', 404, async () => '../secret'],
    ['a draft', 409, async () => (await begin(ada, { instrument: 'first-level' })).body.id],
    ['a company’s', 404, async () => (await companyResult(ada, (await found(ada)).id)).id],
    [
      'one in a link',
      404,
      async () => {
        const { id } = await bob.submitted();
        return id;
      },
    ],
  ])('does not begin with the answers of %s', async (_what, status, source) => {
    const response = await begin(ada, { from: await source() });
    expect(response.status).toBe(status);
    expect(response.body.error.issues[0].path).toBe('from');
  });

  it('does not begin a first survey with the answers of an advanced one', async () => {
    const { body } = await begin(ada);
    const source = await submitWith(ada, body.id, 0, { machines: 'both-ways' });
    const response = await begin(ada, { instrument: 'first-level', from: source.id });
    expect(refusal(response)).toEqual([400, 'invalid-input']);
    expect(response.body.error.issues).toMatchObject([{ path: 'from', code: 'other-questions' }]);
  });

  it.each([
    ['an audit', { instrument: 'technological-audit' }, 'instrument'],
    ['what there is not', { instrument: 'seventh-level' }, 'instrument'],
    ['a name that is none', { instrument: '../first' }, 'instrument'],
    ['without a notice', { privacyNotice: '' }, 'privacyNotice'],
    ['without a country', { profile: {} }, 'profile.country'],
    ['with more than is asked', { holder: 'company:x' }, 'holder'],
  ])('is not begun for %s', async (_what, wrong, path) => {
    const { status, body } = await begin(ada, wrong);
    expect([status, body.error.issues.map((issue: { path: string }) => issue.path)]).toEqual([
      400,
      [path],
    ]);
    expect((await ada.send('get', '/account/assessments')).body).toEqual([]);
  });

  it('is not for who has no account', async () => {
    const response = await ada.elsewhere().send('post', '/account/assessments', {
      ...aBeginning(),
      profile: aProfile(),
    });
    expect(refusal(response)).toEqual([401, 'session-required']);
    expect(
      (await ada.send('post', '/assessments', { ...aBeginning(), profile: aProfile() })).status,
    ).toBe(400);
  });
});

describe('an assessment of a company', () => {
  it('has the company’s profile, with its name and VAT number', async () => {
    const vatNumber = newVatNumber();
    const firm = await found(ada, { name: 'Ingranaggi Rossi', vatNumber });
    const { body } = await beginFor(ada, firm.id);
    expect(body).toMatchObject({
      company: firm.id,
      profile: { name: 'Ingranaggi Rossi', vatNumber, nuts3: 'ITI18' },
    });
    const record = (await ada.send('get', `/companies/${firm.id}/record`)).body;
    expect(actsOn(record, body.id)).toEqual([['assessment.begun', ada.account]]);
    expect((await ada.send('get', '/account/assessments')).body).toEqual([]);
    const listed = (await ada.send('get', `/companies/${firm.id}/assessments`)).body;
    expect((listed as AssessmentSummary[]).map(({ id }) => id)).toEqual([body.id]);
  });

  it.each([
    ['name', { name: 'Another Firm' }],
    ['vatNumber', { vatNumber: newVatNumber() }],
  ])('keeps the company’s %s when its profile changes', async (field, other) => {
    const firm = await found(ada, { name: 'Ingranaggi Rossi', vatNumber: newVatNumber() });
    const { id, profile } = await companyDraft(ada, firm.id);
    const refused = await ada.saveProfile(id, 0, { ...profile, ...other });
    expect(refused.body.error.issues).toMatchObject([{ path: `profile.${field}` }]);
    const { role: _role, ...facts } = { ...profile, people: '10-49', role: 'owner' };
    expect((await ada.saveProfile(id, 0, facts)).status).toBe(200);
  });

  it('takes over the answers of its own first survey alone', async () => {
    const firm = await found(ada);
    const source = await companyResult(ada, firm.id, FIRST);
    const own = await accountResult(ada, FIRST);
    expect((await beginFor(ada, firm.id, { from: source.id })).body.answers).toEqual(FIRST);
    expect((await beginFor(ada, firm.id, { from: own.id })).status).toBe(404);
  });

  it('is answered by several people, on several days, without losing an answer', async () => {
    const firm = await found(ada);
    const colleague = await joined(ada, firm.id, 'editor');
    const { id } = await companyDraft(ada, firm.id);
    await ada.save(id, 0, { machines: 'both-ways' });
    await backOn('2026-11-24T08:00:00Z', ada, colleague);
    const seen = await colleague.get(id);
    expect(seen).toMatchObject({ revision: 1, answers: { machines: 'both-ways' } });
    await colleague.save(id, 1, { ...seen.answers, bills: 'dont-know' });
    const clash = await ada.save(id, 1, { machines: 'both-ways', records: 'one-touch' });
    expect(refusal(clash)).toEqual([409, 'stale-revision']);
    expect(clash.body.error.current).toMatchObject({
      revision: 2,
      answers: { machines: 'both-ways', bills: 'dont-know' },
    });
  });

  it('is judged by the company’s newest signed-off audit, where there is one', async () => {
    const parties = await partiesIn(running);
    const { owner, company } = parties;
    const before = await companyResult(owner, company.id);
    expect(before.audited).toBeNull();
    const audit = await signedOff(parties);
    await backOn('2026-12-01T09:00:00Z', owner);
    const after = await companyResult(owner, company.id);
    expect(after.audited).toEqual({
      audit: audit.id,
      accredited: true,
      stage: audit.signedOff?.stage,
      assessedOn: '2026-11-20',
    });
    const call = catalogue.offers.find(({ who }) => who.assessment?.accredited)?.id;
    const judged = (view: AssessmentView) =>
      view.offers?.offers
        .find(({ offer }) => offer === call)
        ?.criteria.find(({ criterion }) => criterion === 'assessment');
    expect(judged(before)).toMatchObject({ verdict: 'unknown', reason: 'needs-accredited' });
    expect(judged(after)).toMatchObject({ verdict: 'yes' });
  });
});

describe('moving one’s own assessment into a company', () => {
  const move = (who: Member, company: string, id: string) =>
    who.send('put', `/companies/${company}/assessments/${id}`);
  const heldBy = async (id: string) =>
    (
      await running.service.database.connection
        .collection<{ _id: string; holder: string }>('assessments')
        .findOne({ _id: id })
    )?.holder;

  it('takes its versions along, and is in both records', async () => {
    const firm = await found(ada);
    const first = await accountResult(ada);
    const second = (await ada.send('post', `/assessments/${first.id}/corrections`)).body.assessment;
    const moved = await move(ada, firm.id, first.id);
    expect([moved.status, moved.body]).toMatchObject([200, { id: first.id, status: 'submitted' }]);
    expect((await ada.get(second.id)).company).toBe(firm.id);
    expect((await ada.send('get', '/account/assessments')).body).toEqual([]);
    expect((await move(ada, firm.id, first.id)).body).toEqual(moved.body);
    const own = (await ada.send('get', '/account/record')).body;
    expect(actsOn(own, first.id)).toContainEqual(['assessment.given-away', ada.account]);
    const theirs = (await ada.send('get', `/companies/${firm.id}/record`)).body;
    expect(actsOn(theirs, first.id)).toEqual([['assessment.received', ada.account]]);
    expect((await running.service.services.record.verify()).breaks).toEqual([]);
  });

  it('loses no version when the process ends in between', async () => {
    const firm = await found(ada);
    const first = await accountResult(ada);
    const second = (await ada.send('post', `/assessments/${first.id}/corrections`)).body.assessment;
    await move(ada, firm.id, first.id);
    const { connection } = running.service.database;
    const collection = connection.collection<{ _id: string }>('assessments');
    const holder = `account:${ada.account}`;
    await collection.updateOne({ _id: second.id }, { $set: { holder } });
    const unfinished = { claimUnfinished: true, movedFrom: holder };
    await collection.updateOne({ _id: first.id }, { $set: unfinished });
    await running.service.services.holdings.sweep();
    expect(await heldBy(second.id)).toBe(`company:${firm.id}`);
  });

  it('into two companies at once gives it to one of them', async () => {
    const [one, other] = [await found(ada), await found(ada)];
    const { id } = await accountResult(ada);
    const answers = await Promise.all([move(ada, one.id, id), move(ada, other.id, id)]);
    const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b);
    expect(statuses).toEqual([200, 404]);
    const winner = answers[0]?.status === 200 ? one : other;
    expect(await heldBy(id)).toBe(`company:${winner.id}`);
  });

  it.each([
    ['somebody else’s', async () => (await accountResult(bob)).id],
    ['an anonymous one that is open here', async () => (await ada.submitted()).id],
    ['another company’s', async () => (await companyResult(bob, (await found(bob)).id)).id],
    ['no id', async () => 'none'],
  ])('does not move %s', async (_what, of) => {
    const firm = await found(ada);
    const id = await of();
    const before = await heldBy(id);
    expect(refusal(await move(ada, firm.id, id))).toEqual([404, 'not-found']);
    expect(await heldBy(id)).toBe(before);
    expect((await ada.send('get', `/companies/${firm.id}/assessments`)).body).toEqual([]);
  });

  it('keeps read links alive', async () => {
    const firm = await found(ada);
    const { id } = await accountResult(ada, someAnswers());
    const { token } = await ada.link(id, 'read');
    await move(ada, firm.id, id);
    expect((await bob.open(token)).status).toBe(200);
  });
});
