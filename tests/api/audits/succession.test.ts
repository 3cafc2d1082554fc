import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { verify } from 'node:crypto';
import type { AuditReceipt, AuditView, ComparisonView } from '../../../api/contract-audits.ts';
import type { Answers } from '../../../scoring/answers.ts';
import { canonicalJson } from '../../../scoring/canonical.ts';
import { profileFacts } from '../../../scoring/profile.ts';
import { openQuestions } from '../../../scoring/score.ts';
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
} from '../../support/audit.ts';
import { upload } from '../../support/evidence-files.ts';
import { questionnaires } from '../../support/service.ts';

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
const next = async (id: string, kind: 'corrections' | 'follow-ups', who = parties.consultant) =>
  expecting(201, await who.send('post', `/audits/${id}/${kind}`));

describe('a correction', () => {
  it('is a new version that names the old one, begins with all of it, and leaves it as it was', async () => {
    const { consultant, owner } = parties;
    const old = await signedOff(parties);
    const correction = await next(old.id, 'corrections');
    expect(correction).toMatchObject({
      series: old.series,
      corrects: old.id,
      follows: null,
      point: 'T0',
      status: 'submitted',
      declared: { revision: 0, value: old.declared.value },
      verified: { revision: 0, value: old.verified.value },
      conclusions: { revision: 0, value: old.conclusions.value },
      signedOff: null,
      results: null,
    });
    const reason = 'Nella prima versione era un errore di trascrizione.';
    const changed = findings(answers, { machines: { value: 'dont-know', reason } });
    await save(consultant, correction.id, 'verified', 0, changed);
    expecting(200, await step(consultant, correction.id, 'verification', 1));
    const signed = expecting(200, await step(consultant, correction.id, 'sign-off', 1));
    expect(signed.results).not.toEqual(old.results);
    expect(await read(owner, old.id)).toEqual({
      ...old,
      side: 'company',
      may: ['follow-up'],
      notes: null,
      correctedBy: correction.id,
    });
  });

  it('when it is asked for twice, also at once, then there is one', async () => {
    const old = await signedOff(parties);
    const both = await Promise.all([1, 2].map(() => next(old.id, 'corrections')));
    expect(new Set(both.map(({ id }) => id)).size).toBe(1);
    const list = await parties.owner.send('get', `/companies/${parties.company.id}/audits`);
    expect(list.body).toHaveLength(2);
  });

  it('once signed off takes the place of the old one in what follows', async () => {
    const { consultant } = parties;
    const old = await signedOff(parties);
    const correction = await next(old.id, 'corrections');
    running.service.clock.set('2026-11-20T09:05:00Z');
    expecting(200, await step(consultant, correction.id, 'verification', 0));
    expecting(200, await step(consultant, correction.id, 'sign-off', 0));
    const refused = await consultant.send('post', `/audits/${old.id}/follow-ups`);
    expect(refusal(refused)).toEqual([409, 'corrected']);
    const { audits } = running.service.services;
    expect(await audits.assessed(parties.company.id)).toEqual({
      audit: correction.id,
      assessedOn: '2026-11-20',
      accredited: true,
      stage: 2,
    });
  });
});

describe('a follow-up', () => {
  it('begins with what was found, carries the evidence on, and leaves the first report untouched', async () => {
    const { owner } = parties;
    const { id } = await begun(parties);
    const file = (await upload(owner, id)).body;
    const first = await signedOff(parties);
    const second = await next(first.id, 'follow-ups', owner);
    expect(second).toMatchObject({
      point: 'T1',
      status: 'draft',
      follows: first.id,
      corrects: null,
      declared: { revision: 0, value: answers },
      verified: { revision: 0, value: {} },
      conclusions: { value: { findings: {}, measures: [], stage: null } },
      evidence: [file],
    });
    expect(Object.values(second.carried).every((from) => from === first.id)).toBe(true);
    await save(owner, second.id, 'declared', 0, { ...answers, machines: 'dont-know' });
    const { carried } = await read(owner, second.id);
    expect(Object.keys(carried)).not.toContain('machines');
    expect(Object.keys(carried)).toHaveLength(Object.keys(answers).length - 1);
    expect((await read(parties.consultant, first.id)).results).toEqual(first.results);
  });

  it('is compared with the one it follows, on the page and on paper', async () => {
    const { owner, consultant } = parties;
    const first = await signedOff(parties);
    const second = await next(first.id, 'follow-ups', owner);
    const better = raised();
    await save(owner, second.id, 'declared', 0, better);
    const path = `/audits/${second.id}/comparison`;
    const early = (await owner.send('get', path)).body as ComparisonView;
    expect(early.before).toEqual({ id: first.id, point: 'T0', on: '2026-11-20' });
    expect(early.comparison.reason).toBe('same-version');
    expecting(200, await step(owner, second.id, 'submit', 1));
    await save(consultant, second.id, 'verified', 0, findings(better));
    const confirmed = expecting(200, await step(consultant, second.id, 'verification', 1));
    const { comparison } = (await owner.send('get', path)).body as ComparisonView;
    const overall = comparison.nodes[0];
    const [before, after] = [first, confirmed].map(
      ({ results }) => results?.verified.nodes[overall?.id ?? '']?.score ?? 0,
    );
    expect(overall?.difference).toBe((after ?? 0) - (before ?? 0));
    expect(after).toBeGreaterThan(before ?? 0);
    const pdf = await owner.send('get', `${path}.pdf?language=en`);
    expect([pdf.status, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect((pdf.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('goes from T0 over T1 to T2 and no further', async () => {
    const { owner, consultant } = parties;
    let audit: AuditView = await signedOff(parties);
    for (const point of ['T1', 'T2']) {
      const following = await next(audit.id, 'follow-ups');
      expect(following.point).toBe(point);
      await save(owner, following.id, 'declared', 0, answers);
      await step(owner, following.id, 'submit', 1);
      await save(consultant, following.id, 'verified', 0, findings(answers));
      await step(consultant, following.id, 'verification', 1);
      audit = expecting(200, await step(consultant, following.id, 'sign-off', 1));
    }
    const refused = await consultant.send('post', `/audits/${audit.id}/follow-ups`);
    expect(refusal(refused)).toEqual([409, 'last-point']);
  });

  it('when an audit follows none, then there is nothing to compare', async () => {
    const { id } = await signedOff(parties);
    const refused = await parties.owner.send('get', `/audits/${id}/comparison`);
    expect(refusal(refused)).toEqual([409, 'follows-none']);
  });
});

describe('papers', () => {
  it('when the audit is verified, then there is a report to read and one to edit', async () => {
    const { owner, consultant } = parties;
    const { id } = await submitted(parties);
    const early = await owner.send('get', `/audits/${id}/report.pdf`);
    expect(refusal(early)).toEqual([409, 'not-verified']);
    await save(consultant, id, 'verified', 0, findings(answers));
    await save(consultant, id, 'conclusions', 0, aConclusion());
    expecting(200, await step(consultant, id, 'verification', 1));
    for (const language of ['it', 'en']) {
      const pdf = await owner.send('get', `/audits/${id}/report.pdf?language=${language}`);
      expect((pdf.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
      const docx = await consultant.send('get', `/audits/${id}/report.docx?language=${language}`);
      expect(docx.headers['content-disposition']).toContain('meridiana-audit-report.docx');
      expect((docx.text ?? docx.body).length).toBeGreaterThan(0);
    }
    const other = await owner.send('get', `/audits/${id}/report.pdf?language=fr`);
    expect(other.status).toBe(400);
  });

  it('the receipt is signed with the key that everybody can ask for', async () => {
    const { id } = await signedOff(parties);
    const receipt = (await parties.owner.send('get', `/audits/${id}/receipt`)).body as AuditReceipt;
    const { signature, ...content } = receipt;
    const { publicKey } = (await parties.owner.send('get', '/receipts/key')).body;
    expect(signature.publicKey).toBe(publicKey);
    const key = { key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' } as const;
    const isSigned = (what: object) =>
      verify(null, Buffer.from(canonicalJson(what)), key, Buffer.from(signature.value, 'base64'));
    expect(isSigned(content)).toBe(true);
    expect(isSigned({ ...content, declared: {} })).toBe(false);
    expect(JSON.stringify(content)).not.toContain('Oreficeria');
  });
});

describe('beginning', () => {
  it('when it is asked for twice, then there is one audit of the point', async () => {
    const both = await Promise.all([1, 2].map(() => begun(parties)));
    expect(new Set(both.map(({ id }) => id)).size).toBe(1);
  });

  it('needs the task in the letter of assignment', async () => {
    const { owner, consultant, company } = parties;
    const assignment = {
      tasks: ['assisted-assessment'],
      scope: 'Questionario',
      consultant: consultant.account,
    };
    const days = { from: '2026-11-20', until: '2026-12-20' };
    const path = `/companies/${company.id}/engagements`;
    const { body } = await owner.send('post', path, { ...assignment, ...days });
    await consultant.send('post', `/engagements/${body.id}/acceptance`);
    const refused = await consultant.send('post', `/engagements/${body.id}/audits`, {
      language: 'it',
      point: 'T0',
    });
    expect(refusal(refused)).toEqual([409, 'not-assigned']);
  });

  it('carries over what the firm has answered before, and marks it', async () => {
    const { owner, company } = parties;
    const advanced = questionnaires.instruments.get('advanced/v1')?.firms[0];
    const path = `/companies/${company.id}/assessments`;
    const made = { instrument: 'advanced', language: 'it', privacyNotice: '2026-11' };
    const assessment = (await owner.send('post', path, made)).body as { id: string };
    await owner.save(assessment.id, 0, advanced?.answers);
    expect((await owner.submit(assessment.id, 1)).status).toBe(200);
    const audit = await begun(parties);
    const carried = Object.keys(audit.carried);
    expect(carried.length).toBeGreaterThan(0);
    expect(new Set(Object.values(audit.carried))).toEqual(new Set([assessment.id]));
    expect(Object.keys(audit.declared.value).toSorted()).toEqual(carried.toSorted());
    expect(audit.status).toBe('draft');
  });

  it('when the firm wants to begin with nothing, then nothing is carried over', async () => {
    const audit = await begun(parties, { carry: false });
    expect([audit.carried, audit.declared.value]).toEqual([{}, {}]);
  });
});

/** The same firm some months later: yes wherever it said no; what that leads to it does not know yet. */
function raised(): Answers {
  const { definition } = questionnaires.instruments.get('technological-audit/v1') ?? {};
  if (!definition) throw new Error('There is no technological audit');
  const better: Answers = Object.fromEntries(
    Object.entries(answers).map(([id, value]) => [id, value === false ? true : value]),
  );
  const open = openQuestions(definition, better, profileFacts(goldenFirm().profile));
  return { ...better, ...Object.fromEntries(open.map((id) => [id, 'dont-know'])) };
}
