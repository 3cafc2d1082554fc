import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import type { AssessmentView } from '../../../api/contract.ts';
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import { newPerson, type Member } from '../../support/firm.ts';
import { accountResult, begin, refusal, submitWith } from '../../support/held-assessment.ts';

let running: AccountTestService;
let ada: Member;
/** An advanced assessment that began with two answers of a first survey. */
let id: string;
beforeAll(async () => {
  running = await startAccountService();
  ada = await newPerson(running);
});
afterAll(() => running.close());
beforeEach(async () => {
  const source = await accountResult(ada, THERE);
  id = (await begin(ada, { from: source.id })).body.id;
});

const THERE = { machines: 'both-ways', records: 'one-touch' };
const OTHER = { machines: 'digital-display', records: 'one-touch' };

const settle = (
  revision: number,
  settlements: object,
  changeId = `settle-${revision}-${Object.keys(settlements).join('-')}`,
): Promise<Response> =>
  ada.send('put', `/assessments/${id}/settlements`, { changeId, revision, settlements });
const found = async (): Promise<[string, string | null][]> =>
  (await ada.get(id)).contradictions.map((each) => [each.id, each.settled]);

describe('an answer that contradicts the one it began with', () => {
  it('is shown with both answers and the levels they state', async () => {
    await ada.save(id, 0, OTHER);
    const { contradictions } = await ada.get(id);
    expect(contradictions).toEqual([
      {
        id: 'machines',
        question: 'machines',
        row: null,
        value: 'digital-display',
        level: 1,
        there: {
          question: 'machines',
          row: null,
          value: 'both-ways',
          level: 4,
          here: 'both-ways',
        },
        settled: null,
      },
    ]);
  });

  it('keeps the assessment from being submitted until somebody says which is right', async () => {
    await ada.save(id, 0, OTHER);
    const refused = await ada.submit(id, 1);
    expect(refusal(refused)).toEqual([409, 'unsettled-contradictions']);
    expect(refused.body.error.issues).toMatchObject([{ path: 'answers.machines' }]);
    expect((await ada.get(id)).status).toBe('draft');
    expect((await settle(1, { machines: 'keep' })).body).toMatchObject({ revision: 2 });
    expect(await found()).toEqual([['machines', 'keep']]);
    expect((await ada.submit(id, 2)).body).toMatchObject({
      status: 'submitted',
      contradictions: [],
      answers: OTHER,
    });
  });

  it('is no contradiction any more once the other answer is taken', async () => {
    await ada.save(id, 0, OTHER);
    await ada.save(id, 1, THERE);
    expect(await found()).toEqual([]);
    expect((await ada.submit(id, 2)).status).toBe(200);
  });

  it('may be right as well, because things have changed since', async () => {
    await ada.save(id, 0, OTHER);
    await settle(1, { machines: 'both' });
    expect(await found()).toEqual([['machines', 'both']]);
    expect((await ada.submit(id, 2)).status).toBe(200);
  });

  it('is open again when the answer changes, and settled again when it comes back', async () => {
    await ada.save(id, 0, OTHER);
    await settle(1, { machines: 'keep' });
    await ada.save(id, 2, { ...OTHER, machines: 'one-common-place' });
    expect(await found()).toEqual([['machines', null]]);
    expect(refusal(await ada.submit(id, 3))).toEqual([409, 'unsettled-contradictions']);
    await ada.save(id, 3, OTHER);
    expect(await found()).toEqual([['machines', 'keep']]);
  });

  it('stays settled in the version that corrects it', async () => {
    await ada.save(id, 0, OTHER);
    await settle(1, { machines: 'keep' });
    await ada.submit(id, 2);
    const opened = await ada.send('post', `/assessments/${id}/corrections`);
    const { assessment } = opened.body as { assessment: AssessmentView };
    expect(assessment.contradictions).toMatchObject([{ id: 'machines', settled: 'keep' }]);
    const done = await submitWith(ada, assessment.id, 0, assessment.answers);
    expect(done.status).toBe('submitted');
  });

  it.each([
    ['not known', 'dont-know'],
    ['left open', undefined],
  ])('is none where the answer is %s', async (_what, answer) => {
    const { machines: _machines, ...rest } = OTHER;
    await ada.save(id, 0, { ...rest, ...(answer !== undefined && { machines: answer }) });
    expect(await found()).toEqual([]);
    expect((await ada.submit(id, 1)).status).toBe(200);
  });
});

describe('settling', () => {
  beforeEach(async () => {
    await ada.save(id, 0, OTHER);
  });

  it('the same change again is harmless', async () => {
    const [first, again] = [
      await settle(1, { machines: 'keep' }, 'change-0001'),
      await settle(1, { machines: 'keep' }, 'change-0001'),
    ];
    expect([again.status, again.body]).toEqual([200, first.body]);
  });

  it('from another revision brings what is there now', async () => {
    await ada.save(id, 1, { ...OTHER, bills: 'dont-know' });
    const stale = await settle(1, { machines: 'keep' });
    expect(refusal(stale)).toEqual([409, 'stale-revision']);
    expect(stale.body.error.current).toMatchObject({ revision: 2 });
    expect(await found()).toEqual([['machines', null]]);
  });

  it('at the same moment as another change keeps one of them', async () => {
    const both = await Promise.all([
      settle(1, { machines: 'keep' }),
      ada.save(id, 1, { ...OTHER, bills: 'dont-know' }),
    ]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect((await ada.get(id)).revision).toBe(2);
  });

  it.each([
    ['what contradicts nothing', { records: 'keep' }, 'settlements.records'],
    ['what is no question', { nonsense: 'both' }, 'settlements.nonsense'],
    ['by taking the other', { machines: 'take' }, 'settlements.machines'],
    ['with what is no word', { machines: 7 }, 'settlements.machines'],
  ])('refuses %s', async (_what, settlements, path) => {
    const response = await settle(1, settlements);
    expect([response.status, response.body.error.issues[0].path]).toEqual([400, path]);
    expect((await ada.get(id)).revision).toBe(1);
  });

  it('is over once submitted', async () => {
    await settle(1, { machines: 'keep' });
    await ada.submit(id, 2);
    expect(refusal(await settle(2, { machines: 'both' }))).toEqual([409, 'already-submitted']);
  });

  it('does not reach the prototype', async () => {
    const body = `{"changeId":"change-0002","revision":1,"settlements":{"__proto__":"keep"}}`;
    const response = await ada.send('put', `/assessments/${id}/settlements`, JSON.parse(body));
    expect(response.status).toBe(400);
  });
});
