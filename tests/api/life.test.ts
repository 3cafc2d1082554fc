import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestService, startService } from '../support/service.ts';
import { aProfile, someAnswers, Visitor } from '../support/visitor.ts';

let service: TestService;
let firm: Visitor;
beforeAll(async () => {
  service = await startService();
  firm = new Visitor(service.app);
});
afterAll(() => service.close());

describe('the life of an assessment', () => {
  it('begins as an empty draft that only its own cookie opens', async () => {
    const { assessment, editToken } = await firm.create();
    expect(assessment).toMatchObject({
      instrument: 'first-level',
      version: 1,
      language: 'it',
      right: 'edit',
      held: false,
      status: 'draft',
      revision: 0,
      answers: {},
      profile: aProfile(),
      expiresAt: '2027-11-21T00:00:00.000Z',
      submittedAt: null,
      result: null,
      offers: null,
      corrects: null,
      correctedBy: null,
    });
    expect(editToken).toMatch(/^[\w-]{32}$/);
    expect(
      (await new Visitor(service.app).send('get', `/assessments/${assessment.id}`)).status,
    ).toBe(401);
  });

  it('sets a cookie that scripts cannot read, for this assessment alone, over https alone', async () => {
    const response = await firm.send('post', '/assessments', {
      instrument: 'first-level',
      language: 'en',
      privacyNotice: '2026-11',
      profile: { country: 'IT' },
    });
    const { id } = response.body.assessment;
    const [cookie] = response.headers['set-cookie'] as unknown as string[];
    expect(cookie).toContain(`Path=/api/v1/assessments/${id}`);
    for (const attribute of ['HttpOnly', 'Secure', 'SameSite=Strict'])
      expect(cookie).toContain(attribute);
  });

  it('stores the version of the notice and no network address', async () => {
    const { assessment } = await firm.create();
    const stored = await service.database.connection
      .collection('assessments')
      .findOne({ _id: assessment.id as never });
    expect(stored?.['privacyNotice']).toBe('2026-11');
    expect(JSON.stringify(stored)).not.toMatch(/127\.0\.0\.1|::1/);
  });

  it('when submitted, has result, offers of the day and a receipt', async () => {
    const view = await firm.submitted();
    expect(view).toMatchObject({
      status: 'submitted',
      revision: 1,
      assessedOn: '2026-11-20',
      expiresAt: null,
    });
    expect(view.result?.nodes['overall']?.state).toBe('scored');
    expect(view.offers?.today).toBe('2026-11-20');
    expect(view.offers?.offers.length).toBeGreaterThan(40);
    expect(view.offers?.nextSteps.length).toBeLessThanOrEqual(3);
    expect(await firm.get(view.id)).toMatchObject({ result: view.result, offers: view.offers });
  });

  it('may be submitted with open questions', async () => {
    const view = await firm.submitted({ machines: 'on-the-spot' });
    expect(view.status).toBe('submitted');
    expect(view.result?.answers.answered).toBe(1);
    expect(view.result?.nodes['overall']?.score).toBeNull();
  });

  it('when submitted again with the same revision, gives the same result', async () => {
    const first = await firm.submitted();
    service.clock.set('2026-11-21T09:00:00Z');
    const again = await firm.submit(first.id, 1);
    service.clock.set('2026-11-20T09:00:00Z');
    expect(again.status).toBe(200);
    const { editToken: _, ...view } = first;
    expect(again.body).toEqual(view);
  });

  it('when submitted by ten requests at once, is submitted once and all get the same', async () => {
    const { assessment } = await firm.create();
    await firm.save(assessment.id, 0, someAnswers());
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => firm.submit(assessment.id, 1)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  });

  it('takes facts that were missing after submitting, and leaves the result as it was', async () => {
    const { assessment } = await firm.create({ profile: { country: 'IT' } });
    await firm.submit(assessment.id, 0);
    const before = await firm.get(assessment.id);
    expect(
      (await firm.saveProfile(assessment.id, 0, { country: 'IT', nuts3: 'ITI18' })).body.revision,
    ).toBe(1);
    const after = await firm.get(assessment.id);
    expect(after.profile).toEqual({ country: 'IT', nuts3: 'ITI18' });
    expect(after).toMatchObject({ result: before.result, offers: before.offers });

    const changed = await firm.saveProfile(assessment.id, 1, { country: 'IT', nuts3: 'ITI14' });
    expect(changed.status).toBe(409);
    expect(changed.body.error).toMatchObject({
      code: 'already-submitted',
      issues: [{ path: 'profile.nuts3' }],
    });
    expect((await firm.get(assessment.id)).profile.nuts3).toBe('ITI18');
  });

  it('answers the day in Italy, not in Greenwich', async () => {
    service.clock.set('2026-11-20T23:30:00Z');
    const view = await firm.submitted();
    service.clock.set('2026-11-20T09:00:00Z');
    expect(view.assessedOn).toBe('2026-11-21');
  });
});

describe('correcting', () => {
  it('opens a version filled with the answers; the first one stays as it is', async () => {
    const first = await firm.submitted();
    const opened = await firm.send('post', `/assessments/${first.id}/corrections`);
    expect(opened.status).toBe(201);
    const second = opened.body.assessment;
    expect(second).toMatchObject({
      status: 'draft',
      revision: 0,
      corrects: first.id,
      answers: first.answers,
      result: null,
    });

    await firm.save(second.id, 0, someAnswers({ machines: 'both-ways' }));
    await firm.submit(second.id, 1);
    const old = await firm.get(first.id);
    expect(old).toMatchObject({
      correctedBy: second.id,
      result: first.result,
      answers: first.answers,
    });
    expect((await firm.get(second.id)).correctedBy).toBeNull();
  });

  it('when asked again, opens the same version with a new link', async () => {
    const first = await firm.submitted();
    const path = `/assessments/${first.id}/corrections`;
    const answers = await Promise.all([firm.send('post', path), firm.send('post', path)]);
    const again = await firm.send('post', path);
    const ids = [...answers, again].map(({ body }) => body.assessment.id);
    expect(new Set(ids).size).toBe(1);
    const other = new Visitor(service.app);
    expect((await other.open(again.body.editToken)).body).toMatchObject({
      id: ids[0],
      right: 'edit',
    });
  });

  it('is for submitted assessments only', async () => {
    const { assessment } = await firm.create();
    const response = await firm.send('post', `/assessments/${assessment.id}/corrections`);
    expect(response.status).toBe(409);
    expect(response.body.error.code).toBe('not-submitted');
  });
});
