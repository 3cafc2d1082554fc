import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AuditView } from '../../../api/contract-audits.ts';
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import {
  aConclusion,
  begun,
  expecting,
  findings,
  goldenFirm,
  type Parties,
  partiesIn,
  read,
  refusal,
  save,
  signedOff,
  step,
  submitted,
  verified,
} from '../../support/audit.ts';

let running: AccountTestService;
let parties: Parties;
beforeAll(async () => {
  running = await startAccountService();
});
afterAll(() => running.close());
beforeEach(async () => {
  running.service.clock.set('2026-11-20T09:00:00Z');
  parties = await partiesIn(running);
});

const { answers } = goldenFirm();

describe('the life of an audit', () => {
  it('goes from the first answer to the signature', async () => {
    const { owner, consultant } = parties;
    const audit = await begun(parties);
    expect(audit).toMatchObject({
      status: 'draft',
      point: 'T0',
      side: 'consultant',
      company: { id: parties.company.id, name: 'Oreficeria Prova' },
      consultant: { name: 'Nicolò Verdi', accredited: 'valid' },
      results: null,
      signedOff: null,
    });
    const { id } = audit;
    expect(await save(owner, id, 'declared', 0, answers)).toMatchObject({ status: 200 });
    expect((await read(owner, id)).status).toBe('in-progress');
    const handedOver = expecting(200, await step(owner, id, 'submit', 1));
    expect([handedOver.status, handedOver.side]).toEqual(['submitted', 'company']);

    await save(consultant, id, 'verified', 0, findings(answers));
    await save(consultant, id, 'conclusions', 0, aConclusion());
    const confirmed = expecting(200, await step(consultant, id, 'verification', 1));
    expect(confirmed.status).toBe('verified');
    expect(confirmed.results?.verified.nodes['overall']).toEqual(
      confirmed.results?.declared.nodes['overall'],
    );
    expect(confirmed.stageProposal).not.toBeNull();

    const signed = expecting(200, await step(consultant, id, 'sign-off', 1));
    expect(signed.status).toBe('signed-off');
    expect(signed.signedOff).toEqual({
      at: '2026-11-20T09:00:00.000Z',
      on: '2026-11-20',
      name: 'Nicolò Verdi',
      accreditation: { body: 'Regione Toscana', number: 'A-17', validUntil: '2027-06-30' },
      accredited: true,
      stage: 2,
    });
    expect(signed.offers?.today).toBe('2026-11-20');
    expect((await read(owner, id)).results).toEqual(signed.results);
  });

  it('when a value differs by more than a level, then it needs an explanation', async () => {
    const { consultant } = parties;
    const { id } = await submitted(parties);
    const [question] = Object.entries(answers).find(([, value]) => value === true) ?? [''];
    const attempt = async (revision: number, other: object) => {
      await save(consultant, id, 'verified', revision, findings(answers, { [question]: other }));
      return step(consultant, id, 'verification', revision + 1);
    };
    const bare = await attempt(0, { value: false });
    expect(refusal(bare)).toEqual([409, 'not-verified']);
    expect(bare.body.error.issues).toEqual([
      expect.objectContaining({ path: `verified.${question}`, code: 'no-reason' }),
    ]);
    const short = await attempt(1, { value: false, reason: 'Manca.' });
    expect(short.body.error.issues).toEqual([
      expect.objectContaining({ path: `verified.${question}`, code: 'no-explanation' }),
    ]);
    const reason = 'Sul posto non si è visto alcun registro, né su carta né a schermo.';
    const explained = await attempt(2, { value: false, reason });
    expect(explained.status).toBe(200);
    const { results } = explained.body as AuditView;
    expect(results?.verified.questions[question]?.points).toBe(0);
    expect(results?.declared.questions[question]?.points).toBeGreaterThan(0);
  });

  it('when an indicator has no verified value, then it is named', async () => {
    const { consultant } = parties;
    const { id } = await submitted(parties);
    const found = findings(answers);
    delete found['machines'];
    await save(consultant, id, 'verified', 0, found);
    const refused = await step(consultant, id, 'verification', 1);
    expect(refusal(refused)).toEqual([409, 'not-verified']);
    const paths = (refused.body.error.issues as { path: string }[]).map(({ path }) => path);
    expect(paths).toContain('verified.machines');
  });

  it('goes back to the firm for changes, from handed over and from verified', async () => {
    const { owner, consultant } = parties;
    const { id } = await submitted(parties);
    const items = [{ question: 'machines', text: 'Quali macchine?' }];
    const back = await consultant.send('post', `/audits/${id}/changes`, { items });
    expect(back.body).toMatchObject({ status: 'changes-requested', requests: items });
    await save(owner, id, 'declared', 1, { ...answers, machines: 'dont-know' });
    expect((await step(owner, id, 'submit', 2)).body.status).toBe('submitted');
    await save(consultant, id, 'verified', 0, findings(answers));
    expect((await step(consultant, id, 'verification', 1)).body.status).toBe('verified');
    const again = await consultant.send('post', `/audits/${id}/changes`, { items });
    expect(again.body).toMatchObject({ status: 'changes-requested', results: null });
    expect(again.body.requests).toHaveLength(2);
  });

  it('when a step is sent twice, then it happens once', async () => {
    const { owner, consultant } = parties;
    const { id } = await submitted(parties);
    expect((await step(owner, id, 'submit', 1)).status).toBe(200);
    await save(consultant, id, 'verified', 0, findings(answers));
    for (const _ of [1, 2])
      expect((await step(consultant, id, 'verification', 1)).status).toBe(200);
    const first = await step(consultant, id, 'sign-off', 1);
    const second = await step(consultant, id, 'sign-off', 1);
    expect(second.body).toEqual(first.body);
    const { body } = await owner.send('get', `/companies/${parties.company.id}/record`);
    const acts = (body as { act: string }[]).map(({ act }) => act);
    expect(acts.filter((act) => act.startsWith('audit.'))).toEqual([
      'audit.signed-off',
      'audit.verified',
      'audit.submitted',
      'audit.begun',
    ]);
  });

  it('when two sign at the same moment, then there is one signature', async () => {
    const { consultant } = parties;
    const { id } = await verified(parties);
    const both = await Promise.all([1, 2, 3].map(() => step(consultant, id, 'sign-off', 1)));
    expect(both.map(({ status }) => status)).toEqual([200, 200, 200]);
    const receipt = await consultant.send('get', `/audits/${id}/receipt`);
    expect(receipt.body).toMatchObject({ format: 'meridiana-audit-1', audit: id });
    expect(new Set(both.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  });

  it('when the accreditation has ended, then the audit is signed without it', async () => {
    const { consultant } = parties;
    const { id } = await verified(parties);
    const accreditation = { body: 'Regione Toscana', number: 'A-17', validUntil: '2026-11-19' };
    const profile = { name: 'Nicolò Verdi', organisation: 'Officina Digitale', provinces: [] };
    await consultant.send('put', '/consultant', { ...profile, accreditation });
    const signed = expecting(200, await step(consultant, id, 'sign-off', 1));
    expect(signed.signedOff).toMatchObject({ accredited: false, accreditation });
    expect(signed.consultant.accredited).toBe('expired');
  });
});

describe('a signed-off audit', () => {
  it('does not change any more', async () => {
    const { owner, consultant } = parties;
    const { id } = await signedOff(parties);
    const before = await read(owner, id);
    const refused = [
      await save(owner, id, 'declared', 1, answers),
      await save(consultant, id, 'verified', 1, findings(answers)),
      await save(consultant, id, 'inventory', 0, []),
      await save(consultant, id, 'conclusions', 1, aConclusion()),
      await consultant.send('post', `/audits/${id}/comments`, { question: null, text: 'Ecco' }),
      await consultant.send('put', `/audits/${id}/notes/audit`, { text: 'Ecco' }),
      await owner.send('delete', `/audits/${id}`),
    ];
    expect(refused.map(refusal)).toEqual(refused.map(() => [409, 'wrong-status']));
    expect(await read(owner, id)).toEqual(before);
  });
});
