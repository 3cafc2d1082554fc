import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AssessmentComparison, AssessmentView } from '../../../api/contract.ts';
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import { newPerson, type Member } from '../../support/firm.ts';
import {
  accountResult,
  begin,
  followed,
  refusal,
  submitWith,
} from '../../support/held-assessment.ts';
import { readBack, textOf } from '../../support/pdf-file.ts';
import { someAnswers, Visitor } from '../../support/visitor.ts';

let running: AccountTestService;
let ada: Member;
beforeAll(async () => {
  running = await startAccountService();
});
afterAll(() => running.close());
beforeEach(async () => {
  running.service.clock.set('2026-11-20T09:00:00Z');
  ada = await newPerson(running);
});

const CHANGED = { machines: 'both-ways' };
const open = (who: Visitor, id: string) => who.send('post', `/assessments/${id}/follow-ups`);
const compare = (who: Visitor, id: string) => who.send('get', `/assessments/${id}/comparison`);

describe('measuring again', () => {
  it('begins with the last answers and leaves the first result as it was', async () => {
    const first = await accountResult(ada);
    const before = JSON.stringify(await ada.get(first.id));
    const { status, body } = await open(ada, first.id);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      editToken: null,
      assessment: {
        status: 'draft',
        point: 1,
        follows: first.id,
        corrects: null,
        answers: first.answers,
        from: { assessment: first.id },
        held: true,
      },
    });
    expect(Object.keys(body.assessment.carried)).toEqual(Object.keys(first.answers));
    expect(body.assessment.id).not.toBe(first.id);
    await submitWith(ada, body.assessment.id, 0, { ...first.answers, ...CHANGED });
    const now: AssessmentView = await ada.get(first.id);
    expect(now.followedBy).toBe(body.assessment.id);
    expect(JSON.stringify({ ...now, followedBy: null })).toBe(before);
  });

  it('asked for again finds the same one', async () => {
    const { id } = await accountResult(ada);
    const [one, other] = await Promise.all([open(ada, id), open(ada, id)]);
    expect(one.body.assessment.id).toBe(other.body.assessment.id);
    expect((await ada.send('get', '/account/assessments')).body).toHaveLength(2);
  });

  it('has no contradictions: what is measured again may differ', async () => {
    const { id } = await accountResult(ada);
    expect((await followed(ada, id, CHANGED)).status).toBe('submitted');
  });

  it('goes on from the second to the third', async () => {
    const first = await accountResult(ada);
    const second = await followed(ada, first.id, CHANGED);
    const third = await followed(ada, second.id);
    expect(third).toMatchObject({ point: 2, follows: second.id, from: { assessment: second.id } });
    const { body } = await compare(ada, third.id);
    expect([body.before.point, body.after.point]).toEqual([1, 2]);
  });

  it('works by the edit link of an anonymous one, with a link of its own', async () => {
    const firm = new Visitor(running.service.app);
    const first = await firm.submitted();
    const { status, body } = await open(firm, first.id);
    expect([status, body.assessment.held]).toEqual([201, false]);
    expect((await firm.save(body.assessment.id, 0, someAnswers())).status).toBe(200);
    const elsewhere = new Visitor(running.service.app);
    await elsewhere.open(body.editToken);
    expect((await elsewhere.get(body.assessment.id)).point).toBe(1);
    expect((await elsewhere.send('get', `/assessments/${first.id}`)).status).toBe(401);
  });

  it('is another one for the account than for the links, once the first was claimed', async () => {
    const first = await ada.submitted();
    const anonymous = (await open(ada, first.id)).body.assessment as AssessmentView;
    await ada.send('post', `/assessments/${first.id}/claim`);
    const own = (await open(ada, first.id)).body.assessment as AssessmentView;
    expect(own).toMatchObject({ held: true, follows: first.id });
    expect(own.id).not.toBe(anonymous.id);
    await submitWith(ada, anonymous.id, 0, someAnswers());
    // The first result is the account's now: its links do not lead to it any more.
    expect(refusal(await compare(ada, anonymous.id))).toEqual([404, 'not-found']);
  });

  it('is in the record, under the assessment that is followed', async () => {
    const { id } = await accountResult(ada);
    await open(ada, id);
    const { body } = await ada.send('get', '/account/record');
    expect(body).toContainEqual(expect.objectContaining({ act: 'assessment.followed', on: id }));
  });

  it.each([
    ['a draft', 409, async () => (await begin(ada)).body.id],
    ['an unknown one', 404, async () => 'A'.repeat(22)],
    ['somebody else’s', 404, async () => (await accountResult(await newPerson(running))).id],
  ])('does not follow %s', async (_what, status, of) => {
    expect((await open(ada, await of())).status).toBe(status);
  });

  it('is not for who can only read', async () => {
    const { id } = await accountResult(ada);
    const { token } = await ada.link(id, 'read');
    const reader = new Visitor(running.service.app);
    await reader.open(token);
    expect(refusal(await open(reader, id))).toEqual([403, 'read-only']);
  });
});

describe('before and after', () => {
  it('tells what moved, by area and by answer', async () => {
    const first = await accountResult(ada, someAnswers({ machines: 'digital-display' }));
    running.service.clock.set('2026-11-20T09:05:00Z');
    const second = await followed(ada, first.id, CHANGED);
    const { body } = (await compare(ada, second.id)) as { body: AssessmentComparison };
    expect(body).toMatchObject({
      before: { id: first.id, point: 0, assessedOn: '2026-11-20' },
      after: { id: second.id, point: 1 },
      comparison: { comparable: true, reason: 'same-version' },
    });
    expect(body.comparison.changed).toEqual([{ question: 'machines', before: 1, after: 4 }]);
    const area = body.comparison.nodes.find(({ id }) => id === 'machine-connectivity');
    expect(area).toMatchObject({ state: 'compared', difference: 3, levels: 3 });
    expect([body.before.answers['machines'], body.after.answers['machines']]).toEqual([
      'digital-display',
      'both-ways',
    ]);
  });

  it.each(['it', 'en'] as const)('is printed (%s)', async (language) => {
    const second = await followed(ada, (await accountResult(ada)).id, CHANGED);
    const { status, headers, body } = await ada.send(
      'get',
      `/assessments/${second.id}/comparison.pdf?language=${language}`,
    );
    expect([status, headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(headers['content-disposition']).toContain('meridiana-comparison-2026-11-20.pdf');
    const text = textOf(readBack(body as Buffer));
    expect(text).toContain({ it: 'Prima e dopo', en: 'Before and after' }[language]);
    expect(text).toContain({ it: 'Macchine connesse', en: 'Connected machines' }[language]);
  });

  it('needs two measurements, both submitted', async () => {
    const { id } = await accountResult(ada);
    expect(refusal(await compare(ada, id))).toEqual([404, 'not-found']);
    const { assessment } = (await open(ada, id)).body;
    expect(refusal(await compare(ada, assessment.id))).toEqual([409, 'not-submitted']);
  });

  it('is gone with the first one, and the second stays', async () => {
    const { id } = await accountResult(ada);
    const second = await followed(ada, id);
    await ada.send('delete', `/assessments/${id}`);
    expect((await ada.get(second.id)).status).toBe('submitted');
    expect(refusal(await compare(ada, second.id))).toEqual([404, 'not-found']);
  });
});
