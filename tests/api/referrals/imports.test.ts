import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CallReferralView, ImportReport } from '../../../api/contract-programmes.ts';
import { ImportStore } from '../../../api/referrals/imports.store.ts';
import type { Step } from '../../../api/referrals/referrals.record.ts';
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import { newVatNumber } from '../../support/firm.ts';
import type { Person } from '../../support/person.ts';
import {
  aFile,
  aLine,
  CALL,
  HEADER,
  type Line,
  officerOf,
  sendFile,
} from '../../support/programme.ts';
import type { TestService } from '../../support/service.ts';
import { aProfile, Visitor } from '../../support/visitor.ts';

let running: AccountTestService;
let service: TestService;
let officer: Person;
beforeAll(async () => {
  running = await startAccountService();
  service = running.service;
  officer = await officerOf({ service, mailbox: running.mailbox });
});
afterAll(() => running.close());
beforeEach(async () => {
  for (const name of ['referrals', 'referral-imports', 'referral-import-rows'])
    await service.database.connection.collection(name).deleteMany({});
});

async function rows(): Promise<CallReferralView[]> {
  const { body } = await officer.send('get', `/calls/${CALL}/referrals`);
  return body.referrals;
}

function stored(): Promise<number> {
  return service.database.connection.collection('referrals').countDocuments();
}

const SOLD = newVatNumber();
/** Two firms, one of which has been paid. */
const lines: Line[] = [
  aLine({ reference: 'P-1', vat: SOLD }),
  aLine({ reference: 'P-1', vat: SOLD, step: 'admitted', day: '2026-05-01', requested: '' }),
  aLine({
    reference: 'P-1',
    vat: SOLD,
    step: 'funded',
    day: '2026-06-01',
    requested: '',
    granted: '8000,5',
  }),
  aLine({ reference: 'P-2', service: '', size: '', name: 'Però & figli' }),
];

describe('an import of applications', () => {
  it('is there as a whole, each application with its history', async () => {
    const { status, body } = await sendFile(officer, aFile(lines));
    expect([status, body]).toEqual([
      200,
      { dryRun: false, rows: 4, applications: 2, added: 4, known: 0, errors: [] },
    ]);
    const all = await rows();
    expect(all).toHaveLength(2);
    expect(all.find(({ reference }) => reference === 'P-1')).toMatchObject({
      firm: { name: 'Officina Prova', vatNumber: SOLD, nuts3: 'ITI18', size: 'small' },
      call: CALL,
      service: 'B.5.4',
      state: 'funded',
      steps: [
        { state: 'applied', day: '2026-04-01', requested: 2_000_000, by: 'import' },
        { state: 'admitted', day: '2026-05-01' },
        { state: 'funded', day: '2026-06-01', granted: 800_050 },
      ],
    });
  });

  it('when it is sent again, changes nothing', async () => {
    await sendFile(officer, aFile(lines));
    const before = await rows();
    const { body } = await sendFile(officer, aFile(lines));
    expect(body).toMatchObject({ added: 0, known: 4 });
    expect(await rows()).toEqual(before);
  });

  it('when it is sent again with one step more, adds that one', async () => {
    await sendFile(officer, aFile(lines));
    const paid = aLine({
      ...lines[0],
      step: 'done',
      day: '2026-09-01',
      requested: '',
      paid: '8000',
    });
    const { body } = await sendFile(officer, aFile([...lines, paid]));
    expect(body).toMatchObject({ added: 1, known: 4 });
    const all = await rows();
    expect(all.find(({ reference }) => reference === 'P-1')?.state).toBe('done');
  });

  it('as a dry run says what it would do and does nothing', async () => {
    const { body } = await sendFile(officer, aFile(lines), { dryRun: true });
    expect(body).toMatchObject({ dryRun: true, added: 4, errors: [] });
    expect(await stored()).toBe(0);
  });

  it('reads commas, a byte order mark, quoted names and other orders of columns alike', async () => {
    const [first] = lines;
    const names = HEADER.split(';').toReversed() as (keyof Line)[];
    const cells = names.map((name) => `"${first?.[name] ?? ''}"`);
    const file = `\uFEFF${names.join(',')}\r\n${cells.join(',')}\r\n`;
    const { body } = await sendFile(officer, file);
    expect(body).toMatchObject({ rows: 1, added: 1, errors: [] });
  });

  it('joins the wish of the same firm instead of standing beside it', async () => {
    const firm = new Visitor(service.app);
    const vatNumber = newVatNumber();
    const profile = aProfile({ vatNumber });
    const { assessment } = await firm.create({ profile });
    await firm.submit(assessment.id, 0);
    const offer = service.deps.catalogue.offers.find(({ code }) => code === CALL)?.id;
    const contact = { name: 'Ada Rossi', email: 'ada@example.org' };
    const wish = { offer, contact, consent: true };
    await firm.send('post', `/assessments/${assessment.id}/referrals`, wish);
    await sendFile(officer, aFile([aLine({ vat: vatNumber, day: '2026-11-20' })]));
    expect(await rows()).toMatchObject([
      { contact, state: 'applied', steps: [{ state: 'interested' }, { state: 'applied' }] },
    ]);
    const own = await firm.send('get', `/assessments/${assessment.id}/referrals`);
    expect(own.body[0].state).toBe('applied');
    expect((await firm.send('delete', `/assessments/${assessment.id}`)).status).toBe(204);
    expect(await rows()).toMatchObject([{ contact: null, state: 'applied' }]);
  });
});

describe('a file with errors', () => {
  it.each<[string, Partial<Line>, keyof Line, string]>([
    ['no reference', { reference: '' }, 'reference', 'missing'],
    ['a strange reference', { reference: '=1+1' }, 'reference', 'not-a-reference'],
    ['no VAT number', { vat: '' }, 'vat', 'missing'],
    ['a wrong check digit', { vat: '12345678901' }, 'vat', 'not-a-vat-number'],
    ['control characters', { name: 'a\u0007b' }, 'name', 'not-plain-text'],
    ['another encoding', { name: 'Per\uFFFD' }, 'name', 'not-plain-text'],
    ['an unknown province', { province: 'AR' }, 'province', 'unknown-province'],
    ['an unknown size', { size: 'tiny' }, 'size', 'unknown-size'],
    ['an unknown service', { service: 'Z.9' }, 'service', 'unknown-service'],
    ['an unknown step', { step: 'won' }, 'step', 'unknown-step'],
    ['mere interest', { step: 'interested' }, 'step', 'unknown-step'],
    ['a day that is not there', { day: '2026-02-30' }, 'day', 'not-a-day'],
    ['a day before 1970', { day: '1969-12-31' }, 'day', 'not-a-day'],
    ['an Italian day', { day: '01/04/2026' }, 'day', 'not-a-day'],
    ['a day to come', { day: '2026-11-21' }, 'day', 'in-the-future'],
    ['no sum', { requested: '' }, 'requested', 'missing'],
    ['a sum with thousands', { requested: '20.000,00' }, 'requested', 'not-an-amount'],
    ['a sum below nothing', { requested: '-1' }, 'requested', 'not-an-amount'],
    ['a sum of another step', { paid: '10' }, 'paid', 'not-with-this-step'],
    ['a first step out of turn', { step: 'refused', requested: '' }, 'step', 'not-after-this-step'],
  ])('with %s names row, column and reason', async (_what, wrong, column, code) => {
    const { status, body } = await sendFile(
      officer,
      aFile([aLine(), aLine({ reference: 'P-2', ...wrong })]),
      {
        dryRun: true,
      },
    );
    expect(status).toBe(200);
    expect((body as ImportReport).errors).toContainEqual({ row: 3, column, code });
  });

  it.each<[string, Line[], object]>([
    [
      'two firms with one reference',
      [aLine(), aLine({ day: '2026-04-02' })],
      { row: 3, column: 'vat', code: 'another-firm' },
    ],
    [
      'more granted than asked for',
      [
        aLine({ vat: SOLD }),
        aLine({
          vat: SOLD,
          step: 'admitted',
          day: '2026-05-01',
          requested: '',
          granted: '20000.01',
        }),
      ],
      { row: 3, column: 'granted', code: 'more-than-requested' },
    ],
  ])('with %s says so', async (_what, wrong, error) => {
    const { body } = await sendFile(officer, aFile(wrong), { dryRun: true });
    expect(body.errors).toEqual([error]);
  });

  it.each<[string, string, object]>([
    ['is empty', '', { row: 1, column: 'file', code: 'empty' }],
    [
      'lacks a column',
      HEADER.replace('day;', ''),
      { row: 1, column: 'day', code: 'missing-column' },
    ],
    ['has a column too many', `${HEADER};iban`, { row: 1, column: 'iban', code: 'unknown-column' }],
    ['has a column twice', `${HEADER};vat`, { row: 1, column: 'vat', code: 'twice' }],
    [
      'has a short row',
      `${HEADER}\nP-1;1`,
      { row: 2, column: 'row', code: 'other-number-of-columns' },
    ],
    ['has an open quote', `${HEADER}\n"P-1;1`, { row: 2, column: 'file', code: 'not-csv' }],
  ])('that %s says so', async (_what, file, error) => {
    const { body } = await sendFile(officer, file, { dryRun: true });
    expect(body.errors).toContainEqual(error);
  });

  it('of 50,000 rows with one that is wrong imports nothing and says which', async () => {
    const vat = newVatNumber();
    const many = Array.from({ length: 50_000 }, (_, index) =>
      aLine({ reference: `P-${index}`, vat, ...(index === 31_415 && { day: '2026-13-01' }) }),
    );
    const { status, body } = await sendFile(officer, aFile(many));
    expect([status, body.error.code]).toEqual([400, 'import-refused']);
    expect(body.error.issues).toEqual([
      { path: 'rows.31417.day', code: 'not-a-day', message: 'not a day' },
    ]);
    expect(await stored()).toBe(0);
    for (const left of ['referral-imports', 'referral-import-rows'])
      expect(await service.database.connection.collection(left).countDocuments()).toBe(0);
  });

  it('of more rows than are taken is refused', async () => {
    const line = aFile([aLine()]).split('\n')[1] ?? '';
    const { status } = await sendFile(officer, [HEADER, ...Array(50_001).fill(line)].join('\n'));
    expect(status).toBe(413);
  });

  it('that is too large is refused', async () => {
    const { status } = await sendFile(
      officer,
      aFile(Array(50_000).fill(aLine({ name: 'x'.repeat(430) }))),
    );
    expect(status).toBe(413);
  });

  it('that is sent as JSON is refused', async () => {
    const response = await officer.send('post', `/calls/${CALL}/referrals/import`, { rows: [] });
    expect(response.status).toBe(415);
  });
});

describe('an import that was interrupted', () => {
  const at = new Date('2026-11-20T09:00:00Z');
  const step = { id: 'one', state: 'applied', day: '2026-04-01', requested: 5, at, by: 'import' };
  const targets = ['A', 'B', 'C'].map((reference) => ({
    referral: reference.repeat(22),
    assessment: null,
    reference,
    firm: { name: null, vatNumber: newVatNumber(), nuts3: 'ITI18', size: null },
    service: null,
    steps: [step as Step],
    deeds: [],
  }));
  const deed = { id: 'd', at, chain: 'account:x', act: 'referral.imported', by: 'x' } as const;

  async function staged(): Promise<ImportStore> {
    const store = new ImportStore(service.database);
    await store.begin({ _id: 'import', call: CALL, at, by: 'x' });
    await store.stage('import', targets);
    return store;
  }

  it('before it was decided, counts for nothing, keeps others out, and is given up', async () => {
    await staged();
    expect(await rows()).toEqual([]);
    expect((await sendFile(officer, aFile(lines))).status).toBe(409);
    await service.database.connection
      .collection('referral-imports')
      .updateOne({ call: CALL }, { $set: { at: new Date('2026-11-20T08:44:00Z') } });
    expect((await sendFile(officer, aFile(lines))).status).toBe(200);
    const references = new Set((await rows()).map(({ reference }) => reference));
    expect(references).toEqual(new Set(['P-1', 'P-2']));
  });

  it('after it was decided, counts as a whole before anybody reads', async () => {
    const store = await staged();
    await store.decide('import', deed);
    const all = await rows();
    expect(all.map(({ state }) => state)).toEqual(['applied', 'applied', 'applied']);
  });

  it('and taken up by two processes at once, is applied once', async () => {
    const store = await staged();
    await store.decide('import', deed);
    await Promise.all([store.apply('import'), new ImportStore(service.database).apply('import')]);
    await store.apply('import');
    const all = await rows();
    expect(all.map(({ steps }) => steps.length)).toEqual([1, 1, 1]);
  });
});
