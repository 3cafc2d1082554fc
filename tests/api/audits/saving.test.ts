import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Conclusions, InventoryItem } from '../../../api/contract-audits.ts';
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import {
  aConclusion,
  begun,
  findings,
  goldenFirm,
  type Parties,
  partiesIn,
  read,
  refusal,
  save,
  step,
} from '../../support/audit.ts';
import { joined } from '../../support/firm.ts';

let running: AccountTestService;
let parties: Parties;
let id: string;
beforeAll(async () => {
  running = await startAccountService();
});
afterAll(() => running.close());
beforeEach(async () => {
  parties = await partiesIn(running);
  id = (await begun(parties)).id;
});

const { answers } = goldenFirm();
const aMachine = (overrides: Partial<InventoryItem> = {}): InventoryItem => ({
  id: 'tornio-1',
  kind: 'machine',
  name: 'Tornio parallelo',
  year: 1998,
  process: 'production',
  keyStep: true,
  connected: 'no',
  retrofit: 'possible',
  adoption: 'in-use',
  note: 'Un sensore di corrente basta.',
  ...overrides,
});

describe('two tabs on the same answers', () => {
  it('when both save from the same revision, then the second is told what is there now', async () => {
    const { owner } = parties;
    const first = await save(owner, id, 'declared', 0, { machines: 'dont-know' });
    expect(first.body).toEqual({ revision: 1, savedAt: expect.any(String) });
    const second = await save(owner, id, 'declared', 0, { machines: 'on-the-spot' });
    expect(refusal(second)).toEqual([409, 'stale-revision']);
    expect(second.body.error.current).toEqual({ revision: 1, value: { machines: 'dont-know' } });
  });

  it('when both save at the same moment, then one is kept and nothing is mixed', async () => {
    const editor = await joined(parties.owner, parties.company.id, 'editor');
    const both = await Promise.all([
      save(parties.owner, id, 'declared', 0, { machines: 'dont-know' }),
      save(editor, id, 'declared', 0, { machines: 'on-the-spot' }),
    ]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect((await read(editor, id)).declared.revision).toBe(1);
  });

  it('when a reply is lost and the same change comes again, then it counts once', async () => {
    const { owner } = parties;
    const [first, again] = [
      await save(owner, id, 'declared', 0, answers, 'the-same-change'),
      await save(owner, id, 'declared', 0, answers, 'the-same-change'),
    ];
    expect([again.status, again.body]).toEqual([200, first.body]);
    await step(owner, id, 'submit', 1);
    const late = await save(owner, id, 'declared', 0, answers, 'the-same-change');
    expect([late.status, late.body]).toEqual([200, first.body]);
  });

  it('the sides save their parts without getting in each other’s way', async () => {
    const { owner, consultant } = parties;
    await save(owner, id, 'declared', 0, { machines: 'dont-know' });
    const both = await Promise.all([
      save(owner, id, 'declared', 1, answers),
      save(consultant, id, 'verified', 0, findings(answers)),
      save(owner, id, 'inventory', 0, [aMachine()]),
      save(consultant, id, 'conclusions', 0, aConclusion()),
    ]);
    expect(both.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await read(consultant, id)).toMatchObject({
      declared: { revision: 2, value: answers },
      verified: { revision: 1 },
      inventory: { revision: 1, value: [aMachine()] },
      conclusions: { revision: 1, value: aConclusion() },
    });
  });
});

const paths = (body: { error: { issues: { path: string }[] } }) =>
  body.error.issues.map(({ path }) => path);

describe('bad input', () => {
  it.each([
    ['an unknown question', { nonsense: true }, 'value.nonsense'],
    ['a choice of another question', { machines: 'nonsense' }, 'value.machines'],
    ['a number as text', { machines: 3 }, 'value.machines'],
    ['a list', [], 'value'],
    ['text', 'machines', 'value'],
  ])('declared: when there is %s, then it is named', async (_what, value, path) => {
    const refused = await save(parties.owner, id, 'declared', 0, value);
    expect([refused.status, paths(refused.body)]).toEqual([400, [path]]);
  });

  it.each([
    [
      'an unknown question',
      { nonsense: { value: true, on: '2026-11-20' } },
      'value.nonsense.value',
    ],
    ['a foreign choice', { machines: { value: 'x', on: '2026-11-20' } }, 'value.machines.value'],
    ['a day to come', { machines: { value: 'dont-know', on: '2026-11-21' } }, 'value.machines.on'],
    ['no day', { machines: { value: 'dont-know' } }, 'value.machines.on'],
    ['no value', { machines: { on: '2026-11-20' } }, 'value.machines.value'],
    [
      'an empty reason',
      { machines: { value: 'dont-know', on: '2026-11-20', reason: ' ' } },
      'value.machines.reason',
    ],
  ])('verified: when there is %s, then it is named', async (_what, value, path) => {
    await save(parties.owner, id, 'declared', 0, answers);
    const refused = await save(parties.consultant, id, 'verified', 0, value);
    expect([refused.status, paths(refused.body)]).toEqual([400, [path]]);
  });

  it.each([
    ['an id twice', [aMachine(), aMachine()], 'value'],
    ['a kind that is none', [{ ...aMachine(), kind: 'person' }], 'value.0.kind'],
    ['a year before machines', [aMachine({ year: 1492 })], 'value.0.year'],
    ['two lines as name', [aMachine({ name: 'a\nb' })], 'value.0.name'],
    ['a surplus field', [{ ...aMachine(), price: 3 }], 'value.0.price'],
    ['too many', Array.from({ length: 81 }, (_, at) => aMachine({ id: `m${at}` })), 'value'],
  ])('inventory: when there is %s, then it is named', async (_what, value, path) => {
    const refused = await save(parties.owner, id, 'inventory', 0, value);
    expect([refused.status, paths(refused.body)]).toEqual([400, [path]]);
  });

  const [measure] = aConclusion().measures;
  const withMeasure = (change: object): Partial<Conclusions> => ({
    measures: [{ ...measure, ...change } as Conclusions['measures'][number]],
  });
  it.each([
    ['an unknown area', { priorities: ['cooking'] }, 'value.priorities.0'],
    ['an area twice', { priorities: ['training', 'training'] }, 'value.priorities'],
    ['a stage that is none', { stage: { stage: 7, reason: 'Sì' } }, 'value.stage.stage'],
    ['a stage without reason', { stage: { stage: 3, reason: '' } }, 'value.stage.reason'],
    ['costs upside down', withMeasure({ cost: { low: 2, high: 1 } }), 'value.measures.0.cost'],
    [
      'costs in fractions',
      withMeasure({ cost: { low: 0.5, high: 1 } }),
      'value.measures.0.cost.low',
    ],
    ['an unknown service', withMeasure({ service: 'x' }), 'value.measures.0.service'],
    ['a quarter that is none', withMeasure({ quarter: '2027-Q5' }), 'value.measures.0.quarter'],
    [
      'a figure without its source',
      withMeasure({ benefit: { kind: 'hours', input: { hourlyCost: { value: 1, source: '' } } } }),
      'value.measures.0.benefit.input.hourlyCost.source',
    ],
    [
      'a figure of another benefit',
      withMeasure({ benefit: { kind: 'hours', input: { unitCost: { value: 1, source: 'x' } } } }),
      'value.measures.0.benefit.input.unitCost',
    ],
  ])('conclusions: when there is %s, then it is named', async (_what, change, path) => {
    await save(parties.owner, id, 'declared', 0, answers);
    const value = aConclusion(change);
    const refused = await save(parties.consultant, id, 'conclusions', 0, value);
    expect([refused.status, paths(refused.body)]).toEqual([400, [path]]);
  });

  it('nothing may be smuggled in beside the parts', async () => {
    const { owner } = parties;
    const body = { changeId: 'a-change-id', revision: 0, value: {}, status: 'signed-off' };
    const refused = await owner.send('put', `/audits/${id}/declared`, body);
    expect([refused.status, paths(refused.body)]).toEqual([400, ['status']]);
    const parts = await owner.send('put', `/audits/${id}/results`, body);
    expect(parts.status).toBe(404);
  });

  it('comments and requests are about questions that there are', async () => {
    const { owner, consultant } = parties;
    const comment = { question: 'nonsense', text: 'Ecco' };
    expect((await owner.send('post', `/audits/${id}/comments`, comment)).status).toBe(400);
    await save(owner, id, 'declared', 0, answers);
    await step(owner, id, 'submit', 1);
    const items = [{ question: 'nonsense', text: 'Perché?' }];
    const refused = await consultant.send('post', `/audits/${id}/changes`, { items });
    expect([refused.status, paths(refused.body)]).toEqual([400, ['items.0.question']]);
    expect((await consultant.send('post', `/audits/${id}/changes`, { items: [] })).status).toBe(
      400,
    );
  });

  it('when nothing is declared, then there is nothing to hand over', async () => {
    const { owner } = parties;
    await save(owner, id, 'declared', 0, {});
    expect(refusal(await step(owner, id, 'submit', 1))).toEqual([409, 'nothing-declared']);
  });
});

describe('comments', () => {
  it('are seen by both sides, and taken back by who wrote them', async () => {
    const { owner, consultant } = parties;
    const added = await owner.send('post', `/audits/${id}/comments`, {
      question: 'machines',
      text: 'La fresa è nuova.',
    });
    expect(added.body).toMatchObject({ by: 'company', yours: true, question: 'machines' });
    const [seen] = (await read(consultant, id)).comments;
    expect(seen).toEqual({ ...added.body, yours: false });
    const path = `/audits/${id}/comments/${added.body.id}`;
    expect((await consultant.send('delete', path)).status).toBe(404);
    expect((await owner.send('delete', path)).status).toBe(204);
    expect((await read(consultant, id)).comments).toEqual([]);
  });
});
